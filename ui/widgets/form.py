"""Rows of labelled fields on a grid."""

from typing import Any, NamedTuple

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.theme import Space
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled

COLUMNS = 12


class Cell(NamedTuple):
    """A field with its name, its label and how many of the twelve columns it takes."""

    name: str
    label: str
    field: Field[Any]
    span: int


class Form(QWidget):
    """Fields by name; each widget is called «form.field»."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.fields: dict[str, Field[Any]] = {}
        self._name = name
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.MEDIUM)
        self._grid.setVerticalSpacing(Space.MEDIUM)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def add_row(self, *cells: Cell) -> None:
        row, column = self._grid.rowCount(), 0
        for cell in cells:
            cell.field.note.field.setObjectName(f"{self._name}.{cell.name}")
            self._grid.addWidget(Labelled(cell.label, cell.field), row, column, 1, cell.span)
            self.fields[cell.name] = cell.field
            column += cell.span

    def focus(self, name: str) -> None:
        """Put the focus into a field."""
        self.fields[name].note.field.setFocus()
