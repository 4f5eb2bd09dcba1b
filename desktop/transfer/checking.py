"""Looking at a stick again, whether its files still are what their manifests say.

The one hard rule: whoever brought the stick may have put anything on it. Only plain files in the
folder itself are read, and manifests only as far as ours could reach, one alone and all together.
"""

import os
import stat
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from desktop.errors import PulledOutFault
from desktop.reporting import Report, unheard
from desktop.transfer.faults import fault_of
from desktop.transfer.file_names import MANIFEST
from desktop.transfer.manifest import MOST_BYTES, Entry, ManifestError, read_manifest
from desktop.transfer.patience import PATIENCE, patiently
from desktop.transfer.room import inside
from desktop.transfer.uncached import pieces
from desktop.transfer.writing import digest_of, told

_MOST_BYTES_OF_ALL = 4 * MOST_BYTES  # of all manifests; of ours a meeting takes some 400


class Found(StrEnum):
    GOOD = "good"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the disk gave it no more


class CheckedFile(NamedTuple):
    name: str
    found: Found


class CheckedManifest(NamedTuple):
    """What became of the files that a manifest names; None where it is no manifest at all."""

    name: str
    files: tuple[CheckedFile, ...] | None

    @property
    def good(self) -> bool:
        return bool(self.files) and all(each.found is Found.GOOD for each in self.files or ())


def check_folder(
    folder: Path, report: Report = unheard, *, patience: float = PATIENCE
) -> tuple[CheckedManifest, ...]:
    """Hold the files of a folder against its manifests, in the order of their names; () without.

    `report` hears of the bytes that were read, and may raise Cancelled. Raises FolderGoneFault,
    PulledOutFault, StalledFault or another ExportFault when the folder cannot be read at all.
    """

    def look(tell: Callable[[tuple[int, int]], None]) -> tuple[CheckedManifest, ...]:
        return _Check(folder, tell).run()

    return patiently(look, lambda step: report(*step), inside(folder), patience)


class _Check:
    """One look, in the thread that may block."""

    def __init__(self, folder: Path, tell: Callable[[tuple[int, int]], None]) -> None:
        self._folder, self._tell = folder, tell
        self._done, self._total = 0, 0
        self._left = _MOST_BYTES_OF_ALL
        self._digests: dict[str, str | Found] = {}  # of files that several manifests name

    def run(self) -> tuple[CheckedManifest, ...]:
        with told(inside(self._folder)):
            names = sorted(
                each.name for each in self._folder.iterdir() if _is_called_manifest(each)
            )
        manifests = {name: self._read(name) for name in names}
        named = {each.name for entries in manifests.values() for each in entries or ()}
        self._total = sum(filter(None, map(self._size, named)))
        return tuple(
            CheckedManifest(name, None if entries is None else tuple(map(self._check, entries)))
            for name, entries in manifests.items()
        )

    def _read(self, name: str) -> tuple[Entry, ...] | None:
        size = self._size(name)
        if size is None or size > min(MOST_BYTES, self._left):
            return None
        self._left -= size
        self._move(0)
        try:
            return read_manifest(b"".join(pieces(self._folder / name)))
        except ManifestError:
            return None
        except OSError as failure:
            self._refuse_gone(failure)
            return None

    def _check(self, entry: Entry) -> CheckedFile:
        if entry.name not in self._digests:
            self._digests[entry.name] = self._digest(entry.name)
        found = self._digests[entry.name]
        if isinstance(found, Found):
            return CheckedFile(entry.name, found)
        return CheckedFile(entry.name, Found.GOOD if found == entry.sha256 else Found.CHANGED)

    def _digest(self, name: str) -> str | Found:
        if self._size(name) is None:
            there = os.path.lexists(self._folder / name)
            return Found.CHANGED if there else Found.MISSING
        try:
            return digest_of(self._folder / name, self._move)
        except OSError as failure:
            self._refuse_gone(failure)
            return Found.UNREADABLE

    def _size(self, name: str) -> int | None:
        """Give the size of a plain file; None when it is none."""
        try:
            found = (self._folder / name).lstat()
        except OSError as failure:
            self._refuse_gone(failure)
            return None
        return found.st_size if stat.S_ISREG(found.st_mode) else None

    def _refuse_gone(self, failure: OSError) -> None:
        """Raise when it is not one file that fails, but all of them."""
        fault = fault_of(failure, inside(self._folder))
        if isinstance(fault, PulledOutFault) or not os.path.lexists(self._folder):
            raise fault from failure

    def _move(self, size: int) -> None:
        self._done += size
        self._tell((min(self._done, self._total), self._total))


def _is_called_manifest(path: Path) -> bool:
    return path.suffix.lower() == MANIFEST
