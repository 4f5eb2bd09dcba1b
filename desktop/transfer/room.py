"""How much room a disk has, known before the first byte is written."""

import os
import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from desktop.transfer.faults import NoSpaceFault, ReadOnlyFault

_USUAL_BLOCK = 4096  # bytes; where the system does not tell


def inside(folder: Path) -> Path:
    """Give a path for a fault of the folder itself, since each is told of a file in a folder."""
    return folder / "*"


def refuse_full(folder: Path, sizes: Iterable[int]) -> None:
    """Raise NoSpaceFault or ReadOnlyFault when files of these sizes cannot be; raises OSError."""
    block = _block(folder)
    if wanting := missing(folder, sum(-(-size // block) * block for size in sizes)):
        raise NoSpaceFault(inside(folder), wanting)


def missing(folder: Path, size: int) -> int | None:
    """Tell how many of `size` bytes find no room; None where there is room, or nobody knows."""
    try:
        room = shutil.disk_usage(folder)
    except OSError:
        return None
    if not room.total:
        return None  # some file systems do not count
    return size - room.free if size > room.free else None


def _block(folder: Path) -> int:
    if sys.platform == "win32":
        return _USUAL_BLOCK
    told = os.statvfs(folder)
    if told.f_flag & os.ST_RDONLY:
        raise ReadOnlyFault(inside(folder))  # that it is full as well helps nobody
    return told.f_frsize or _USUAL_BLOCK
