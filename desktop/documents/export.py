"""The files that carry one meeting's minutes out of the office, written together.

The one hard rule: all of them or none. What a run has newly written is taken away again when a
later file fails; a file that it has replaced stays, since it is whole and newer.
"""

from collections.abc import Collection
from contextlib import suppress
from enum import Enum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.documents.enclosures import Report, SharedWorkbook
from desktop.errors import TargetExistsError
from desktop.minutes import Minutes
from desktop.transfer.file_names import file_name
from desktop.transfer.writing import fault_of, write_file
from desktop.typeset.archive import Archive

_SHARE = 1000  # of the common scale, for each file


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
    """Write the minutes into a folder, which is made if only it is missing; give the paths.

    Raises what `write_file` raises, and what `report` raises to stop the work.
    """
    wanted = [each for each in Format if each in formats]
    paths = [folder / file_name(minutes, each.value) for each in wanted]
    already = tuple(path for path in paths if path.exists())
    if already and not replace:
        raise TargetExistsError(already)
    _make(folder)
    works = _Works(minutes, archive)
    new: list[Path] = []
    try:
        for place, (path, each) in enumerate(zip(paths, wanted, strict=True)):
            scaled = partial(_report_share, report, place, len(wanted))
            write_file(path, partial(works.produce, each, scaled), replace=replace)
            if path not in already:
                new.append(path)
            report((place + 1) * _SHARE, len(wanted) * _SHARE)
    except BaseException:
        for path in new:
            with suppress(OSError):
                path.unlink()
        raise
    return tuple(paths)


def _make(folder: Path) -> None:
    try:
        with suppress(FileExistsError):
            folder.mkdir()
    except OSError as failure:
        raise fault_of(failure, folder) from failure


def _report_share(report: Report, place: int, files: int, done: int, total: int) -> None:
    """Tell how far all files are, when this one is `done` of `total`."""
    report(place * _SHARE + _SHARE * done // max(total, 1), files * _SHARE)


class _Works:
    """Makes the files; the workbook, which goes into the PDF too, only once."""

    def __init__(self, minutes: Minutes, archive: Archive) -> None:
        self._minutes, self._archive = minutes, archive
        self._workbook = SharedWorkbook(minutes)

    def produce(self, kind: Format, report: Report, stream: BinaryIO) -> None:
        if kind is Format.EXCEL:
            stream.write(self._workbook.made(report))
            report(1, 1)  # it may have been made before
            return
        # Its library takes its time to load; who wants only the workbook shall not wait for it.
        from desktop.documents.minutes_pdf import write_minutes_pdf  # noqa: PLC0415

        write_minutes_pdf(
            self._minutes, stream, report, archive=self._archive, workbook=self._workbook
        )
