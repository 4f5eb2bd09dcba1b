"""Reading a file that somebody brings: on a stick that may go, of any size, of any sort.

The one hard rule: nothing waits without end, and what is read was one file from first to last byte.
It is read in a process beside Dabir, which a dead stick may hold.
"""

import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desktop.attachments.names import safe_name
from desktop.attachments.refusals import (
    AttachmentTooHeavyError,
    ChangingAttachmentError,
    EmptyAttachmentError,
    NoFileError,
    UnreadableAttachmentError,
)
from desktop.reporting import Report
from desktop.transfer.faults import MediumFault, StalledFault
from desktop.transfer.patience import patiently

MOST_BYTES = 50_000_000

_CHUNK = 1 << 20

_Reached = tuple[int, int]  # how many bytes of how many were read


def read_file(path: Path, report: Report) -> bytes:
    """Read a whole file; raises an AttachmentError, and what `report` raises."""
    try:
        return patiently(partial(_read, path), lambda reached: report(*reached), path)
    except (StalledFault, MediumFault) as dead:
        raise UnreadableAttachmentError(safe_name(path.name)) from dead


def _read(path: Path, tell: Callable[[_Reached], None]) -> bytes:
    name = safe_name(path.name)
    # A pipe must not be waited for.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        if path.is_dir():
            raise NoFileError(name)
        with os.fdopen(os.open(path, flags), "rb", buffering=0) as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                raise NoFileError(name)
            if before.st_size > MOST_BYTES:
                raise AttachmentTooHeavyError(name, before.st_size, MOST_BYTES)
            chunks, read = [], 0
            while chunk := file.read(_CHUNK):
                chunks.append(chunk)
                read += len(chunk)
                if read > before.st_size:
                    raise ChangingAttachmentError(name)
                tell((read, before.st_size))
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as fault:  # a name can hold what no system takes
        raise UnreadableAttachmentError(name) from fault
    if read != before.st_size or after.st_mtime_ns != before.st_mtime_ns:
        raise ChangingAttachmentError(name)
    if not read:
        raise EmptyAttachmentError(name)
    return b"".join(chunks)
