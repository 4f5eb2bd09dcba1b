"""The first line of an agenda: what this meeting says of the minutes of the one before it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from db.records import Approval, Meeting
from desktop.calendar import jalali
from desktop.meetings.approving import approve_previous
from desktop.meetings.dossier import Dossier
from desktop.persian import bound
from ui.desk import Desk
from ui.theme import BOLD, Space
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.toggle import SegmentedToggle, ToggleOption

NAME = "agenda.previous"
_OPTIONS = (
    ToggleOption(Approval.AS_PRESENTED, "همان‌گونه که تنظیم شده", "check", "ok"),
    ToggleOption(Approval.WITH_CHANGES, "با تغییر", "pen-line", "warn"),
)
_TOGGLE_WIDTH = 330


class PreviousLine(QFrame):
    """There where a meeting was held before; Alt+1 and Alt+2 say it from anywhere."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self.setProperty("look", "card")
        self._desk = desk
        self._meeting: Meeting | None = None
        self._editable = False
        self._title = Label(weight=BOLD, name=f"{NAME}.title")
        self._toggle = SegmentedToggle(
            _OPTIONS, name=f"{NAME}.approval", label="تصویب صورتجلسهٔ پیشین"
        )
        self._toggle.setFixedWidth(_TOGGLE_WIDTH)
        self._changes = LineField()
        self._changes.setObjectName(f"{NAME}.changes")
        self._changes.setAccessibleName("تغییر صورتجلسهٔ پیشین")
        self._changes.setPlaceholderText("چه چیزی تغییر کند؟")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self._title)
        row.addWidget(self._changes, 1)
        row.addStretch(0)
        row.addWidget(self._toggle)
        self._toggle.chosen.connect(self._on_chosen)
        self._changes.edited.connect(self._on_edited)
        self.hide()

    @property
    def stops(self) -> list[QWidget]:
        """List what Tab goes through."""
        return [self._toggle, self._changes]

    def show_dossier(self, dossier: Dossier) -> None:
        previous = dossier.life.previous
        self._meeting, self._editable = dossier.meeting, dossier.editable
        self.setVisible(previous is not None)
        if previous is None:
            return
        of = previous.meeting
        day = jalali.short(of.held_on, dossier.meeting.held_on)
        self._title.setText(f"تصویب صورتجلسهٔ {bound('جلسهٔ', of.number)} ({day})")
        said = previous.said.approval if previous.said else Approval.OPEN
        self._toggle.set_value(None if said is Approval.OPEN else said)
        self._toggle.setEnabled(dossier.editable)
        self._changes.setVisible(said is Approval.WITH_CHANGES)
        self._changes.setReadOnly(not dossier.editable)
        if previous.said and not self._desk.is_waiting(NAME):
            self._changes.set_value(previous.said.changes)

    def may_say(self) -> bool:
        return self._editable and self.isVisible()

    def say(self, approval: Approval) -> None:
        """Note how the minutes before are taken, by a key."""
        self._on_chosen(approval)

    def write(self) -> None:
        """Go to where the changes are written."""
        self._changes.setFocus()

    def _on_chosen(self, key: str) -> None:
        meeting, approval = self._meeting, Approval(key)
        if meeting is None:
            return
        changes = self._changes.value()
        self._desk.act(lambda office: approve_previous(office, meeting, approval, changes))
        if approval is Approval.WITH_CHANGES:
            self._changes.setFocus()

    def _on_edited(self, text: str) -> None:
        meeting = self._meeting
        if meeting is not None:
            self._desk.later(
                NAME,
                lambda office: approve_previous(office, meeting, Approval.WITH_CHANGES, text),
            )
