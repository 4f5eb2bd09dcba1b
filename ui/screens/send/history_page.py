"""All that was ever sent, in one table that is sought by words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedWidget, QVBoxLayout, QWidget

from desktop.persian import number
from desktop.sending.history import Sent
from ui.desk import Desk
from ui.models import Index
from ui.models.sends_model import SENT_ROLE, SendColumn, SendsModel
from ui.screens.send.history_card import CHIPS
from ui.screens.send.receipt_pane import ReceiptPane
from ui.theme import Space
from ui.widgets.buttons import Link
from ui.widgets.cards import Card, EmptyState
from ui.widgets.command import Command
from ui.widgets.labels import ChipKind, Label
from ui.widgets.line_field import LineField
from ui.widgets.row_table import ChipDelegate, RowTable

_ROW = 40
_FILTER = 260
_WIDTHS = {
    SendColumn.MOMENT: 208,
    SendColumn.FILES: 60,
    SendColumn.WHERE: 160,
    SendColumn.WHO: 124,
    SendColumn.ANSWER: 116,
    SendColumn.RECEIPT: 180,
}


class HistoryPage(QWidget):
    """`left` leads back to the work; `again` and `details` mean the row of the keys."""

    left = Signal()
    again = Signal()
    details = Signal()

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._model = SendsModel()
        self._showing = False  # others than before, so that nobody walked
        self._table = RowTable(self._model, name=f"{name}.table", label="همهٔ ارسال‌ها", row=_ROW)
        self._sought = LineField()
        self._sought.setObjectName(f"{name}.filter")
        self._sought.setAccessibleName("جست‌وجو در ارسال‌ها")
        self._sought.setPlaceholderText("جلسه، حافظه، رسید، پرونده یا تاریخ")
        self._sought.setFixedWidth(_FILTER)
        self._count = Label(role="text_2", name=f"{name}.count")
        self._pane = ReceiptPane(desk, name=f"{name}.receipt")
        self._nothing = EmptyState(
            "search",
            "با این عبارت ارسالی نیست.",
            "واژهٔ دیگری بنویسید، یا Esc را بزنید تا همهٔ ارسال‌ها دیده شود.",
            name=f"{name}.nothing",
        )
        self._pages = QStackedWidget()
        self._lay_out(name)
        self._sought.edited.connect(self._seek)
        self._sought.returnPressed.connect(self._table.setFocus)
        Command(self._sought, "رفتن به فهرست ارسال‌ها", self._table.setFocus, "Down", within=True)
        self._table.activated.connect(lambda _index: self.details.emit())
        self._table.selectionModel().currentRowChanged.connect(self._on_row)
        self._pane.again.connect(self.again)
        self._pane.details.connect(self.details)

    def _lay_out(self, name: str) -> None:
        back = Link("بازگشت به ارسال", back=True, name=f"{name}.back")
        back.clicked.connect(self.left)
        tools = QHBoxLayout()
        tools.setSpacing(Space.MEDIUM)
        tools.addWidget(back)
        tools.addWidget(self._sought)
        tools.addWidget(self._count)
        tools.addStretch(1)
        self._table.setItemDelegateForColumn(SendColumn.ANSWER, ChipDelegate(self._chip, self))
        for place, width in _WIDTHS.items():
            self._table.setColumnWidth(place, width)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        across = self._table.horizontalHeader()
        across.setSectionResizeMode(SendColumn.MINUTES, QHeaderView.ResizeMode.Stretch)
        self._pages.addWidget(self._table)
        self._pages.addWidget(self._nothing)
        card = Card(name=f"{name}.list")
        card.body.addWidget(self._pages, 1)
        card.body.addWidget(self._pane)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(tools)
        column.addWidget(card, 1)

    @property
    def sent(self) -> Sent | None:
        """The send that the keys mean."""
        found: Sent | None = self._table.currentIndex().data(SENT_ROLE)
        return found

    @property
    def is_narrow(self) -> bool:
        return bool(self._sought.value())

    def begin(self) -> None:
        self._table.setFocus()

    def begin_seeking(self) -> None:
        self._sought.setFocus()

    def begin_receipt(self) -> None:
        if self.sent is not None:
            self._pane.begin()

    def widen(self) -> None:
        """Show all of them again."""
        self._sought.set_value("")
        self._seek()
        self.begin()

    def show_sends(self, sends: Sequence[Sent]) -> None:
        """Show these; what was current stays so."""
        before, self._showing = self.sent, True
        self._model.show_sends(sends)
        self._choose(before)

    def lead_to(self, send_id: int) -> None:
        if (row := self._model.row_of(send_id)) >= 0:
            self._table.setCurrentIndex(self._model.index(row, 0))

    def _seek(self) -> None:
        self._desk.flush()
        before, self._showing = self.sent, True
        self._model.seek(self._sought.value())
        self._choose(before)

    def _choose(self, before: Sent | None) -> None:
        row = self._model.row_of(before.send.id) if before is not None else 0
        self._table.setCurrentIndex(self._model.index(max(row, 0), 0))
        self._showing = False
        found, every = self._model.rowCount(), self._model.every
        self._pages.setCurrentWidget(self._table if found else self._nothing)
        of = f"{number(found)} از {number(every)}" if found < every else number(every)
        self._count.setText(f"{of} ارسال")
        self._pane.show_sent(self.sent)

    def _on_row(
        self,
        _current: QModelIndex | QPersistentModelIndex,
        _previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        if not self._showing:
            self._desk.flush()  # what was typed of the one before
            self._pane.show_sent(self.sent)

    def _chip(self, index: Index) -> tuple[str, ChipKind]:
        found = self._model.answer(index.row())
        return found.value, CHIPS[found]
