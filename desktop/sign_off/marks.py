"""Where on the printed minutes that is which changed since an earlier submission.

The one hard rule: a change is looked for in its own part of the paper, between the bookmarks, so
that the same word elsewhere is never marked for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from desktop.differences import Difference, Kind, Section, Thing
from desktop.minutes import Minutes
from desktop.pages import Bookmark, Hit, Rectangle, Sheets
from desktop.persian import digits
from desktop.reporting import Report
from desktop.word_changes import Fate, Words

_TITLES: Final = {
    Section.ATTENDANCE: "حاضران",
    Section.AGENDA: "دستور جلسه و مشروح مذاکرات",
    Section.RESOLUTIONS: "مصوبات",
    Section.ATTACHMENTS: "پیوست‌ها",
}
_OF_ACTION = 2  # numbers: of the resolution and its own
_WHOLE = 24  # letters of a value that is marked as a whole
_LEVEL_OF_ENTRIES = 1  # and deeper
_SLACK = 4.0  # points by which a line may reach over the bookmark before it


@dataclass(frozen=True)
class Spot:
    """A height on a page, in points."""

    page: int
    down: float

    def before(self, other: "Spot") -> bool:
        return (self.page, self.down) < (other.page, other.down)


@dataclass(frozen=True)
class Mark:
    """A change: its number in the list of changes, where its part begins, and the words that came.

    `hits` is () where words only went, or where what came is not in letters.
    """

    number: int
    head: Spot
    hits: tuple[Hit, ...]


@dataclass(frozen=True)
class _Span:
    head: Spot
    end: Spot

    def holds(self, hit: Hit) -> bool:
        at = Spot(hit.page, hit.rectangles[0].bottom - _SLACK)
        return not at.before(self.head) and at.before(self.end)


def resolution_heads(pages: Sheets) -> dict[int, Spot]:
    """Tell where each resolution begins, by its number."""
    return {
        int(mark.title.partition(".")[0]): _spot(mark)
        for mark in _entries(pages, _TITLES[Section.RESOLUTIONS])
        if mark.title.partition(".")[0].isdecimal()
    }


def marks(
    pages: Sheets, minutes: Minutes, changed: Sequence[Difference], report: Report
) -> tuple[Mark, ...]:
    """Find all changes on the paper of these minutes; `report` may raise to cancel."""
    found = []
    for number, each in enumerate(changed, 1):
        report(number, len(changed))
        span = _span(pages, each)
        beside = _beside(pages, span, minutes, each)
        found.append(Mark(number, span.head, tuple(_hits(pages, span, each, beside))))
    return tuple(found)


def _beside(pages: Sheets, span: _Span, minutes: Minutes, changed: Difference) -> Hit | None:
    """Find the text of the action that a change belongs to; others may have the same deadline."""
    if changed.thing is not Thing.ACTION or len(changed.place.numbers) != _OF_ACTION:
        return None
    resolution, action = changed.place.numbers
    text = minutes.resolutions[resolution - 1].actions[action - 1].text
    return next(iter(_within(pages, span, text)), None)


def _hits(pages: Sheets, span: _Span, changed: Difference, beside: Hit | None) -> Iterator[Hit]:
    if changed.kind in {Kind.REMOVED, Kind.MOVED}:
        return
    if changed.names:
        for name in changed.names:
            yield from _nearest(_within(pages, span, name), beside)
        return
    whole = _nearest(_within(pages, span, changed.after), beside)
    came = any(each.fate is Fate.ADDED for each in changed.parts)
    if whole and came and (changed.kind is Kind.ADDED or len(changed.after) <= _WHOLE):
        yield from whole
        return
    parts = changed.parts
    for place, part in enumerate(parts):
        if part.fate is Fate.ADDED and part.text.strip():
            yield from _added(pages, span, whole, parts, place)


def _nearest(hits: Sequence[Hit], beside: Hit | None) -> Sequence[Hit]:
    """Give the first one, or the one that is nearest to the line of another; () for none."""
    if beside is None:
        return hits[:1]
    line = beside.rectangles[0].top
    near = sorted(
        (hit for hit in hits if hit.page == beside.page),
        key=lambda hit: abs(hit.rectangles[0].top - line),
    )
    return near[:1] or hits[:1]


def _added(
    pages: Sheets, span: _Span, whole: Sequence[Hit], parts: Sequence[Words], place: int
) -> Iterator[Hit]:
    """Find one stretch of added words, by the words around it where it stands there twice."""
    text = parts[place].text
    before = next((each.text for each in reversed(parts[:place]) if each.fate is Fate.KEPT), "")
    after = next((each.text for each in parts[place + 1 :] if each.fate is Fate.KEPT), "")
    around = _last_word(before) + text + _first_word(after)
    near = _within(pages, span, around) or whole
    found = [hit for hit in _within(pages, span, text) if not near or _is_in(hit, near)]
    yield from found[:1]


def _first_word(text: str) -> str:
    words = text.split()
    return f" {words[0]}" if words else ""


def _last_word(text: str) -> str:
    words = text.split()
    return f"{words[-1]} " if words else ""


def _within(pages: Sheets, span: _Span, text: str) -> list[Hit]:
    return [hit for hit in pages.find(text) if hit.rectangles and span.holds(hit)]


def _is_in(hit: Hit, others: Sequence[Hit]) -> bool:
    return any(
        other.page == hit.page
        and all(any(_covers(wide, each) for wide in other.rectangles) for each in hit.rectangles)
        for other in others
    )


def _covers(wide: Rectangle, narrow: Rectangle) -> bool:
    across = wide.left - _SLACK <= narrow.left and narrow.right <= wide.right + _SLACK
    return across and wide.top < (narrow.top + narrow.bottom) / 2 < wide.bottom


def _span(pages: Sheets, changed: Difference) -> _Span:
    """Give the part of the paper that a change belongs to."""
    marks_, place = pages.bookmarks, changed.place
    end = Spot(len(pages.sizes), 0.0)
    title = _TITLES.get(place.section)
    at = next((at for at, mark in enumerate(marks_) if mark.title == title), None)
    if at is None:
        heading = place.section is Section.HEADING and marks_
        return _Span(Spot(0, 0.0), _spot(marks_[0]) if heading else end)
    number = (place.numbers or place.numbers_before or (0,))[0]
    wanted = f"{digits(number)}. "
    first = at
    for later, mark in enumerate(marks_[at + 1 :], at + 1):
        if mark.level == 0 or first != at:
            end = _spot(mark)
            break
        if mark.level >= _LEVEL_OF_ENTRIES and mark.title.startswith(wanted):
            first = later
    return _Span(_spot(marks_[first]), end)


def _entries(pages: Sheets, title: str) -> Iterator[Bookmark]:
    inside = False
    for mark in pages.bookmarks:
        if mark.level == 0:
            inside = mark.title == title
        elif inside:
            yield mark


def _spot(mark: Bookmark) -> Spot:
    return Spot(mark.page, mark.down)
