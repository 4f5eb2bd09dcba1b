"""One send, and the receipt that came for it, typed where it stands.

Hard rule: what is typed belongs to the send that was shown when it was typed.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop import drafts
from desktop.access.permissions import Deed
from desktop.calendar import tehran
from desktop.persian import digits
from desktop.sending.history import Sent, set_receipt
from ui.desk import Desk
from ui.screens.send.receipt_day import ReceiptDayField
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.labelled import Labelled
from ui.widgets.labels import ElidedLabel
from ui.widgets.line_field import LineField

AGAIN_KEY = "Ctrl+R"

_MOST_WIDTH = 280


class ReceiptPane(QFrame):
    """`again` asks to send it once more, `details` to show its files."""

    again = Signal()
    details = Signal()

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "cardFoot")
        self._desk = desk
        self._sent: Sent | None = None
        self._facts = ElidedLabel(px=12, role="text_2", name=f"{name}.facts")
        self._number = LineField()
        self._number.setObjectName(f"{name}.number")
        self._number.setPlaceholderText("شمارهٔ نامه یا دفتر")
        self._day = ReceiptDayField()
        self._day.setObjectName(f"{name}.day")
        self._day.setPlaceholderText("۱۲ مهر")
        self._again = Button("ارسال دوباره", kind="small", key=AGAIN_KEY, name=f"{name}.again")
        self._details = Button("جزئیات", kind="small", name=f"{name}.details")
        self._lay_out()
        self._number.edited.connect(self._write)
        self._day.edited.connect(self._write)
        self._day.unread.connect(self._keep)
        self._again.clicked.connect(self.again)
        self._details.clicked.connect(self.details)
        self._details.offer("نمایش پرونده‌های این ارسال و اثر انگشت آن‌ها").found_by("SHA جزئیات")
        may_write = desk.office.may(Deed.FILE_RECEIPT)
        self._number.setReadOnly(not may_write)
        self._day.setReadOnly(not may_write)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        fields.setSpacing(Space.SMALL)
        for label, field in (("شمارهٔ رسید", self._number), ("تاریخ رسید", self._day)):
            labelled = Labelled(label, field)
            labelled.setMaximumWidth(_MOST_WIDTH)
            fields.addWidget(labelled, 1)
        fields.addStretch(0)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._again)
        buttons.addWidget(self._details)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._facts)
        column.addLayout(fields)
        column.addLayout(buttons)

    def begin(self) -> None:
        """Put the keyboard where the receipt is typed."""
        self._number.setFocus()
        self._number.selectAll()

    def show_sent(self, sent: Sent | None) -> None:
        """Show a send; what is being typed of it stays."""
        before, self._sent = self._sent, sent
        self.setVisible(sent is not None)
        if sent is None:
            return
        self._facts.setText(f"رسید ارسال {tehran.in_words(sent.send.at)}")
        self._day.set_send(sent.send)
        same = before is not None and before.send.id == sent.send.id
        if same and self._desk.is_waiting(self._key(sent)):
            return
        number = digits(sent.receipt.number) if sent.receipt else ""
        day = sent.receipt.received_on if sent.receipt else None
        if not same or digits(self._number.value().strip()) != number:
            self._number.set_value(number)
        if not same or self._day.value() != day:
            self._day.set_value(day)
            if text := drafts.kept(self._desk.office, self._place(sent)):
                self._day.set_unread(text)

    def _write(self) -> None:
        if (sent := self._sent) is not None:
            number, day = self._number.value(), self._day.value()
            write = partial(set_receipt, send_id=sent.send.id, number=number, received_on=day)
            self._desk.later(self._key(sent), write)

    def _keep(self, text: str) -> None:
        """Keep a date that cannot be read until it can."""
        if (sent := self._sent) is not None:
            keep = partial(drafts.keep, place=self._place(sent), text=text)
            self._desk.later(("unread", self._place(sent)), keep)

    @staticmethod
    def _key(sent: Sent) -> tuple[str, str]:
        return "receipt", sent.send.uuid

    @staticmethod
    def _place(sent: Sent) -> str:
        return drafts.place_of(sent.send.uuid, "received_on")
