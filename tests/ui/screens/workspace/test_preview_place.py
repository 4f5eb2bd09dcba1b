"""Where on paper something of a meeting stands: from its title to the next one."""

import pytest

from desktop.documents.papers import minutes_paper
from desktop.pages import Pages
from tests.desktop.documents.sample import FULL
from ui.screens.workspace.aim import Aim
from ui.screens.workspace.preview_place import span
from ui.widgets.page_desk import Place


@pytest.fixture(scope="module")
def pages() -> Pages:
    return Pages(minutes_paper(FULL, lambda _done, _total: None))


@pytest.mark.parametrize(
    ("aim", "first", "after"),
    [
        (Aim("attendance"), "حاضران", "دستور جلسه"),
        (Aim("agenda"), "دستور جلسه", "مصوبات"),
        (Aim("agenda", 2), "۲. گزارش", "۳. آمادگی"),
        (Aim("agenda", 3), "۳. آمادگی", "مصوبات"),
        (Aim("resolutions", 1), "مصوبات", "۲. گشت"),  # with the title above the first one
        (Aim("resolutions", 2), "۲. گشت", "جلسهٔ بعد"),
        (Aim("resolutions", 0, 2).last(), "۲. گشت", "جلسهٔ بعد"),
    ],
)
def test_a_part_goes_from_its_title_to_the_next(
    pages: Pages, aim: Aim, first: str, after: str
) -> None:
    places = {mark.title: Place(mark.page, mark.down) for mark in pages.bookmarks}

    def place(title: str) -> Place:
        return next(place for each, place in places.items() if each.startswith(title))

    assert span(pages, aim) == (place(first), place(after))


def test_the_heading_is_what_stands_above_all_titles(pages: Pages) -> None:
    part = span(pages, Aim("heading"))
    assert part is not None
    assert part[0] == Place(0, 0)
    assert part[1].page == 0


def test_what_is_not_on_paper_has_no_place(pages: Pages) -> None:
    assert span(pages, Aim("review")) is None
