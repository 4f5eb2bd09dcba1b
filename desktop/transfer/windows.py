"""Sticks on Windows: drive letters, and files read past the memory of the system.

It relies on kernel32 alone: GetLogicalDrives, GetDriveTypeW, GetVolumeInformationW and
GetDiskFreeSpaceExW; CreateFileW with FILE_FLAG_NO_BUFFERING, whose reads want whole sectors and an
aligned buffer; and DeviceIoControl with FSCTL_LOCK_VOLUME, FSCTL_DISMOUNT_VOLUME and
IOCTL_STORAGE_EJECT_MEDIA, which a person who uses the stick may send without being administrator.
The one hard rule: this module is loaded on Windows only.
"""

import ctypes
import os
import string
import sys
from collections.abc import Iterator
from contextlib import suppress
from ctypes import wintypes
from io import FileIO
from pathlib import Path

from desktop.transfer.drive import Drive, Eject

if sys.platform != "win32":
    raise ImportError("Windows has its sticks, and other systems have theirs")

import msvcrt

_REMOVABLE = 2  # of GetDriveTypeW
_READ_ONLY = 0x0008_0000  # of a volume
_GENERIC_READ, _GENERIC_WRITE = 0x8000_0000, 0x4000_0000
_SHARE_ALL = 0x7
_OPEN_EXISTING = 3
_NO_BUFFERING = 0x2000_0000
_LOCK_VOLUME, _DISMOUNT_VOLUME, _EJECT_MEDIA = 0x0009_0018, 0x0009_0020, 0x002D_4808
_FAIL_SILENTLY = 0x0001  # or Windows asks for a disk in a window
_MOST_LETTERS = 261

_kernel = ctypes.WinDLL("kernel32", use_last_error=True)
_kernel.CreateFileW.restype = wintypes.HANDLE
_kernel.CreateFileW.argtypes = (
    wintypes.LPCWSTR,
    wintypes.DWORD,
    wintypes.DWORD,
    wintypes.LPVOID,
    wintypes.DWORD,
    wintypes.DWORD,
    wintypes.HANDLE,
)
_kernel.DeviceIoControl.argtypes = (
    wintypes.HANDLE,
    wintypes.DWORD,
    wintypes.LPVOID,
    wintypes.DWORD,
    wintypes.LPVOID,
    wintypes.DWORD,
    wintypes.LPDWORD,
    wintypes.LPVOID,
)
_kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
_INVALID = wintypes.HANDLE(-1).value


def drives() -> Iterator[Drive]:
    """Give the drives that can be taken away."""
    _kernel.SetThreadErrorMode(_FAIL_SILENTLY, None)
    present = _kernel.GetLogicalDrives()
    for place, letter in enumerate(string.ascii_uppercase):
        root = f"{letter}:\\"
        if present >> place & 1 and _kernel.GetDriveTypeW(root) == _REMOVABLE:
            with suppress(OSError):
                yield _drive(root)


def holds(drive: Drive, folder: Path) -> bool:
    """Tell whether a folder is on a drive."""
    return folder.absolute().anchor.upper() == str(drive.folder).upper()


def eject(drive: Drive) -> Eject:
    """Lock, dismount and eject a volume."""
    try:
        handle = _open(f"\\\\.\\{drive.folder.drive}", _GENERIC_READ | _GENERIC_WRITE, 0)
    except OSError:
        return Eject.UNABLE
    try:
        if not _control(handle, _LOCK_VOLUME):
            return Eject.BUSY
        _control(handle, _DISMOUNT_VOLUME)
        return Eject.DONE if _control(handle, _EJECT_MEDIA) else Eject.UNABLE
    finally:
        _kernel.CloseHandle(handle)


def open_uncached(path: Path, *, direct: bool) -> FileIO:
    """Open a file so that reads come from its disk; raises OSError."""
    handle = _open(str(path), _GENERIC_READ, _NO_BUFFERING if direct else 0)
    return FileIO(msvcrt.open_osfhandle(handle, os.O_RDONLY | os.O_BINARY))


def _open(name: str, access: int, flags: int) -> int:
    handle: int = _kernel.CreateFileW(name, access, _SHARE_ALL, None, _OPEN_EXISTING, flags, None)
    if handle == _INVALID:
        raise ctypes.WinError(ctypes.get_last_error())
    return handle


def _control(handle: int, code: int) -> bool:
    told = wintypes.DWORD()
    return bool(_kernel.DeviceIoControl(handle, code, None, 0, None, 0, ctypes.byref(told), None))


def _drive(root: str) -> Drive:
    label = ctypes.create_unicode_buffer(_MOST_LETTERS)
    file_system = ctypes.create_unicode_buffer(_MOST_LETTERS)
    serial, flags = wintypes.DWORD(), wintypes.DWORD()
    free, size = ctypes.c_ulonglong(), ctypes.c_ulonglong()
    if not _kernel.GetVolumeInformationW(
        root,
        label,
        _MOST_LETTERS,
        ctypes.byref(serial),
        None,
        ctypes.byref(flags),
        file_system,
        _MOST_LETTERS,
    ) or not _kernel.GetDiskFreeSpaceExW(root, ctypes.byref(free), ctypes.byref(size), None):
        raise ctypes.WinError(ctypes.get_last_error())
    return Drive(
        folder=Path(root),
        label=label.value,
        serial=f"{serial.value >> 16:04X}-{serial.value & 0xFFFF:04X}",
        file_system=file_system.value,
        size=size.value,
        free=free.value,
        read_only=bool(flags.value & _READ_ONLY),
    )
