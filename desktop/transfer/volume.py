"""Which disk a folder is on, so that another one under the same path is known as another.

The one hard rule: what was chosen is a disk and a folder on it. When the disk goes, its folder may
stay behind as an empty one of the computer's own disk, where nothing is sent.
"""

import os
import shutil
import sys
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from desktop.transfer.drive import Drive
from desktop.transfer.drives import drive_of
from desktop.transfer.patience import PATIENCE, Tell, beats, patiently
from desktop.transfer.room import inside
from desktop.transfer.writing import told


@dataclass(frozen=True)
class Volume:
    """A disk; `drive` where it can be taken away.

    `key` is the serial of a drive, which stays the same wherever it is plugged in; of any other
    disk it is what the system tells it apart by as long as it is mounted. What a folder on it would
    take is asked when it is chosen: `free` bytes, None unknown, unless it is read-only.
    """

    key: str
    drive: Drive | None = None
    free: int | None = None
    is_read_only: bool = False


def volume_of(folder: Path) -> Volume:
    """Tell what a folder is on, in a process that may block; raises OSError."""
    drive = drive_of(folder)
    return on_drive(drive) if drive else Volume(_number(folder))


def on_drive(drive: Drive) -> Volume:
    return Volume(f"drive {drive.serial}", drive)


def chosen_volume(folder: Path, *, patience: float = PATIENCE) -> Volume:
    """Tell what a folder is on at the moment in which it is chosen; raises ExportFault."""
    return patiently(partial(_chosen, folder), beats(), inside(folder), patience)


def _chosen(folder: Path, _tell: Tell) -> Volume:
    with told(inside(folder)):
        free, may_write = shutil.disk_usage(folder).free, os.access(folder, os.W_OK)
        return replace(volume_of(folder), free=free, is_read_only=not may_write)


def _number(folder: Path) -> str:
    """Give the number of the disk and that of its file system: the former is soon given anew."""
    device = folder.stat().st_dev
    return f"{device}" if sys.platform == "win32" else f"{device} {os.statvfs(folder).f_fsid}"
