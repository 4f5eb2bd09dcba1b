"""A file of a loan on a stick: written, read back, and the stick let go of.

The one hard rule: a folder that is not there is not made: where a stick was, it would lie on the
computer's own disk.
"""

from pathlib import Path
from typing import BinaryIO

from desktop.errors import FolderGoneFault
from desktop.reporting import Report, unheard
from desktop.transfer.drive import Eject
from desktop.transfer.drives import drive_of
from desktop.transfer.eject import eject
from desktop.transfer.together import write_together


def put(name: str, data: bytes, folder: Path, report: Report = unheard) -> Path:
    """Write a file and read it back; an earlier one of its name makes way.

    Raises what `write_together` raises, and FolderGoneFault.
    """
    if not folder.is_dir():
        raise FolderGoneFault(folder / name)

    def produce(stream: BinaryIO, _report: Report) -> None:
        stream.write(data)

    (path,) = write_together({name: produce}, folder, report, replace=True)
    return path


def let_go(folder: Path) -> Eject | None:
    """Ask the system to let go of the stick that a folder is on; None: it is on none."""
    drive = drive_of(folder)
    return eject(drive) if drive else None
