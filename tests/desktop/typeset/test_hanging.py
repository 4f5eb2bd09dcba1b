from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO

from desktop.documents import paper
from desktop.typeset.document import Document, Paper
from desktop.typeset.galley import Block
from desktop.typeset.hanging import Hanging
from desktop.typeset.metadata import About
from desktop.typeset.output import write
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Style
from desktop.typeset.table import Column, Row, Table
from desktop.typeset.together import Together
from tests.desktop.typeset import conftest as taken

LINE = Style(size=10, leading=20)
PAPER = Paper(width=220, height=200, top=20, right=10, bottom=20, left=10)  # eight lines
ABOUT = About("برگه", "", "", "Dabir", datetime(2026, 10, 4, tzinfo=UTC))


def render(blocks: Sequence[Block]) -> bytes:
    stream = BytesIO()
    write(Document(ABOUT, blocks, PAPER), stream, paper.faces())
    return stream.getvalue()


def lines(count: int) -> Paragraph:
    return Paragraph("\n".join("متن" for _ in range(count)), LINE)


def counts(pdf: bytes, word: str) -> list[int]:
    return [page.count(taken.letters(word)) for page in map(taken.letters, taken.pages(pdf))]


def test_number_stands_once_beside_the_first_line_of_what_hangs_on_it() -> None:
    number = Paragraph("۷", LINE)
    pdf = render([lines(6), Hanging(lines(12), 30, number)])
    assert counts(pdf, "متن") == [8, 8, 2]
    assert counts(pdf, "۷") == [1, 1, 1]
    *_, beside, first_line, _ = taken.baselines(pdf)[0]
    assert beside[0] >= PAPER.width - PAPER.right - 30 > first_line[0]
    assert beside[1] == first_line[1]


def test_number_goes_along_to_the_page_where_its_text_begins() -> None:
    pdf = render([lines(7), Hanging(lines(3), 30, Paragraph("۷", LINE))])
    assert counts(pdf, "۷") == [0, 1]


def test_what_hangs_is_narrower_by_its_indent() -> None:
    text = "واژه " * 12
    plain, hanging = (render([block]) for block in (Paragraph(text, LINE), hung(text)))
    assert len(taken.baselines(hanging)[0]) > len(taken.baselines(plain)[0])


def hung(text: str) -> Hanging:
    return Hanging(Paragraph(text, LINE), 100)


def table(rows: int) -> Table:
    return Table((Column(share=1),), (Row(("متن",)),) * rows, paper.PLAIN)


def test_short_table_is_not_divided() -> None:
    height = 4 * paper.SMALL.leading
    apart = render([lines(6), table(4)])
    together = render([lines(6), Together(table(4), height)])
    assert counts(apart, "متن") == [8, 2]
    assert counts(together, "متن") == [6, 4]


def test_table_above_the_limit_is_divided() -> None:
    pdf = render([lines(6), Together(table(4), 3 * paper.SMALL.leading)])
    assert counts(pdf, "متن") == [8, 2]


def test_what_stays_together_can_stay_with_the_next_too() -> None:
    kept = Together(table(2), 100, keep_with_next=True)
    assert counts(render([lines(5), kept, lines(2)]), "متن") == [5, 4]


def test_nothing_is_printed_below_the_text() -> None:
    heads = [Paragraph("متن", paper.LEAD)] * 5
    pdf = render([*heads, Together(table(6), 100), lines(2)])
    for page in taken.baselines(pdf):
        assert min(y for _, y in page) > PAPER.bottom
