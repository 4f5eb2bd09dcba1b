"""An attachment on the screen: its pages, upright or turned, of a size that can be drawn.

The one hard rule: what comes from outside is opened here or not at all, and a refusal is one error
with one sentence.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile
from math import ceil

from PIL import Image
from pypdfium2 import PdfiumError
from pypdfium2.raw import FPDF_ERR_PASSWORD

from desktop.attachments.media import Media, is_shown
from desktop.attachments.names import NAMELESS
from desktop.attachments.refusals import AttachmentError, LockedAttachmentError, UnviewableError
from desktop.attachments.scans import Scans
from desktop.pages import Bookmark, Hit, Pages, PageSize, Picture, Rectangle, Sheets

MOST_PAGES = 2_000

_LONGEST, _SHORTEST = 1684.0, 72.0  # points: what a page is shown as, whatever it says it is
_ALL_ROUND = 4
_TURNS = (
    None,
    Image.Transpose.ROTATE_270,
    Image.Transpose.ROTATE_180,
    Image.Transpose.ROTATE_90,
)
_BROKEN = (ArithmeticError, LookupError, MemoryError, OSError, RuntimeError, ValueError)


def count_pages(content: bytes, media_type: str) -> int | None:
    """Count the pages; None where there are none or nobody can read them."""
    if not is_shown(media_type):
        return None
    try:
        return view(NAMELESS, content, media_type).count
    except AttachmentError:
        return None


def view(name: str, content: bytes, media_type: str) -> "Shown":
    """Open an attachment to be looked at.

    Raises UnviewableError, LockedAttachmentError, AttachmentTooLargeError.
    """
    if media_type != Media.PDF:
        scans = Scans(name, content)
        return Shown(name, scans, scans.count)
    try:
        pages = Pages(content, titled=False)
    except PdfiumError as refusal:
        if refusal.err_code == FPDF_ERR_PASSWORD:
            raise LockedAttachmentError(name) from refusal
        raise UnviewableError(name) from refusal
    except _BROKEN as broken:
        raise UnviewableError(name) from broken
    return Shown(name, pages, len(pages.sizes))


class Shown:
    """Pages of somebody else, turned by quarters and brought to a size that can be drawn.

    Of all `count` pages it has the first ones, which the `sizes` are of.
    """

    bookmarks: tuple[Bookmark, ...] = ()

    def __init__(self, name: str, inside: Sheets, count: int, quarters: int = 0) -> None:
        sizes = inside.sizes[:MOST_PAGES]
        if not sizes:
            raise UnviewableError(name)
        self._name, self._inside, self.count = name, inside, count
        self._quarters = quarters % _ALL_ROUND
        self._factors = tuple(map(_factor, sizes))
        self.sizes = tuple(map(self._size, sizes, self._factors))

    def _size(self, size: PageSize, factor: float) -> PageSize:
        width, height = (_bounded(side * factor) for side in (size.width, size.height))
        return PageSize(height, width) if self._quarters % 2 else PageSize(width, height)

    def turned(self, quarters: int) -> "Shown":
        """Give the same pages, turned on, clockwise."""
        return Shown(self._name, self._inside, self.count, self._quarters + quarters)

    def pixels(self, page: int, scale: float) -> tuple[int, int]:
        size = self.sizes[page]
        return ceil(size.width * scale), ceil(size.height * scale)

    def render(self, page: int, scale: float) -> Picture:
        """Draw a page; raises UnviewableError, AttachmentTooLargeError."""
        try:
            drawn = self._inside.render(page, scale * self._factors[page])
        except _BROKEN as broken:
            raise UnviewableError(self._name) from broken
        turn = _TURNS[self._quarters]
        if turn is None:
            return drawn
        size = (drawn.width, drawn.height)
        picture = Image.frombytes("RGBX", size, drawn.pixels, "raw", "RGBX", drawn.stride, 1)
        turned = picture.transpose(turn)
        return Picture(turned.tobytes(), turned.width, turned.height, turned.width * 4)

    def find(self, typed: str) -> Iterator[Hit]:
        """Find a text; raises UnviewableError."""
        try:
            hits = takewhile(lambda hit: hit.page < len(self.sizes), self._inside.find(typed))
            yield from map(self._placed, hits)
        except _BROKEN as broken:
            raise UnviewableError(self._name) from broken

    def _placed(self, hit: Hit) -> Hit:
        size, factor = self._inside.sizes[hit.page], self._factors[hit.page]
        places = (_on_turned(place, size, self._quarters) for place in hit.rectangles)
        return replace(hit, rectangles=tuple(_scaled(place, factor) for place in places))


def _factor(size: PageSize) -> float:
    longest = max(size.width, size.height)
    if not 0 < longest < float("inf"):  # nor «not a number»
        return 1.0
    return min(max(longest, _SHORTEST), _LONGEST) / longest


def _bounded(side: float) -> float:
    return min(max(1.0, side), _LONGEST)  # 1 also for what is no number


def _scaled(place: Rectangle, factor: float) -> Rectangle:
    return Rectangle(
        place.left * factor, place.top * factor, place.right * factor, place.bottom * factor
    )


def _on_turned(place: Rectangle, size: PageSize, quarters: int) -> Rectangle:
    """Tell where a place is when its page was turned."""
    for _ in range(quarters):
        left, right = size.height - place.bottom, size.height - place.top
        place = Rectangle(left, place.left, right, place.right)
        size = PageSize(size.height, size.width)
    return place
