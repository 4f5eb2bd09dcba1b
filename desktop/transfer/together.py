"""Files that leave the office together, into one folder.

The one hard rule: all of them or none. What a run has newly written is taken away again when a
later file fails; a file that it has replaced stays, since it is whole and newer.
"""

import io
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.errors import (
    EnvironmentFault,
    NoParentFault,
    NoSpaceFault,
    NotAFolderError,
    TargetExistsError,
    UserError,
)
from desktop.reporting import Report, unheard
from desktop.transfer.writing import fault_of, write_file

Produce = Callable[[BinaryIO, Report], None]

_SHARE = 1000  # of the common scale, for each file
_CLUSTER = 32 * 1024  # what a file is rounded up to on a stick as it is sold; elsewhere it is less


def write_together(
    files: Mapping[str, Produce],
    folder: Path,
    report: Report = unheard,
    *,
    replace: bool = False,
) -> tuple[Path, ...]:
    """Write files by their names into a folder, which is made if only it is missing.

    Gives their paths; raises what `write_file` raises, NotAFolderError and NoParentFault, and what
    `report` raises.
    """
    paths = {folder / name: produce for name, produce in files.items()}
    already = tuple(path for path in paths if os.path.lexists(path))
    if already and not replace:
        raise TargetExistsError(already)
    _make(folder)
    new: list[Path] = []
    try:
        for place, (path, produce) in enumerate(paths.items()):
            scaled = partial(_report_share, report, place, len(paths))
            try:
                write_file(path, partial(_produce, produce, scaled), replace=replace)
            except NoSpaceFault as full:
                behind = tuple(paths.values())[place + 1 :]
                raise NoSpaceFault(path, _missing_with(behind, full, scaled)) from full
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
        folder.mkdir(exist_ok=True)
    except OSError as failure:
        raise _refusal(failure, folder) from failure


def _refusal(failure: OSError, folder: Path) -> UserError | EnvironmentFault:
    """Tell why a folder cannot be made."""
    there = next((each for each in (folder, *folder.parents) if os.path.lexists(each)), folder)
    if there.is_file():
        return NotAFolderError(there)
    if isinstance(failure, FileNotFoundError):
        return NoParentFault(folder)
    return fault_of(failure, folder)


def _missing_with(behind: Sequence[Produce], full: NoSpaceFault, report: Report) -> int | None:
    """Give what is wanting for the file that found no room and for those behind it.

    Their sizes are known only once they are made; better made in vain than asked for one by one.
    """
    if full.missing is None:
        return None
    missing = full.missing
    for place, produce in enumerate(behind):
        made = io.BytesIO()
        produce(made, partial(_report_share, report, place, len(behind)))
        missing += -(-made.tell() // _CLUSTER) * _CLUSTER
    return missing


def _produce(produce: Produce, report: Report, stream: BinaryIO) -> None:
    produce(stream, report)


def _report_share(report: Report, place: int, files: int, done: int, total: int) -> None:
    """Tell how far all files are, when this one is `done` of `total`."""
    report(place * _SHARE + _SHARE * done // max(total, 1), files * _SHARE)
