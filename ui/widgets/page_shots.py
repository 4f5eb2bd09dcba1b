"""Pictures of pages, drawn away from the window and kept while they are of use.

The one hard rule: a picture stays until its successor is there, so that no page ever blinks, and
all of them together stay within a bound of memory.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop.pages import Sheets
from ui.tasks import Problem, Report, run

MOST_BYTES = 96_000_000
_PIXEL = 4  # bytes


@dataclass(frozen=True)
class Shot:
    """The picture of a page at a scale, in pixels to a point."""

    image: QImage
    scale: float
    edition: int


class Shots(QObject):
    """Draws the pages that are wanted, one after the other."""

    arrived = Signal(int)  # a page
    failed = Signal(object)  # Problem, of a page that somebody else made

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pages: Sheets | None = None
        self._edition = 0
        self._wanted: Sequence[int] = ()
        self._scale = 1.0
        self._drawing = False
        self._failed: set[int] = set()
        self._kept: dict[int, Shot] = {}  # what was used last is last

    def show_pages(self, pages: Sheets | None) -> None:
        """Draw other pages from now on; until then the old pictures serve."""
        self._pages = pages
        self._edition += 1
        self._failed.clear()
        count = len(pages.sizes) if pages else 0
        self._kept = {page: shot for page, shot in self._kept.items() if page < count}

    def shot(self, page: int) -> Shot | None:
        """Give what there is, old or new."""
        return self._kept.get(page)

    def is_new(self, page: int, scale: float) -> bool:
        """Tell whether the page is there as it is now, at this scale."""
        shot = self._kept.get(page)
        return shot is not None and (shot.edition, shot.scale) == (self._edition, scale)

    def want(self, pages: Sequence[int], scale: float) -> None:
        """See to it that these pages come, the first one first; nobody waits for others now."""
        self._scale = scale
        self._wanted = self._within_bound(pages)
        for page in reversed(self._wanted):
            if page in self._kept:
                self._kept[page] = self._kept.pop(page)
        self._draw_next()

    def _within_bound(self, pages: Sequence[int]) -> Sequence[int]:
        """Leave out the last ones when all would take more memory than there is for them."""
        used = 0
        for place, page in enumerate(pages):
            width, height = self._pages.pixels(page, self._scale) if self._pages else (0, 0)
            used += width * height * _PIXEL
            if place and used > MOST_BYTES:
                return pages[:place]
        return pages

    def _draw_next(self) -> None:
        waiting = (
            page
            for page in self._wanted
            if page not in self._failed and not self.is_new(page, self._scale)
        )
        page = next(waiting, None)
        if page is None or self._drawing or self._pages is None:
            return
        self._drawing = True
        done = partial(self._keep, page, self._edition, self._scale)
        give_up = partial(self._give_up, page, self._edition)
        run(self, partial(_draw, self._pages, page, self._scale), done, give_up)

    def _keep(self, page: int, edition: int, scale: float, image: QImage) -> None:
        self._drawing = False
        if self._pages is not None and page < len(self._pages.sizes):
            self._kept.pop(page, None)
            self._kept[page] = Shot(image, scale, edition)
            self._let_go()
            self.arrived.emit(page)
        self._draw_next()

    def _let_go(self) -> None:
        """Drop what nobody has looked at for longest."""
        used = sum(shot.image.sizeInBytes() for shot in self._kept.values())
        for page in [page for page in self._kept if page not in self._wanted]:
            if used <= MOST_BYTES:
                return
            used -= self._kept.pop(page).image.sizeInBytes()

    def _give_up(self, page: int, edition: int, problem: Problem) -> None:
        """Leave a page as it is and go on with the others."""
        self._drawing = False
        if edition == self._edition:
            self._failed.add(page)
            self.failed.emit(problem)
        self._draw_next()


def _draw(pages: Sheets, page: int, scale: float, _report: Report) -> QImage:
    drawn = pages.render(page, scale)
    image = QImage(
        drawn.pixels, drawn.width, drawn.height, drawn.stride, QImage.Format.Format_RGB32
    )
    return image.copy()  # which owns its pixels
