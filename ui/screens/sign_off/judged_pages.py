"""The page as it will print, what changed on it, and beside each resolution what is said of it.

The one hard rule: what stands beside a resolution is where the paper's own bookmark says; boxes
that would cover each other move down, never up.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.pages import Sheets
from desktop.persian import digits
from desktop.sign_off.marks import Mark, Spot, resolution_heads
from ui.screens.sign_off.verdict_box import VerdictBox
from ui.theme import Space, Theme
from ui.widgets.change_list import draw_number
from ui.widgets.command import holds_keyboard
from ui.widgets.page_desk import Place
from ui.widgets.page_view import PageView

MARGIN = 224
_BETWEEN = 10  # boxes
_SIDE = 12
_NUMBER = 18
_CURRENT_LINE = 3
_LEAD = 0.3  # of the view, above what it is led to


class JudgedPages(PageView):
    """Pages with a margin at their left for the boxes of the resolutions."""

    walked = Signal(int)  # by keys: -1 up, 1 down

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self.setViewportMargins(MARGIN, 0, 0, 0)
        self._margin = QWidget(self)
        self._margin.setObjectName(f"{name}.margin")
        self._boxes: Sequence[VerdictBox] = ()
        self._heads: Mapping[int, Spot] = {}
        self.changes: Sequence[Mark] = ()
        self.change = 0
        self._current = 0
        self.shifted.connect(self.arrange)

    def put(self, boxes: Sequence[VerdictBox]) -> None:
        """Put a box beside each resolution."""
        self._boxes = boxes
        for box in boxes:
            box.setParent(self._margin)
            box.grown.connect(self.arrange)
        self.arrange()

    def show_pages(self, pages: Sheets | None) -> None:
        known = self._heads
        self._heads = resolution_heads(pages) if pages is not None else {}
        self.changes = ()
        super().show_pages(pages)
        self.arrange()
        if not known:  # whoever was quicker than the pages has gone somewhere on them already
            self._lead_to_current()

    def show_changes(self, changes: Sequence[Mark]) -> None:
        self.changes = changes
        self.viewport().update()

    def set_judging(self, *, on: bool) -> None:
        """Show the boxes, or the pages alone."""
        self._margin.setVisible(on)

    # Where one is

    def set_current(self, number: int) -> None:
        """Show which resolution keys speak of, and bring it; 0 for none."""
        self._current = number
        for box in self._boxes:
            box.set_current(on=box.number == number)
        self._lead_to_current()
        self.viewport().update()

    def _lead_to_current(self) -> None:
        if self._current in self._heads:
            self._lead(self._heads[self._current], self._end_of(self._current))

    def set_change(self, number: int) -> None:
        """Show which change is looked at, and bring it; 0 for none."""
        self.change = number
        for mark in self.changes:
            if mark.number == number:
                hit = next(iter(mark.hits), None)
                spot = mark.head if hit is None else Spot(hit.page, hit.rectangles[0].top)
                self._lead(spot, spot)
        self.viewport().update()

    def _lead(self, head: Spot, end: Spot) -> None:
        """Bring a part of the page, unless all of it is in sight."""
        view = self.viewport().height()
        top, bottom = self.height_of(_place(head)), self.height_of(_place(end))
        if top < 0 or min(bottom, top + view // 2) > view - Space.SCREEN:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - round(view * _LEAD))

    def _end_of(self, number: int) -> Spot:
        following = self._heads.get(number + 1)
        head = self._heads[number]
        return following if following and following.page == head.page else head

    # Where the boxes are

    def arrange(self) -> None:
        """Put each box at the height of its resolution."""
        view = self.viewport().geometry()
        self._margin.setGeometry(QRect(view.left() - MARGIN, view.top(), MARGIN, view.height()))
        lowest = -(1 << 30)
        for box in self._boxes:
            head = self._heads.get(box.number)
            if head is None:
                box.hide()
                continue
            width = MARGIN - 2 * _SIDE
            layout = box.layout()
            height = layout.totalHeightForWidth(width) if layout else 0
            if height <= 0:
                height = box.sizeHint().height()
            top = max(self.height_of(_place(head)) - Space.TINY, lowest + _BETWEEN)
            box.setGeometry(_SIDE, top, width, height)
            # What is out of sight is no stop for Tab; whoever types is never thrown out.
            in_sight = top < view.height() and top + height > 0
            box.setVisible(in_sight or holds_keyboard(box))
            lowest = top + height

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()

    # What is painted

    def paint_over(self, painter: QPainter) -> None:
        theme = Theme.current()
        for mark in self.changes:
            for hit in mark.hits:
                for place in hit.rectangles:
                    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
                    painter.fillRect(self.rectangle(hit.page, place), theme.colour("ok_tint"))
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for mark in self.changes:
            self._draw_number(painter, mark)
        if self._current in self._heads:
            self._draw_current(painter, self._current)

    def _draw_number(self, painter: QPainter, mark: Mark) -> None:
        """Stand above the first letter that came; without one, in the margin of the paper."""
        hit = next(iter(mark.hits), None)
        if hit is not None:
            first = self.rectangle(hit.page, hit.rectangles[0])
            corner = first.topRight() + QPoint(-_NUMBER // 3, -_NUMBER * 2 // 3)
        else:
            right = self.page_rect(mark.head.page).right()
            corner = QPoint(
                right - 2 * _NUMBER, self.height_of(_place(mark.head)) + _NUMBER // 4
            ).toPointF()
        box = QRectF(corner.x(), corner.y(), _NUMBER, _NUMBER)
        draw_number(painter, box, digits(mark.number), current=mark.number == self.change)

    def _draw_current(self, painter: QPainter, number: int) -> None:
        head = self._heads[number]
        paper = self.page_rect(head.page)
        following = self._heads.get(number + 1)
        top = self.height_of(_place(head))
        bottom = paper.bottom() - Space.SCREEN
        if following is not None and following.page == head.page:
            bottom = self.height_of(_place(following)) - Space.SMALL
        line = QRectF(paper.right() - _CURRENT_LINE, top, _CURRENT_LINE, bottom - top)
        painter.fillRect(line, Theme.current().colour("accent_fill"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if not plain and Qt.Key(event.key()) in steps and self._margin.isVisible():
            self.walked.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


def _place(spot: Spot) -> Place:
    return Place(spot.page, spot.down)
