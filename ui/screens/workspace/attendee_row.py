"""What the rows of members and of guests have in common: the keys, the times, the fields of names.

Hard rule: the row itself has the focus, so that one key says one thing about one person; fields
are for what has to be typed.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import time
from typing import Any, ClassVar, NamedTuple, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Attendance
from desktop.search import begins
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.rows import Row, paint_row
from ui.screens.workspace.clock_field import ClockField
from ui.widgets.field import Field, restyle
from ui.widgets.keys import goes_on
from ui.widgets.line_field import LineField
from ui.widgets.suggest_field import SuggestField

LINE = 49
LABELS = {
    "state": "حضور",
    "arrived_at": "ورود",
    "left_at": "خروج",
    "substitute": "جانشین",
    "substitute_post": "سمت جانشین",
    "letter_number": "شمارهٔ معرفی‌نامهٔ جانشین",
    "letter_date": "تاریخ معرفی‌نامهٔ جانشین",
    "post": "سمت",
    "name": "نام",
    "organization": "دستگاه",
    "remove": "حذف",
}
NAMES = ("post", "name", "organization")
SUBSTITUTE = ("substitute", "substitute_post", "letter_number", "letter_date")
_ALL = 10_000
_HALF_SPACE = "\u200c"  # what Shift and Space give on a Persian keyboard
_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_WALK: dict[int, int] = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -_ALL,
    Qt.Key.Key_End: _ALL,
}


class Company(NamedTuple):
    """What all rows share: the organizations to offer, and whether anything may change."""

    organizations: tuple[Suggestion, ...]
    editable: bool


def name_fields() -> dict[str, LineField | SuggestField]:
    """Make the three fields that say who somebody is, in the order in which they are typed."""
    fields: dict[str, LineField | SuggestField] = {
        "post": LineField(),
        "name": LineField(),
        "organization": SuggestField(),
    }
    for key, field in fields.items():
        field.setPlaceholderText(LABELS[key])
    return fields


def _is_shifted(event: QKeyEvent) -> bool:
    shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return bool(shift) or event.text() == _HALF_SPACE


class AttendeeRow(Row):
    """One person at the meeting; ↑ ↓ go to the neighbours, F2 opens the fields of the names.

    Space is the time of arrival, with Shift that of leaving; letters lead to somebody else.
    """

    going = Signal(object, int)
    seeking = Signal(object, str)  # a letter of the name of somebody else
    finished = Signal(object)  # Enter in the last field of the names
    removing = Signal(object)
    grown = Signal()  # there are fields that were not there before

    order: ClassVar[Sequence[str]] = tuple(LABELS)  # of the fields, for Tab

    def __init__(self, desk: Desk, record: Attendance, now: Callable[[], time]) -> None:
        super().__init__(desk, record)
        self.company = Company((), editable=True)
        self.arrived = ClockField(now)
        self.left = ClockField(now)
        self.names: QWidget | None = None
        self._current = False
        self._called: tuple[str, str] = ("", "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    # What a kind of row says about itself

    def make_names(self) -> QWidget:
        """Make the panel with the fields of the names, as a part of the row."""
        raise NotImplementedError

    def show_texts(self, record: Attendance, number: int) -> None:
        """Show what is not in a field."""
        raise NotImplementedError

    def is_called(self, typed: str) -> bool:
        """Whether a word of the name, the post or the organization begins with what was typed."""
        said = " ".join(getattr(self.record, key) for key in NAMES)
        return any(begins(typed, word) for word in said.split())

    # What its owner asks for

    @property
    def record(self) -> Attendance:
        return cast("Attendance", self.binding.record)

    def show_record(self, record: Attendance, number: int, company: Company) -> None:
        """Show what is stored; what is being typed stays."""
        self.company = company
        self.binding.show(record)
        self.show_texts(record, number)
        self._offer_organizations()
        self.binding.set_read_only(on=not company.editable)
        if "remove" in self.fields:
            self.fields["remove"].setEnabled(company.editable)

    def call(self, prefix: str, of: str) -> None:
        """Name the row and its fields by the place of the row."""
        self._called = (prefix, of)
        self.name(prefix, of, LABELS)

    def set_current(self, *, on: bool) -> None:
        """Mark the row that the keyboard is in."""
        if on == self._current:
            return
        self._current = on
        for field in (self.arrived, self.left):
            field.setProperty("look", "" if on else "quiet")
            restyle(field)
        self.update()

    def stops(self) -> Sequence[QWidget]:
        """Give the row and its fields in the order of Tab."""
        return (self, *self.fields.values())

    def unfold(self, field: str = NAMES[0]) -> None:
        """Open the fields of the names and go to one of them."""
        if self.names is None:
            self.names = self.make_names()
        self.names.show()
        self.fields[field].setFocus()

    def reveal(self, field: str) -> None:
        """Go to the field of an attribute; the row itself has the state."""
        if field in NAMES:
            self.unfold(field)
        else:
            self.fields.get(field, self).setFocus()

    def fold(self) -> None:
        """Close the fields of the names."""
        if self.names is not None:
            self.names.hide()

    def take_in(self, made: Mapping[str, Field[Any]]) -> None:
        """Bind fields that were made when they were needed first."""
        for key, field in made.items():
            self.binding.bind(key, field)
            self.fields[key] = field.note.field
        self._offer_organizations()
        self.binding.set_read_only(on=not self.company.editable)
        self.fields = {key: self.fields[key] for key in self.order if key in self.fields}
        self.call(*self._called)
        self.grown.emit()

    def _offer_organizations(self) -> None:
        organization = self.fields.get("organization")
        if isinstance(organization, SuggestField):
            organization.set_suggestions(self.company.organizations)

    # Keys, its own and those that its fields leave to it

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (self._on_own_key(event) if self.hasFocus() else self._on_field_key(event)):
            super().keyPressEvent(event)

    def _on_own_key(self, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _WALK:
            self.going.emit(self, _WALK[key])
        elif goes_on(event) or key == Qt.Key.Key_F2:
            self.enter(renaming=key == Qt.Key.Key_F2)
        elif (key == Qt.Key.Key_Space or event.text() == _HALF_SPACE) and self.company.editable:
            (self.left if _is_shifted(event) else self.arrived).take_now()
        elif event.text().isalpha() and not event.modifiers() & _COMMANDS:
            self.seeking.emit(self, event.text())
        elif (
            key == Qt.Key.Key_Delete and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.removing.emit(self)
        else:
            return False
        return True

    def _on_field_key(self, event: QKeyEvent) -> bool:
        if goes_on(event):
            self.leave_field()
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F2):
            self.setFocus()
            self.fold()
        else:
            return False
        return True

    def enter(self, *, renaming: bool) -> None:
        """Go to what there is to type about this person; `renaming`: to the names."""
        del renaming
        if self.company.editable:
            self.unfold()

    def leave_field(self) -> None:
        """Go on after Enter: through fields that belong together, from a time to the next row."""
        here = next((key for key, field in self.fields.items() if field.hasFocus()), "")
        group = next((group for group in (NAMES, SUBSTITUTE) if here in group), (here,))
        if here != group[-1]:
            self.fields[group[group.index(here) + 1]].setFocus()
        elif group is NAMES:
            self.finished.emit(self)
        else:
            self.going.emit(self, 1)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.enter(renaming=True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_row(self, current=self._current)
