"""The rows of a streamed sheet: plain values on their way into the file.

The one hard rule: nothing is made anew for each row. A column has one cell for each kind of value,
which is filled, written and filled again.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from openpyxl.cell.cell import Cell

from desktop.documents import book_cells as cells
from desktop.documents import book_look as look
from desktop.documents import cell_text
from desktop.documents.sheet import Amount, Column, Link, Role, Row, Sheet, carried_on

_FIRST_DAY = date(1899, 12, 30)  # Excel counts days from here
_SURE = 0.9  # letters to a digit of a column's width, of which any text takes one line

# By the table and the identity of what stands there: the title of the sheet, and the row.
Places = Mapping[tuple[str, str], tuple[str, int]]


class StreamedRows:
    """The rows of a sheet that has begun; `places` tells where links lead."""

    def __init__(
        self,
        page: Any,
        content: Sheet,
        styles: cells.Styles,
        places: Places | None = None,
    ) -> None:
        self.last = look.KEYS
        self._page, self._content = page, content
        self._styles, self._places = styles, places or {}
        self._columns = [_Column(page, column, styles) for column in content.columns]

    def add(self, rows: Iterable[Row]) -> None:
        """Write rows, and more below one whose texts go on."""
        for row in rows:
            for line in carried_on(row, self._content.keys):
                self._put(line)

    def _put(self, row: Row) -> None:
        """Write a row as high as its longest text."""
        self.last += 1
        lines, filled = 1, list[Cell]()
        for value, column in zip(row, self._columns, strict=True):
            if isinstance(value, Link):
                filled.append(self._link(value, len(filled) + 1))
                continue
            if isinstance(value, Amount):
                filled.append(cells.make(self._page, value, self._styles[cells.NUMBER]))
                continue
            filled.append(column.filled(value))
            if isinstance(value, str) and (len(value) > column.sure or "\n" in value):
                lines = max(lines, column.lines(value))
        height = min(lines * cells.LINE_HEIGHT + cells.ROW_PADDING, cells.MOST_HEIGHT)
        self._page.put(filled, height)

    def _link(self, to: Link, column: int) -> Cell:
        cell = cells.make(self._page, to, self._styles[cells.LINK])
        cell.row, cell.column = self.last, column
        cells.lead(cell, *self._places[to.table, to.identity])
        return cell


def places_of(contents: Iterable[Sheet]) -> Places:
    """Find the first row of each identity in each table; that of "" is the top of its sheet."""
    places: dict[tuple[str, str], tuple[str, int]] = {}
    for content in contents:
        places[content.table, ""] = content.title, 1
        internal = [n for n, column in enumerate(content.columns) if column.role is Role.INTERNAL]
        line = look.FIRST
        for row in content.rows:
            for identity in (row[number] for number in internal):
                if isinstance(identity, str):
                    places.setdefault((content.table, identity), (content.title, line))
            line += sum(1 for _ in carried_on(row, content.keys))
    return places


class _Column:
    def __init__(self, page: Any, column: Column, styles: cells.Styles) -> None:
        self._page, self._column, self._styles = page, column, styles
        self._cells: dict[tuple[type, bool], Cell] = {}
        self.sure = int(cells.inner(column.width) * _SURE)

    def lines(self, text: str) -> int:
        """Tell how high a text makes its row."""
        if self._column.role is Role.INTERNAL:
            return 1
        return cell_text.count_lines(text, cells.inner(self._column.width))

    def filled(self, value: str | date | time | int | None) -> Cell:
        """Fill the cell for this kind of value, until the next one of the kind comes."""
        quoted = isinstance(value, str) and value.startswith(cells.FORMULA_SIGNS)
        cell = self._cells.get((type(value), quoted))
        if cell is None:
            style = self._styles[cells.style_of(value, self._column)]
            cell = cells.make(self._page, value, style)
            self._cells[type(value), quoted] = cell
        match value:
            case str():
                cell.value = value or None
                cell.data_type = "s" if value else "n"
            case date():
                cell.value = (value - _FIRST_DAY).days
            case _:
                cell.value = value
        return cell
