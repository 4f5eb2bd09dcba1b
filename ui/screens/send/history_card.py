"""What was sent before: the latest of it beside the work, and what came of each."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QStackedWidget

from desktop.sending.history import Sent
from ui.desk import Desk
from ui.models import Index
from ui.models.sends_model import (
    SENT_ROLE,
    Answer,
    SendsModel,
    files_in_words,
    minutes_in_words,
    moment_of,
    receipt_in_words,
    where,
)
from ui.screens.send.receipt_pane import ReceiptPane
from ui.theme import MEDIUM, Size, Space, font
from ui.widgets.buttons import Link
from ui.widgets.cards import Card, EmptyState
from ui.widgets.keys import ENTER, is_plain
from ui.widgets.labels import ChipKind, chip_width, draw_chip
from ui.widgets.paint import PaintedRow
from ui.widgets.row_list import RowDelegate, RowList

RECEIPT_KEY = "F2"

_ROW = 84
_LINE = 23
_ADD = "ثبت رسید"
_ADD_WIDTH = 84

CHIPS: dict[Answer, ChipKind] = {Answer.CAME: "ok", Answer.AWAITED: "plain", Answer.LATE: "warn"}


class HistoryCard(Card):
    """`all_wanted` asks for the whole list, `again` to send one once more."""

    all_wanted = Signal()
    again = Signal()  # of the one that the keys mean
    details = Signal()

    def __init__(self, desk: Desk, *, name: str) -> None:
        every = Link("همه", name=f"{name}.all")
        super().__init__("ارسال‌های پیشین", name=name, action=every)
        every.clicked.connect(self.all_wanted)
        every.offer("نمایش همهٔ ارسال‌های پیشین").found_by("تاریخچه سابقه فرستاده")
        self._desk = desk
        self._model = SendsModel()
        self._showing = False  # others than before, so that nobody walked
        self.list = SendList(self._model, name=f"{name}.list")
        self.pane = ReceiptPane(desk, name=f"{name}.receipt")
        empty = EmptyState(
            "usb",
            "ارسال‌ها این‌جا می‌آیند.",
            "هر ارسال با روز، حافظه، پرونده‌ها و رسید آن می‌ماند.",
            name=f"{name}.empty",
        )
        self._pages = QStackedWidget()
        self._pages.addWidget(empty)
        self._pages.addWidget(self.list)
        self.body.addWidget(self._pages, 1)
        self.body.addWidget(self.pane)
        self.list.walked.connect(self._on_walked)
        self.list.receipt_wanted.connect(self.pane.begin)
        self.list.opened.connect(self.details)
        self.pane.again.connect(self.again)
        self.pane.details.connect(self.details)

    def begin(self) -> None:
        if self._model.every:
            self.list.setFocus()

    @property
    def sent(self) -> Sent | None:
        """The send that the keys mean."""
        return self.list.sent

    def show_sends(self, sends: Sequence[Sent]) -> None:
        """Show these, the latest first; what was current stays so, unless there is news."""
        newest = sends[0].send.id if sends else 0
        before = self.list.sent
        news = before is None or (bool(self._model.every) and self._model.row_of(newest) < 0)
        self._showing = True
        self._model.show_sends(sends)
        wanted = newest if before is None or news else before.send.id
        self.list.choose(self._model.row_of(wanted))
        self._showing = False
        self._pages.setCurrentIndex(1 if sends else 0)
        self.pane.show_sent(self.list.sent)

    def lead_to(self, send_id: int) -> None:
        """Make a send the current one."""
        if (row := self._model.row_of(send_id)) >= 0:
            self.list.choose(row)

    def _on_walked(self) -> None:
        if not self._showing:
            self._desk.flush()  # what was typed of the one before
            self.pane.show_sent(self.list.sent)


class SendList(RowList):
    """Enter opens a send, F2 leads to its receipt; so does a click on the words for it."""

    opened = Signal()
    receipt_wanted = Signal()
    walked = Signal()
    typed_keys = (("Enter", "جزئیات ارسال"),)

    def __init__(self, model: SendsModel, *, name: str) -> None:
        super().__init__(model, _Delegate(), name=name, label="ارسال‌های پیشین")
        self.doubleClicked.connect(lambda _index: self._open())

    @property
    def sent(self) -> Sent | None:
        found: Sent | None = self.currentIndex().data(SENT_ROLE)
        return found

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
        /,
    ) -> None:
        super().currentChanged(current, previous)
        self.walked.emit()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTER and is_plain(event):
            self._open()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        super().mouseReleaseEvent(event)
        place = event.position()
        index = self.indexAt(place.toPoint())
        if index.isValid() and _add_place(QRectF(self.visualRect(index))).contains(place):
            self.receipt_wanted.emit()

    def _open(self) -> None:
        if self.sent is not None:
            self.opened.emit()


def _lines(place: QRectF) -> list[QRectF]:
    inside = place.adjusted(Space.CARD, 7, -Space.CARD, -8)
    first = QRectF(inside.left(), inside.top(), inside.width(), _LINE)
    return [first.translated(0, _LINE * at) for at in range(3)]


def _add_place(place: QRectF) -> QRectF:
    """Give where the words stand that lead to the receipt."""
    last = _lines(place)[2]
    return QRectF(last.right() - _ADD_WIDTH, last.top(), _ADD_WIDTH, last.height())


class _Delegate(RowDelegate):
    """The day and whether a receipt came; the minutes; the receipt; files, stick and who it was."""

    def height(self, index: Index) -> int:
        sent = index.data(SENT_ROLE)
        has_receipt = isinstance(sent, Sent) and bool(receipt_in_words(sent))
        return _ROW + _LINE if has_receipt else _ROW

    def paint_row(self, painter: QPainter, inside: QRectF, index: Index) -> None:
        sent, model = index.data(SENT_ROLE), index.model()
        if not isinstance(sent, Sent) or not isinstance(model, SendsModel):
            return
        found = model.answer(index.row())
        first, second, third = _lines(inside.adjusted(-Space.CARD, 0, Space.CARD, 1))
        wide = chip_width(found.value)
        chip = QRectF(first.left(), first.top(), wide, Size.CHIP)
        draw_chip(painter, chip, found.value, CHIPS[found])
        moment = PaintedRow(painter, first.adjusted(wide + Space.SMALL, 0, 0, 0), 0)
        moment.text(moment_of(sent), font(13, MEDIUM), "text")
        PaintedRow(painter, second, 0).text(minutes_in_words(sent), font(13), "text_2")
        row = PaintedRow(painter, third, Space.SMALL)
        if found is Answer.CAME and (receipt := receipt_in_words(sent)):
            row.text(f"رسید {receipt}", font(12), "text_3")
            row = PaintedRow(painter, third.translated(0, _LINE), 0)
        elif found is not Answer.CAME:
            row.icon("plus", "accent", Size.ICON_IN_CHIP)
            row.text(_ADD, font(12, MEDIUM), "accent")
        facts = (files_in_words(sent), where(sent), sent.who)
        row.text("، ".join(filter(None, facts)), font(12), "text_3")
