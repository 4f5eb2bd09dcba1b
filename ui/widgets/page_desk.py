"""Where pages lie on their desk: one below the other, with the ground between them.

The one hard rule: heights and rectangles are counted in pixels from the corner of the desk, places
on a page in points, so that a place means the same at every size.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from desktop.pages import Hit, PageSize, Rectangle
from ui.theme import Space

GAP = Space.MEDIUM


@dataclass(frozen=True)
class Place:
    """A page, and how far down it, in points."""

    page: int
    down: float


class PageDesk:
    """Pages at `scale` pixels to a point, in the middle of a desk as wide as the view, or wider."""

    def __init__(self, sizes: Sequence[PageSize] = (), scale: float = 1.0, view: int = 0) -> None:
        self._scale = scale
        papers = [QSize(round(size.width * scale), round(size.height * scale)) for size in sizes]
        widest = max((paper.width() for paper in papers), default=0)
        self.width = max(view, widest + 2 * GAP)
        self.height = GAP
        self.rects: list[QRect] = []
        for paper in papers:
            corner = QPoint((self.width - paper.width()) // 2, self.height)
            self.rects.append(QRect(corner, paper))
            self.height += paper.height() + GAP

    def place_at(self, height: float) -> Place:
        """Tell which place is at a height of the desk; the ground belongs to the page above it."""
        above = [page for page, rect in enumerate(self.rects) if rect.top() <= height]
        page = above[-1] if above else 0
        top = self.rects[page].top() if self.rects else GAP
        return Place(page, (height - top) / self._scale)

    def height_of(self, place: Place) -> int:
        """Tell at which height a place is, or the end of the last page when it is gone."""
        if place.page >= len(self.rects):
            return self.height
        if place.down < 0:  # the ground above all pages, which is alike at every size
            return 0
        return round(self.rects[place.page].top() + place.down * self._scale)

    def seen(self, top: int, bottom: int) -> dict[int, int]:
        """Tell how many pixels of which pages are between two heights."""
        parts = {
            page: min(rect.bottom() + 1, bottom) - max(rect.top(), top)
            for page, rect in enumerate(self.rects)
        }
        return {page: part for page, part in parts.items() if part > 0}

    def rectangle(self, page: int, place: Rectangle) -> QRectF:
        corner = QPointF(self.rects[page].topLeft())
        top_left = QPointF(place.left, place.top) * self._scale + corner
        return QRectF(top_left, QPointF(place.right, place.bottom) * self._scale + corner)

    def around(self, hit: Hit) -> QRectF:
        """Give the rectangle that holds all lines of a hit."""
        whole = QRectF()
        for place in hit.rectangles:
            whole = whole.united(self.rectangle(hit.page, place))
        return whole
