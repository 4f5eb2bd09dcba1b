"""In which pieces a line is shown, so that programs find its text in the order of reading.

Some readers, pdf.js among them, take what is shown in the order in which it is shown, and put
each piece of one font in logical order by themselves. The hard rule: pieces are shown in the
order of reading, and none is left whose direction a reader mistakes.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from desktop.typeset import bidi
from desktop.typeset.compositor import Ink, Line, Segment


class Piece(NamedTuple):
    """Segments of one ink from left to right, and the place of the first in the line."""

    left: float
    ink: Ink
    segments: Sequence[Segment]


def pieces(line: Line) -> list[Piece]:
    """Give the pieces of a line that has any, in the order of reading."""
    segments = line.segments
    ink = segments[0].ink
    if not line.mixed or len(segments) == 1:
        return [Piece(0, ink, line.visual())]
    if [each.ink for each in segments].count(ink) == len(segments) and not _misleads(segments):
        return [Piece(0, ink, line.visual())]
    return _mixed(segments)


def _mixed(segments: Sequence[Segment]) -> list[Piece]:
    """Divide what has several directions or inks."""
    order = bidi.visual_order(range(len(segments)), [each.level for each in segments])
    ranks = dict(zip(order, range(len(order)), strict=True))
    lefts, left = [], 0.0
    for place in order:
        lefts.append(left)
        left += segments[place].width
    found: list[tuple[int, Piece]] = []
    for ink, stretch in groupby(range(len(segments)), lambda place: segments[place].ink):
        for part in _parts(list(stretch), segments, ranks):
            first = min(ranks[place] for place in part)
            shown = [segments[place] for place in order[first : first + len(part)]]
            # At one place what stands left comes first: one of the two has no width.
            left = lefts[first]
            places = (
                at for at, (rank, piece) in enumerate(found) if rank > first and piece.left == left
            )
            found.insert(next(places, len(found)), (first, Piece(left, ink, shown)))
    return [piece for _, piece in found]


def _parts(
    stretch: list[int], segments: Sequence[Segment], ranks: dict[int, int]
) -> Iterator[Sequence[int]]:
    """Divide a stretch of one ink, where it must be, by direction; and signs from each other."""
    across = [ranks[place] for place in stretch]
    together = max(across) - min(across) < len(stretch)
    if together and not _misleads([segments[place] for place in stretch]):
        yield stretch
        return
    for level, run in groupby(stretch, lambda place: segments[place].level):
        part = list(run)
        if level % 2 and _misleads([segments[place] for place in part]):
            yield from ([place] for place in part)
        else:
            yield part


def _misleads(segments: Sequence[Segment]) -> bool:
    """Whether a reader takes them for left-to-right, since few of their letters are not."""
    return sum([segment.shaped.lean for segment in segments]) < 0
