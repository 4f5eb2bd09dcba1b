"""The heading of the minutes: which meeting it is, the next one, and who gets a copy."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records import MeetingKind, MeetingState
from desktop.calendar.holidays import is_day_off
from desktop.calendar.meeting_days import ProposedDay
from desktop.documents import labels
from desktop.meetings.checks import MinutesSection, review
from desktop.meetings.dossier import Dossier
from desktop.meetings.next_day import after_meeting, of_meeting
from desktop.meetings.schedule import arrange_next, cancel
from desktop.persian import LARGEST_IN_WORDS
from ui.binding import Binding
from ui.desk import Desk
from ui.dialogs.cancel_dialog import CancelDialog
from ui.screens.workspace.next_meeting_line import KEY as ACCEPT
from ui.screens.workspace.next_meeting_line import NextMeetingLine, why_moved
from ui.screens.workspace.section import Section
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.form import Cell, Form
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.text_field import TextField
from ui.widgets.time_field import TimeField

_KEYS = (("Tab", "خانهٔ بعد"),)
_PROPOSAL_KEYS = ((ACCEPT, "تاریخ پیشنهادی جلسهٔ بعد"), *_KEYS)


class HeadingSection(Section):
    title = "شناسنامهٔ جلسه"
    keys: Sequence[tuple[str, str]] = _KEYS

    def __init__(self, desk: Desk, dossier: Dossier) -> None:
        super().__init__(desk)
        self.setObjectName("heading")
        self._binding = Binding(desk, dossier.meeting, self)
        self._cancel = Button("لغو جلسه", kind="quiet", name="heading.cancel")
        self._cancel.clicked.connect(self._on_cancel)
        self._cancel.offer("لغو این جلسه").taking_away()
        self._next = NextMeetingLine()
        self._next.accept.clicked.connect(self._on_accept)
        self._asked: tuple[object, ...] = ()
        self._turns: tuple[ProposedDay | None, ProposedDay] | None = None
        forms = {
            "شناسنامه": _meeting_form(),
            "جلسهٔ بعد": _next_form(),
            "رونوشت": _copies_form(),
        }
        self._forms = {name: form for form in forms.values() for name in form.fields}
        page = QWidget()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.CARD)
        for number, (title, form) in enumerate(forms.items(), 1):
            card = Card(title, name=f"heading.card.{number}")
            form.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.CARD)
            card.body.addWidget(form)
            if "next_on" in form.fields:
                card.body.addWidget(self._next)
            column.addWidget(card)
            for name, field in form.fields.items():
                self._binding.bind(name, field)
        column.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidgetResizable(True)
        area.setWidget(page)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def show_dossier(self, dossier: Dossier) -> None:
        self._binding.show(dossier.meeting)
        self._binding.set_read_only(on=not dossier.editable)
        self._propose(dossier)

    def _propose(self, dossier: Dossier) -> None:
        """Propose a day for the next meeting while there is none, or one on which nobody works."""
        meeting = dossier.meeting
        asked = (meeting.held_on, meeting.kind, dossier.headquarters)
        if asked != self._asked or self._turns is None:
            self._asked = asked
            office = self.desk.office
            self._turns = of_meeting(office, meeting), after_meeting(office, meeting)
        own, following = self._turns
        if own and own.moved and own.day == meeting.held_on:
            self._forms["held_on"].fields["held_on"].note.show_hint(
                f"{why_moved(own)}؛ این روز به‌جای آن است."
            )
        wanted = meeting.next_on is None or is_day_off(meeting.next_on)
        proposal = following if wanted and dossier.editable else None
        self._next.show_proposal(proposal)
        self.keys = _PROPOSAL_KEYS if proposal else _KEYS

    def _on_accept(self) -> None:
        meeting = self._binding.record
        self.desk.act(lambda office: arrange_next(office, meeting))

    def note(self, dossier: Dossier) -> str:
        lacks = any(finding.section is MinutesSection.HEADING for finding in review(dossier))
        return "" if lacks else "✓"

    def header_buttons(self) -> tuple[Button, ...]:
        return (self._cancel,)

    def offered_buttons(self) -> tuple[Button, ...]:
        """Let drafts alone be called off: what was signed or came back was a meeting that met."""
        meeting = self._binding.record
        draft = meeting.state is MeetingState.DRAFT and meeting.version == 1
        return self.header_buttons() if draft else ()

    def _on_cancel(self) -> None:
        dialog = CancelDialog(self)
        if dialog.exec():
            meeting = self._binding.record
            self.desk.act(lambda office: cancel(office, meeting, dialog.reason))
            self.begin()

    def begin(self) -> None:
        self._forms["subject"].focus("subject")

    def reveal(self, uuid: str, field: str) -> None:
        del uuid  # there is one meeting
        self._forms[field].focus(field)


def _meeting_form() -> Form:
    kinds = [(kind, labels.MEETING_KINDS[kind]) for kind in MeetingKind]
    number = NumberField(1, LARGEST_IN_WORDS, needed="شمارهٔ جلسه را بنویسید.")
    form = Form(name="heading")
    form.add_row(
        Cell("number", "شمارهٔ جلسه", number, 2),
        Cell("kind", "نوع جلسه", ChoiceField(kinds), 2),
        Cell("held_on", "تاریخ", DateField(needed="تاریخ جلسه را بنویسید."), 4),
        Cell("starts_at", "شروع", TimeField(), 2),
        Cell("ends_at", "پایان", TimeField(), 2),
    )
    form.add_row(Cell("subject", "موضوع جلسه", TextField(newlines=False), 12))
    form.add_row(
        Cell("place", "مکان", LineField(), 6),
        Cell("letter_number", "شمارهٔ صورتجلسه", LineField(), 6),
    )
    form.add_row(
        Cell("chair", "رئیس جلسه", LineField(), 6),
        Cell("secretary", "دبیر", LineField(), 6),
    )
    return form


def _next_form() -> Form:
    form = Form(name="heading")
    form.add_row(
        Cell("next_on", "تاریخ", DateField(), 4),
        Cell("next_at", "ساعت", TimeField(), 2),
        Cell("next_place", "مکان", LineField(), 6),
    )
    return form


def _copies_form() -> Form:
    recipients = TextField(lines=8)
    recipients.setPlaceholderText("هر گیرنده در یک سطر")
    form = Form(name="heading")
    form.add_row(Cell("copies_to", "گیرندگان رونوشت", recipients, 12))
    return form
