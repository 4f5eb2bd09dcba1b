import pytest

from desktop.typeset.compositor import Compositor
from desktop.typeset.document import Paper
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.shaping import Faces
from desktop.typeset.style import Align, Style
from tests.desktop.typeset.conftest import Render, baselines

STYLE = Style(size=10, leading=20)


def lines(count: int) -> str:
    return "\n".join(f"سطر{number}" for number in range(count))


@pytest.mark.parametrize(
    ("count", "room", "taken"),
    [
        (5, 100, 5),
        (5, 90, 3),  # four would leave one line alone on the next page
        (5, 70, 3),
        (5, 30, 0),  # one line alone at the foot
        (3, 50, 0),  # three lines cannot be parted
        (1, 10, 0),
    ],
)
def test_no_line_is_left_alone(count: int, room: float, taken: int, faces: Faces) -> None:
    galley = Paragraph(lines(count), STYLE).lay(200, Compositor(faces))
    piece, rest = galley.take(room, fresh=False)
    assert (piece.height if piece else 0) == taken * 20
    assert (rest.height if rest else 0) == (count - taken) * 20


def test_a_fresh_page_always_takes_something(faces: Faces) -> None:
    galley = Paragraph(lines(3), STYLE).lay(200, Compositor(faces))
    piece, rest = galley.take(5, fresh=True)
    assert piece is not None
    assert rest is not None
    assert (piece.height, rest.height) == (20, 40)


def test_lines_stand_at_the_side_that_was_asked_for(render: Render) -> None:
    aligned = [
        Paragraph("سطر", Style(align=align)) for align in (Align.START, Align.CENTER, Align.END)
    ]
    ((start, center, end),) = ([x for x, _ in page] for page in baselines(render(aligned)))
    paper = Paper()
    assert end == pytest.approx(paper.left, abs=0.01)
    assert end < center < start < paper.width - paper.right
    assert center - end == pytest.approx(start - center, abs=0.02)


def test_space_between_paragraphs_is_the_larger_of_the_two(render: Render) -> None:
    above, below = Style(leading=20, after=8), Style(leading=20, before=12)
    (((_, first), (_, second)),) = baselines(
        render([Paragraph("یک", above), Paragraph("دو", below)])
    )
    assert first - second == pytest.approx(32, abs=0.01)
