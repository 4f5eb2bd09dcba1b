"""The guests of a meeting: few, and typed in while they come."""

from collections.abc import Callable
from datetime import time
from typing import ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Attendance, Meeting
from desktop.meetings.editing import add_guest
from ui.desk import Desk
from ui.screens.workspace.attendee_row import LABELS, NAMES, AttendeeRow, Company, name_fields
from ui.screens.workspace.attendees import Attendees
from ui.theme import MEDIUM, Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.cards import Card
from ui.widgets.labels import Caption, CountBadge, ElidedLabel

KEY = "Ctrl+G"
NAME = "attendance.guests"
_LINE = 46
_PADDING = 14
_TITLE_LINE = 20
_REST_LINE = 18


class GuestRow(AttendeeRow):
    """A guest; the fields stand below each other, since the card is narrow."""

    order: ClassVar = (*NAMES, "arrived_at", "left_at", "remove")

    def __init__(self, desk: Desk, record: Attendance, now: Callable[[], time]) -> None:
        super().__init__(desk, record, now)
        self._title = ElidedLabel(weight=MEDIUM)
        self._title.setFixedHeight(_TITLE_LINE)
        self._rest = ElidedLabel(px=12, role="text_3")
        self._rest.setFixedHeight(_REST_LINE)
        self._who = QWidget()
        who = QVBoxLayout(self._who)
        who.setContentsMargins(0, 0, 0, 0)
        who.setSpacing(0)
        who.addStretch(1)
        who.addWidget(self._title)
        who.addWidget(self._rest)
        who.addStretch(1)
        remove = IconButton("trash-2", "حذف مدعو", name="", key="Ctrl+Shift+Delete")
        remove.clicked.connect(lambda: self.removing.emit(self))
        self.left.setPlaceholderText(LABELS["left_at"])
        for key, field in (("arrived_at", self.arrived), ("left_at", self.left)):
            field.setToolTip(LABELS[key])
        self._only_open = (self.left, remove)
        head = QWidget()
        head.setFixedHeight(_LINE)
        row = QHBoxLayout(head)
        row.setContentsMargins(Space.SMALL, 0, _PADDING, 0)
        row.setSpacing(6)
        row.addWidget(self._who, 1)
        for widget in (self.arrived, self.left, remove):
            row.addWidget(widget)
        self.column.addWidget(head)
        self.fields = {"arrived_at": self.arrived, "left_at": self.left, "remove": remove}
        self.binding.bind("arrived_at", self.arrived)
        self.binding.bind("left_at", self.left)
        self._show_open(on=False)

    def _show_open(self, *, on: bool) -> None:
        self._who.setVisible(not on)
        self.arrived.setPlaceholderText(LABELS["arrived_at"] if on else "–")
        for widget in self._only_open:
            widget.setVisible(on)

    def unfold(self, field: str = NAMES[0]) -> None:
        self._show_open(on=True)
        super().unfold(field)

    def fold(self) -> None:
        self._show_open(on=False)
        super().fold()

    def show_texts(self, record: Attendance, number: int) -> None:
        del number
        texts = [text for text in (record.post, record.name, record.organization) if text]
        self._title.setText(texts[0] if texts else "مدعو بی‌نام")
        self._title.set_role("text" if texts else "text_3")
        self._rest.setText("، ".join(texts[1:]))
        self._rest.setVisible(bool(texts[1:]))

    @property
    def blank(self) -> bool:
        return not any(getattr(self.record, key).strip() for key in NAMES)

    def make_names(self) -> QWidget:
        panel = QWidget()
        self.column.insertWidget(0, panel)
        column = QVBoxLayout(panel)
        column.setContentsMargins(Space.SMALL, Space.SMALL, _PADDING, 0)
        column.setSpacing(Space.TINY)
        made = name_fields()
        for field in made.values():
            column.addWidget(field)
        self.take_in(made)
        return panel


class GuestsCard(Card):
    def __init__(self, desk: Desk, now: Callable[[], time]) -> None:
        self._count = CountBadge(name=f"{NAME}.count")
        super().__init__("مدعوان", name=f"{NAME}.card", beside=(self._count,))
        self._desk = desk
        self._meeting: Meeting | None = None
        self.list = Attendees(
            desk, lambda record: self._make_row(record, now), name=NAME, kind="مدعو"
        )
        self._empty = Caption("نام مهمانان جلسه این‌جا می‌آید.")
        self._empty.setContentsMargins(_PADDING, Space.MEDIUM, _PADDING, 0)
        self._add = Button("مدعو تازه", icon="user-plus", key=KEY, name=f"{NAME}.add")
        self._add.clicked.connect(self.add)
        self._add.offer("افزودن مدعو تازه").found_by("مهمان")
        self.body.addWidget(self._empty)
        self.body.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_PADDING, 10, _PADDING, _PADDING)
        foot.addWidget(self._add)
        self.body.addLayout(foot)

    def _make_row(self, record: Attendance, now: Callable[[], time]) -> GuestRow:
        row = GuestRow(self._desk, record, now)
        row.finished.connect(self._on_finished)
        return row

    def show_guests(
        self, meeting: Meeting, guests: tuple[Attendance, ...], company: Company
    ) -> None:
        self._meeting = meeting
        self.list.show_records(guests, company)
        self._count.set_count(len(guests))
        self._empty.setVisible(company.editable and not guests)
        self._add.setVisible(company.editable)

    def stops(self) -> list[QWidget]:
        return [*self.list.stops(), self._add]

    def add(self) -> None:
        """Note down a guest and go to the first field."""
        if self._meeting is None:
            return
        meeting = self._meeting
        guest = self._desk.act(
            lambda office: add_guest(office, meeting, name="", post="", organization="")
        )
        row = self.list.row(guest.uuid) if guest else None
        if row is not None:
            row.unfold()

    def _on_finished(self, row: GuestRow) -> None:
        """Go on to the next guest; one of whom nothing was typed was the end of the list."""
        self._desk.flush()
        if row.blank:
            self.list.remove(row)
        else:
            row.fold()
            self.add()
