"""openpyxl at files of strangers: it reads a part as far as that costs no more than a table may.

The one hard rule: what is unpacked is counted as it comes, since openpyxl keeps a part, or a row,
in memory until its end, and a few kilobytes can unpack to millions of elements.
"""

import re
import zipfile
from io import BytesIO
from typing import IO, Literal, NamedTuple, Self

from openpyxl.packaging.manifest import Manifest
from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook import Workbook
from openpyxl.xml.constants import SHARED_STRINGS

_MOST_WHOLE = 8_000_000  # bytes of what is read at once: styles, names of sheets


class _Most(NamedTuple):
    """How many bytes and tags there may be; in a sheet, since the last row."""

    size: int
    tags: int


_IN_ROW = _Most(16_000_000, 300_000)  # behind the last one come links and rules
_IN_STRINGS = _Most(80_000_000, 6_000_000)
_END_OF_ROW = re.compile(rb"</(?:\w+:)?row\s*>")
_HIDING = b"<!"  # a comment could hold what looks like the end of a row; no table has any
_OVERLAP = 64  # bytes in which something may be cut by the end of a piece


def load(file: BytesIO) -> Workbook:
    """Open a workbook to be read row by row; raises what openpyxl and zipfile do."""
    reader = _Reader(file)
    reader.read()
    return reader.wb


class _Reader(ExcelReader):
    package: Manifest

    def __init__(self, file: BytesIO) -> None:
        super().__init__(file, read_only=True, keep_links=False)
        self.archive: _Archive = _Archive(file)

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call] # has no types
        if part is not None:
            self.archive.strings = part.PartName[1:]
        super().read_strings()


class _Archive(zipfile.ZipFile):
    """Gives parts that are bounded; `strings` is the one that all sheets share."""

    strings = ""

    def read(self, name: str | zipfile.ZipInfo, pwd: bytes | None = None) -> bytes:
        info = name if isinstance(name, zipfile.ZipInfo) else self.getinfo(name)
        if info.file_size > _MOST_WHOLE:
            raise zipfile.BadZipFile(info.filename)
        return super().read(name, pwd)

    def open(
        self,
        name: str | zipfile.ZipInfo,
        mode: Literal["r", "w"] = "r",
        pwd: bytes | None = None,
        *,
        force_zip64: bool = False,
    ) -> IO[bytes]:
        source = super().open(name, mode, pwd, force_zip64=force_zip64)
        is_strings = name == self.strings
        return _Bounded(source, _IN_STRINGS if is_strings else _IN_ROW, rows=not is_strings)


class _Bounded(BytesIO):
    """A part that is counted while it is read."""

    def __init__(self, source: IO[bytes], most: _Most, *, rows: bool) -> None:
        super().__init__()
        self._source, self._most, self._rows = source, most, rows
        self._size = self._tags = 0
        self._last = b""

    def __enter__(self) -> Self:
        return self

    def read(self, size: int | None = -1, /) -> bytes:
        data = self._source.read(-1 if size is None else size)
        self._count(data)
        return data

    def _count(self, data: bytes) -> None:
        seen = self._last + data
        ends = list(_END_OF_ROW.finditer(seen)) if self._rows else []
        if ends:
            self._size = self._tags = 0
            data = seen[ends[-1].end() :]
        self._size += len(data)
        self._tags += data.count(b"<")
        self._last = seen[-_OVERLAP:]
        hides = self._rows and _HIDING in seen
        if hides or self._size > self._most.size or self._tags > self._most.tags:
            raise zipfile.BadZipFile

    def close(self) -> None:
        self._source.close()
        super().close()
