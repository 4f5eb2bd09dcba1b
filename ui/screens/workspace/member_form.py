"""The line below the members where the next one is typed in."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Meeting
from desktop.meetings.editing import add_member
from ui.desk import Desk
from ui.drafts import Draft
from ui.screens.workspace.attendee_row import LABELS, NAMES, Company, name_fields
from ui.theme import Size, Space
from ui.widgets.buttons import Button
from ui.widgets.command import Command
from ui.widgets.keys import goes_on
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Caption, IconLabel, KeyCap
from ui.widgets.suggest_field import SuggestField

KEY = "Ctrl+M"
_HINT = "اعضا را یک بار بنویسید؛ از جلسهٔ بعد خودشان در این فهرست خواهند بود."
_NO_NAME = "سمت یا نام را بنویسید."
_NO_ORGANIZATION = "نام دستگاه را بنویسید."


class MemberForm(QWidget):
    """Three fields; Enter in the last adds the member and goes back to the first."""

    going_back = Signal()  # ↑: to the last member

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk = desk
        self._meeting: Meeting | None = None
        self._drafts: list[Draft] = []
        self.fields = name_fields()
        for key, field in self.fields.items():
            field.setObjectName(f"{name}.{key}")
            field.setAccessibleName(f"{LABELS[key]} عضو تازه")
        self._hint = Caption(_HINT)
        button = Button("افزودن", kind="small", name=f"{name}.add")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._add)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("user-plus", size=Size.ICON))
        row.addSpacing(Space.TINY)
        for field in self.fields.values():
            row.addWidget(field, 1)
        row.addWidget(button)
        row.addWidget(KeyCap(KEY))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        for field in self.fields.values():
            column.addWidget(NoteLine(field.note))
        column.addWidget(self._hint)
        Command(self, "رفتن به آخرین عضو", self.going_back.emit, "Up", within=True)

    def show_meeting(self, meeting: Meeting, company: Company, *, first: bool) -> None:
        """Stand ready for a meeting; `first`: nobody has typed in the members yet."""
        if self._meeting is None:
            self._drafts = [
                Draft(self._desk, field, f"{meeting.uuid}.attendance.{key}")
                for key, field in self.fields.items()
            ]
        self._meeting = meeting
        self._hint.setVisible(first)
        self.setVisible(company.editable)
        organization = self.fields["organization"]
        if isinstance(organization, SuggestField):
            organization.set_suggestions(company.organizations)

    def begin(self) -> None:
        self.fields[NAMES[0]].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not goes_on(event):
            super().keyPressEvent(event)
            return
        fields = list(self.fields.values())
        here = next(place for place, field in enumerate(fields) if field.hasFocus())
        if here + 1 < len(fields):
            fields[here + 1].setFocus()
        else:
            self._add()

    def _add(self) -> None:
        """Add the member that is typed, or say what is missing."""
        typed = {key: field.value().strip() for key, field in self.fields.items()}
        if not (typed["post"] or typed["name"]):
            self._refuse("post", _NO_NAME)
        elif not typed["organization"]:
            self._refuse("organization", _NO_ORGANIZATION)
        else:
            self._write(**typed)

    def _refuse(self, key: str, sentence: str) -> None:
        self.fields[key].note.show_problem(sentence)
        self.fields[key].setFocus()

    def _write(self, post: str, name: str, organization: str) -> None:
        if self._meeting is None:
            return
        add = partial(
            add_member, meeting=self._meeting, post=post, name=name, organization=organization
        )
        if self._desk.act(add) is not None:
            for draft in self._drafts:
                draft.clear()
            self.begin()
