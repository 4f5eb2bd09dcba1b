"""A table out of Excel, from its file or from cells that were copied: rows of texts and dates.

The one hard rule: a file is hostile until it was read. What it may cost is bounded before it is
unpacked, nothing in it is computed, and whatever its reader stumbles over is a `NoSheetError`.
"""

import csv
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from pathlib import Path
from typing import NamedTuple

from desktop.broken import BROKEN
from desktop.errors import (
    NoSheetError,
    SheetTooHeavyError,
    SheetTooLargeError,
    UnreadableSheetError,
)
from desktop.persian import clean, without_marks

MOST_BYTES = 5_000_000
MOST_UNPACKED = 60_000_000
MOST_PARTS = 500
MOST_SHEETS = 20
MOST_ROWS = 2_000
MOST_COLUMNS = 60

FORMULA = "="  # what a cell that is computed begins with
Cell = str | date


class Line(NamedTuple):
    """A row with its number in the table, from 1; the texts are in one line each."""

    number: int
    cells: tuple[Cell, ...]


class Sheet(NamedTuple):
    """The rows in which something stands."""

    lines: tuple[Line, ...]


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets of an Excel file.

    Raises UnreadableSheetError, SheetTooHeavyError, SheetTooLargeError, NoSheetError.
    """
    data = _read(path)
    try:
        _check_archive(path, data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and rules that do not matter here
            # It takes its time to load, and a table is imported once in a long while.
            from openpyxl import load_workbook  # noqa: PLC0415 - see above

            book = load_workbook(BytesIO(data), read_only=True, keep_links=False)
            try:
                return tuple(
                    Sheet(tuple(_bounded(path.name, sheet.iter_rows(**_ROOM, values_only=True))))
                    for sheet in book.worksheets[:MOST_SHEETS]
                )
            finally:
                book.close()
    except BROKEN as broken:
        raise NoSheetError(path.name) from broken


_ROOM = {"max_row": MOST_ROWS + 1, "max_col": MOST_COLUMNS}


def read_cells(text: str) -> Sheet:
    """Read cells as Excel puts them on the clipboard: tabs between them, lines in quotes.

    Raises SheetTooHeavyError, SheetTooLargeError, NoSheetError.
    """
    if len(text) > MOST_BYTES:
        raise SheetTooHeavyError("", len(text), MOST_BYTES)
    try:
        rows = csv.reader(StringIO(text, newline=""), dialect="excel-tab")
        return Sheet(tuple(_bounded("", (row[:MOST_COLUMNS] for row in rows))))
    except csv.Error as broken:
        raise NoSheetError("") from broken


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():  # a pipe would never end
            raise UnreadableSheetError(path.name)
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise SheetTooHeavyError(path.name, size, MOST_BYTES)
        with path.open("rb") as file:
            return file.read(MOST_BYTES)
    except OSError as fault:
        raise UnreadableSheetError(path.name) from fault


def _check_archive(path: Path, data: bytes) -> None:
    """Refuse what would unpack to more than a table; zipfile unpacks no more than is declared."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise SheetTooHeavyError(path.name, max(unpacked, len(data)), MOST_UNPACKED)


def _bounded(name: str, rows: Iterable[Iterable[object]]) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        cells = tuple(_cell(value) for value in row)
        if any(cells):
            if number > MOST_ROWS:
                raise SheetTooLargeError(name, MOST_ROWS)
            yield Line(number, cells)


def _cell(value: object) -> Cell:
    """Give what stands in a cell: a day as a date, all else as a text in one line."""
    match value:
        case None:
            return ""
        case datetime():
            return value.date()
        case date():
            return value
        case float() if value.is_integer():
            value = int(value)
        case str() | int() | float() | time() | timedelta():
            pass
        case _:  # of several cells at once
            return FORMULA
    return " ".join(without_marks(clean(str(value))).split())
