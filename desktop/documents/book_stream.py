"""A workbook whose rows are gone from memory once they are written.

The one hard rule: they go into the file itself, compressed. openpyxl alone would lay each sheet
into a file of the system's folder for such, in the clear, where it stays if the computer stops.
"""

import zipfile
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import BytesIO
from typing import IO, Any, BinaryIO, Self

from openpyxl import Workbook
from openpyxl.cell._writer import write_cell
from openpyxl.cell.cell import Cell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.table import Table
from openpyxl.xml.constants import SHEET_MAIN_NS
from openpyxl.xml.functions import xmlfile

_ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


class Archive(zipfile.ZipFile):
    """A ZIP in which nothing says when and on what it was made."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, "w", zipfile.ZIP_DEFLATED)

    def writestr(self, zinfo_or_arcname: str | zipfile.ZipInfo, *data: Any) -> None:
        super().writestr(_entry(str(zinfo_or_arcname)), *data)

    def part(self, name: str) -> IO[bytes]:
        """Begin a part that is written piece by piece; until it is closed there is no other."""
        return self.open(_entry(name), "w")


class StreamedBook(Workbook):
    """Its sheets can only be added to, row by row."""

    _add_sheet: Callable[["StreamedSheet", int | None], None]

    def __init__(self) -> None:
        super().__init__(write_only=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Close what somebody has begun and gave up; lxml would complain of it later."""
        for sheet in self.worksheets:
            if not sheet.closed:
                sheet.close()

    def create_sheet(self, title: Any = None, index: int | None = None) -> "StreamedSheet":
        sheet = StreamedSheet(self, title, 1 + len(self.worksheets))
        self._add_sheet(sheet, index)
        return sheet


class StreamedSheet(WriteOnlyWorksheet):
    """A sheet whose rows are held until it is told where they flow."""

    def __init__(self, parent: Workbook, title: Any, place: int) -> None:
        super().__init__(parent, title)
        self._id = place
        self._writer: _SheetWriter | None = None
        self._kept = _Kept()
        self.height: float | None = None  # of the row that comes, in points

    @contextmanager
    def flowing(self, archive: Archive) -> Iterator[None]:
        """Write into the archive what is held and all that comes; then the sheet is finished."""
        with archive.part(self.path[1:]) as part:
            self._kept.flow_into(part)
            try:
                yield
            finally:
                self.close()

    def put(self, cells: Sequence[Cell], height: float) -> None:
        """Write a row; its cells can be used for the next one."""
        self.height = height
        self.append(cells)
        self.height = None

    def add_table(self, table: Table) -> None:
        """Add a table that names its columns; openpyxl would warn even so."""
        self.tables.add(table)

    def _get_writer(self) -> None:
        if self._writer is None:
            self._writer = _SheetWriter(self, self._kept)
            self._writer.write_top()

    def _values_to_row(self, cells: Sequence[Cell | None], row: int) -> Iterator[Cell]:
        for column, cell in enumerate(cells, 1):
            if cell is not None:
                cell.row, cell.column = row, column
                yield cell


class _SheetWriter(WorksheetWriter):
    ws: StreamedSheet

    def get_stream(self) -> Generator[Any, Any, None]:
        """Write letters as they are; openpyxl alone writes «ا» as «&#1575;», and larger files."""
        with (
            xmlfile(self.out, encoding="UTF-8") as parts,
            parts.element("worksheet", xmlns=SHEET_MAIN_NS),
            suppress(GeneratorExit),
        ):
            while True:
                part = yield
                if part is True:
                    yield parts
                elif part is not None:
                    parts.write(part)

    def write_row(self, xf: Any, row: Any, row_idx: int) -> None:
        """Write a row; one of known height without an object for it that would stay."""
        height = self.ws.height
        if height is None:
            super().write_row(xf, row, row_idx)
            return
        with xf.element("row", {"r": f"{row_idx}", "ht": f"{height:g}", "customHeight": "1"}):
            for cell in row:
                write_cell(xf, self.ws, cell, styled=True)

    def cleanup(self) -> None:
        """There is no file to remove."""


class _Kept:
    """Bytes that are held, until they flow on."""

    def __init__(self) -> None:
        self._held = BytesIO()
        self._to: IO[bytes] = self._held

    def write(self, data: Any, /) -> int:
        return self._to.write(data)

    def flow_into(self, stream: IO[bytes]) -> None:
        stream.write(self._held.getvalue())
        self._to = stream

    def close(self) -> None:
        """Whoever gave the stream closes it."""


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry
