"""A finished PDF read back: its pages as pictures, and where a text stands on them.

The one hard rule: PDFium works for one thread at a time, so every call to it is made in this
module and under the one lock; what leaves it are plain values.
"""

import weakref
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from math import ceil
from threading import RLock
from typing import Protocol

from pypdfium2 import PdfDocument, PdfPage, PdfTextPage
from pypdfium2.raw import PDFDEST_VIEW_XYZ, FPDFText_GetUnicode

from desktop.search import FoldedText

# Reentrant, since a document may be collected, and closed, while its thread reads another one.
_PDFIUM = RLock()
_GAP = 12.0  # points; letters of a line that stand farther apart are not marked in one stroke


@dataclass(frozen=True)
class PageSize:
    """In points."""

    width: float
    height: float


@dataclass(frozen=True)
class Picture:
    """Lines of pixels from the top; a pixel is blue, green, red and a byte that says nothing."""

    pixels: bytes
    width: int
    height: int
    stride: int


@dataclass(frozen=True)
class Rectangle:
    """In points, from the left and from the top of a page."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Hit:
    """A text that was found; it has a rectangle in each line that it stands in."""

    page: int
    rectangles: tuple[Rectangle, ...]


@dataclass(frozen=True)
class Bookmark:
    """A title of the list that readers show beside the pages, and how far down its page it is."""

    title: str
    level: int  # from 0
    page: int
    down: float  # points


class Sheets(Protocol):
    """Pages that can be shown, whatever they are made of."""

    @property
    def sizes(self) -> tuple[PageSize, ...]: ...

    @property
    def bookmarks(self) -> tuple[Bookmark, ...]: ...

    def pixels(self, page: int, scale: float) -> tuple[int, int]:
        """Tell how wide and how high a page is drawn, `scale` pixels to a point."""

    def render(self, page: int, scale: float) -> Picture:
        """Draw a page."""

    def find(self, typed: str) -> Iterator[Hit]:
        """Find a text in reading order."""


class Pages:
    """The pages of one PDF; any thread may ask, one at a time is answered."""

    def __init__(self, data: bytes, *, titled: bool = True) -> None:
        """Open a PDF, with its list of titles or, where others made it, without."""
        self.data = data
        with _PDFIUM:
            self._document = PdfDocument(data)
            # Left to itself the library would close it in whichever thread, while another one
            # reads. At once, since one that can be opened may still prove broken.
            weakref.finalize(self, _close, self._document)
            pages = range(len(self._document))
            self.sizes = tuple(PageSize(*self._document.get_page_size(page)) for page in pages)
            self.bookmarks = tuple(self._bookmarks()) if titled else ()
        self._texts: dict[int, FoldedText] = {}

    def _bookmarks(self) -> Iterator[Bookmark]:
        for each in self._document.get_toc():
            place = each.get_dest()
            page = place.get_index() if place is not None else None
            if place is None or page is None:
                continue  # it leads out of the document
            view, figures = place.get_view()
            up = figures[1] if view == PDFDEST_VIEW_XYZ else self.sizes[page].height
            yield Bookmark(each.get_title(), each.level, page, self.sizes[page].height - up)

    def pixels(self, page: int, scale: float) -> tuple[int, int]:
        """Tell how wide and how high a page is drawn, `scale` pixels to a point."""
        size = self.sizes[page]
        return ceil(size.width * scale), ceil(size.height * scale)

    def render(self, page: int, scale: float, rows: range | None = None) -> Picture:
        """Draw a page, or only some rows of its pixels."""
        height = self.pixels(page, scale)[1]
        wanted = rows or range(height)
        # The library takes points and rounds up; half a pixel less comes to the very row.
        above, below = ((cut - 0.5) / scale for cut in (wanted.start, height - wanted.stop))
        with self._opened(page) as sheet:
            crop = (0, below, 0, above)
            with closing(sheet.render(scale=scale, crop=crop, prefer_bgrx=True)) as bitmap:
                pixels = bytes(bitmap.buffer)
                return Picture(pixels, bitmap.width, bitmap.height, bitmap.stride)

    def find(self, typed: str) -> Iterator[Hit]:
        """Find a text in reading order, however it is spelled and wherever its lines break."""
        for page in range(len(self.sizes)):
            yield from self._find_on(page, typed)

    def _find_on(self, page: int, wanted: str) -> list[Hit]:
        with self._opened(page) as sheet, closing(sheet.get_textpage()) as text:
            if page not in self._texts:
                self._texts[page] = FoldedText(_letters(text))
            height = self.sizes[page].height
            return [
                Hit(page, tuple(_strokes(_boxes(text, place, height))))
                for place in self._texts[page].find(wanted)
            ]

    @contextmanager
    def _opened(self, page: int) -> Iterator[PdfPage]:
        with _PDFIUM, closing(self._document[page]) as sheet:
            yield sheet


def _close(document: PdfDocument) -> None:
    with _PDFIUM:
        document.close()


def _letters(text: PdfTextPage) -> list[str]:
    return [chr(FPDFText_GetUnicode(text, place)) for place in range(text.count_chars())]


def _boxes(text: PdfTextPage, places: range, height: float) -> Iterator[Rectangle]:
    """Give the boxes of what is seen, as high as the line; marks and spaces at its end are thin."""
    for place in places:
        left, bottom, right, top = text.get_charbox(place, loose=True)
        if right > left:
            yield Rectangle(left, height - top, right, height - bottom)


def _strokes(boxes: Iterable[Rectangle]) -> Iterator[Rectangle]:
    """Join the boxes of each line."""
    stroke: Rectangle | None = None
    for box in boxes:
        if stroke is not None and _is_beside(stroke, box):
            stroke = Rectangle(
                min(stroke.left, box.left),
                min(stroke.top, box.top),
                max(stroke.right, box.right),
                max(stroke.bottom, box.bottom),
            )
            continue
        if stroke is not None:
            yield stroke
        stroke = box
    if stroke is not None:
        yield stroke


def _is_beside(stroke: Rectangle, box: Rectangle) -> bool:
    in_line = stroke.top < (box.top + box.bottom) / 2 < stroke.bottom
    return in_line and box.left < stroke.right + _GAP and box.right > stroke.left - _GAP
