"""Excel's files from strangers: what is small is left to openpyxl, rows and texts are streamed.

The one hard rule: of a sheet only one row stays in memory, with the columns that are wanted.
openpyxl keeps every element of a part until its end, and a few kilobytes unpack to millions.
"""

import zipfile
from array import array
from collections.abc import Container, Iterator
from io import BytesIO
from typing import NamedTuple

from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601
from openpyxl.workbook import Workbook
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from desktop.bounded_xml import ROOT, BoundsError, read_xml
from desktop.formula import Formula

_MOST_WHOLE, _MOST_TAGS = 4_000_000, 60_000  # of what openpyxl reads: styles, names of sheets
_MOST_ROWS, _MOST_CELLS = 1_048_576, 16_384  # of a sheet, of a row: Excel has no more
_MOST_LETTERS = 100_000  # in a cell; Excel has 32,767
_MOST_SHARED = 60_000_000  # bytes of the texts that all sheets share
_COMPUTED = "formula"  # no kind of Excel's own
_MOST_GIVEN = 150_000_000  # letters of a sheet: each may refer to one long text


def _named(*path: tuple[str, str, str]) -> dict[tuple[str, str], str]:
    return {(parent, f"{SHEET_MAIN_NS} {name}"): place for parent, name, place in path}


_SHEET = _named(
    (ROOT, "worksheet", "sheet"),
    ("sheet", "sheetData", "data"),
    ("data", "row", "row"),
    ("row", "c", "cell"),
    ("cell", "v", "value"),
    ("cell", "f", "formula"),
    ("cell", "is", "inline"),
    ("inline", "t", "text"),
    ("inline", "r", "run"),
    ("run", "t", "text"),
)
_STRINGS = _named(
    (ROOT, "sst", "strings"),
    ("strings", "si", "string"),
    ("string", "t", "text"),
    ("string", "r", "run"),
    ("run", "t", "text"),
)


class Book:
    """An open workbook; close it in the end."""

    def __init__(self, file: BytesIO) -> None:
        """Read what is small, and the shared texts; raises what openpyxl, zipfile, expat do."""
        reader = _Reader(file)
        reader.read()
        self.workbook: Workbook = reader.wb
        self.archive = reader.archive
        self.strings = _Strings()
        part = reader.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call] # has no types
        if part is not None:
            with self.archive.open(part.PartName[1:]) as source:
                for _ in read_xml(source, _STRINGS, self.strings):
                    pass
        self.pages = tuple(
            Page(self, sheet.name, link.target)
            for sheet, link in reader.parser.find_sheets()
            if link.target in reader.valid_files and "chartsheet" not in link.Type
        )

    def close(self) -> None:
        self.archive.close()


class Page(NamedTuple):
    """A sheet, whose rows are read when they are wanted."""

    book: Book
    title: str
    part: str

    def rows(self, wanted: Container[int]) -> Iterator[tuple[int, tuple[object, ...]]]:
        """Read the rows that have cells in columns that are wanted, which count from 1.

        Gives them with their numbers; raises as `Book` does.
        """
        rows = _Rows(wanted)
        given = last = 0
        with self.book.archive.open(self.part) as source:
            for _ in read_xml(source, _SHEET, rows):
                for number, cells in rows.taken():
                    if number <= last:
                        continue
                    last = number
                    values = [_value(self.book, cells[each]) for each in sorted(cells)]
                    given += sum(len(value) for value in values if isinstance(value, str))
                    if given > _MOST_GIVEN:
                        raise BoundsError
                    line: list[object] = [None] * max(cells)
                    for column, value in zip(sorted(cells), values, strict=True):
                        line[column - 1] = value
                    yield number, tuple(line)


class _Reader(ExcelReader):
    package: Manifest

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file, read_only=True, keep_links=False)
        self.archive: _Archive = _Archive(file)

    def read(self) -> None:
        self.read_manifest()
        self.read_workbook()
        apply_stylesheet(self.archive, self.wb)


class _Archive(zipfile.ZipFile):
    """Gives nothing large as a whole."""

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        info = name if isinstance(name, zipfile.ZipInfo) else self.getinfo(name)
        if info.file_size > _MOST_WHOLE:
            raise BoundsError
        data = super().read(name, pwd)
        if data.count(b"<") > _MOST_TAGS:
            raise BoundsError
        return data


class _Cell(NamedTuple):
    """A cell as it is written; a text that all sheets share is still a number."""

    kind: str
    style: int
    text: str


class _Text:
    """What stands in a cell, or in one of the shared texts, piece by piece."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._letters = 0

    def add(self, data: str) -> None:
        self._letters += len(data)
        if self._letters > _MOST_LETTERS:
            raise BoundsError
        self._pieces.append(data)

    def taken(self) -> str:
        text = "".join(self._pieces)
        self._pieces.clear()
        self._letters = 0
        return text


class _Strings:
    """The texts that all sheets share, in one block: a million objects would take far more."""

    def __init__(self) -> None:
        self._block, self._ends = bytearray(), array("L", [0])
        self._text = _Text()

    def __getitem__(self, index: int) -> str:
        if index < 0:
            raise IndexError(index)
        start, end = self._ends[index : index + 2]
        return self._block[start:end].decode()

    def start(self, place: str, attributes: dict[str, str]) -> None:
        pass

    def text(self, place: str, data: str) -> None:
        if place == "text":
            self._text.add(data)

    def end(self, place: str) -> None:
        if place == "string":
            self._block += self._text.taken().replace("x005F_", "").encode()
            self._ends.append(len(self._block))
            if len(self._block) + self._ends.itemsize * len(self._ends) > _MOST_SHARED:
                raise BoundsError


class _Rows:
    """The rows that were read since they were taken; of the columns that are wanted."""

    def __init__(self, wanted: Container[int]) -> None:
        self._wanted = wanted
        self._done: list[tuple[int, dict[int, _Cell]]] = []
        self._cells: dict[int, _Cell] = {}
        self._row = self._column = 0
        self._count = self._in_row = 0
        self._attributes: dict[str, str] = {}
        self._text, self._formula = _Text(), _Text()
        self._computed = False

    def taken(self) -> list[tuple[int, dict[int, _Cell]]]:
        done, self._done = self._done, []
        return done

    def start(self, place: str, attributes: dict[str, str]) -> None:
        if place == "cell":
            at = attributes.get("r", "").rstrip("0123456789")
            self._column = column_index_from_string(at) if at else self._column + 1
            self._attributes, self._computed = attributes, False
            self._in_row += 1
            if self._in_row > _MOST_CELLS:
                raise BoundsError
        elif place == "formula":
            self._computed = True
        elif place == "row":
            self._row = int(attributes["r"]) if "r" in attributes else self._row + 1
            self._column = self._in_row = 0
            self._count += 1
            if self._count > _MOST_ROWS:
                raise BoundsError

    def text(self, place: str, data: str) -> None:
        if place == "formula":
            self._formula.add(data)
        elif place == ("text" if self._attributes.get("t") == "inlineStr" else "value"):
            self._text.add(data)

    def end(self, place: str) -> None:
        if place == "cell":
            self._keep(self._text.taken(), self._formula.taken())
        elif place == "row" and self._cells:
            self._done.append((self._row, self._cells))
            self._cells = {}

    def _keep(self, text: str, formula: str) -> None:
        """Keep a cell; of one that is computed how, since nobody here knows whether it was."""
        if self._column not in self._wanted:
            return
        kind, style = self._attributes.get("t", "n"), int(self._attributes.get("s", 0))
        if self._computed:
            self._cells[self._column] = _Cell(_COMPUTED, style, "=" + formula)
        elif text:
            self._cells[self._column] = _Cell(kind, style, text)


def _value(book: Book, cell: _Cell) -> object:
    """Understand what is written."""
    match cell.kind:
        case "s":
            return book.strings[int(cell.text)]
        case "b":
            return bool(int(cell.text))
        case "d":
            return from_ISO8601(cell.text)  # type: ignore[no-untyped-call] # as above
        case x if x == _COMPUTED:
            return Formula(cell.text)
        case "n":
            return _number(book.workbook, cell)
        case _:
            return cell.text


def _number(workbook: Workbook, cell: _Cell) -> object:
    number = float(cell.text) if set(cell.text) & set(".eE") else int(cell.text)
    # openpyxl tells nowhere else which of the styles show a day or how long something lasts.
    if cell.style not in vars(workbook)["_date_formats"]:
        return number
    lasts = cell.style in vars(workbook)["_timedelta_formats"]
    try:
        return from_excel(number, workbook.epoch, lasts)
    except (OverflowError, ValueError):  # no calendar has this day
        return "#VALUE!"
