"""Sticks on Linux: what the kernel and udev tell of mounted disks, and unmounting them.

The one hard rule: a mount is asked for its room only when its disk can be taken away, and no longer
than a moment; a dead one would never answer.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from threading import enumerate as threads
from typing import NamedTuple

from desktop.transfer.drive import Drive, Eject

if sys.platform == "win32":
    raise ImportError("Linux has its sticks, and Windows has its own")

_ROOT = Path("/")
_MOMENT = 2.0  # seconds that a disk has to tell its room

_OCTAL = re.compile(rb"\\([0-7]{3})")
_HEX = re.compile(r"\\x([0-9a-f]{2})")
_USB = re.compile(r"/usb\d+/")
_NAMES = {"vfat": "FAT", "exfat": "exFAT", "ntfs": "NTFS", "ntfs3": "NTFS"}


class _Mount(NamedTuple):
    device: str  # major:minor
    folder: Path
    source: str
    file_system: str
    read_only: bool


def drives(root: Path = _ROOT, moment: float = _MOMENT) -> Iterator[Drive]:
    """Give the mounted drives; `root` is where the system keeps what it tells."""
    mounts = _mounts(root)
    own = {_disk(root, each.device) for each in mounts if each.folder == _ROOT}
    known: set[str] = set()
    for mount in mounts:
        disk = _disk(root, mount.device)
        if disk is None or disk in own or mount.device in known or not _is_removable(disk):
            continue
        known.add(mount.device)
        room = _room(mount.folder, moment)
        if room is not None:
            yield _drive(root, mount, disk, room)


def holds(drive: Drive, folder: Path) -> bool:
    """Tell whether a folder is on a drive."""
    with suppress(OSError):
        return folder.stat().st_dev == drive.folder.stat().st_dev
    return False


def eject(drive: Drive) -> Eject:
    """Unmount a drive, by the desktop's own service where there is one."""
    mount = next((each for each in _mounts(_ROOT) if each.folder == drive.folder), None)
    if mount is None:
        return Eject.DONE
    if service := shutil.which("udisksctl"):
        done = _asked(service, "unmount", "--no-user-interaction", "-b", mount.source)
        if done is not Eject.UNABLE:
            return done
    if program := shutil.which("umount"):
        return _asked(program, str(drive.folder))
    return Eject.UNABLE


def _asked(*command: str) -> Eject:
    try:
        done = subprocess.run(  # noqa: S603 - a program of the system, and a mount that it told us
            command,
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
        )
    except OSError:
        return Eject.UNABLE
    if done.returncode == 0:
        return Eject.DONE
    return Eject.BUSY if b"busy" in done.stderr.lower() else Eject.UNABLE


def _mounts(root: Path) -> list[_Mount]:
    try:
        lines = (root / "proc/self/mountinfo").read_bytes().splitlines()
    except OSError:
        return []
    return [mount for mount in map(_mount, lines) if mount]


def _mount(line: bytes) -> _Mount | None:
    """Read a line of mountinfo, but for those of a folder that is mounted once more elsewhere."""
    before, _, behind = line.partition(b" - ")
    fields, of_system = before.split(), behind.split()
    if len(fields) < 6 or len(of_system) < 3 or fields[3] != b"/":  # noqa: PLR2004 - as proc(5) has it
        return None
    source = _plain(of_system[1])
    device = fields[2].decode()
    if device.startswith("0:"):
        # Of a program that serves a disk, as NTFS and exFAT once had, the disk is the source.
        if of_system[0] != b"fuseblk":
            return None
        device = _number(source)
    options = (*fields[5].split(b","), *of_system[2].split(b","))
    return _Mount(device, Path(_plain(fields[4])), source, of_system[0].decode(), b"ro" in options)


def _plain(field: bytes) -> str:
    return os.fsdecode(_OCTAL.sub(lambda found: bytes((int(found[1], 8),)), field))


def _number(source: str) -> str:
    with suppress(OSError):
        number = Path(source).stat().st_rdev
        return f"{os.major(number)}:{os.minor(number)}"
    return ""


def _disk(root: Path, device: str) -> Path | None:
    """Give the place of a whole disk in /sys; None when it is none, or not there any more."""
    try:
        place = (root / "sys/dev/block" / device).resolve(strict=True)
    except OSError:
        return None
    return place.parent if (place / "partition").exists() else place


def _is_removable(disk: Path) -> bool:
    if disk.name.startswith("sr"):
        return False  # a CD takes no files
    of_reader = _read(disk / "device/type") == "SD"
    return of_reader or _read(disk / "removable") == "1" or bool(_USB.search(str(disk)))


def _drive(root: Path, mount: _Mount, disk: Path, room: os.statvfs_result) -> Drive:
    told = _told_by_udev(root, mount.device)
    name = told.get("ID_FS_TYPE", mount.file_system)
    return Drive(
        folder=mount.folder,
        label=_unescaped(told.get("ID_FS_LABEL_ENC", "")),
        serial="/".join(filter(None, (_serial(disk), told.get("ID_FS_UUID", "")))),
        file_system=_file_system(name, told.get("ID_FS_VERSION", "")),
        size=room.f_blocks * room.f_frsize,
        free=room.f_bavail * room.f_frsize,
        read_only=mount.read_only,
    )


def _file_system(name: str, version: str) -> str:
    """Call a file system as people do: the version of FAT is a part of its name."""
    return version if name == "vfat" and version else _NAMES.get(name, name)


def _serial(disk: Path) -> str:
    """Give the serial number of the device that a disk is in."""
    for place in (disk, *disk.parents):
        if (place / "idVendor").exists() or (place / "serial").exists():
            return _read(place / "serial")
    return ""


def _told_by_udev(root: Path, device: str) -> Mapping[str, str]:
    lines = _read(root / "run/udev/data" / f"b{device}").splitlines()
    pairs = (line[2:].partition("=") for line in lines if line.startswith("E:"))
    return {name: value for name, _, value in pairs}


def _unescaped(text: str) -> str:
    """Read a label as udev writes it, where most that is no plain letter is bytes in hex."""
    plain = _HEX.sub(lambda found: chr(int(found[1], 16)), text)
    with suppress(UnicodeError):
        plain = plain.encode("latin-1").decode()
    return " ".join(plain.split())


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _room(folder: Path, moment: float) -> os.statvfs_result | None:
    """Ask a mount for its room; None from one that does not answer, or did not the last time."""
    name = f"room of {folder}"
    for asked in threads():
        if asked.name == name:
            asked.join(moment)
            if asked.is_alive():
                return None
    answers = SimpleQueue[os.statvfs_result | None]()
    Thread(target=_ask, args=(folder, answers), name=name, daemon=True).start()
    try:
        return answers.get(timeout=moment)
    except Empty:
        return None


def _ask(folder: Path, answers: "SimpleQueue[os.statvfs_result | None]") -> None:
    try:
        answers.put(os.statvfs(folder))
    except OSError:
        answers.put(None)
