"""Lines in the operators of a page.

The hard rule: nothing here depends on where a line stands, so that one which stands in many places
is spelled once.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from desktop.typeset.compositor import Ink, Line, Segment
from desktop.typeset.font import EmbeddedFont
from desktop.typeset.shaping import Face
from desktop.typeset.stretches import pieces


class Spelled(NamedTuple):
    left: float  # of what is shown first, from the left end of the line
    operators: str


class Spelling(dict[Line, Spelled]):
    """The lines of one document that were shown already; each has a segment at least."""

    def __init__(self, font: Callable[[Face], EmbeddedFont]) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, line: Line) -> Spelled:
        shown = pieces(line)
        out: list[str] = []
        place = start = shown[0].left
        before: Ink | None = None
        for piece in shown:
            if before is not None:
                step = round(piece.left - place, 2)
                place += step
                out.append(f"{step:g} 0 Td")
            font = self._font(piece.ink.face)
            if piece.ink != before:
                out.append(f"/{font.name} {line.size:g} Tf {piece.ink.color.operands} rg")
            before = piece.ink
            out.append(f"[{_fragments(font, piece.segments, line.size)}] TJ")
        spelled = self[line] = Spelled(start, "\n".join(out))
        return spelled


def _fragments(font: EmbeddedFont, segments: Iterable[Segment], size: float) -> str:
    fragments = font.fragments(size)
    return "".join([fragments[segment.shaped] for segment in segments]).replace("><", "")
