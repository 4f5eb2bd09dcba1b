"""Files that leave the office together, into one folder.

The one hard rule: all of them or none. What a run has newly written is taken away again when a
later file fails; a file that it has replaced stays, since it is whole and newer.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.errors import TargetExistsError
from desktop.reporting import Report, unheard
from desktop.transfer.writing import fault_of, write_file

Produce = Callable[[BinaryIO, Report], None]

_SHARE = 1000  # of the common scale, for each file


def write_together(
    files: Mapping[str, Produce],
    folder: Path,
    report: Report = unheard,
    *,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write files by their names into a folder, which is made if only it is missing.

    Gives their paths; raises what `write_file` raises, and what `report` raises.
    """
    paths = {folder / name: produce for name, produce in files.items()}
    already = tuple(path for path in paths if path.exists())
    if already and not replace:
        raise TargetExistsError(already)
    _make(folder)
    new: list[Path] = []
    try:
        for place, (path, produce) in enumerate(paths.items()):
            scaled = partial(_report_share, report, place, len(paths))
            write_file(path, partial(_produce, produce, scaled), replace=replace)
            if path not in already:
                new.append(path)
            report((place + 1) * _SHARE, len(paths) * _SHARE)
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


def _produce(produce: Produce, report: Report, stream: BinaryIO) -> None:
    produce(stream, report)


def _report_share(report: Report, place: int, files: int, done: int, total: int) -> None:
    """Tell how far all files are, when this one is `done` of `total`."""
    report(place * _SHARE + _SHARE * done // max(total, 1), files * _SHARE)
