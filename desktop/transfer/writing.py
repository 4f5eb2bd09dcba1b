"""Writing a file so that it is whole and proven, or not there at all.

The one hard rule: the final name appears only for bytes that were synced and read back. A stick
that is pulled out can acknowledge a write, a close and even an unmount of what it never kept.
"""

import errno
import hashlib
import io
import os
import secrets
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from desktop.errors import (
    EnvironmentFault,
    FolderGoneFault,
    LockedFileFault,
    MediumFault,
    NameTooLongError,
    NoSpaceFault,
    ReadBackFault,
    ReadOnlyFault,
    TargetExistsError,
    UserError,
)
from desktop.transfer.file_names import is_legal

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
_GONE = {errno.ENOENT, errno.ENOTDIR}
_CANNOT_SYNC_FOLDERS = {errno.EINVAL, errno.ENOTSUP}
_PATH_TOO_LONG_ON_WINDOWS = 206


def write_file(path: Path, produce: Callable[[BinaryIO], None], *, replace: bool) -> str:
    """Write what `produce` gives and return its SHA-256 in hexadecimal.

    Raises TargetExistsError, NameTooLongError or an ExportFault, and whatever `produce` raises;
    nothing is left behind then, and an older file of that name stays until its successor is proven.
    `produce` writes into memory: no disk is touched before all is there.
    """
    if not is_legal(path.name):
        raise ValueError(f"not a name for every file system: {path.name!r}")
    _make_way(path, replace=replace)
    made = io.BytesIO()
    produce(made)
    data = made.getvalue()
    digest = hashlib.sha256(data).hexdigest()
    left = part = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        _write_synced(part, data)
        _prove(part, digest)
        _make_way(path, replace=replace)
        _rename(part, path)
        left = path
        _sync_renamed(path)
        _prove(path, digest)
    except BaseException as failure:
        with suppress(OSError):
            left.unlink()
        if isinstance(failure, OSError):
            raise fault_of(failure, path, len(data)) from failure
        raise
    return digest


def fault_of(failure: OSError, path: Path, size: int = 0) -> UserError | EnvironmentFault:
    """Give the system's refusal to write `size` bytes its name."""
    if failure.errno in _FULL:
        return NoSpaceFault(path, _missing(path.parent, size))
    if failure.errno in _READ_ONLY:
        return ReadOnlyFault(path)
    too_long_on_windows = getattr(failure, "winerror", None) == _PATH_TOO_LONG_ON_WINDOWS
    if failure.errno == errno.ENAMETOOLONG or too_long_on_windows:
        return NameTooLongError(path)
    if failure.errno in _GONE:
        return FolderGoneFault(path)
    return MediumFault(path)


def _make_way(path: Path, *, replace: bool) -> None:
    if not replace and os.path.lexists(path):
        raise TargetExistsError((path,))


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _prove(path: Path, digest: str) -> None:
    with path.open("rb", buffering=0) as file:
        if hasattr(os, "posix_fadvise"):
            # Or the answer would come from memory, not from the disk.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        if hashlib.file_digest(file, "sha256").hexdigest() != digest:
            raise ReadBackFault(path)


def _rename(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except (PermissionError, IsADirectoryError) as refusal:
        # The folder took the part, so it is the older file that refuses.
        if os.path.lexists(path):
            raise LockedFileFault(path) from refusal
        raise


def _sync_renamed(path: Path) -> None:
    """Have a new name last: on FAT it stands for an empty file until the file is synced too."""
    with path.open("r+b") as file:  # for reading alone, Windows would not sync it
        os.fsync(file.fileno())
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows has no such call
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as refusal:
        if refusal.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(handle)


def _missing(folder: Path, size: int) -> int | None:
    try:
        missing = size - shutil.disk_usage(folder).free
    except OSError:
        return None
    return missing if missing > 0 else None
