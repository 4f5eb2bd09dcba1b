import re
from io import BytesIO
from itertools import pairwise
from math import inf
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from pypdf import PdfReader

from desktop.typeset.compositor import Compositor
from desktop.typeset.document import Document, Paper
from desktop.typeset.galley import Block
from desktop.typeset.outline import Bookmark
from desktop.typeset.output import write
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Faces, Weight
from desktop.typeset.style import Color, Style
from desktop.typeset.table import Column, Heading, Row, Table, TableStyle
from tests.desktop.typeset.conftest import (
    ABOUT,
    FONTS,
    baselines,
    drawn,
    letters,
    pdftotext,
    tree,
)

PAPER = Paper(width=300, height=260, top=30, right=30, bottom=30, left=30)  # 200 for text
TEXT = Style(size=10, leading=20)
HEADING = Style(size=10, leading=20, weight=Weight.BOLD, keep_with_next=True)
LOOK = TableStyle(TEXT, TEXT, border=Color("#879089"), padding=(4, 0))
COLUMNS = (Column("ردیف", width=40), Column("شرح اقدام", share=2), Column("مسئول", share=1))
FACES = Faces({weight: FONTS / f"Vazirmatn-{weight.value}.ttf" for weight in Weight})


def paper(*blocks: Block) -> bytes:
    stream = BytesIO()
    write(Document(ABOUT, blocks, PAPER), stream, FACES)
    return stream.getvalue()


def texts(pdf: bytes) -> list[str]:
    return [letters(text) for text in pdftotext(pdf).split("\f")[:-1]]


def table(*rows: tuple[str, str, str], look: TableStyle = LOOK) -> Table:
    return Table(COLUMNS, [Row(row) for row in rows], look)


def lines(count: int) -> str:
    return "\n".join(f"سطر{number}" for number in range(count))


def test_header_repeats_on_each_page_and_each_row_is_there_once() -> None:
    rows = [(str(number), f"اقدام{number:02}", "شهرداری") for number in range(30)]
    found = texts(paper(table(*rows)))
    assert len(found) == 4  # nine rows under each header
    assert all("شرحاقدام" in page for page in found)
    assert [sum(f"اقدام{number:02}" in page for page in found) for number in range(30)] == [1] * 30


def test_first_column_stands_at_the_right() -> None:
    pdf = paper(
        Table((Column(width=40), Column(width=40), Column(share=1)), [Row(("ا", "ب", "پ"))], LOOK)
    )
    ((first, second, third),) = ([x for x, _ in page] for page in baselines(pdf))
    assert first > second > third


def test_cells_stand_at_the_top_of_their_row_or_in_its_middle() -> None:
    for middle, down in ((False, 0.0), (True, 20.0)):
        columns = (Column(width=60), Column(share=1))
        look = replace(LOOK, middle=middle)
        (((_, lone), (_, first), *_),) = baselines(
            paper(Table(columns, [Row(("ا", lines(3)))], look))
        )
        assert first - lone == pytest.approx(down)


def test_a_long_row_is_cut_at_the_page_and_goes_on_cleanly() -> None:
    found = texts(paper(table(("۱", lines(14), "شهرداری"))))
    assert len(found) == 2
    assert "سطر8" in found[0]
    assert "سطر9" in found[1]
    assert "سطر9" not in found[0]
    assert "شهرداری" in found[0]
    assert "شهرداری" not in found[1]


def test_a_short_row_is_not_cut_but_moves() -> None:
    rows = [("۱", "کوتاه", "نیرو")] * 8 + [("۲", lines(3), "نیرو")]
    found = texts(paper(table(*rows)))
    assert "سطر0" not in found[0]
    assert all(f"سطر{number}" in found[1] for number in range(3))


def test_a_header_is_never_left_alone() -> None:
    found = texts(paper(Paragraph(lines(9), TEXT), table(("۱", "نخستین", "نیرو"))))
    assert "شرحاقدام" not in found[0]
    assert "شرحاقدام" in found[1]
    assert "نخستین" in found[1]


def test_a_heading_goes_with_its_table() -> None:
    blocks = (Paragraph(lines(8), TEXT), Paragraph("مصوبات", HEADING))
    found = texts(paper(*blocks, table(("۱", "نخستین", "نیرو"))))
    assert "مصوبات" not in found[0]
    assert found[1].startswith("مصوبات")


def test_room_for_ink_is_kept_whole() -> None:
    columns = (Column("نام", share=1), Column("امضا", share=1))
    signers = [Row((f"عضو{number}", ""), min_height=70) for number in range(3)]
    found = texts(paper(Table(columns, signers, LOOK)))
    assert ["عضو1" in page for page in found] == [True, False]
    assert ["عضو2" in page for page in found] == [False, True]


def test_a_table_without_titles_and_lines_places_text_side_by_side() -> None:
    pdf = paper(
        Table((Column(width=60), Column(share=1)), [Row(("شماره:", "۱۲"))], TableStyle(TEXT))
    )
    ((label, value),) = baselines(pdf)
    assert label[1] == value[1]
    assert label[0] > value[0]


@pytest.mark.parametrize("rows", [(), (("", "", ""),)])
def test_an_empty_table_is_no_trouble(rows: tuple[tuple[str, str, str], ...]) -> None:
    assert "شرحاقدام" in texts(paper(table(*rows)))[0]


def test_a_header_without_rows_takes_no_room_that_is_not_there() -> None:
    galley = table().lay(200, Compositor(FACES))
    assert galley.take(10, fresh=False) == (None, galley)
    piece, rest = galley.take(20, fresh=False)
    assert piece is not None
    assert rest is None


cells = st.integers(min_value=0, max_value=25).map(lines)
blocks = st.one_of(
    st.builds(Paragraph, cells, st.just(TEXT)),
    st.just(Paragraph("عنوان", HEADING)),
    st.builds(table, *[st.tuples(cells, cells, cells)] * 3),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(blocks, max_size=6))
def test_nothing_is_lost_or_leaves_the_page(story: list[Block]) -> None:
    pdf = paper(*story)
    wanted = sum(_letters_of(block) for block in story)
    heads = len(letters("".join(str(column.title) for column in COLUMNS)))
    found = len(letters(drawn(pdf))) if story else 0
    assert (
        (found - wanted) % heads == 0
        if any(isinstance(b, Table) for b in story)
        else found == wanted
    )
    for page in baselines(pdf):
        assert all(PAPER.bottom < y < PAPER.height - PAPER.top for _, y in page)


def _letters_of(block: Block) -> int:
    if isinstance(block, Paragraph):
        return len(letters(str(block.text)))
    assert isinstance(block, Table)
    rows = [row for row in block.rows if isinstance(row, Row)]
    return sum(len(letters(str(cell))) for row in rows for cell in row.cells)


def test_time_grows_with_the_rows_and_not_faster() -> None:
    def seconds(count: int) -> float:
        rows = [("۱", "پیگیری مصوبات", "شهرداری")] * count
        start = process_time()
        paper(table(*rows))
        return process_time() - start

    seconds(100)
    assert seconds(4000) < 16 * seconds(500)


def grouped(*groups: int) -> Table:
    """A table of groups of so many rows each, under headings."""
    rows: list[Row | Heading] = []
    for number, count in enumerate(groups):
        name = f"گروه{number:02}"
        text = Paragraph(name, TEXT, Bookmark(name))
        rows += [Heading(text, Paragraph(f"{name} ادامه", TEXT))]
        rows += [Row(("", f"ردیف{number:02}{each:02}", "")) for each in range(count)]
    return Table(COLUMNS, rows, replace(LOOK, whole=inf))


def ledger(pdf: bytes) -> list[list[str]]:
    """The headings and rows of each page."""
    found = [re.findall(r"گروه\d\d(?:ادامه)?|ردیف\d{4}", page) for page in texts(pdf)]
    return [[word.replace("ادامه", "+") for word in page] for page in found]


def test_a_heading_goes_on_above_its_rows_on_a_new_page() -> None:
    pages = ledger(paper(grouped(2, 8)))
    assert pages[0] == [
        *("گروه00", "ردیف0000", "ردیف0001"),
        *("گروه01", *(f"ردیف01{each:02}" for each in range(5))),
    ]
    assert pages[1] == ["گروه01+", "ردیف0105", "ردیف0106", "ردیف0107"]


def test_a_heading_is_never_left_alone_at_the_foot() -> None:
    pages = ledger(paper(grouped(7, 2)))
    assert pages == [
        ["گروه00", *(f"ردیف00{each:02}" for each in range(7))],
        ["گروه01", "ردیف0100", "ردیف0101"],
    ]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 20), min_size=1, max_size=6))
def test_every_row_is_once_under_its_own_heading(groups: list[int]) -> None:
    pages = ledger(paper(grouped(*groups)))
    for page in pages:
        assert page[0].startswith("گروه")
        for above, below in pairwise(page):
            assert not below.startswith("ردیف") or above[4:6] == below[4:6]
    found = [word for page in pages for word in page if not word.endswith("+")]
    expected = [
        [f"گروه{number:02}", *(f"ردیف{number:02}{each:02}" for each in range(count))]
        for number, count in enumerate(groups)
    ]
    assert found == [word for group in expected for word in group]
    assert len(titles(paper(grouped(*groups)))) == len(groups)
    alone = [page[-1] for page in pages[:-1] if page[-1].startswith("گروه")]
    assert all(groups[int(name[4:6])] == 0 for name in alone)


def titles(pdf: bytes) -> list[object]:
    return list(PdfReader(BytesIO(pdf)).outline)


def test_a_row_higher_than_a_page_begins_under_its_heading() -> None:
    heading = Heading(Paragraph("گروه00", TEXT), Paragraph("گروه00 ادامه", TEXT))
    rows: list[Row | Heading] = [heading, Row((lines(20), "شرح", ""))]
    found = texts(paper(Table(COLUMNS, rows, replace(LOOK, whole=inf))))
    assert "سطر0" in found[0]
    assert "گروه00" in found[0]
    assert all("گروه00ادامه" in page for page in found[1:])


def test_only_a_row_higher_than_the_limit_is_cut() -> None:
    look = replace(LOOK, whole=100)  # five lines
    first = table(("۰", "سر", ""), ("", lines(5), ""), look=look)
    assert ["سطر0" in page for page in texts(paper(Paragraph("متن\n" * 4, TEXT), first))] == [
        False,
        True,
    ]
    second = table(("۰", "سر", ""), ("", lines(6), ""), look=look)
    assert ["سطر0" in page for page in texts(paper(Paragraph("متن\n" * 4, TEXT), second))] == [
        True,
        False,
    ]


def test_to_the_reader_a_heading_is_a_cell_over_all_columns() -> None:
    (found,) = [part for part in tree(paper(grouped(12))).walk() if part.role == "Table"]
    assert [len(row.kids) for row in found.kids] == [3, 1, *[3] * 12]
    (heading,) = found.kids[1].kids
    assert (heading.role, heading.entries["/A"]["/ColSpan"]) == ("TD", 3)


def joined(*groups: tuple[int, int]) -> Table:
    """A table of decisions of so many lines, each with so many actions of one line."""
    rows = []
    for number, (height, count) in enumerate(groups):
        decided = "\n".join(f"تصمیم{number}{line:02}" for line in range(height))
        for place in range(count):
            action = f"کار{number}{place:02}"
            rows.append(Row(("", "" if place else decided, action), joined=place > 0))
    return Table((COLUMNS[0], *[Column("شرح", share=1)] * 2), rows, LOOK)


def test_rows_that_are_joined_are_parted_where_they_are_higher_than_the_limit() -> None:
    look = replace(LOOK, whole=inf, together=80)
    decided = "\n".join(f"تصمیم{line}" for line in range(3))
    rows = [Row(("۱", decided, "کار00"))]
    rows += [
        Row(("", "", f"کار{place:02}"), joined=True, again=("۱", "ادامه", f"کار{place:02}"))
        for place in range(1, 5)
    ]
    parted = texts(paper(Paragraph("متن\n" * 4, TEXT), Table(COLUMNS, rows, look)))
    assert [sorted(re.findall(r"کار\d\d|ادامه", page)) for page in parted] == [
        ["کار00", "کار01", "کار02", "کار03"],
        ["ادامه", "کار04"],
    ]
    assert parted[0].count("تصمیم") == 3
    whole = texts(paper(Paragraph("متن\n" * 5, TEXT), Table(COLUMNS, rows[:4], look)))
    assert ["کار00" in page for page in whole] == [False, True]
    assert "ادامه" not in whole[1]


def test_a_cell_runs_down_beside_the_rows_that_are_joined_to_its_own() -> None:
    (page,) = texts(paper(joined((4, 4), (5, 3))))
    assert page.count("تصمیم") == 9  # as many lines as there is room for
    (lines_of,) = baselines(paper(joined((4, 4), (5, 3))))
    heights = sorted({round(y) for _, y in lines_of}, reverse=True)
    assert len(heights) == 10
    assert {above - below for above, below in pairwise(heights)} == {20}


def test_joined_rows_move_together_to_a_new_page() -> None:
    first, second = texts(paper(joined((1, 6), (1, 4))))
    assert "تصمیم100" not in first
    assert "کار005" in first
    assert all(word in second for word in ("تصمیم100", "کار100", "کار103"))


def test_no_line_runs_through_a_cell_that_runs_down() -> None:
    def rules(table: Table) -> list[float]:
        content = PdfReader(BytesIO(paper(table))).pages[0].get_contents()
        assert content is not None
        found = re.findall(r"([\d.]+) ([\d.]+) m ([\d.]+) \2 l", content.get_data().decode())
        return [round(float(right) - float(left)) for right, _, left in found]

    whole, cell = 240, 100
    assert rules(joined((1, 1), (1, 1))) == [-whole] * 4
    assert rules(joined((2, 2))) == [-whole, -whole, -cell, -whole]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 25), st.integers(1, 25)), max_size=4))
def test_joined_rows_lose_nothing_and_stay_on_the_page(groups: list[tuple[int, int]]) -> None:
    pdf = paper(joined(*groups))
    found = "".join(texts(pdf))
    for number, (height, count) in enumerate(groups):
        assert [found.count(f"تصمیم{number}{line:02}") for line in range(height)] == [1] * height
        assert [found.count(f"کار{number}{place:02}") for place in range(count)] == [1] * count
    for page in baselines(pdf):
        assert all(PAPER.bottom < y < PAPER.height - PAPER.top for _, y in page)
        assert len({(round(x), round(y)) for x, y in page}) == len(page)  # none upon another
