"""Where on the printed minutes that is which somebody works on.

The one hard rule: a place is found by the bookmarks of the paper itself, never by counting its
lines.
"""

from collections.abc import Mapping

from desktop.pages import Bookmark, Sheets
from desktop.persian import digits
from ui.screens.workspace.aim import Aim
from ui.widgets.page_desk import Place

# The heading stands above the first bookmark.
_HEADING = "heading"
_TITLES: Mapping[str, str] = {
    "attendance": "حاضران",
    "agenda": "دستور جلسه و مشروح مذاکرات",
    "resolutions": "مصوبات",
    "attachments": "پیوست‌ها",
}


def span(pages: Sheets, wanted: Aim) -> tuple[Place, Place] | None:
    """Find where it begins and where what comes after it does; None where it is not on paper."""
    marks, end = pages.bookmarks, Place(len(pages.sizes), 0)
    if wanted.section == _HEADING:
        return Place(0, 0), _place(marks[0]) if marks else end
    title = _TITLES.get(wanted.section)
    first = next((at for at, mark in enumerate(marks) if mark.title == title), None)
    if first is None:
        return None
    within = first
    for at, mark in enumerate(marks[first + 1 :], first + 1):
        if mark.level == 0 or within > first:
            end = _place(mark)
            break
        if mark.title.startswith(f"{digits(wanted.number)}. "):
            within = at
    if within == first + 1:
        within = first  # the title above the first entry belongs to what one wants to see
    return _place(marks[within]), end


def _place(mark: Bookmark) -> Place:
    return Place(mark.page, mark.down)
