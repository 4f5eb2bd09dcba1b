"""The days of one month, to be walked through with the keyboard.

The keys follow the page: ← is the next day, ↓ the same day of next week.
"""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.calendar import holidays
from ui.models import Index
from ui.models.month_model import DAYS, FIRST_DAY, LAST_DAY, WEEKS, MonthModel, months_later
from ui.theme import MEDIUM, REGULAR, Size, Theme, font
from ui.widgets.keys import ENTER
from ui.widgets.paint import draw_box, draw_centred

CELL = QSize(38, 34)
_DOT = 2

_DAY_KEYS = {
    Qt.Key.Key_Left: 1,
    Qt.Key.Key_Right: -1,
    Qt.Key.Key_Down: 7,
    Qt.Key.Key_Up: -7,
}
_MONTH_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
_CHOOSING = (*ENTER, Qt.Key.Key_Space)


class MonthGrid(QTableView):
    """One month and its current day: `moved` when that changes, `chosen` when it is taken."""

    moved = Signal(object)
    chosen = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("monthGrid")
        self.setAccessibleName("روزهای ماه")
        self._today = today
        self._day = today()
        self._month = MonthModel(self._day, self)
        self.setModel(self._month)
        self.setItemDelegate(_DayDelegate(self, self._month, today))
        self._draw_as_a_calendar()
        self.clicked.connect(self._on_click)
        self.set_day(self._day)

    def day(self) -> date:
        return self._day

    def set_day(self, day: date) -> None:
        """Stand on a day, in its month."""
        self._day = min(max(day, FIRST_DAY), LAST_DAY)
        self._month.show_month_of(self._day)
        self.setCurrentIndex(self._month.place_of(self._day))
        self.moved.emit(self._day)

    def go_months(self, months: int) -> None:
        self.set_day(months_later(self._day, months))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        years = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _DAY_KEYS:
            self.set_day(self._day + timedelta(days=_DAY_KEYS[key]))
        elif key in _MONTH_KEYS:
            self.go_months(_MONTH_KEYS[key] * (12 if years else 1))
        elif key == Qt.Key.Key_Home:
            self.set_day(self._today())
        elif key in _CHOOSING:
            self.chosen.emit(self._day)
        else:
            event.ignore()

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        if event.angleDelta().y():
            self.go_months(-1 if event.angleDelta().y() > 0 else 1)

    def _on_click(self, index: Index) -> None:
        day = index.data(MonthModel.DAY)
        if isinstance(day, date):
            self.set_day(day)
            self.chosen.emit(day)

    def _draw_as_a_calendar(self) -> None:
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(CELL.height())
        names = self.horizontalHeader()
        names.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        names.setDefaultSectionSize(CELL.width())
        names.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        names.setSectionsClickable(False)
        names.setHighlightSections(False)
        names.setFixedHeight(CELL.height())
        self.setFixedSize(DAYS * CELL.width(), (WEEKS + 1) * CELL.height())


class _DayDelegate(QStyledItemDelegate):
    """One day: its figure; an edge for today, a ground for the current one, a dot for a holiday."""

    def __init__(self, grid: MonthGrid, month: MonthModel, today: Callable[[], date]) -> None:
        super().__init__(grid)
        self._grid = grid
        self._month = month
        self._today = today

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        day = index.data(MonthModel.DAY)
        if not isinstance(day, date):
            return
        rect = QRectF(option.rect).adjusted(2, 1, -2, -1)
        own = self._month.is_of_month(day)
        ink = "text" if own else "text_3"
        if own and holidays.is_day_off(day):
            ink = "warn"
        if day == self._grid.day():
            draw_box(painter, rect, Size.RADIUS_BUTTON, "accent_fill")
            ink = "on_accent"
        elif QStyle.StateFlag.State_MouseOver in option.state:
            draw_box(painter, rect, Size.RADIUS_BUTTON, "sunken")
        if day == self._today():
            draw_box(painter, rect, Size.RADIUS_BUTTON, edge="accent")
        draw_centred(painter, rect, index.data(), font(13, MEDIUM if own else REGULAR), ink)
        holiday = holidays.holiday(day) if own else None
        if holiday is not None:
            _draw_dot(painter, rect, ink, hollow=holiday.estimated)


def _draw_dot(painter: QPainter, rect: QRectF, ink: str, *, hollow: bool) -> None:
    """Mark an official holiday under its figure; one that is only estimated is hollow."""
    colour = Theme.current().colour(ink)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else colour)
    painter.drawEllipse(QPointF(rect.center().x(), rect.bottom() - 4), _DOT, _DOT)
    painter.restore()
