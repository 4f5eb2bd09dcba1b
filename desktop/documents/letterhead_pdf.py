"""A letterhead alone, as it heads every paper: a strip of a page to be looked at."""

from datetime import date
from typing import BinaryIO

from msgspec.structs import replace

from desktop.documents.look import faces
from desktop.documents.press import about, print_paper
from desktop.documents.sections.letterhead import letterhead
from desktop.minutes import Letterhead
from desktop.typeset.compositor import Compositor
from desktop.typeset.document import Document, Paper
from desktop.typeset.style import MM

_ABOVE = _BELOW = 5 * MM
_NUMBERS = (("شماره", ""), ("تاریخ", ""), ("پیوست", ""))
_ANY_DAY = date(2025, 10, 1)  # a page that nobody keeps is of no day


def write_letterhead(head: Letterhead, office: str, stream: BinaryIO) -> None:
    """Write one page, as wide as a paper and as high as the letterhead of this office."""
    block = letterhead(head, office, _NUMBERS)
    whole = Paper()
    galley = block.lay(whole.text_width, Compositor(faces()))
    piece, _ = galley.take(whole.text_height, fresh=True)
    height = _ABOVE + (piece.height if piece else 0) + _BELOW
    strip = replace(whole, top=_ABOVE, bottom=_BELOW, height=height)
    print_paper(Document(about("سربرگ", office, _ANY_DAY), (block,), strip), stream)
