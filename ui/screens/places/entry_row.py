"""One entry of a list, with its fields and figures on the columns."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import TravellingRecord
from desktop.drafts import place_of
from desktop.office import OpenOffice
from desktop.persian import digits
from desktop.search import matches
from ui.binding import Binding
from ui.desk import Desk
from ui.screens.lists.list_area import ListRow
from ui.screens.lists.unfinished import keep_typing
from ui.screens.places.columns import Sheet, on_columns
from ui.theme import MEDIUM, Space
from ui.widgets.check_field import CheckField
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.name_cell import NameCell
from ui.widgets.number_field import NumberField

Cell = LineField | NameCell | NumberField | CheckField
L = TypeVar("L", bound=TravellingRecord)

_LINE = 42
_TEXT_MARGIN = 6


class EntryRow(ListRow):
    """The `fields` are edited where they stand; in the other columns are figures to read."""

    def __init__(
        self,
        desk: Desk,
        line: L,
        write: Callable[[OpenOffice, L], None],
        sheet: Sheet,
        fields: Mapping[str, Cell],
    ) -> None:
        super().__init__(desk, line)
        self.binding: Binding[Any] = Binding(desk, line, self, write)  # no row of a table
        self._number = Label(role="text_3", weight=MEDIUM)
        self._figures = {key: _figure() for key in sheet.labels if key not in fields}
        self._words = ""
        self.fields = {**fields}
        for key, field in fields.items():
            self.binding.bind(key, field)
            if isinstance(field, NameCell):
                keep_typing(desk, field, place_of(self.uuid, key))
            elif isinstance(field, LineField):
                _begin_at_start(field)
        inside = QWidget()
        inside.setFixedHeight(_LINE)
        inside.setLayout(on_columns(sheet.columns, self._number, {**fields, **self._figures}))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inside)
        for field in fields.values():
            note = NoteLine(field.note)
            note.setContentsMargins(2 * Space.SCREEN, 0, Space.MEDIUM, Space.TINY)
            column.addWidget(note)

    def show_line(self, line: TravellingRecord, number: int, words: str) -> None:
        """Show what is stored now; what is being typed stays. By its `words` it is found."""
        self.binding.show(line)  # also what is no news: it may have been another in between
        if not self.is_news(line, number):
            return
        self._words = words
        self._number.setText(digits(number))
        for key, label in self._figures.items():
            figure = getattr(line, key)
            label.setText(digits(figure) if figure else "–")

    def is_found(self, typed: str) -> bool:
        return matches(typed, self._words)


def _begin_at_start(field: LineField) -> None:
    """Let a text that is too long show its beginning, once nobody works in it."""
    field.setCursorPosition(0)
    field.editingFinished.connect(partial(field.setCursorPosition, 0))


def _figure() -> Label:
    figure = Label(role="text_2")
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    figure.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)  # alone it would stand at the left
    figure.setContentsMargins(_TEXT_MARGIN, 0, _TEXT_MARGIN, 0)
    return figure
