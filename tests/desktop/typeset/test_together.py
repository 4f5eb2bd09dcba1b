import pytest

from desktop.typeset.document import Paper
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.style import Style
from desktop.typeset.table import Column, Row, Table, TableStyle
from desktop.typeset.together import Together
from tests.desktop.typeset.conftest import Render, baselines, counts

LINE = Style(size=10, leading=20)
LEAD = Style(size=10, leading=20, keep_with_next=True)
LOOK = TableStyle(text=LINE, padding=(0, 0))
PAPER = Paper(width=220, height=200, top=20, right=10, bottom=20, left=10)  # eight lines


def lines(count: int, style: Style = LINE) -> Paragraph:
    return Paragraph("\n".join(["متن"] * count), style)


def table(rows: int) -> Table:
    return Table((Column(share=1),), (Row(("متن",)),) * rows, LOOK)


def test_short_table_is_not_divided(render: Render) -> None:
    apart = render([lines(6), table(4)], paper=PAPER)
    together = render([lines(6), Together(table(4), 80)], paper=PAPER)
    assert counts(apart, "متن") == [8, 2]
    assert counts(together, "متن") == [6, 4]


def test_table_above_the_limit_is_divided(render: Render) -> None:
    pdf = render([lines(6), Together(table(4), 60)], paper=PAPER)
    assert counts(pdf, "متن") == [8, 2]


def test_what_stays_together_can_stay_with_the_next_too(render: Render) -> None:
    kept = Together(table(2), 100, keep_with_next=True)
    assert counts(render([lines(5), kept, lines(2)], paper=PAPER), "متن") == [5, 4]


@pytest.mark.parametrize(("rows", "pages"), [(8, [7, 2]), (16, [8, 7, 2]), (15, [8, 8])])
def test_last_row_of_a_long_table_goes_along_with_what_follows(
    rows: int, pages: list[int], render: Render
) -> None:
    kept = Together(table(rows), 60, keep_with_next=True)
    assert counts(render([kept, lines(1)], paper=PAPER), "متن") == pages


def test_what_no_page_can_hold_is_divided_all_the_same(render: Render) -> None:
    pdf = render([lines(1), Together(table(20), 1000)], paper=PAPER)
    assert counts(pdf, "متن") == [1, 8, 8, 4]


def test_nothing_is_printed_below_the_text(render: Render) -> None:
    heads = [lines(1, LEAD)] * 5
    pdf = render([*heads, Together(table(6), 120), lines(2)], paper=PAPER)
    for page in baselines(pdf):
        assert min(y for _, y in page) > PAPER.bottom
