"""A table in which rows are chosen whole, and a column of chips in it."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractItemModel, QObject, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from ui.models import Index
from ui.theme import Size
from ui.widgets.labels import ChipKind, chip_width, draw_chip

_PADDING = 8


class RowTable(QTableView):
    """Without lines and numbers; Tab leaves it."""

    def __init__(self, model: QAbstractItemModel, *, name: str, label: str, row: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)


class ChipDelegate(QStyledItemDelegate):
    """A cell as a chip; `told` gives its text and its look."""

    def __init__(self, told: Callable[[Index], tuple[str, ChipKind]], parent: QObject) -> None:
        super().__init__(parent)
        self._told = told

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        blank.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, blank, painter, blank.widget
        )
        text, kind = self._told(index)
        width, rect = chip_width(text), QRectF(option.rect)
        top = rect.center().y() - Size.CHIP / 2
        place = QRectF(rect.right() - _PADDING - width, top, width, Size.CHIP)
        draw_chip(painter, place, text, kind)
