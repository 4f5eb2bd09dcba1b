"""A disk that does its work until one moment, and then what it was told.

    python -m tests.desktop.transfer.faulty_disk KEPT MOUNTED OPERATION NTH DEED

The one hard rule: until the NTH time that OPERATION is asked of it, it is a disk like any other,
which keeps everything in the folder KEPT. Then it dies (`kill`), stands still (`stop`), gives
changed bytes (`spoil`), or refuses from then on with the error that is named (`EIO`). When it ends,
files that were not synced since they were written or renamed are empty: FAT forgets them so.
"""

import errno
import os
import signal
import sys
from pathlib import Path
from typing import Any

from mfusepy import FUSE, Operations

_STATS = ("st_mode", "st_nlink", "st_size", "st_atime", "st_mtime", "st_ctime", "st_uid", "st_gid")
_ROOM = ("f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_namemax")


class FaultyDisk(Operations):
    use_ns = True

    def __init__(self, kept: Path, operation: str, nth: int, deed: str) -> None:
        self._kept = kept
        self._operation = operation
        self._left = nth
        self._deed = deed
        self._unsynced: set[str] = set()

    def getattr(self, path: str, _fh: int | None = None) -> dict[str, Any]:
        self._come_to("getattr")
        found = os.lstat(self._at(path))
        times = {each: getattr(found, f"{each}_ns") for each in _STATS if each.endswith("time")}
        return {each: getattr(found, each) for each in _STATS} | times

    def readdir(self, path: str, _fh: int) -> list[str]:
        self._come_to("readdir")
        return [".", "..", *(each.name for each in self._at(path).iterdir())]

    def statfs(self, path: str) -> dict[str, int]:
        self._come_to("statfs")
        found = os.statvfs(self._at(path))
        return {each: getattr(found, each) for each in _ROOM}

    def mkdir(self, path: str, mode: int) -> int:
        self._come_to("mkdir")
        self._at(path).mkdir(mode)
        return 0

    def create(self, path: str, mode: int, _fi: Any = None) -> int:
        self._come_to("create")
        return os.open(self._at(path), os.O_RDWR | os.O_CREAT | os.O_EXCL, mode)

    def open(self, path: str, flags: int) -> int:
        self._come_to("open")
        return os.open(self._at(path), flags & ~os.O_EXCL)

    def read(self, _path: str, size: int, offset: int, fh: int) -> bytes:
        spoiled = self._come_to("read")
        data = os.pread(fh, size, offset)
        return bytes([data[0] ^ 1]) + data[1:] if spoiled else data

    def write(self, path: str, data: bytes, offset: int, fh: int) -> int:
        self._come_to("write")
        self._unsynced.add(path)
        return os.pwrite(fh, data, offset)

    def truncate(self, path: str, length: int, _fh: int | None = None) -> int:
        self._come_to("truncate")
        os.truncate(self._at(path), length)
        return 0

    def flush(self, _path: str, _fh: int) -> int:
        self._come_to("flush")
        return 0

    def fsync(self, path: str, _datasync: int, fh: int) -> int:
        self._come_to("fsync")
        os.fsync(fh)
        self._unsynced.discard(path)
        return 0

    def fsyncdir(self, _path: str, _datasync: int, _fh: int) -> int:
        self._come_to("fsyncdir")
        return 0

    def release(self, _path: str, fh: int) -> int:
        os.close(fh)
        return 0

    def rename(self, old: str, new: str) -> int:
        self._come_to("rename")
        self._at(old).replace(self._at(new))
        self._unsynced.discard(old)
        if not new.startswith("/.fuse_hidden"):  # so FUSE keeps what is replaced while it is open
            self._unsynced.add(new)
        return 0

    def unlink(self, path: str) -> int:
        self._come_to("unlink")
        self._at(path).unlink()
        self._unsynced.discard(path)
        return 0

    def rmdir(self, path: str) -> int:
        self._come_to("rmdir")
        self._at(path).rmdir()
        return 0

    def destroy(self, _path: str) -> None:
        for path in self._unsynced:
            os.truncate(self._at(path), 0)

    def _at(self, path: str) -> Path:
        return self._kept / path.removeprefix("/")

    def _come_to(self, operation: str) -> bool:
        """Do what was told once it is time; tell whether the bytes are to be changed."""
        if operation != self._operation:
            return False
        self._left -= 1
        if self._left > 0:
            return False
        if self._deed == "kill":
            self.destroy("/")
            os.kill(os.getpid(), signal.SIGKILL)
        if self._deed == "stop" and self._left == 0:
            os.kill(os.getpid(), signal.SIGSTOP)
        if self._deed in errno.errorcode.values():
            code = getattr(errno, self._deed)
            raise OSError(code, os.strerror(code))
        return self._deed == "spoil"


if __name__ == "__main__":
    kept, mounted, operation, nth, deed = sys.argv[1:]
    FUSE(
        FaultyDisk(Path(kept), operation, int(nth), deed),
        mounted,
        foreground=True,
        nothreads=True,
    )
