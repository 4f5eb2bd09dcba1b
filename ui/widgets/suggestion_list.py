"""The list that opens under a field while a name is typed into it.

Hard rule: the list never takes the keyboard; the field keeps it and tells the list what to do.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui.models import Index
from ui.models.suggestions import NewName, Offer, Suggestion, SuggestionModel
from ui.theme import Size, font
from ui.widgets.paint import PaintedRow, draw_box

_ROWS = 8
_FRAME = 5  # the padding and the border of the style sheet
_PADDING = 8
_GAP = 8
_LEAST_WIDTH = 240
_MOVES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowDeactivate)


class SuggestionList(QListView):
    """The open list; `accepted` brings the offer that was clicked."""

    accepted = Signal(object)

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        # A tooltip window lies over everything and takes neither focus nor activation.
        self.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("suggestions")
        self.setAccessibleName("پیشنهادها")
        self.setProperty("look", "popup")
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setItemDelegate(_OfferDelegate(self))
        self._field = field
        self._offers = SuggestionModel(self)
        self.setModel(self._offers)
        self.clicked.connect(lambda index: self.accepted.emit(self._offer_at(index)))

    def hang_under(self, widget: QWidget) -> None:
        """Open under a widget that holds the field, instead of under the field itself."""
        self._field = widget

    def open(self, offers: Sequence[Offer], *, current: int = -1) -> None:
        """Show these offers under the field; none close the list."""
        self._offers.set_offers(offers)
        if not offers:
            self.hide()
            return
        self.setCurrentIndex(self._offers.index(current, 0))
        self._place(len(offers))
        if not self.isVisible():
            self._field.window().installEventFilter(self)
            self.show()

    def current(self) -> Offer | None:
        """Tell which offer the keyboard stands on, in an open list."""
        return self._offer_at(self.currentIndex()) if self.isVisible() else None

    def move_by(self, steps: int) -> None:
        """Go down or up, and round the ends."""
        count = self._offers.rowCount()
        at = self.currentIndex().row()
        row = (at + steps) % count if at >= 0 else (0 if steps > 0 else count - 1)
        self.setCurrentIndex(self._offers.index(row, 0))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        moved = event.type() in _MOVES
        if moved and watched is self._field.window():  # and not a scroll bar of our own
            self.hide()
        return super().eventFilter(watched, event)

    def _offer_at(self, index: QModelIndex) -> Offer | None:
        offer = self._offers.data(index, SuggestionModel.OFFER)
        return offer if isinstance(offer, Suggestion | NewName) else None

    def _place(self, count: int) -> None:
        width = max(self._field.width(), _LEAST_WIDTH)
        height = min(count, _ROWS) * Size.BUTTON + 2 * _FRAME
        right = self._field.mapToGlobal(QPoint(self._field.width(), 0))
        top = right.y() + self._field.height() + 2
        room = self._field.screen().availableGeometry()
        if top + height > room.bottom():
            top = right.y() - height - 2
        self.setGeometry(max(room.left(), right.x() - width), top, width, height)


class _OfferDelegate(QStyledItemDelegate):
    """One line: the name at the right, what tells it from others behind it."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(_LEAST_WIDTH, Size.BUTTON)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        offer = index.data(SuggestionModel.OFFER)
        rect = QRectF(option.rect)
        if QStyle.StateFlag.State_Selected in option.state:
            draw_box(painter, rect, Size.RADIUS_CHIP, "accent_tint")
        elif QStyle.StateFlag.State_MouseOver in option.state:
            draw_box(painter, rect, Size.RADIUS_CHIP, "sunken")
        row = PaintedRow(painter, rect.adjusted(_PADDING, 0, -_PADDING, 0), _GAP)
        if isinstance(offer, NewName):
            row.icon("plus", "accent", Size.ICON_BESIDE_TEXT)
            row.text(offer.text, font(13), "accent")
        else:
            row.text(offer.name, font(13), "text")
            row.text(offer.detail, font(12), "text_3")
