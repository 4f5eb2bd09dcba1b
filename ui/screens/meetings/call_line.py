"""The line in which it is asked which headquarters meets next.

It tells the number and the day that the meeting will have, by the rule of the chosen one.
"""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records import Headquarters, Meeting, MeetingKind
from desktop.calendar import jalali
from desktop.meetings import schedule
from desktop.persian import ordinal
from ui.clock import today_here
from ui.desk import Desk
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.command import Command
from ui.widgets.keys import ENTER
from ui.widgets.labels import Label

_CHOICE = 260
_ASKED = {
    MeetingKind.ORDINARY: "جلسهٔ تازهٔ",
    MeetingKind.EXTRAORDINARY: "جلسهٔ فوق‌العادهٔ",
}


class CallLine(QWidget):
    """There only while somebody is asked; Enter chooses the meeting that is told."""

    chosen = Signal(object)  # Meeting, not stored
    left = Signal()

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk = desk
        self._tables: Sequence[Headquarters] = ()
        self._kind = MeetingKind.ORDINARY
        self._this_month = False
        self._asked = Label(role="text_2")
        self._whose: ChoiceField[int] = ChoiceField()
        self._whose.setObjectName(f"{name}.headquarters")
        self._whose.setFixedWidth(_CHOICE)
        self._whose.edited.connect(self._tell)
        self._told = Label(role="text_2", name=f"{name}.told")
        call = Button("ساختن", kind="small", key="Enter", name=f"{name}.call")
        call.clicked.connect(self._choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        for widget in (self._asked, self._whose, self._told, call):
            row.addWidget(widget)
        row.addStretch(1)
        Command(self, "ساختن جلسه‌ای که پرسیده شد", self._choose).heard_as("Enter")
        self.hide()

    def ask(
        self,
        tables: Sequence[Headquarters],
        kind: MeetingKind,
        first: Headquarters | None,
        *,
        this_month: bool = False,
    ) -> None:
        """Ask which of some headquarters meets; `first` is offered first."""
        self._tables, self._kind, self._this_month = tables, kind, this_month
        self._asked.setText(_ASKED[kind])
        self._whose.setAccessibleName(f"{_ASKED[kind]} کدام قرارگاه")
        self._whose.set_choices([(each.id, each.name) for each in tables])
        self._whose.set_value((first or tables[0]).id)
        self._tell()
        self.show()
        self._whose.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self._choose()
        else:
            super().keyPressEvent(event)

    def leave(self) -> None:
        """Ask no longer."""
        self.hide()
        self.left.emit()

    def _headquarters(self) -> Headquarters:
        return next(each for each in self._tables if each.id == self._whose.value())

    def _meeting(self) -> Meeting:
        """Propose the meeting of the chosen headquarters."""
        return schedule.propose(
            self._desk.office,
            today_here(),
            self._kind,
            self._headquarters(),
            this_month=self._this_month,
        )

    def _tell(self) -> None:
        meeting = self._meeting()
        text = f"جلسهٔ {ordinal(meeting.number)}، {jalali.long(meeting.held_on)}"
        if meeting.held_on < today_here():  # it may well have been held, and be entered now
            text += " (این روز گذشته است)"
        self._told.setText(text)
        self._whose.setAccessibleDescription(text)

    def _choose(self) -> None:
        self.hide()
        self.chosen.emit(self._meeting())
