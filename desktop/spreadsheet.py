"""A table out of Excel, from its file or from cells that were copied: rows of texts and dates.

The one hard rule: a file is hostile until it was read. What it may cost is bounded before it is
unpacked, nothing in it is computed, and whatever its reader stumbles over is a `SheetError`.
"""

import csv
import warnings
import zipfile
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from functools import partial
from io import BytesIO, StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop.broken import BROKEN
from desktop.formula import Formula
from desktop.persian import clean, without_marks
from desktop.reporting import Report, unheard
from desktop.sheet_errors import (
    EncryptedSheetError,
    LockFileError,
    NoSheetError,
    OtherTable,
    OtherTableError,
    SheetInUseError,
    SheetTooHeavyError,
    SheetTooLargeError,
    UnreadableSheetError,
)
from desktop.transfer.fetching import fetch_whole
from desktop.transfer.patience import Tell, asked

if TYPE_CHECKING:
    from desktop.bounded_excel import Book, Page

FORMULA = "="  # what a cell that is computed begins with
Cell = str | date

_MOST_PARTS = 500
_MOST_SHEETS = 20
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # of old Excel files, and of encrypted new ones
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument"
_TEXTS = frozenset({".csv", ".tsv", ".txt"})
_LOCKS = ("~$", ".~lock.")  # how Excel and LibreOffice name what they put beside an open file


class Limits(NamedTuple):
    """How many bytes a file may have, packed and unpacked, and how many rows and columns count."""

    size: int
    unpacked: int
    rows: int
    columns: int


class Line(NamedTuple):
    """A row with its number in the table, from 1; the texts are in one line each."""

    number: int
    cells: tuple[Cell, ...]


class Sheet(NamedTuple):
    """The rows in which something stands."""

    lines: tuple[Line, ...]


class OpenSheet:
    """A sheet of an open file, whose rows are read when they are wanted."""

    def __init__(self, name: str, page: "Page", limits: Limits) -> None:
        self._name, self._page, self._limits = name, page, limits
        self.title = clean(page.title)

    def lines(self, places: Collection[int] | None = None) -> Iterator[Line]:
        """Read the rows in which something stands; raises SheetTooLargeError, NoSheetError.

        With `places`, which count from 0, what stands elsewhere is left out.
        """
        limits = self._limits
        among = range(limits.columns) if places is None else places
        wanted = frozenset(place + 1 for place in among)
        with _refusing(self._name):
            yield from _bounded(self._name, self._page.rows(wanted), limits.rows)


def read_workbook(path: Path, limits: Limits, report: Report = unheard) -> tuple[Sheet, ...]:
    """Read the sheets of an Excel file; raises a SheetError and what `report` raises."""
    with open_workbook(path, limits, report) as sheets:
        return tuple(Sheet(tuple(sheet.lines())) for sheet in sheets)


@contextmanager
def open_workbook(
    path: Path, limits: Limits, report: Report = unheard
) -> Iterator[tuple[OpenSheet, ...]]:
    """Open an Excel file, whose rows cost as much as are read of them; raises a SheetError.

    `report` hears the packed bytes that were reached, and may raise to stop.
    """
    data = _read(path, limits, report)
    _refuse_others(path, data)
    with _refusing(path.name):
        _check_archive(path.name, data, limits)
        book = _load(_Heard(data, report))
    try:
        yield tuple(OpenSheet(path.name, sheet, limits) for sheet in book.pages[:_MOST_SHEETS])
    finally:
        book.close()


def _load(file: BytesIO) -> "Book":
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and rules that do not matter here
        # It takes its time to load, and a table is imported once in a long while.
        from desktop.bounded_excel import Book  # noqa: PLC0415 - see above

        return Book(file)


class _Heard(BytesIO):
    """Bytes that tell how far they were read; the reader itself would not stop for anybody."""

    def __init__(self, data: bytes, report: Report) -> None:
        super().__init__(data)
        self._report, self._size = report, len(data)

    def read(self, size: int | None = -1, /) -> bytes:
        self._report(min(self.tell(), self._size), self._size)
        return super().read(size)


def read_cells(text: str, limits: Limits) -> Sheet:
    """Read cells as Excel puts them on the clipboard: tabs between them, lines in quotes.

    Raises SheetTooHeavyError, SheetTooLargeError, NoSheetError.
    """
    if len(text) > limits.size:
        raise SheetTooHeavyError("", len(text), limits.size)
    try:
        rows = csv.reader(StringIO(text, newline=""), dialect="excel-tab")
        cut = (row[: limits.columns] for row in rows)
        return Sheet(tuple(_bounded("", enumerate(cut, 1), limits.rows)))
    except csv.Error as broken:
        raise NoSheetError("") from broken


def in_use(path: Path) -> bool:
    """Tell whether Excel or LibreOffice seems to have a file open: what is typed may be newer."""
    beside = (f"~${path.name}", f".~lock.{path.name}#")
    return asked(partial(_is_any_there, path.parent, beside), path, otherwise=False)


def _is_any_there(folder: Path, names: Collection[str], _tell: Tell) -> bool:
    return any((folder / name).exists() for name in names)


def _read(path: Path, limits: Limits, report: Report) -> bytes:
    if path.name.startswith(_LOCKS):
        raise LockFileError(path.name)
    try:
        data = fetch_whole(path, limits.size, report)
    except OSError as fault:
        held = isinstance(fault, PermissionError) and in_use(path)
        raise (SheetInUseError if held else UnreadableSheetError)(path.name) from fault
    if isinstance(data, int):
        raise SheetTooHeavyError(path.name, data, limits.size)
    return data


def _refuse_others(path: Path, data: bytes) -> None:
    """Name what tables come in beside the workbooks of today's Excel."""
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise EncryptedSheetError(path.name)
        raise OtherTableError(path.name, OtherTable.OLD_EXCEL)
    if not data.startswith(b"PK"):
        if path.suffix.casefold() in _TEXTS:
            raise OtherTableError(path.name, OtherTable.TEXT)
        raise NoSheetError(path.name)
    with _refusing(path.name), zipfile.ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
        if "xl/workbook.bin" in names:
            raise OtherTableError(path.name, OtherTable.BINARY_EXCEL)
        if "mimetype" in names:
            with archive.open("mimetype") as kind:
                if kind.read(len(_OPEN_DOCUMENT)) == _OPEN_DOCUMENT:
                    raise OtherTableError(path.name, OtherTable.OPEN_DOCUMENT)


def _check_archive(name: str, data: bytes, limits: Limits) -> None:
    """Refuse what would unpack to more than a table; zipfile unpacks no more than is declared."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > _MOST_PARTS or unpacked > limits.unpacked:
        raise SheetTooHeavyError(name, max(unpacked, len(data)), limits.unpacked)


@contextmanager
def _refusing(name: str) -> Iterator[None]:
    """Take for no table whatever its reader stumbles over."""
    try:
        yield
    except BROKEN as broken:
        raise NoSheetError(name) from broken


def _bounded(name: str, rows: Iterable[tuple[int, Iterable[object]]], most: int) -> Iterator[Line]:
    for number, row in rows:
        cells = tuple(_cell(value) for value in row)
        if any(cells):
            if number > most:
                raise SheetTooLargeError(name, most)
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
        case bool():
            value = str(value).upper()  # as Excel shows it
        case str() | int() | float() | time() | timedelta():
            pass
        case _:  # of several cells at once
            return Formula(FORMULA)
    text = " ".join(without_marks(clean(str(value))).split())
    return Formula(text) if isinstance(value, Formula) else text
