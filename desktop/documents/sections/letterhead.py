"""The head of every paper that leaves the office: whose it is, the invocation, the numbers."""

from collections.abc import Sequence

from desktop.documents import emblem
from desktop.documents.look import (
    HEADED,
    INVOCATION,
    LETTERHEAD,
    LETTERHEAD_NUMBERS,
    dotted,
    quiet,
)
from desktop.minutes import Letterhead
from desktop.typeset.paragraph import Paragraph
from desktop.typeset.picture import Picture
from desktop.typeset.shaping import Weight
from desktop.typeset.style import MM, Run
from desktop.typeset.table import Column, Row, Table

_SIDE = 62 * MM
_NUMBERS = 36 * MM  # the left block; with the gap beside it as wide as the right one
_EMBLEM = (24 * MM, 17 * MM)  # at most so wide and so high
_GAP = 3 * MM
_DOTS = 22  # room for a number that is written by hand


def letterhead(head: Letterhead, office: str, numbers: Sequence[tuple[str, str]]) -> Table:
    """Set emblem and names at the right, the invocation between them and the numbers at the left.

    `office` holds the lines under the organization. A number not known has room for the pen.
    """
    picture = _emblem(head)
    beside = picture.width + _GAP if picture else 0
    columns = (
        *((Column(width=beside),) if picture else ()),
        Column(width=_SIDE - beside),
        Column(share=1),
        Column(width=_SIDE - _NUMBERS),
        Column(width=_NUMBERS),
    )
    cells = (
        *((picture,) if picture else ()),
        _names(head, office),
        Paragraph(head.invocation, INVOCATION),
        "",
        Paragraph(_numbered(numbers), LETTERHEAD_NUMBERS),
    )
    return Table(columns, (Row(cells, min_height=_EMBLEM[1]),), HEADED)


def _emblem(head: Letterhead) -> Picture | None:
    """Fit the emblem into its room."""
    fitted = emblem.fitted(head.emblem, _EMBLEM)
    if fitted is None:
        return None
    return Picture(head.emblem, *fitted, f"نشان {head.organization}".strip())


def _names(head: Letterhead, office: str) -> Paragraph:
    city = (Run(f"{head.organization}\n", Weight.BOLD),) if head.organization else ()
    return Paragraph((*city, Run(office)), LETTERHEAD)


def _numbered(numbers: Sequence[tuple[str, str]]) -> tuple[Run, ...]:
    lines = [
        (quiet(f"{label}: "), Run(value) if value else dotted(_DOTS)) for label, value in numbers
    ]
    broken = [(*line, Run("\n")) for line in lines[:-1]]
    return tuple(run for line in (*broken, *lines[-1:]) for run in line)
