"""Pages on their desk, one below the other, and the marks on them.

The one hard rule: the place stays, page and height, when other pages come and when the size of
anything changes; only a person scrolls.
"""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QAbstractSlider, QScrollBar

from desktop.pages import Hit, Rectangle, Sheets
from desktop.persian import digits
from ui.theme import Theme, font
from ui.widgets.page_desk import GAP, PageDesk, Place
from ui.widgets.page_shots import Shots
from ui.widgets.paint import draw_centred


class Fit(StrEnum):
    """What is kept in sight, whatever the size of the view."""

    WIDTH = "width"
    PAGE = "page"


LEAST_ZOOM, MOST_ZOOM = 0.25, 3.0
_ZOOM_STEP = 1.2
_NOTCH = 120  # of a wheel
_POINT = 96 / 72  # pixels at a zoom of 1
_FINEST = 4.0  # pixels to a point; where a zoom asks for more, the picture is stretched
_LINE = 48
_OVERLAP = 48  # what stays in sight when one turns by a screen
_BELOW, _ABOVE = 2, 1  # pages that are drawn before they are seen
_PATIENCE_MS = 500
_WAITING = "در حال آماده‌سازی صفحه‌ها…"

_Step = QAbstractSlider.SliderAction
_DOWN = {
    Qt.Key.Key_Down: _Step.SliderSingleStepAdd,
    Qt.Key.Key_Up: _Step.SliderSingleStepSub,
    Qt.Key.Key_PageDown: _Step.SliderPageStepAdd,
    Qt.Key.Key_PageUp: _Step.SliderPageStepSub,
    Qt.Key.Key_Home: _Step.SliderToMinimum,
    Qt.Key.Key_End: _Step.SliderToMaximum,
}
_ACROSS = {
    Qt.Key.Key_Right: _Step.SliderSingleStepAdd,
    Qt.Key.Key_Left: _Step.SliderSingleStepSub,
}


class PageView(QAbstractScrollArea):
    """Shows pages, finds its way among them and marks places on them."""

    moved = Signal()  # another page is in front, or the zoom is another
    shifted = Signal()  # the pages lie elsewhere in the view
    failed = Signal(object)  # Problem, of a page that cannot be drawn

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.pages: Sheets | None = None
        self._desk = PageDesk()
        self._wish: float | Fit = Fit.WIDTH
        self._hits: Sequence[Hit] = ()
        self._current = -1
        self._told: object = None
        self._late = False
        self._shots = Shots(self)
        self._shots.arrived.connect(self._on_arrived)
        self._shots.failed.connect(self.failed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        # A page has its left at the left, whichever way the words on it run.
        self.horizontalScrollBar().setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setSingleStep(_LINE)
            bar.valueChanged.connect(self._on_scrolled)
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE_MS)
        self._patience.timeout.connect(self._on_late)
        self._patience.start()

    # What is shown

    def show_pages(self, pages: Sheets | None) -> None:
        """Show other pages at the same place, or none; who set the marks sets them anew."""
        place, self.pages = self._place_at(0), pages
        count = len(pages.sizes) if pages else 0
        self._hits = tuple(hit for hit in self._hits if hit.page < count)
        self._shots.show_pages(pages)
        self._patience.stop()
        self._late = False
        self._lay_out(place, 0)

    @property
    def count(self) -> int:
        return len(self._desk.rects)

    @property
    def page(self) -> int:
        """The page of which most is seen, from 0."""
        seen = self._in_sight()
        return max(seen, key=lambda page: seen[page]) if seen else 0

    @property
    def zoom(self) -> float:
        """1 where an inch of paper takes 96 pixels."""
        if not isinstance(self._wish, Fit):
            return self._wish
        if self.pages is None:
            return 1.0
        room, sizes = self.viewport().size(), self.pages.sizes
        across = (room.width() - 2 * GAP) / (max(size.width for size in sizes) * _POINT)
        down = (room.height() - 2 * GAP) / (max(size.height for size in sizes) * _POINT)
        return _bounded(across if self._wish is Fit.WIDTH else min(across, down))

    @property
    def wish(self) -> float | Fit:
        """What the zoom is to be: a figure, or what fits."""
        return self._wish

    def is_sharp(self) -> bool:
        """Tell whether all that is seen is drawn as it is now."""
        return all(self._shots.is_new(page, self._scale) for page in self._in_sight())

    # Where one is

    def go_to(self, page: int) -> None:
        """Bring the head of a page."""
        self.verticalScrollBar().setValue(self._desk.height_of(Place(page, 0)) - GAP)

    def lead_to(self, head: Place, end: Place) -> None:
        """Bring the head of a part of the text, unless half of it, or half a view, is in sight."""
        top, view = self.verticalScrollBar().value(), self.viewport().height()
        first, last = self._desk.height_of(head), self._desk.height_of(end)
        seen = min(last, top + view) - max(first, top)
        if seen < min(last - first, view) / 2:
            self.verticalScrollBar().setValue(first - GAP)

    def height_of(self, place: Place) -> int:
        """Tell how far below the upper edge of the view a place is; it may be out of sight."""
        return self._desk.height_of(place) - self.verticalScrollBar().value()

    def page_rect(self, page: int) -> QRect:
        """Tell where in the view a page is."""
        return self._desk.rects[page].translated(-self._corner())

    def rectangle(self, page: int, place: Rectangle) -> QRectF:
        """Tell where in the view a rectangle of a page is."""
        return self._desk.rectangle(page, place).translated(-QPointF(self._corner()))

    def fit_page(self) -> None:
        """Make whole pages fit into the view, now and when it changes."""
        page = self.page
        self.set_zoom(Fit.PAGE)
        self.go_to(page)

    def set_zoom(self, wish: float | Fit) -> None:
        """Make the pages as large as wished; what is in the middle stays there."""
        self._set_zoom(wish, self.viewport().height() // 2)

    def zoom_by(self, steps: float, at: int | None = None) -> None:
        """Come nearer or go farther; the place at this height of the view stays where it is."""
        zoom = _bounded(self.zoom * _ZOOM_STEP**steps)
        self._set_zoom(zoom, self.viewport().height() // 2 if at is None else at)

    def _set_zoom(self, wish: float | Fit, at: int) -> None:
        place = self._place_at(at)
        self._wish = wish if isinstance(wish, Fit) else _bounded(wish)
        self._lay_out(place, at)

    # What is marked

    def mark(self, hits: Sequence[Hit], current: int, *, bring: bool = True) -> None:
        """Mark these places, one of them more than the others, and bring that one in sight."""
        self._hits, self._current = hits, current
        if bring and current < len(hits):
            self._bring(self._desk.around(hits[current]))
        self.viewport().update()

    def _bring(self, target: QRectF) -> None:
        view = QRectF(self._corner(), self.viewport().size())
        if not target.isEmpty() and not view.contains(target):
            step = (target.center() - view.center()).toPoint()
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + step.y())
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + step.x())

    # Geometry

    @property
    def _scale(self) -> float:
        """Pixels of the screen to a point, as the pages are drawn."""
        return min(self.zoom * _POINT * self.devicePixelRatioF(), _FINEST)

    def _lay_out(self, place: Place, at: int) -> None:
        """Lay the pages out anew, with this place of theirs at a height of the view."""
        view, sizes = self.viewport().size(), self.pages.sizes if self.pages else ()
        self._desk = PageDesk(sizes, self.zoom * _POINT, view.width())
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        middle = _middle(across)
        across.setPageStep(view.width())
        across.setRange(0, self._desk.width - view.width())
        across.setValue(round(middle * self._desk.width - view.width() / 2))
        down.setPageStep(self._turn())
        down.setRange(0, max(self._desk.height - view.height(), 0))
        down.setValue(self._desk.height_of(place) - at)
        self._on_scrolled()

    def _turn(self) -> int:
        """Tell how far a key turns: by what is seen, or by a page where whole ones are seen."""
        if self._wish is Fit.PAGE and self._desk.rects:
            return self._desk.rects[0].height() + GAP
        return max(self.viewport().height() - _OVERLAP, _LINE)

    def _place_at(self, at: int) -> Place:
        return self._desk.place_at(self.verticalScrollBar().value() + at)

    def _corner(self) -> QPoint:
        """Tell where on the desk the corner of the view is."""
        return QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _in_sight(self) -> dict[int, int]:
        top = self.verticalScrollBar().value()
        return self._desk.seen(top, top + self.viewport().height())

    def _on_arrived(self, page: int) -> None:
        if page < self.count:
            self.viewport().update(self.page_rect(page))

    def _on_scrolled(self) -> None:
        sight = list(self._in_sight())
        if sight:
            below = range(sight[-1] + 1, min(sight[-1] + 1 + _BELOW, self.count))
            above = range(max(sight[0] - _ABOVE, 0), sight[0])
            self._shots.want([*sight, *below, *above], self._scale)
        self.viewport().update()
        self.shifted.emit()
        now = (self.page, self.count, self.zoom, self._wish)
        if now != self._told:
            self._told = now
            shown = f"صفحهٔ {digits(self.page + 1)} از {digits(self.count)}" if sight else ""
            self.setAccessibleDescription(shown)
            self.moved.emit()

    def _on_late(self) -> None:
        self._late = True
        self.viewport().update()

    # What Qt asks for

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out(self._place_at(0), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), Theme.current().colour("sunken"))
        if self._late:
            draw_centred(painter, QRectF(self.viewport().rect()), _WAITING, font(13), "text_3")
        for page in self._in_sight():
            self._draw_page(painter, page)
        self._draw_marks(painter)
        self.paint_over(painter)

    def paint_over(self, painter: QPainter) -> None:
        """Paint what else belongs on the pages."""

    def _draw_page(self, painter: QPainter, page: int) -> None:
        theme, rect, shot = Theme.current(), self.page_rect(page), self._shots.shot(page)
        painter.setPen(QPen(theme.colour("border"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawRect(rect.adjusted(-1, -1, 0, 0))
        if shot is None:
            return
        ratio = self.devicePixelRatioF()
        if shot.scale == self.zoom * _POINT * ratio:  # drawn for this very size
            shot.image.setDevicePixelRatio(ratio)
            painter.save()
            painter.setClipRect(rect)
            painter.drawImage(rect.topLeft(), shot.image)
            painter.restore()
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(rect, shot.image)

    def _draw_marks(self, painter: QPainter) -> None:
        sight = self._in_sight()
        for at, hit in enumerate(self._hits):
            if hit.page in sight:
                for place in hit.rectangles:
                    stroke = self.rectangle(hit.page, place)
                    _draw_mark(painter, stroke, current=at == self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if key == Qt.Key.Key_Space:
            back = modifiers & Qt.KeyboardModifier.ShiftModifier
            key = Qt.Key.Key_PageUp if back else Qt.Key.Key_PageDown
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        if modifiers & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key in _DOWN:
            self.verticalScrollBar().triggerAction(_DOWN[key])
        elif key in _ACROSS:
            self.horizontalScrollBar().triggerAction(_ACROSS[key])
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(event.angleDelta().y() / _NOTCH, round(event.position().y()))
            event.accept()
        else:
            super().wheelEvent(event)


def read_zoom(text: str) -> float | Fit:
    """Read a zoom that was written down; what cannot be read fits the width."""
    if text in tuple(Fit):
        return Fit(text)
    try:
        return _bounded(float(text))
    except ValueError:
        return Fit.WIDTH


def _bounded(zoom: float) -> float:
    return min(max(zoom, LEAST_ZOOM), MOST_ZOOM)


def _middle(bar: QScrollBar) -> float:
    """Tell which share of everything is before the middle of what is seen."""
    return (bar.value() + bar.pageStep() / 2) / max(bar.maximum() + bar.pageStep(), 1)


def _draw_mark(painter: QPainter, stroke: QRectF, *, current: bool) -> None:
    """Colour the paper under the letters, and frame what the colour alone would not tell."""
    theme = Theme.current()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(stroke, theme.colour("warn_line" if current else "warn_tint"))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.setPen(QPen(theme.colour("warn" if current else "warn_line"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(stroke)
