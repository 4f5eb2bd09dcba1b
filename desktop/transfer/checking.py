"""Looking at a stick again, whether its files still are what their manifests say.

What the manifests are worth, `desktop/sending/checking.py` tells. The one hard rule: whoever
brought the stick may have put anything on it. Only plain files in the folder itself are read, and
manifests only as far as ours could reach, one alone and all together.
"""

import os
import stat
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.reporting import Report, unheard
from desktop.transfer.errnos import fault_of
from desktop.transfer.faults import PulledOutFault
from desktop.transfer.manifest import (
    MANIFEST,
    MOST_BYTES,
    Entry,
    ManifestError,
    digest,
    read_manifest,
)
from desktop.transfer.patience import PATIENCE, patiently
from desktop.transfer.remains import remains_in
from desktop.transfer.room import inside
from desktop.transfer.uncached import pieces
from desktop.transfer.writing import digest_of, told

Also = Callable[[str, str], Sequence[str]]

_MOST_BYTES_OF_ALL = 4 * MOST_BYTES  # of all manifests; of ours a meeting takes some 400


class Found(StrEnum):
    GOOD = "good"
    CHANGED = "changed"
    MISSING = "missing"
    UNREADABLE = "unreadable"  # the disk gave it no more
    REMAINS = "remains"  # of a send that did not come to its end


class CheckedFile(NamedTuple):
    """What the manifest tells of it was found so or not; `sha256` is what it has now, if any."""

    name: str
    found: Found
    sha256: str = ""


class CheckedManifest(NamedTuple):
    """What became of the files that a manifest names; None where it is no manifest at all.

    `sha256` is its own, "" where it was not read; `also` are files that it does not name and that
    were to be looked at with it: GOOD when they are there.
    """

    name: str
    files: tuple[CheckedFile, ...] | None
    sha256: str = ""
    also: tuple[CheckedFile, ...] = ()

    @property
    def good(self) -> bool:
        return bool(self.files) and all(each.found is Found.GOOD for each in self.files or ())


def nothing_else(_manifest: str, _sha256: str) -> Sequence[str]:
    """Name no more files than a manifest does."""
    return ()


def check_folder(
    folder: Path,
    report: Report = unheard,
    *,
    also: Also = nothing_else,
    patience: float = PATIENCE,
) -> tuple[CheckedManifest, ...]:
    """Hold the files of a folder against its manifests, in the order of their names; () without.

    What is left of sends that did not come to their end comes last, of a manifest without a name.

    `also` names more files to look at by the name and the SHA-256 of each manifest; it is called in
    another process, and so a function of a module or a partial of one. `report` hears of the bytes
    that were read, and may raise Cancelled. Raises FolderGoneFault, PulledOutFault, StalledFault or
    another ExportFault when the folder cannot be read at all.
    """
    return patiently(
        partial(_look, folder, also), lambda step: report(*step), inside(folder), patience
    )


def _look(
    folder: Path, also: Also, tell: Callable[[tuple[int, int]], None]
) -> tuple[CheckedManifest, ...]:
    return _Check(folder, also, tell).run()


class _Manifest(NamedTuple):
    name: str
    sha256: str
    entries: tuple[Entry, ...] | None
    also: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        return (*(each.name for each in self.entries or ()), *self.also)


class _Check:
    """One look, in the process that may block."""

    def __init__(self, folder: Path, also: Also, tell: Callable[[tuple[int, int]], None]) -> None:
        self._folder, self._also, self._tell = folder, also, tell
        self._done, self._total = 0, 0
        self._left = _MOST_BYTES_OF_ALL
        self._digests: dict[str, str | Found] = {}  # of files that several manifests name

    def run(self) -> tuple[CheckedManifest, ...]:
        with told(inside(self._folder)):
            names = sorted(
                each.name for each in self._folder.iterdir() if _is_called_manifest(each)
            )
            left = tuple(CheckedFile(each, Found.REMAINS) for each in remains_in(self._folder))
        manifests = tuple(map(self._read, names))
        named = {name for each in manifests for name in each.names}
        self._total = sum(filter(None, map(self._size, named)))
        checked = tuple(map(self._held, manifests))
        return (*checked, CheckedManifest("", left)) if left else checked

    def _read(self, name: str) -> _Manifest:
        data = self._bytes(name)
        sha256 = digest(data) if data else ""
        try:
            entries = read_manifest(data) if data else None
        except ManifestError:
            entries = None
        listed = {each.name for each in entries or ()}
        also = tuple(each for each in self._also(name, sha256) if each not in listed)
        return _Manifest(name, sha256, entries, also)

    def _bytes(self, name: str) -> bytes:
        """Read a manifest; nothing of what cannot be one."""
        size = self._size(name)
        if size is None or size > min(MOST_BYTES, self._left):
            return b""
        self._left -= size
        self._move(0)
        try:
            return b"".join(pieces(self._folder / name))
        except OSError as failure:
            self._refuse_gone(failure)
            return b""

    def _held(self, manifest: _Manifest) -> CheckedManifest:
        entries = manifest.entries
        files = None if entries is None else tuple(map(self._check, entries))
        also = tuple(map(self._look, manifest.also))
        return CheckedManifest(manifest.name, files, manifest.sha256, also)

    def _look(self, name: str) -> CheckedFile:
        """Look at a file of which no manifest tells anything."""
        file = self._check(Entry(name, ""))
        return file._replace(found=Found.GOOD) if file.sha256 else file

    def _check(self, entry: Entry) -> CheckedFile:
        if entry.name not in self._digests:
            self._digests[entry.name] = self._digest(entry.name)
        found = self._digests[entry.name]
        if isinstance(found, Found):
            return CheckedFile(entry.name, found)
        same = found == entry.sha256
        return CheckedFile(entry.name, Found.GOOD if same else Found.CHANGED, found)

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
