"""Month by month what each headquarters held, side by side: who is missing shows without asking."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from desktop.documents import labels
from desktop.meetings.months import Cell, Month
from ui.models import Index
from ui.models.months_model import MonthsModel
from ui.screens.state_chips import STATE_CHIPS
from ui.theme import Size, font
from ui.widgets.labels import chip_width, draw_chip
from ui.widgets.paint import PaintedRow

_ROW = 45
_MONTH = 104
_LEAST = 196
_PADDING = 8


class MonthsTable(QTableView):
    """`came` tells that the keyboard came to another cell."""

    came = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self._model = MonthsModel()
        self.setObjectName(name)
        self.setAccessibleName("جلسه‌های هر ماه")
        self.setModel(self._model)
        self.setItemDelegate(_CellDelegate(self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        months = self.verticalHeader()
        months.setDefaultSectionSize(_ROW)
        months.setFixedWidth(_MONTH)
        months.setHighlightSections(False)
        months.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        whose = self.horizontalHeader()
        whose.setHighlightSections(False)
        whose.setMinimumSectionSize(_LEAST)
        whose.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        whose.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)

    def show_months(self, months: Sequence[Month]) -> None:
        """Show them, with the keyboard in the cell where it was."""
        here = self.currentIndex()
        self._model.show_months(months)
        row = min(max(here.row(), 0), self._model.rowCount() - 1)
        column = min(max(here.column(), 0), self._model.columnCount() - 1)
        self.setCurrentIndex(self._model.index(row, column))

    @property
    def cell(self) -> Cell | None:
        """The cell that the keyboard is in."""
        cell: Cell | None = self.currentIndex().data(MonthsModel.CELL)
        return cell

    @property
    def awaits(self) -> bool:
        """Whether the keyboard is where this month's meeting is missing."""
        current: bool = self.currentIndex().data(MonthsModel.CURRENT)
        return current and self.cell is not None and self.cell.missing

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.came.emit()


class _CellDelegate(QStyledItemDelegate):
    """The meeting, and the state of its minutes as a chip; quietly, that there was none."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell: Cell = index.data(MonthsModel.CELL)
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        blank.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, blank, painter, blank.widget
        )
        room = QRectF(option.rect).adjusted(_PADDING, 0, -_PADDING, 0)
        if cell.held:
            state = cell.held[-1].meeting.state
            text = labels.MEETING_STATES[state]
            width = chip_width(text)
            top = room.center().y() - Size.CHIP / 2
            place = QRectF(room.left(), top, width, Size.CHIP)
            draw_chip(painter, place, text, STATE_CHIPS[state])
            room = room.adjusted(width + _PADDING, 0, 0, 0)
        PaintedRow(painter, room, 0).text(index.data(), font(13), "text" if cell.held else "text_3")
