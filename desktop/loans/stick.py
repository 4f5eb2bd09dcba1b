"""A file of a loan on a stick: read, or written and read back, and the stick let go of.

The one hard rule: a stick that answers nothing holds up nobody for long; a folder that is not there
is not made: where a stick was, it would lie on the computer's own disk; and of what lies there only
a file of the same loan in the same direction makes way, be it damaged, and no answer for another.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path
from typing import BinaryIO, NamedTuple

from desktop.errors import TargetExistsError, UserError
from desktop.loans import envelope
from desktop.loans.envelope import Cover
from desktop.loans.refusals import LoanFileUnreadableError, NoLoanFileError
from desktop.persian import digits
from desktop.reporting import Report, unheard
from desktop.transfer import fetching
from desktop.transfer.drive import Drive, Eject
from desktop.transfer.drives import drive_of, drives_here
from desktop.transfer.eject import eject
from desktop.transfer.faults import FolderGoneFault
from desktop.transfer.patience import PATIENCE, Tell, asked, beats, patiently
from desktop.transfer.together import write_together
from desktop.transfer.writing import told


def fetch(path: Path, report: Report = unheard, *, patience: float = PATIENCE) -> bytes:
    """Read a file of which nothing is known, on a stick that may be dead.

    Raises LoanFileUnreadableError and as `envelope.require_kind`.
    """
    try:
        data = fetching.fetch(path, envelope.MOST + 1, report, patience=patience)
    except IsADirectoryError as other:
        raise NoLoanFileError from other
    except OSError as fault:
        raise LoanFileUnreadableError from fault
    envelope.require_kind(data, path)
    return data


class Placed(NamedTuple):
    """Where a file lies; `beside` tells that another of its cover is there, and stays."""

    path: Path
    beside: bool


def put(name: str, cover: Cover, data: bytes, folder: Path, report: Report = unheard) -> Path:
    """Write a file and read it back, in place of an earlier one of its cover; gives its path.

    Anything else of its name stays, and the next free name is taken: «… (۲)».
    Raises what `write_together` raises but TargetExistsError, and FolderGoneFault.
    """
    return _put(_File(name, cover, data), folder, report).path


def put_beside(
    name: str, cover: Cover, data: bytes, folder: Path, stays: Callable[[bytes], bool]
) -> Placed:
    """Write as `put` does, but beside an earlier file that is whole and that `stays`."""
    return _put(_File(name, cover, data), folder, unheard, stays)


class _File(NamedTuple):
    name: str
    cover: Cover
    data: bytes


def _put(
    file: _File, folder: Path, report: Report, stays: Callable[[bytes], bool] | None = None
) -> Placed:
    def produce(stream: BinaryIO, _report: Report) -> None:
        stream.write(file.data)

    wanted = folder / file.name
    passed: tuple[Path, ...] = ()
    most = envelope.COVER_BYTES if stays is None else envelope.MOST
    while True:
        find = partial(_place, wanted, file.cover, most, passed)
        path, earlier = patiently(find, beats(report), wanted)
        if stays is not None and _is_whole(earlier, file.cover) and stays(earlier):
            passed += (path,)
            continue
        # Where somebody else has just taken the name, there is another one.
        with suppress(TargetExistsError):
            write_together({path.name: produce}, folder, report, replace=bool(earlier))
            return Placed(path, bool(passed))


def _is_whole(data: bytes, cover: Cover) -> bool:
    try:
        return envelope.look(data, cover.direction) == cover
    except UserError:
        return False


def take_away(path: Path, cover: Cover) -> None:
    """Take a file away if it is the one of this cover, and the stick lets it."""
    asked(partial(_remove, path, cover), path, otherwise=None)


def drive_with(folder: Path) -> Drive | None:
    """Give the stick that a folder is on; None where it is on none, or does not answer."""
    return asked(partial(_drive_of, folder), folder, otherwise=None)


def where_to_look(went: Path) -> Path | None:
    """Give a stick that is plugged in, the one that a file went to first; else where it went.

    None where neither is there.
    """
    sticks = asked(drives_here, went, otherwise=())
    is_there = fetching.is_folder(went)  # asked apart: where it is dead, another stick is of use
    if is_there and any(went.is_relative_to(each.folder) for each in sticks):
        return went
    return next((each.folder for each in sticks), went if is_there else None)


def let_go(folder: Path) -> Eject | None:
    """Ask the system to let go of the stick that a folder is on; None: it is on none."""
    drive = drive_with(folder)
    return eject(drive) if drive is not None else None


# What is done in a process of its own, since a stick may hold whoever touches it.


def _remove(path: Path, cover: Cover, _tell: Tell) -> None:
    if _earlier(path, cover):
        path.unlink(missing_ok=True)


def _drive_of(folder: Path, _tell: Tell) -> Drive | None:
    return drive_of(folder)


def _place(
    wanted: Path, cover: Cover, most: int, passed: tuple[Path, ...], tell: Tell
) -> tuple[Path, bytes]:
    """Find where a file can go, and give so many bytes at `most` of an earlier one of its cover."""
    with told(wanted):
        is_there = wanted.parent.is_dir()
    if not is_there:
        raise FolderGoneFault(wanted)
    path = wanted
    for number in count(2):
        if not os.path.lexists(path):
            return path, b""
        if path not in passed and (earlier := _earlier(path, cover, most)):
            return path, earlier
        tell(None)
        path = wanted.with_stem(f"{wanted.stem} ({digits(number)})")
    raise AssertionError


def _earlier(path: Path, cover: Cover, most: int = envelope.COVER_BYTES) -> bytes:
    """Read a file that goes this way and is of this loan; of what cannot be read, its cover."""
    try:
        if not path.is_file():
            return b""  # a pipe would be waited for
        with path.open("rb") as file:
            head = file.read(envelope.COVER_BYTES)
            if envelope.claimed(head) != cover:
                return b""
            with suppress(OSError):
                head += file.read(most - len(head))
            return head
    except (OSError, UserError):
        return b""
