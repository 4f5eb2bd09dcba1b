"""Files that leave the office together, into one folder.

The one hard rule: all of them or none. What a run has newly written is taken away again when
something fails.
"""

import io
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.apart.passing import Job
from desktop.errors import EnvironmentFault, NotAFolderError, TargetExistsError, UserError
from desktop.reporting import Report, unheard
from desktop.transfer.errnos import fault_of
from desktop.transfer.faults import FolderGoneFault, NoParentFault
from desktop.transfer.patience import patiently
from desktop.transfer.room import inside
from desktop.transfer.writing import Moved, sync_folder, write_all

Produce = Callable[[BinaryIO, Report], None]

# Where systems mount what is plugged in, each in a folder that they make for it.
_FOR_STICKS = tuple(map(Path, ("/media", "/run/media", "/mnt", "/Volumes")))

_SHARE = 1000  # of the common scale, for each file


def write_together(
    files: Mapping[str, Produce],
    folder: Path,
    report: Report = unheard,
    *,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write files by their names into a folder, which is made if only it is missing.

    All are made in memory before the first is written. Gives their paths; raises TargetExistsError,
    NameTooLongError, NotAFolderError or an ExportFault, what `report` and `Produce` raise.
    """
    paths = tuple(folder / name for name in files)
    waiting = partial(report, 0, len(files) * _SHARE)
    _wait(partial(_make_way, paths, folder, replace=replace), waiting, folder)
    made = {
        name: _made(produce, partial(_report_share, report, place, len(files)))
        for place, (name, produce) in enumerate(files.items())
    }
    done = partial(report, len(files) * _SHARE, len(files) * _SHARE)
    _wait(partial(write_all, made, folder, replace=replace), done, folder)
    done()
    return paths


def make_folder(folder: Path) -> None:
    """Make a folder in one that is there, but none where a stick that is not plugged in would be.

    Raises NotAFolderError, NoParentFault, ExportFault.
    """
    _wait(partial(_make, folder), lambda: None, folder)


def _wait(job: Job[int, object], hear: Callable[[], None], folder: Path) -> None:
    patiently(job, lambda _: hear(), inside(folder))


def _make_way(paths: tuple[Path, ...], folder: Path, moved: Moved, *, replace: bool) -> None:
    already = tuple(path for path in paths if os.path.lexists(path))
    if already and not replace:
        raise TargetExistsError(already)
    _make(folder, moved)


def _make(folder: Path, _: Moved) -> None:
    if folder.is_dir():
        return
    if _is_of_stick(folder):
        raise FolderGoneFault(inside(folder))
    try:
        folder.mkdir(exist_ok=True)
        sync_folder(folder.parent)  # or the files may be kept and their folder forgotten
    except OSError as failure:
        raise _refusal(failure, folder) from failure


def _is_of_stick(folder: Path) -> bool:
    """Tell whether a folder would lie where sticks are mounted, while none is mounted there."""
    above = folder.resolve().parent
    place = next((each for each in _FOR_STICKS if above.is_relative_to(each)), None)
    if place is None:
        return False
    between = (above, *(each for each in above.parents if each.is_relative_to(place)))
    return not any(map(os.path.ismount, between))


def _refusal(failure: OSError, folder: Path) -> UserError | EnvironmentFault:
    """Tell why a folder cannot be made."""
    there = next((each for each in (folder, *folder.parents) if os.path.lexists(each)), folder)
    if there.is_file():
        return NotAFolderError(there)
    if isinstance(failure, FileNotFoundError):
        return NoParentFault(folder)
    return fault_of(failure, folder)


def _made(produce: Produce, report: Report) -> bytes:
    made = io.BytesIO()
    produce(made, report)
    return made.getvalue()


def _report_share(report: Report, place: int, files: int, done: int, total: int) -> None:
    """Tell how far all files are, when this one is `done` of `total`."""
    report(place * _SHARE + _SHARE * done // max(total, 1), files * _SHARE)
