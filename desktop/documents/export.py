"""The files that carry one meeting's papers out of the office.

The libraries that make them take their time to load: each is asked for when its file is made.
"""

from collections.abc import Collection
from datetime import date
from enum import Enum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.documents.enclosures import SharedWorkbook
from desktop.minutes import Minutes
from desktop.reporting import Report, unheard
from desktop.transfer.file_names import ATTENDANCE_SHEET, INVITATIONS, file_name
from desktop.transfer.together import Produce, write_together
from desktop.typeset.archive import Archive


class Format(Enum):
    """A kind of file; the value is its ending."""

    PDF = ".pdf"
    EXCEL = ".xlsx"


def export(  # noqa: PLR0913  (what, where and how; the latter has its defaults)
    minutes: Minutes,
    folder: Path,
    formats: Collection[Format],
    report: Report = unheard,
    *,
    replace: bool = False,
    archive: Archive = Archive.A3B,
    sealed: bytes | None = None,
) -> tuple[Path, ...]:
    """Write the minutes into a folder; raises what `write_together` raises, and NoWorkbookError.

    Of signed minutes `sealed` are the bytes that were signed: they and the workbook in them go out
    as they are; only an archive without attachments is printed anew, without a seal.
    """
    files = papers(minutes, formats, archive=archive, sealed=sealed)
    return write_together(files, folder, report, replace=replace)


def papers(
    minutes: Minutes,
    formats: Collection[Format] = tuple(Format),
    *,
    archive: Archive = Archive.A3B,
    sealed: bytes | None = None,
) -> dict[str, Produce]:
    """Give what `export` writes, by its names."""
    works = _Works(minutes, archive) if sealed is None else _SealedWorks(minutes, archive, sealed)
    return {
        file_name(minutes, each.value): partial(works.produce, each)
        for each in Format
        if each in formats
    }


def export_invitations(
    minutes: Minutes,
    folder: Path,
    written_on: date,
    report: Report = unheard,
    *,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write a letter for each member as one file; raises what `write_invitations` does too."""
    name = file_name(minutes, ".pdf", INVITATIONS)
    return write_together(
        {name: partial(_invite, minutes, written_on)}, folder, report, replace=replace
    )


def export_attendance_sheet(
    minutes: Minutes, folder: Path, report: Report = unheard, *, replace: bool = False
) -> tuple[Path, ...]:
    """Write the sheet to sign; raises CancelledMeetingError too."""
    name = file_name(minutes, ".pdf", ATTENDANCE_SHEET)
    return write_together({name: partial(_lay_out, minutes)}, folder, report, replace=replace)


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
        from desktop.documents.minutes_pdf import write_minutes_pdf  # noqa: PLC0415

        write_minutes_pdf(
            self._minutes, stream, report, archive=self._archive, workbook=self._workbook
        )


class _SealedWorks(_Works):
    """Hands out what was sealed."""

    def __init__(self, minutes: Minutes, archive: Archive, sealed: bytes) -> None:
        super().__init__(minutes, archive)
        self._sealed = sealed

    def produce(self, kind: Format, stream: BinaryIO, report: Report) -> None:
        if kind is Format.EXCEL:
            from desktop.seal.enclosed import sealed_workbook  # noqa: PLC0415

            stream.write(sealed_workbook(self._sealed))
        elif self._archive is Archive.A3B:
            stream.write(self._sealed)
        else:
            super().produce(kind, stream, report)
            return
        report(1, 1)


def _invite(minutes: Minutes, written_on: date, stream: BinaryIO, report: Report) -> None:
    from desktop.documents.invitation_pdf import write_invitations  # noqa: PLC0415

    write_invitations(minutes, stream, report, written_on=written_on)


def _lay_out(minutes: Minutes, stream: BinaryIO, report: Report) -> None:
    from desktop.documents.attendance_sheet_pdf import write_attendance_sheet  # noqa: PLC0415

    write_attendance_sheet(minutes, stream, report)
