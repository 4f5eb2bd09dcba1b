"""One member: who they are, whether they came, when, and who stood in for them."""

from collections.abc import Callable, Mapping
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from db.records import Attendance, Presence
from desktop.documents import labels
from desktop.meetings.attendance import (
    StandIn,
    record_presence,
    seat_holder,
    send_substitute,
    usual_substitute,
)
from desktop.persian import digits
from ui.desk import Desk
from ui.screens.workspace.attendee_row import (
    LINE,
    NAMES,
    SUBSTITUTE,
    AttendeeRow,
    name_fields,
)
from ui.screens.workspace.clock_field import WIDTH as CLOCK
from ui.theme import MEDIUM, Space
from ui.widgets.buttons import IconButton
from ui.widgets.date_field import DateField
from ui.widgets.labels import Caption, ElidedLabel, IconLabel, KeyCap, Label
from ui.widgets.line_field import LineField
from ui.widgets.toggle import SegmentedToggle, ToggleOption, ToggleTone

STATES: tuple[tuple[Presence, str, str, ToggleTone], ...] = (
    (Presence.PRESENT, "حاضر", "check", "ok"),
    (Presence.REPRESENTED, "جانشین", "user-round-check", "info"),
    (Presence.EXCUSED, "موجه", "file-text", "warn"),
    (Presence.ABSENT, "غایب", "x", "danger"),
)
AWAY = frozenset({Presence.EXCUSED, Presence.ABSENT})
_OPTIONS = tuple(ToggleOption(*each) for each in STATES)
# A Persian keyboard types «۱», an Arabic one «١».
_STATE_OF_KEY = {
    digit: state
    for place, (state, *_) in enumerate(STATES)
    for digit in ("1234"[place], "۱۲۳۴"[place], "١٢٣٤"[place])
}
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_HINTS = ("نام جانشین", "سمت", "شماره", "تاریخ")

_SEAT = 34
_ORGANIZATION = 116
_STATE = 288
_GAP = 10
_EXTRA_LINE = 40
_WORDS = 86
_LETTER = 96
_DATE = 122
_POST_LINE = 21
_NAME_LINE = 18


def _line(
    height: int, seat: QWidget, who: QWidget, organization: QWidget, state: QWidget, *times: QWidget
) -> QWidget:
    """Put five things on the columns of the roll."""
    line = QWidget()
    line.setFixedHeight(height)
    row = QHBoxLayout(line)
    row.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
    row.setSpacing(_GAP)
    seat.setFixedWidth(_SEAT)
    organization.setFixedWidth(_ORGANIZATION)
    # Or the layout would give away as free what a label that elides takes.
    organization.setSizePolicy(QSizePolicy.Policy.Fixed, organization.sizePolicy().verticalPolicy())
    state.setFixedWidth(_STATE)
    for widget in (seat, who, organization, state, *times):
        row.addWidget(widget, 1 if widget is who else 0)
    return line


def heads(height: int) -> QWidget:
    """Write the heads of the columns, with the keys above the states."""
    keys = QWidget()
    row = QHBoxLayout(keys)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    for number in range(1, len(STATES) + 1):
        row.addWidget(KeyCap(str(number)), 1, Qt.AlignmentFlag.AlignCenter)
    seat, arrived, left = Caption("صندلی"), Caption("ورود"), Caption("خروج")
    for head in (seat, arrived, left):
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
    for head in (arrived, left):
        head.setFixedWidth(CLOCK)
    return _line(height, seat, Caption("سمت و نام"), Caption("دستگاه"), keys, arrived, left)


class MemberRow(AttendeeRow):
    """A member; ۱ to ۴ say whether they came and go on to the next, ۲ by way of the substitute."""

    def __init__(self, desk: Desk, record: Attendance, now: Callable[[], time]) -> None:
        super().__init__(desk, record, now)
        self._extra: QWidget | None = None
        self._usual: StandIn | None = None
        self._name_before = record.name
        self._number = Label(role="text_3", weight=MEDIUM)
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._post = ElidedLabel(px=14, weight=MEDIUM)
        self._post.setFixedHeight(_POST_LINE)
        self._name = ElidedLabel(px=12, role="text_3")
        self._name.setFixedHeight(_NAME_LINE)
        self._organization = ElidedLabel(role="text_2")
        self._toggle = SegmentedToggle(_OPTIONS, name="", label="", stop=False)
        self._toggle.chosen.connect(lambda state: self._state(Presence(state)))
        who = QWidget()
        texts = QVBoxLayout(who)
        texts.setContentsMargins(0, 0, 0, 0)
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self._post)
        texts.addWidget(self._name)
        texts.addStretch(1)
        parts = (self._number, who, self._organization, self._toggle, self.arrived, self.left)
        self.column.addWidget(_line(LINE, *parts))
        self.fields = {"arrived_at": self.arrived, "left_at": self.left}
        self.binding.bind("arrived_at", self.arrived)
        self.binding.bind("left_at", self.left)

    def name(self, prefix: str, of: str, labels: Mapping[str, str]) -> None:
        super().name(prefix, of, labels)
        self._toggle.set_name(f"{prefix}.state", f"{labels['state']} {of}")

    def show_texts(self, record: Attendance, number: int) -> None:
        self._number.setText(digits(number))
        self._post.setText(record.post or record.name)
        self._name.setText(record.name if record.post else "")
        self._name.setVisible(bool(record.post and record.name))
        self._organization.setText(record.organization)
        recorded = record.state is not Presence.UNRECORDED
        self._toggle.set_value(record.state if recorded else None)
        self._toggle.setEnabled(self.company.editable)
        for field in (self.arrived, self.left):
            field.setPlaceholderText("–" if record.state in AWAY else "")
        self.setAccessibleDescription(labels.PRESENCES[record.state])
        self._show_substitute(on=record.state is Presence.REPRESENTED)

    def _show_substitute(self, *, on: bool) -> None:
        if on and self._extra is None:
            self._extra = self._make_substitute()
        if self._extra is not None:
            self._extra.setVisible(on)

    def _make_substitute(self) -> QWidget:
        substitute, post, number, day = LineField(), LineField(), LineField(), DateField()
        number.setFixedWidth(_LETTER)
        day.setFixedWidth(_DATE)
        fields: tuple[LineField | DateField, ...] = (substitute, post, number, day)
        for field, hint in zip(fields, _HINTS, strict=True):
            field.setPlaceholderText(hint)
        self._usual = usual_substitute(self.desk.office, self.record)
        if self._usual:
            substitute.setPlaceholderText(self._usual.name)
        line, row = _extra_line("corner-down-left", "info", "به‌جای ایشان")
        self.column.insertWidget(1, line)
        row.addWidget(substitute, 1)
        row.addWidget(post, 1)
        row.addWidget(Label("معرفی‌نامه", role="text_2"))
        row.addWidget(number)
        row.addWidget(day)
        self.take_in(dict(zip(SUBSTITUTE, fields, strict=True)))
        return line

    def make_names(self) -> QWidget:
        made = name_fields()
        remove = IconButton("trash-2", "حذف از این جلسه", name="", key="Ctrl+Shift+Delete")
        remove.clicked.connect(lambda: self.removing.emit(self))
        line, row = _extra_line("pen-line", "text_3", "در این جلسه")
        self.column.addWidget(line)
        for field in made.values():
            row.addWidget(field, 1)
        row.addWidget(remove)
        self.fields["remove"] = remove
        self.take_in(made)
        return line

    def unfold(self, field: str = NAMES[0]) -> None:
        self._name_before = self.record.name
        super().unfold(field)

    def fold(self) -> None:
        """Close the fields; who was named for a seat that nobody ever held now holds it."""
        opened = self.names is not None and not self.names.isHidden()
        super().fold()
        if opened and self.desk.flush() and self.record.name != self._name_before:
            self.desk.act(lambda office: seat_holder(office, self.record))

    def enter(self, *, renaming: bool) -> None:
        represented = self._extra is not None and not self._extra.isHidden()
        if represented and not renaming:
            self.fields[SUBSTITUTE[0]].setFocus()
        else:
            super().enter(renaming=renaming)

    def leave_field(self) -> None:
        """Go on after Enter; where nobody is named, it takes who usually stands in."""
        usual = self._usual
        field = self.fields.get(SUBSTITUTE[0])
        named = not isinstance(field, LineField) or field.value().strip()
        if usual and field and field.hasFocus() and not named:
            self.desk.act(lambda office: send_substitute(office, self.record, usual))
            self.fields[
                "letter_number" if self.record.substitute_post else SUBSTITUTE[1]
            ].setFocus()
        else:
            super().leave_field()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in _PLAIN
        state = _STATE_OF_KEY.get(event.text()) if plain and self.hasFocus() else None
        if state is None or not self.company.editable:
            super().keyPressEvent(event)
        else:
            self._state(state)
            if state is Presence.REPRESENTED:
                self.enter(renaming=False)
            else:
                self.going.emit(self, 1)

    def _state(self, state: Presence) -> None:
        self.desk.act(lambda office: record_presence(office, self.record, state))


def _extra_line(icon: str, role: str, words: str) -> tuple[QWidget, QHBoxLayout]:
    """Begin a line below the person's own; give it and its row."""
    line = QWidget()
    line.setFixedHeight(_EXTRA_LINE)
    row = QHBoxLayout(line)
    row.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM + _SEAT + _GAP, Space.SMALL)
    row.setSpacing(Space.SMALL)
    label = Label(words, role="text_2")
    label.setFixedWidth(_WORDS)
    row.addWidget(IconLabel(icon, role))
    row.addWidget(label)
    return line, row
