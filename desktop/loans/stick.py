"""A file of a loan on a stick: read, or written and read back, and the stick let go of.

The one hard rule: a stick that answers nothing holds up nobody for long; a folder that is not there
is not made: where a stick was, it would lie on the computer's own disk; and of what lies there only
a file of the same loan in the same direction makes way, be it damaged.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import BinaryIO, TypeVar

from desktop.errors import TargetExistsError, UserError
from desktop.loans import envelope
from desktop.loans.envelope import Cover
from desktop.persian import digits
from desktop.reporting import Report, unheard
from desktop.transfer.drive import Drive, Eject
from desktop.transfer.drives import drive_of, drives
from desktop.transfer.eject import eject
from desktop.transfer.faults import FolderGoneFault, MediumFault, StalledFault
from desktop.transfer.patience import patiently
from desktop.transfer.together import write_together

T = TypeVar("T")
Tell = Callable[[None], None]


def fetch(path: Path, report: Report = unheard) -> bytes:
    """Read a file of which nothing is known; raises as `envelope.read_file`, and StalledFault."""
    return patiently(partial(_read, path), partial(_beat, report), path)


def put(name: str, cover: Cover, data: bytes, folder: Path, report: Report = unheard) -> Path:
    """Write a file and read it back, in place of an earlier one of its cover; gives its path.

    Anything else of its name stays, and the next free name is taken: «… (۲)».
    Raises what `write_together` raises but TargetExistsError, and FolderGoneFault.
    """

    def produce(stream: BinaryIO, _report: Report) -> None:
        stream.write(data)

    while True:
        path, is_earlier = patiently(
            partial(_place, folder / name, cover), partial(_beat, report), folder / name
        )
        # Where somebody else has just taken the name, there is another one.
        with suppress(TargetExistsError):
            write_together({path.name: produce}, folder, report, replace=is_earlier)
            return path


def take_away(path: Path, cover: Cover) -> None:
    """Take a file away if it is the one of this cover, and the stick lets it."""
    with suppress(OSError, StalledFault, MediumFault):
        patiently(partial(_remove, path, cover), _unheard, path)


def drive_with(folder: Path) -> Drive | None:
    """Give the stick that a folder is on; None where it is on none, or does not answer."""
    return _asked(partial(_drive_of, folder), folder)


def where_to_look(went: Path) -> Path | None:
    """Give a stick that is plugged in, the one that a file went to first; else where it went.

    None where neither is there.
    """
    return _asked(partial(_where_to_look, went), went)


def _asked(question: Callable[[Tell], T | None], path: Path) -> T | None:
    try:
        return patiently(question, _unheard, path)
    except (StalledFault, MediumFault):
        return None


def let_go(folder: Path) -> Eject | None:
    """Ask the system to let go of the stick that a folder is on; None: it is on none."""
    drive = drive_with(folder)
    return eject(drive) if drive is not None else None


# What is done in a process of its own, since a stick may hold whoever touches it.


def _read(path: Path, _tell: Tell) -> bytes:
    return envelope.read_file(path)


def _remove(path: Path, cover: Cover, _tell: Tell) -> None:
    if _is_of(path, cover):
        path.unlink(missing_ok=True)


def _drive_of(folder: Path, _tell: Tell) -> Drive | None:
    return drive_of(folder)


def _where_to_look(went: Path, _tell: Tell) -> Path | None:
    sticks = [each.folder for each in drives()]
    is_there = went.is_dir()
    if is_there and any(map(went.is_relative_to, sticks)):
        return went
    return next(iter(sticks), went if is_there else None)


def _place(wanted: Path, cover: Cover, tell: Tell) -> tuple[Path, bool]:
    """Find where a file can go, and tell whether an earlier one of its cover lies there."""
    if not wanted.parent.is_dir():
        raise FolderGoneFault(wanted)
    path = wanted
    for number in count(2):
        if not os.path.lexists(path):
            return path, False
        if _is_of(path, cover):
            return path, True
        tell(None)
        path = wanted.with_stem(f"{wanted.stem} ({digits(number)})")
    raise AssertionError


def _is_of(path: Path, cover: Cover) -> bool:
    """Tell whether a file goes this way and is of this loan; damaged, it is nothing to keep."""
    try:
        return envelope.claimed(envelope.read_file(path)) == cover
    except UserError:
        return False


def _beat(report: Report, _step: None) -> None:
    report(0, 1)


def _unheard(_step: None) -> None:
    pass
