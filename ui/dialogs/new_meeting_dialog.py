"""A new meeting: what is proposed can be changed before it is made."""

from dataclasses import replace

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Meeting, MeetingKind
from desktop.documents import labels
from desktop.persian import LARGEST_IN_WORDS
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import Cell, Form
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.time_field import TimeField

_WIDTH = 620
_NEEDED = ("number", "held_on")


class NewMeetingDialog(QDialog):
    """Asks for the heading of a new meeting; `meeting()` gives it, not stored."""

    def __init__(self, proposal: Meeting, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("new_meeting")
        self.setWindowTitle("جلسهٔ تازه")
        self.setFixedWidth(_WIDTH)
        self._proposal = proposal
        self._form = _form()
        for name, field in self._form.fields.items():
            field.set_value(getattr(proposal, name))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.CARD)
        column.addWidget(Label("جلسهٔ تازه", px=18, weight=BOLD))
        column.addWidget(self._form)
        column.addWidget(
            Label("اعضای قرارگاه به ترتیب صندلی در فهرست حاضران می‌آیند.", role="text_3")
        )
        column.addLayout(self._buttons())
        self._form.focus("held_on")

    def _buttons(self) -> QHBoxLayout:
        make = Button("ساختن جلسه", kind="primary", key="Ctrl+Enter", name="new_meeting.make")
        make.clicked.connect(self._on_make)
        leave = Button("انصراف", key="Esc", name="new_meeting.leave")
        leave.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addStretch(1)
        row.addWidget(make)
        row.addWidget(leave)
        return row

    def _on_make(self) -> None:
        for name in _NEEDED:
            if self._form.fields[name].value() is None:
                self._form.focus(name)
                return
        self.accept()

    def meeting(self) -> Meeting:
        """Give the meeting as it was asked for."""
        return replace(
            self._proposal, **{name: field.value() for name, field in self._form.fields.items()}
        )


def _form() -> Form:
    kinds = [(kind, labels.MEETING_KINDS[kind]) for kind in MeetingKind]
    number = NumberField(1, LARGEST_IN_WORDS, needed="شمارهٔ جلسه را بنویسید.")
    form = Form(name="new_meeting")
    form.add_row(
        Cell("number", "شمارهٔ جلسه", number, 3),
        Cell("kind", "نوع جلسه", ChoiceField(kinds), 3),
        Cell("held_on", "تاریخ", DateField(needed="تاریخ جلسه را بنویسید."), 6),
    )
    form.add_row(
        Cell("starts_at", "ساعت شروع", TimeField(), 3), Cell("place", "مکان", LineField(), 9)
    )
    form.add_row(
        Cell("chair", "رئیس جلسه", LineField(), 6), Cell("secretary", "دبیر", LineField(), 6)
    )
    form.add_row(Cell("subject", "موضوع", LineField(), 12))
    return form
