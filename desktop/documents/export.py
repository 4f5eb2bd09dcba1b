"""The files that carry one meeting's minutes out of the office, written together."""

from collections.abc import Collection
from enum import Enum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.documents.enclosures import SharedWorkbook
from desktop.minutes import Minutes
from desktop.transfer.file_names import file_name
from desktop.transfer.together import Report, write_together
from desktop.typeset.archive import Archive


class Format(Enum):
    """A kind of file; the value is its ending."""

    PDF = ".pdf"
    EXCEL = ".xlsx"


def export(  # noqa: PLR0913  (what, where and how; the latter has its defaults)
    minutes: Minutes,
    folder: Path,
    formats: Collection[Format],
    report: Report = lambda _done, _total: None,
    *,
    replace: bool = False,
    archive: Archive = Archive.A3B,
) -> tuple[Path, ...]:
    """Write the minutes into a folder; raises what `write_together` raises."""
    works = _Works(minutes, archive)
    files = {
        file_name(minutes, each.value): partial(works.produce, each)
        for each in Format
        if each in formats
    }
    return write_together(files, folder, report, replace=replace)


class _Works:
    """Makes the files; the workbook, which goes into the PDF too, only once."""

    def __init__(self, minutes: Minutes, archive: Archive) -> None:
        self._minutes, self._archive = minutes, archive
        self._workbook = SharedWorkbook(minutes)

    def produce(self, kind: Format, stream: BinaryIO, report: Report) -> None:
        if kind is Format.EXCEL:
            stream.write(self._workbook.made(report))
            report(1, 1)  # it may have been made before
            return
        # Its library takes its time to load; who wants only the workbook shall not wait for it.
        from desktop.documents.minutes_pdf import write_minutes_pdf  # noqa: PLC0415

        write_minutes_pdf(
            self._minutes, stream, report, archive=self._archive, workbook=self._workbook
        )
