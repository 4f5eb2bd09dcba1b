"""Who came: the members in the order of their seats, the guests, and how many they are."""

from collections.abc import Callable, Sequence
from datetime import time

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.records import Attendance, Meeting, Presence
from desktop.meetings.attendance import all_present, turnout
from desktop.meetings.dossier import Dossier
from desktop.meetings.suggestions import known_names
from desktop.persian import digits
from ui.clock import now_here
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.rows import chain
from ui.screens.workspace.attendee_row import AttendeeRow, Company
from ui.screens.workspace.attendees import Attendees
from ui.screens.workspace.counts_card import CountsCard, in_a_line
from ui.screens.workspace.guests_card import GuestsCard
from ui.screens.workspace.member_form import KEY as NEW_MEMBER
from ui.screens.workspace.member_form import MemberForm
from ui.screens.workspace.member_row import MemberRow, heads
from ui.screens.workspace.section import Section
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.command import Command
from ui.widgets.labels import Hairline, Label

_SIDE, _NARROW_SIDE = 256, 200
_ROOMY = 1040  # from this width on, the side has room for its usual width
_LEAST = 640  # the roll, with its scroll bar
_GUESTS_BELOW = 220  # with the line above them
_TALL = 2 * _GUESTS_BELOW  # below this height the guests give way to the roll
_ANY = 16_777_215  # as wide or high as Qt lets a widget be
_HEADS = 31
_OFFICERS = 2  # an office begins with its chair and its secretary


class AttendanceSection(Section):
    title = "حاضران"
    keys = (
        ("1", "حاضر"),
        ("2", "جانشین"),
        ("3", "موجه"),
        ("4", "غایب"),
        ("Space", "ورود"),
        ("Shift+Space", "خروج"),
        ("آ–ی", "یافتن نام"),
    )

    row_keys = (
        *keys,
        ("Enter", "نوشتن نام‌ها یا جانشین"),
        ("F2", "نام‌ها در این جلسه"),
        ("Delete", "حذف از این جلسه"),
    )

    def __init__(self, desk: Desk, now: Callable[[], time] = now_here) -> None:
        super().__init__(desk)
        self.setObjectName("attendance")
        self._now = now
        self._meeting: Meeting | None = None
        self._all_present = Button(
            "همهٔ ثبت‌نشده‌ها حاضر", key="Ctrl+H", name="attendance.all_present"
        )
        self._all_present.clicked.connect(self._on_all_present)
        every = self._all_present.offer("حاضر نوشتن همهٔ ثبت‌نشده‌ها")
        every.provided(self._is_anybody_unrecorded)
        self._form = MemberForm(desk, name="attendance.new")
        self._members = Attendees(
            desk, self._make_member, name="attendance.members", kind="عضو", tail=self._form
        )
        self._form.going_back.connect(self._go_to_last)
        self._counts = CountsCard()
        self._counts_line = Label(role="text_2", name="attendance.counts_line")
        self._guests = GuestsCard(desk, now)
        self._lay_out()
        for attendees in (self._members, self._guests.list):
            attendees.rearranged.connect(self._chain)
        Command(
            self, "نوشتن عضو تازه", self._form.begin, NEW_MEMBER, when=self._form.isVisible
        ).found_by("افزودن")

    def _lay_out(self) -> None:
        roll = Card(name="attendance.roll")
        head = heads(_HEADS)
        roll.body.addWidget(head)
        roll.body.addWidget(Hairline())
        roll.body.addWidget(self._members, 1)
        bar = self._members.verticalScrollBar()
        bar.rangeChanged.connect(
            lambda _, most: head.setContentsMargins(bar.sizeHint().width() if most else 0, 0, 0, 0)
        )
        self._side = QWidget()
        self._side.setFixedWidth(_SIDE)
        column = QVBoxLayout(self._side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self._counts)
        column.addWidget(self._counts_line)
        column.addWidget(self._guests, 1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.MEDIUM)
        self._row.addWidget(roll, 1)
        self._row.addWidget(self._side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the guests under the roll beside the pages, and in a line how many came."""
        super().resizeEvent(event)
        narrow = self.is_narrow()
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)
        self._counts.setVisible(not narrow)
        self._counts_line.setVisible(narrow)
        side = _SIDE if self.width() >= _ROOMY else _NARROW_SIDE
        self._side.setMaximumSize(*((_ANY, _GUESTS_BELOW) if narrow else (side, _ANY)))
        below = _GUESTS_BELOW if self.height() >= _TALL else 0
        self._side.setMinimumSize(*((0, below) if narrow else (side, 0)))

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the roll needs; the side goes under it before it takes that."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def _make_member(self, record: Attendance) -> AttendeeRow:
        row = MemberRow(self.desk, record, self._now)
        row.finished.connect(self._on_named)
        return row

    def _on_named(self, row: AttendeeRow) -> None:
        row.setFocus()
        row.fold()

    def show_dossier(self, dossier: Dossier) -> None:
        self._meeting = dossier.meeting
        names = known_names(self.desk.office).organizations
        company = Company(tuple(Suggestion(name, name) for name in names), dossier.editable)
        self._members.show_records(dossier.members, company)
        self._form.show_meeting(dossier.meeting, company, first=len(dossier.members) <= _OFFICERS)
        self._guests.show_guests(dossier.meeting, dossier.guests, company)
        counts, quorum = turnout(dossier.members), dossier.headquarters.quorum
        self._counts.show_turnout(counts, quorum)
        self._counts_line.setText(in_a_line(counts, quorum))

    def sub(self, dossier: Dossier) -> str:
        return "به ترتیب صندلی" if dossier.members else ""

    def note(self, dossier: Dossier) -> str:
        counts = turnout(dossier.members)
        return f"{digits(counts.attending)} از {digits(counts.invited)}" if counts.invited else ""

    def header_buttons(self) -> Sequence[QWidget]:
        return (self._all_present,)

    def begin(self) -> None:
        """Go to the first member of whom nothing is recorded; in a new office, to the form."""
        rows = list(self._members.rows)
        if len(rows) <= _OFFICERS and not self._form.isHidden():
            self._form.begin()
            return
        waiting = (row for row in rows if row.record.state is Presence.UNRECORDED)
        for row in (*waiting, *rows)[:1]:
            row.setFocus()

    def reveal(self, uuid: str, field: str) -> None:
        row = self._members.row(uuid) or self._guests.list.row(uuid)
        if row is None:
            self._form.begin()
        else:
            row.reveal(field)

    def _go_to_last(self) -> None:
        for row in list(self._members.rows)[-1:]:
            row.setFocus()

    def _is_anybody_unrecorded(self) -> bool:
        return any(row.record.state is Presence.UNRECORDED for row in self._members.rows)

    def _on_all_present(self) -> None:
        if self._meeting is not None:
            meeting = self._meeting
            self.desk.act(lambda office: all_present(office, meeting))

    def _chain(self) -> None:
        """Let Tab go as one reads: down the members, to the next one, down the guests."""
        chain([*self._members.stops(), *self._form.fields.values(), *self._guests.stops()])
