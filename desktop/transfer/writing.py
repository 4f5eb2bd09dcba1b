"""Writing files so that all of them are whole and proven, or none is there at all.

The one hard rule: a final name appears only for bytes that were synced and read back, and only when
that is so of all of them. A stick that is pulled out can acknowledge a write, a close and even an
unmount of what it never kept.
"""

import errno
import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from desktop.apart.passing import GivenUp
from desktop.errors import Cancelled, TargetExistsError
from desktop.transfer.errnos import fault_of
from desktop.transfer.faults import (
    ExportFault,
    FolderGoneFault,
    LockedFileFault,
    PulledOutFault,
    ReadBackFault,
    SyncFault,
)
from desktop.transfer.legal_names import is_legal
from desktop.transfer.remains import clear_forgotten, part_of, remove
from desktop.transfer.room import inside, refuse_full
from desktop.transfer.uncached import PIECE, pieces

Moved = Callable[[int], None]  # of the bytes of a piece, 0 without; may raise to stop the work

_CANNOT_SYNC_FOLDERS = {errno.EINVAL, errno.ENOTSUP}


class _Part(NamedTuple):
    path: Path
    part: Path
    digest: str
    size: int


class Batch:
    """Files on their way into one folder: first each as a part, then all under their names.

    As a context it takes away what it has newly written when it is left by an exception; an older
    file stays until all its batch is proven. Everything raises a UserError or an ExportFault, and
    what `moved` raises.
    """

    def __init__(self, folder: Path, moved: Moved, *, replace: bool) -> None:
        self._folder, self._moved, self._replace = folder, moved, replace
        self._parts: list[_Part] = []
        self._landed: list[Path] = []  # where nothing was before
        self._replaced = False
        with told(inside(folder)):
            self._device = folder.stat().st_dev
            self._node = _node(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None
    ) -> None:
        if error is None:
            return
        gone = remove(each.part for each in self._parts)
        if not self._is_given_up():
            gone = remove(self._landed) and gone
        with suppress(OSError, SyncFault):
            sync_folder(self._folder)
        if not isinstance(error, ExportFault):
            return
        if self._is_away():
            raise PulledOutFault(error.path) from error
        # In a folder that is somewhere else now, nobody could take anything away.
        unseen = isinstance(error, FolderGoneFault) and bool(self._parts)
        error.partly = self._replaced or not gone or unseen

    def move(self, size: int) -> None:
        """Tell of a piece; once an older file has made way, a stop comes too late for the rest."""
        try:
            self._moved(size)
        except Cancelled:
            if not self._replaced:
                raise

    def expect_disk(self) -> None:
        """Raise PulledOutFault when the disk is not the one that was there at the beginning."""
        if self._is_away():
            raise PulledOutFault(inside(self._folder))

    def _is_away(self) -> bool:
        """Tell whether the disk is gone, of which the folder may be left behind, an empty one."""
        if self._node and not self._node.exists():
            return True
        with suppress(OSError):
            return self._folder.stat().st_dev != self._device
        return False

    def _is_given_up(self) -> bool:
        """Tell whether nobody waits any more: what has its name may be another send's by now."""
        try:
            self._moved(0)
        except GivenUp:
            return True
        except BaseException:  # noqa: BLE001 - whoever waits has stopped the work
            return False
        return False

    def put(self, name: str, data: bytes) -> str:
        """Write a part, synced in pieces, and read it back; give its SHA-256."""
        if not is_legal(name):
            raise ValueError(f"not a name for every file system: {name!r}")
        path = self._folder / name
        made = _Part(
            path,
            part_of(path),
            hashlib.sha256(data).hexdigest(),
            len(data),
        )
        self.expect_disk()
        self._parts.append(made)
        with told(path, len(data)):
            self._make_way(path)
            _write_synced(made.part, data, path, self.move)
            if digest_of(made.part, self.move) != made.digest:
                raise ReadBackFault(path)
        if len(self._parts) == 1:
            clear_forgotten(made.part)
        return made.digest

    def land(self) -> None:
        """Give all parts their names, in their order; with many that takes its time."""
        if not self._parts:
            return
        for each in self._parts:
            self.expect_disk()
            with told(each.path, each.size):
                self._make_way(each.path)
                new = not os.path.lexists(each.path)
                with _held(each.path):
                    _rename(each.part, each.path)
                    if new:
                        self._landed.append(each.path)
                    self._replaced |= not new
                    _sync_renamed(each.path)  # at once, or several would stand there empty
            self.move(0)
        with told(inside(self._folder)):
            sync_folder(self._folder)

    def prove(self, path: Path) -> None:
        """Read a file that has its name; what differs goes, whatever was there before."""
        (digest,) = (each.digest for each in self._parts if each.path == path)
        try:
            prove(path, digest, self.move)
        except ReadBackFault:
            self._landed.append(path)
            raise

    def _make_way(self, path: Path) -> None:
        if not self._replace and os.path.lexists(path):
            raise TargetExistsError((path,))


def write_all(
    files: Mapping[str, bytes], folder: Path, moved: Moved, *, replace: bool
) -> tuple[str, ...]:
    """Write files by their names, in this process, and give the SHA-256 of each."""
    with told(inside(folder)):
        refuse_full(folder, map(len, files.values()))
    with Batch(folder, moved, replace=replace) as batch:
        digests = tuple(batch.put(name, data) for name, data in files.items())
        batch.land()
        for name in files:
            batch.prove(folder / name)
    return digests


def prove(path: Path, digest: str, moved: Moved) -> None:
    """Read a file from its disk; raises ReadBackFault when it is another, or an ExportFault."""
    with told(path):
        if digest_of(path, moved) != digest:
            raise ReadBackFault(path)


def digest_of(path: Path, moved: Moved) -> str:
    """Give the SHA-256 of what the disk holds; raises OSError."""
    sha256 = hashlib.sha256()
    for piece in pieces(path):
        sha256.update(piece)
        moved(len(piece))
    return sha256.hexdigest()


@contextmanager
def told(path: Path, size: int = 0) -> Iterator[None]:
    """Raise a fault of writing `size` bytes for each refusal of the system."""
    try:
        yield
    except OSError as failure:
        raise fault_of(failure, path, size) from failure


def _write_synced(part: Path, data: bytes, path: Path, moved: Moved) -> None:
    with part.open("xb", buffering=0) as file:
        for start in range(0, max(len(data), 1), PIECE):
            piece = data[start : start + PIECE]
            while piece:
                piece = piece[file.write(piece) :]
            _sync(file.fileno(), path)
            moved(min(PIECE, len(data) - start))


def _sync(handle: int, path: Path) -> None:
    try:
        os.fsync(handle)
    except OSError as failure:
        if failure.errno == errno.EIO:
            raise SyncFault(path) from failure
        raise


def _rename(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except (PermissionError, IsADirectoryError) as refusal:
        # The folder took the part, so it is the older file that refuses.
        if os.path.lexists(path):
            raise LockedFileFault(path) from refusal
        raise


@contextmanager
def _held(path: Path) -> Iterator[None]:
    """Keep an older file until its successor is synced: FAT frees its bytes once nobody has it."""
    handle = None
    if sys.platform != "win32":  # which renames nothing over an open file
        with suppress(OSError):
            handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _sync_renamed(path: Path) -> None:
    """Have a new name last: on FAT it stands for an empty file until the file is synced too."""
    with path.open("r+b") as file:  # for reading alone, Windows would not sync it
        _sync(file.fileno(), path)


def sync_folder(folder: Path) -> None:
    """Have the names in a folder last, where its file system can; raises OSError, SyncFault."""
    if not hasattr(os, "O_DIRECTORY"):
        return  # Windows has no such call
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        _sync(handle, inside(folder))
    except OSError as refusal:
        if refusal.errno not in _CANNOT_SYNC_FOLDERS:
            raise
    finally:
        os.close(handle)


def _node(folder: Path) -> Path | None:
    """Give what is there as long as the disk is plugged in; None where nothing tells."""
    if sys.platform == "win32":
        return Path(folder.absolute().anchor)
    device = folder.stat().st_dev
    node = Path(f"/sys/dev/block/{os.major(device)}:{os.minor(device)}")
    return node if node.exists() else None
