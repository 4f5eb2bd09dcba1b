"""A list whose rows paint themselves: one stop for Tab, ↑ and ↓ walk through it.

Hard rule: the row that is meant by the keys is tinted, and lined where the keyboard is in the list;
the name that is read of a row is its model's, so that nothing is only painted.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models import Index
from ui.theme import Size, Space, Theme
from ui.widgets.paint import draw_box


class RowList(QListView):
    """As high as its rows; with `heights` no less and no more than these pixels."""

    def __init__(
        self,
        model: QAbstractItemModel,
        delegate: "RowDelegate",
        *,
        name: str,
        label: str,
        heights: tuple[int, int] = (0, 0),
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(label)
        self.setProperty("look", "rows")
        self._least, self._most = heights
        self.setModel(model)
        delegate.setParent(self)
        self.setItemDelegate(delegate)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        if self._most:
            self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self.updateGeometry)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = (), /) -> None:
        """Paint these rows anew: none becomes higher, and Qt would lay out all of thousands."""
        QAbstractItemView.dataChanged(self, first, last, roles)

    def choose(self, row: int) -> None:
        """Make a row the current one; -1 for none."""
        self.setCurrentIndex(self.model().index(row, 0))

    def fit(self, holder: QWidget, least: int, *, tight: bool = False) -> None:
        """Let what holds the list be as high as its rows, down to `least` where room is scarce.

        While it is `tight`, it leaves to others all the room it can.
        """
        wanted = self.sizeHint().height()
        holder.setMinimumHeight(min(wanted, least))
        holder.setMaximumHeight(min(wanted, least) if tight else wanted)
        if tight:
            self.scrollTo(self.currentIndex())

    def sizeHint(self) -> QSize:
        if not self._most:
            return super().sizeHint()
        height = 0
        for row in range(self.model().rowCount()):
            height += self.sizeHintForRow(row)
            if height >= self._most:
                break  # there may be thousands
        return QSize(super().sizeHint().width(), min(max(height, self._least), self._most))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._least)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.choose(0)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.viewport().update()


class RowDelegate(QStyledItemDelegate):
    """Each list says below how high its rows are and what is painted in them."""

    def height(self, index: Index) -> int:
        raise NotImplementedError

    def paint_row(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        """Paint what a row holds into what its margins leave."""
        raise NotImplementedError

    def tints(self, index: Index) -> bool:
        """Tell whether the current row is to be told from others by its ground."""
        return index.isValid()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        del option
        return QSize(0, self.height(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        place, view = QRectF(option.rect), self.parent()
        theme = Theme.current()
        is_current = isinstance(view, QListView) and index == view.currentIndex()
        painter.save()
        if is_current and self.tints(index):
            painter.fillRect(place, theme.colour("accent_tint"))
        if index.row() + 1 < index.model().rowCount() or place.bottom() < _bottom(view):
            line = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
            painter.fillRect(line, theme.colour("border"))
        if is_current and isinstance(view, QListView) and view.hasFocus():
            for inset in range(1, 1 + Size.FOCUS_LINE):
                edge = place.adjusted(inset, inset, -inset, -inset)
                draw_box(painter, edge, Size.RADIUS_CHIP, edge="accent")
        inside = place.adjusted(Space.CARD, 0, -Space.CARD, -1)
        self.paint_row(painter, inside, index)
        painter.restore()


def _bottom(view: object) -> float:
    return view.viewport().rect().bottom() - 1 if isinstance(view, QListView) else 0


def halves(place: QRectF, margin: int = 0) -> tuple[QRectF, QRectF]:
    """Part a row into its two lines."""
    inside = place.adjusted(0, margin, 0, -margin)
    half = inside.height() / 2
    upper = QRectF(inside.left(), inside.top(), inside.width(), half)
    return upper, upper.translated(0, half)
