import pytest

from desktop.typeset.document import Paper
from desktop.typeset.galley import Block, Group, PageTurn, listed
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.role import Role
from desktop.typeset.style import Style
from tests.desktop.typeset.conftest import Render, baselines, counts, tree

LINE = Style(size=10, leading=20)
PAPER = Paper(width=220, height=200, top=20, right=10, bottom=20, left=10)  # eight lines


def lines(count: int, style: Style = LINE) -> Paragraph:
    return Paragraph("\n".join(["متن"] * count), style)


TURN = PageTurn()
WIDE = Style(size=10, leading=20, before=15, after=15)
LEAD = Style(size=10, leading=20, keep_with_next=True)


@pytest.mark.parametrize(
    ("blocks", "pages"),
    [
        ([lines(1), TURN, lines(2)], [1, 2]),
        ([TURN, lines(1)], [1]),
        ([lines(1), TURN, TURN, lines(1)], [1, 1]),
        ([lines(1), TURN], [1]),
        ([lines(8), TURN, lines(1)], [8, 1]),
        ([lines(8, WIDE), TURN, lines(1)], [8, 1]),
        ([lines(8, WIDE), TURN], [8]),
        ([lines(1, LEAD), TURN, lines(1)], [1, 1]),
        ([Group(Role.PART, [lines(1), TURN]), Group(Role.PART, [lines(1)])], [1, 1]),
    ],
)
def test_a_new_page_begins_after_a_turn_and_none_is_empty(
    blocks: list[Block | Group], pages: list[int], render: Render
) -> None:
    assert counts(render(blocks, paper=PAPER), "متن") == pages


def test_what_follows_a_turn_stands_at_the_head_of_its_page(render: Render) -> None:
    for before in ([lines(1)], []):
        *_, last = baselines(render([*before, TURN, lines(1, WIDE)], paper=PAPER))
        assert last == baselines(render([lines(1)], paper=PAPER))[0]


def test_list_has_items(render: Render) -> None:
    items = listed([[lines(1), lines(1)], [lines(1)]])
    assert tree(render([items])).outline() == (
        "Document",
        [("L", [("LI", [("LBody", ["P", "P"])]), ("LI", [("LBody", ["P"])])])],
    )
