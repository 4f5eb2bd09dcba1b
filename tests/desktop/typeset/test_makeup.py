"""What goes on which page, whatever the blocks: nothing lost, nothing alone, nothing outside."""

from collections.abc import Sequence
from math import inf

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from desktop.typeset import reader
from desktop.typeset.document import LANDSCAPE, Paper
from desktop.typeset.galley import Block
from desktop.typeset.hanging import Hanging
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Style
from desktop.typeset.table import Column, Row, Table, TableStyle
from desktop.typeset.together import Together
from tests.desktop.typeset.conftest import UPRIGHT, Render, baselines, counts

LINE = Style(size=10, leading=20)
LEAD = Style(size=10, leading=20, keep_with_next=True)
PAPER = Paper(width=260, height=200, top=20, right=10, bottom=20, left=10)  # eight lines
COLUMNS = (Column("سر", width=60), Column(share=1))


def lines(word: str, count: int) -> str:
    return "\n".join([word] * count)


def table(rows: Sequence[int], *, whole: bool = True) -> Table:
    """Rows of so many lines each."""
    look = TableStyle(LINE, LINE, whole=inf if whole else 0, padding=(0, 0))
    return Table(COLUMNS, [Row(("", lines("ردیف", count))) for count in rows], look, "ادامه")


def words(pdf: bytes) -> list[list[str]]:
    """The lines of each page, of one word each."""
    return [
        [line[::-1] for mark in page for line in mark.lines if line] for page in reader.pages(pdf)
    ]


def closed(block: Block, render: Render) -> list[list[str]]:
    """The pages of a block that an outcome must not be parted from."""
    return words(render([block, Paragraph("نتیجه", LINE)], paper=PAPER))


rows = st.lists(st.integers(1, 18), min_size=1, max_size=8)


@settings(max_examples=80, deadline=None)
@given(heights=rows, whole=st.booleans(), limit=st.integers(0, 6))
@example(heights=[1] * 7, whole=True, limit=0)
@example(heights=[13], whole=True, limit=3)
def test_neither_outcome_nor_header_stands_without_a_row(
    *, render: Render, heights: list[int], whole: bool, limit: int
) -> None:
    assume(not whole or heights[-1] not in {6, 7})  # with header and outcome more than a page
    kept = Together(table(heights, whole=whole), limit * 20, keep_with_next=True)
    first, *others = closed(kept, render)
    assert [first, *others][-1][-2:] == ["ردیف", "نتیجه"]
    assert first[:2] == ["سر", "ردیف"]
    assert all(page[:3] == ["ادامه", "سر", "ردیف"] for page in others)
    assert sum(page.count("ردیف") for page in (first, *others)) == sum(heights)
    assert all(len(page) <= 8 for page in (first, *others))


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 40), st.integers(0, 9))
def test_outcome_takes_lines_of_its_text_along(render: Render, count: int, above: int) -> None:
    blocks = [*[Paragraph("سر", LINE)] * above, Paragraph(lines("بند", count), LEAD)]
    found = words(render([*blocks, Paragraph("نتیجه", LINE)], paper=PAPER))
    assert sum(page.count("بند") for page in found) == count
    assert found[-1][-1] == "نتیجه"
    assert found[-1].count("بند") >= min(count, 2)


@settings(max_examples=60, deadline=None)
@given(heights=rows, above=st.integers(0, 7), whole=st.booleans())
def test_header_stands_on_each_page_over_rows(
    *, render: Render, heights: list[int], above: int, whole: bool
) -> None:
    blocks: list[Block] = [*[Paragraph("بند", LINE)] * above, table(heights, whole=whole)]
    first, *others = words(render(blocks, paper=PAPER))
    if "سر" not in first:
        assert first == ["بند"] * above
        first, *others = others
    assert first[first.count("بند") :][:2] == ["سر", "ردیف"]
    assert all(page[:3] == ["ادامه", "سر", "ردیف"] for page in others)
    assert sum(page.count("ردیف") for page in (first, *others)) == sum(heights)
    assert all(len(page) <= 8 for page in (first, *others))


def test_text_is_not_torn_for_what_fills_a_page_of_its_own(render: Render) -> None:
    text = Paragraph(lines("بند", 5), LEAD)
    found = words(render([text, Together(table([1] * 7), 160)], paper=PAPER))
    assert found == [["بند"] * 5, ["سر", *["ردیف"] * 7]]


def test_long_text_begins_where_there_is_room_for_its_first_lines(render: Render) -> None:
    long = [Paragraph("سر", LEAD), Paragraph(lines("بند", 20), LEAD)]
    last = Together(table([1] * 5), 160)
    found = words(render([Paragraph(lines("نتیجه", 3), LINE), *long, last], paper=PAPER))
    assert found[:2] == [[*["نتیجه"] * 3, "سر", *["بند"] * 4], ["بند"] * 8]
    assert found[-1] == [*["بند"] * 2, "سر", *["ردیف"] * 5]


def test_row_higher_than_a_page_goes_on_under_the_header(render: Render) -> None:
    found = words(render([Paragraph("بند", LINE), table([15, 1])], paper=PAPER))
    assert found == [
        ["بند"],
        ["سر", *["ردیف"] * 7],
        ["ادامه", "سر", *["ردیف"] * 6],
        ["ادامه", "سر", *["ردیف"] * 3],
    ]


def test_heading_stays_with_its_text_whatever_is_between(render: Render) -> None:
    heads = [Paragraph("سر", LEAD)] * 2
    pdf = render([Paragraph(lines("بند", 6), LINE), *heads, Paragraph("بند", LINE)], paper=PAPER)
    assert counts(pdf, "سر") == [0, 2]


def test_more_headings_than_a_page_holds_are_no_trouble(render: Render) -> None:
    pdf = render([Paragraph("سر", LEAD)] * 30, paper=PAPER)
    assert counts(pdf, "سر") == [8, 8, 8, 6]


def test_hanging_table_is_kept_with_its_outcome_too(render: Render) -> None:
    body = Together(table([1] * 6), 20, keep_with_next=True)
    hanging = Hanging(body, 30, Paragraph("بند", LINE))
    found = closed(hanging, render)
    assert [page.count("بند") for page in found] == [1]
    found = closed(Hanging(Together(table([1] * 7), 20, keep_with_next=True), 30), render)
    assert [page.count("ردیف") for page in found] == [6, 1]


def test_paper_across_is_the_same_sheet_with_its_bound_edge_at_the_top(render: Render) -> None:
    assert (LANDSCAPE.width, LANDSCAPE.height) == (UPRIGHT.height, UPRIGHT.width)
    assert LANDSCAPE.left == LANDSCAPE.right == UPRIGHT.left
    assert LANDSCAPE.top - UPRIGHT.top == pytest.approx(UPRIGHT.right - UPRIGHT.left)
    pdf = render([Paragraph("بند", LINE)] * 40, paper=LANDSCAPE)
    for page in baselines(pdf):
        assert all(LANDSCAPE.bottom < y < LANDSCAPE.height - LANDSCAPE.top for _, y in page)
        assert all(x > LANDSCAPE.width / 2 for x, _ in page)
