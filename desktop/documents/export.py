"""The files that carry one meeting's minutes out of the office, written together.

The one hard rule: all of them or none. What a run has newly written is taken away again when a
later file fails; a file that it has replaced stays, since it is whole and newer.
"""

from collections.abc import Callable, Collection
from contextlib import suppress
from enum import Enum
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.errors import TargetExistsError
from desktop.minutes import Minutes
from desktop.transfer.file_names import file_name
from desktop.transfer.writing import fault_of, write_file

Report = Callable[[int, int], None]

_SHARE = 1000  # of the common scale, for each file


class Format(Enum):
    """A kind of file; the value is its ending."""

    PDF = ".pdf"
    EXCEL = ".xlsx"


def export(
    minutes: Minutes,
    folder: Path,
    formats: Collection[Format],
    report: Report = lambda _done, _total: None,
    *,
    replace: bool = False,
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
    new: list[Path] = []
    try:
        for place, (path, each) in enumerate(zip(paths, wanted, strict=True)):
            scaled = partial(_report_share, report, place, len(wanted))
            write_file(path, partial(_produce, each, minutes, scaled), replace=replace)
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


def _produce(kind: Format, minutes: Minutes, report: Report, stream: BinaryIO) -> None:
    # Each library takes its time to load; who wants one file shall not wait for the other's.
    if kind is Format.PDF:
        from desktop.documents.minutes_pdf import write_minutes_pdf  # noqa: PLC0415

        write_minutes_pdf(minutes, stream, report)
    else:
        from desktop.documents.workbook import write_workbook  # noqa: PLC0415

        write_workbook(minutes, stream, report)
