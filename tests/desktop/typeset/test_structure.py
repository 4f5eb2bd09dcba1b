"""The tree that is read aloud, as pypdf finds it in the file."""

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.typeset.document import Document, Paper, Strip
from desktop.typeset.galley import Block, Group
from desktop.typeset.output import write
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.role import Role
from desktop.typeset.shaping import Faces, Weight
from desktop.typeset.style import Color, Style
from desktop.typeset.table import Column, Row, Table, TableStyle
from tests.desktop.typeset.conftest import ABOUT, FONTS, Part, Render, marked, tree

GREY = Color("#879089")
TITLE = Style(role=Role.TITLE, keep_with_next=True)
LABEL = Style(role=Role.LABEL)
LOOK = TableStyle(border=GREY)
COLUMNS = (Column("ردیف", width=40), Column("شرح", share=1))
PAPER = Paper(width=300, height=260, top=30, right=30, bottom=30, left=30)
FACES = Faces({weight: FONTS / f"Vazirmatn-{weight.value}.ttf" for weight in Weight})


def paper(*blocks: Block | Group) -> bytes:
    def strip(page: int, count: int) -> Strip:
        return Strip(Style(size=8, leading=10), center=f"{page} از {count}", rule=GREY)

    stream = BytesIO()
    write(Document(ABOUT, blocks, PAPER, header=strip, footer=strip), stream, FACES)
    return stream.getvalue()


def marks(root: Part) -> list[tuple[int, int]]:
    return [mark for part in root.walk() for mark in part.marks]


def test_parts_are_named_and_in_reading_order(render: Render) -> None:
    item = (Paragraph("۱.", LABEL), Paragraph("تصمیم", Style()), Paragraph("شرط", Style()))
    root = tree(
        render(
            [
                Paragraph("صورتجلسه", TITLE),
                Group(Role.LIST, (Group(Role.ITEM, item), Group(Role.ITEM, item))),
                Paragraph("پایان", Style()),
            ]
        )
    )
    one = ("LI", ["Lbl", ("LBody", ["P", "P"])])
    assert root.outline() == ("Document", ["H1", ("L", [one, one]), "P"])
    assert marks(root) == [(0, number) for number in range(8)]


def test_table_has_one_head_and_rows_of_as_many_cells(render: Render) -> None:
    rows = [Row(("۱", "پیگیری")), Row(("", "")), Row(("۳", ""))]
    root = tree(render([Table(COLUMNS, rows, LOOK)]))
    body = ("TR", ["TD", "TD"])
    assert root.outline() == ("Document", [("Table", [("TR", ["TH", "TH"]), body, body, body])])
    heads = [part for part in root.walk() if part.role == "TH"]
    assert [part.entries["/A"]["/Scope"] for part in heads] == ["/Column"] * 2


def test_table_that_only_arranges_is_none_to_the_reader(render: Render) -> None:
    columns = (Column(share=1), Column(share=1), Column(share=1))
    root = tree(render([Table(columns, [Row(("شماره", "", "تاریخ"))], LOOK)]))
    assert root.outline() == ("Document", [("Div", [("Div", ["P", "P"])])])


def test_what_goes_over_pages_is_one_part() -> None:
    long = "\n".join(f"سطر {number}" for number in range(30))
    rows = [Row((str(number), "اقدام")) for number in range(20)]
    root = tree(paper(Paragraph(long, Style()), Table(COLUMNS, [Row(("", long)), *rows], LOOK)))
    paragraph, table = root.kids
    assert [page for page, _ in paragraph.marks] == [0, 1, 2]
    head, first, *others = table.kids
    assert [cell.role for cell in head.kids] == ["TH", "TH"]
    assert [len(row.kids) for row in (first, *others)] == [2] * 21
    assert len({page for page, _ in first.kids[1].marks}) > 2


def test_margins_lines_and_repeated_heads_are_artifacts() -> None:
    rows = [Row((str(number), "اقدام")) for number in range(30)]
    pdf = paper(Table(COLUMNS, rows, LOOK))
    found = marked(pdf)
    artifacts = [text for (_, mark), text in found.items() if mark is None]
    assert len(artifacts) == 5
    heads = [2] + [4] * 4  # header and footer; and on each page but the first two titles
    assert [text.count("BT") for text in artifacts] == heads
    assert not any(" S" in text or " re f" in text for (_, mark), text in found.items() if mark)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 40), st.booleans()), max_size=8))
def test_every_mark_is_in_exactly_one_part(shapes: list[tuple[int, bool]]) -> None:
    blocks: list[Block] = [
        Table(COLUMNS, [Row((str(size), "سطر\n" * size))] * 2, LOOK)
        if is_table
        else Paragraph("سطر\n" * size, Style())
        for size, is_table in shapes
    ]
    pdf = paper(*blocks)
    numbered = [(page, mark) for page, mark in marked(pdf) if mark is not None]
    assert sorted(marks(tree(pdf))) == sorted(numbered)
