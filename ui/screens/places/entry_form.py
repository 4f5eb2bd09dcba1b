"""The line below a list where its next entry is typed in."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.desk import Desk
from ui.drafts import Draft
from ui.screens.lists.next_form import NextForm
from ui.screens.places.columns import Sheet, on_columns
from ui.theme import Size, Space
from ui.widgets.buttons import Button
from ui.widgets.keys import ENTER
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import IconLabel
from ui.widgets.line_field import LineField
from ui.widgets.suggest_field import SuggestField

TextCell = LineField | SuggestField


class EntryForm(NextForm):
    """Enter goes from field to field, and from the last one adds; Ctrl+Enter adds at once.

    What is typed is kept until it is entered. `add` gets the texts by their keys and tells whether
    they were.
    """

    def __init__(
        self,
        desk: Desk,
        sheet: Sheet,
        fields: Mapping[str, TextCell],
        add: Callable[[Mapping[str, str]], bool],
    ) -> None:
        super().__init__()
        name = f"{sheet.name}.new"
        self.setObjectName(name)
        self.fields = fields
        self._enter = add
        for key, field in fields.items():
            field.setObjectName(f"{name}.{key}")
            field.setAccessibleName(f"{sheet.labels[key]} {sheet.new}")
            field.setPlaceholderText(sheet.labels[key])
        self._drafts = [Draft(desk, field, f"{name}.{key}") for key, field in fields.items()]
        self._button = Button("افزودن", kind="small", name=f"{name}.add")
        self._button.clicked.connect(self._add)
        self._button.offer(f"افزودن {sheet.new} به فهرست").heard_as("Ctrl+Enter")
        plus = IconLabel("plus", size=Size.ICON)
        row = on_columns(sheet.columns, plus, fields)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        for field in fields.values():
            note = NoteLine(field.note)
            note.setContentsMargins(2 * Space.SCREEN, 0, Space.MEDIUM, 0)
            column.addWidget(note)

    typed_keys = (("Enter", "خانهٔ بعد؛ در خانهٔ آخر، افزودن"),)

    def stops(self) -> list[QWidget]:
        return [*self.fields.values(), self._button]

    def begin(self) -> None:
        """Go to the first field."""
        next(iter(self.fields.values())).setFocus()

    def refuse(self, key: str, sentence: str) -> bool:
        """Say at a field why this cannot be entered."""
        self.fields[key].note.show_problem(sentence)
        self.fields[key].setFocus()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
            return
        fields = list(self.fields.values())
        here = next((place for place, field in enumerate(fields) if field.hasFocus()), -1)
        at_once = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if 0 <= here < len(fields) - 1 and not at_once:
            fields[here + 1].setFocus()
        else:
            self._add()

    def _add(self) -> None:
        texts = {key: field.value().strip() for key, field in self.fields.items()}
        self.begin()  # now: what cannot be entered, or is there already, is gone to
        if self._enter(texts):
            for draft in self._drafts:
                draft.clear()
