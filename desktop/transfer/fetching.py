"""Reading what somebody points at, wherever it lies: often on a stick.

The one hard rule: a stick that does not answer is a disk that cannot be read, after a while, and
holds up nobody for longer.
"""

import errno
import os
import stat
from functools import partial
from pathlib import Path
from typing import TypeVar

from desktop.apart.passing import Job
from desktop.reporting import Report, unheard
from desktop.transfer.faults import MediumFault, StalledFault
from desktop.transfer.patience import PATIENCE, Tell, asked, beats, patiently

T = TypeVar("T")

_GLANCE = 1.0  # seconds for a folder that is only offered
_MOMENT = 3.0  # seconds; a window waits for it
_PIECE = 256 * 1024  # bytes; so that slowness shows as movement


def fetch(path: Path, most: int, report: Report = unheard, *, patience: float = PATIENCE) -> bytes:
    """Read a file, no more of it than `most` bytes; raises OSError and what `report` raises."""
    return _asked(partial(_read, path, most), path, patience, report)


def fetch_whole(path: Path, most: int, report: Report = unheard) -> bytes | int:
    """Read a whole file, or tell its size where that is more than `most`; raises as `fetch`."""
    return _asked(partial(_read_whole, path, most), path, PATIENCE, report)


def names_in(folder: Path, *, patience: float = _MOMENT) -> list[str] | None:
    """Give the names in a folder in their order; None where it is none; raises OSError."""
    return _asked(partial(_names, folder), folder, patience)


def is_folder(path: Path, *, patience: float = _GLANCE) -> bool:
    """Tell whether a folder is there and soon says so."""
    return asked(partial(_is_folder, path), path, otherwise=False, patience=patience)


def _asked(job: Job[None, T], path: Path, patience: float, report: Report = unheard) -> T:
    try:
        return patiently(job, beats(report), path, patience)
    except (StalledFault, MediumFault) as dead:
        raise OSError(errno.EIO, os.strerror(errno.EIO), str(path)) from dead


def _read(path: Path, most: int, tell: Tell) -> bytes:
    read = bytearray()
    with path.open("rb") as file:
        while piece := file.read(min(_PIECE, most - len(read))):
            read += piece
            tell(None)
    return bytes(read)


def _read_whole(path: Path, most: int, tell: Tell) -> bytes | int:
    there = path.stat()
    if not stat.S_ISREG(there.st_mode):  # a pipe would never end
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    return there.st_size if there.st_size > most else _read(path, most, tell)


def _names(folder: Path, _tell: Tell) -> list[str] | None:
    return sorted(each.name for each in folder.iterdir()) if folder.is_dir() else None


def _is_folder(path: Path, _tell: Tell) -> bool:
    return path.is_dir()
