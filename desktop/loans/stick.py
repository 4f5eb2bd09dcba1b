"""A file of a loan on a stick: read, or written and read back, and the stick let go of.

The one hard rule: a stick that answers nothing holds up nobody for long; and a folder that is not
there is not made: where a stick was, it would lie on the computer's own disk.
"""

from functools import partial
from pathlib import Path
from typing import BinaryIO

from desktop.errors import FolderGoneFault, StalledFault
from desktop.loans import envelope
from desktop.reporting import Report, unheard
from desktop.transfer.drive import Drive, Eject
from desktop.transfer.drives import drive_of
from desktop.transfer.eject import eject
from desktop.transfer.patience import patiently
from desktop.transfer.together import write_together


def fetch(path: Path, report: Report = unheard) -> bytes:
    """Read a file of which nothing is known; raises as `envelope.read_file`, and StalledFault."""
    return patiently(lambda _: envelope.read_file(path), partial(_beat, report), path)


def put(name: str, data: bytes, folder: Path, report: Report = unheard) -> Path:
    """Write a file and read it back; an earlier one of its name makes way.

    Raises what `write_together` raises, and FolderGoneFault.
    """
    if not patiently(lambda _: folder.is_dir(), partial(_beat, report), folder / name):
        raise FolderGoneFault(folder / name)

    def produce(stream: BinaryIO, _report: Report) -> None:
        stream.write(data)

    (path,) = write_together({name: produce}, folder, report, replace=True)
    return path


def drive_with(folder: Path) -> Drive | None:
    """Give the stick that a folder is on; None where it is on none, or does not answer."""
    try:
        return patiently(lambda _: drive_of(folder), _unheard, folder)
    except StalledFault:
        return None


def let_go(folder: Path) -> Eject | None:
    """Ask the system to let go of the stick that a folder is on; None: it is on none."""
    drive = drive_with(folder)
    return eject(drive) if drive is not None else None


def _beat(report: Report, _step: None) -> None:
    report(0, 1)


def _unheard(_step: None) -> None:
    pass
