"""What the system says when a disk refuses, and which fault that is."""

import errno
from pathlib import Path

from desktop.errors import EnvironmentFault, NameTooLongError, UserError
from desktop.transfer.faults import (
    FolderGoneFault,
    MediumFault,
    NoSpaceFault,
    PulledOutFault,
    ReadOnlyFault,
)
from desktop.transfer.room import missing

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR}
# Numbers that not every system knows have no name there. Two are those of a disk that is a program
# (NTFS on many a Linux): of the call in which it died, and of every one after that.
_PULLED_OUT = {
    getattr(errno, name, 0)
    for name in ("ENODEV", "ENXIO", "ENOMEDIUM", "ESHUTDOWN", "ECONNABORTED", "ENOTCONN")
} - {0}

# Windows tells more than the number that it is turned into, which is EACCES for most of these.
_PATH_TOO_LONG = 206
_FULL_ON_WINDOWS = {39, 112}
_PULLED_OUT_ON_WINDOWS = {
    21,  # not ready
    31,  # a device does not work
    55,  # the device is no more
    433,  # no such device
    1006,  # the volume was changed behind an open file
    1167,  # not connected
}


def fault_of(failure: OSError, path: Path, size: int = 0) -> UserError | EnvironmentFault:
    """Give the system's refusal to write `size` bytes its name."""
    on_windows = getattr(failure, "winerror", None)
    if failure.errno in _FULL or on_windows in _FULL_ON_WINDOWS:
        return NoSpaceFault(path, missing(path.parent, size))
    if failure.errno in _PULLED_OUT or on_windows in _PULLED_OUT_ON_WINDOWS:
        return PulledOutFault(path)
    if failure.errno in _READ_ONLY:
        return ReadOnlyFault(path)
    if failure.errno == errno.ENAMETOOLONG or on_windows == _PATH_TOO_LONG:
        return NameTooLongError(path)
    if failure.errno in _GONE:
        return FolderGoneFault(path)
    return MediumFault(path)
