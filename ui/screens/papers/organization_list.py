"""The list of organizations beside the page, and the line that finds one in it.

Hard rule: the line and the list are one choice; ↑ and ↓ walk through the list from both.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.models import Index
from ui.models.open_work_model import OpenWorkModel, counts
from ui.theme import MEDIUM, Size, Space, Theme, font
from ui.widgets.keys import is_plain
from ui.widgets.line_field import LineField
from ui.widgets.paint import PaintedRow, draw_box

_ROW = 52
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class FilterLine(LineField):
    """Esc clears it before it leaves the screen."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and is_plain(event):
            self.stepped.emit(_STEPS[key])
        elif key == Qt.Key.Key_Escape and self.text():
            self.set_value("")
            self.edited.emit("")
        else:
            super().keyPressEvent(event)


class OrganizationList(QListView):
    """One of the organizations is current; letters typed here belong to the line above."""

    walked = Signal()  # to another organization
    typed = Signal(str)

    def __init__(self, model: OpenWorkModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Delegate(self))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)

    def choose(self, row: int) -> None:
        """Make a row the current one; -1 for none."""
        self.setCurrentIndex(self.model().index(row, 0))

    def step(self, by: int) -> None:
        """Go on by a row, as far as there are any."""
        row = self.currentIndex().row() + by
        self.choose(min(max(row, 0), self.model().rowCount() - 1))

    def keyboardSearch(self, search: str, /) -> None:
        """Leave it to the line above, which knows more spellings and shows what is sought."""
        self.typed.emit(search)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.walked.emit()


class _Delegate(QStyledItemDelegate):
    """A row of two lines: the name, then how much is open and how much of it late."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        place = QRectF(option.rect)
        view = self.parent()
        if isinstance(view, QListView) and index == view.currentIndex():
            painter.fillRect(place, Theme.current().colour("accent_tint"))
            if view.hasFocus():
                inset = place.adjusted(1, 1, -1, -1)
                _draw_focus(painter, inset)
        inside = place.adjusted(Space.CARD, 6, -Space.CARD, -6)
        middle = inside.center().y()
        name = QRectF(inside.left(), inside.top(), inside.width(), middle - inside.top())
        told = QRectF(inside.left(), middle, inside.width(), inside.bottom() - middle)
        PaintedRow(painter, name, 0).text(index.data(), font(13, MEDIUM), "text")
        row = PaintedRow(painter, told, Space.MEDIUM)
        for text, role in counts(index.data(OpenWorkModel.WORK)):
            row.text(text, font(12), role)


def _draw_focus(painter: QPainter, place: QRectF) -> None:
    """Draw the line around the row that has the keyboard."""
    for inset in range(Size.FOCUS_LINE):
        line = place.adjusted(inset, inset, -inset, -inset)
        draw_box(painter, line, Size.RADIUS_CHIP, edge="accent")
