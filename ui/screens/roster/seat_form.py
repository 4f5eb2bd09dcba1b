"""The line below the seats where the next one is typed in."""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.roster.joining import Member
from ui.desk import Desk
from ui.drafts import Draft
from ui.screens.lists.next_form import NextForm
from ui.screens.roster.seat_row import LABELS, Names
from ui.theme import Size, Space
from ui.widgets.buttons import Button
from ui.widgets.keys import goes_on
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Caption, IconLabel
from ui.widgets.line_field import LineField
from ui.widgets.suggest_field import SuggestField

_NO_POST = "سمت یا نام را بنویسید."
_NO_ORGANIZATION = "نام دستگاه را بنویسید."
_HINT = "سمت، دستگاه و نام هر عضو را بنویسید و Enter بزنید. عضو تازه در جلسه‌های بعد خودش می‌آید."


class SeatForm(NextForm):
    """Three fields; Enter in the last adds the seat and goes back to the first.

    `add` gets what is typed, and tells whether it could.
    """

    typed_keys = (("Enter", "خانهٔ بعد؛ در خانهٔ آخر، افزودن"),)

    def __init__(self, desk: Desk, add: Callable[[Member], bool], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._desk = desk
        self._enter = add
        self._drafts: list[Draft] = []
        self.fields: dict[str, LineField | SuggestField] = {
            "post": LineField(),
            "organization": SuggestField(),
            "holder": SuggestField(),
        }
        for key, field in self.fields.items():
            field.setObjectName(f"{name}.{key}")
            field.setAccessibleName(f"{LABELS[key]} عضو تازه")
            field.setPlaceholderText(LABELS[key])
        self._hint = Caption(_HINT)
        self._button = Button("افزودن", kind="small", name=f"{name}.add")
        self._button.clicked.connect(self._add)
        self._button.offer("افزودن عضو تازه به فهرست")
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(IconLabel("user-plus", size=Size.ICON))
        for field in self.fields.values():
            row.addWidget(field, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.MEDIUM, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        for field in self.fields.values():
            column.addWidget(NoteLine(field.note))
        column.addWidget(self._hint)

    def show_names(self, names: Names, *, first: bool) -> None:
        """Offer the known names; `first`: hardly anybody sits at the table yet."""
        for key, known in (("organization", names.organizations), ("holder", names.people)):
            field = self.fields[key]
            if isinstance(field, SuggestField):
                field.set_suggestions(known)
        if not self._drafts:
            self._drafts = [
                Draft(self._desk, field, f"roster.new.{key}") for key, field in self.fields.items()
            ]
        self._hint.setVisible(first)

    def stops(self) -> list[QWidget]:
        return [*self.fields.values(), self._button]

    def begin(self) -> None:
        self.fields["post"].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not goes_on(event):
            super().keyPressEvent(event)
            return
        fields = list(self.fields.values())
        here = next((place for place, field in enumerate(fields) if field.hasFocus()), -1)
        if 0 <= here < len(fields) - 1:
            fields[here + 1].setFocus()
        else:
            self._add()

    def _add(self) -> None:
        """Add the seat that is typed, or say what is missing."""
        member = Member(*(self.fields[key].value().strip() for key in Member._fields))
        if not (member.post or member.holder):
            self._refuse("post", _NO_POST)
        elif not member.organization:
            self._refuse("organization", _NO_ORGANIZATION)
        else:
            self.begin()  # now: who is there already is gone to
            if self._enter(member):
                for draft in self._drafts:
                    draft.clear()

    def _refuse(self, key: str, sentence: str) -> None:
        self.fields[key].note.show_problem(sentence)
        self.fields[key].setFocus()
