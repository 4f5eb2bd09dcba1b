"""Written means written: a parcel is on a stick only when all of it was read back there.

The one hard rule: what was delivered is what the disk gave back, past every memory, after all was
written; the manifest comes last. No stick, dead or slow, keeps anybody waiting.
"""

import os
import stat
from collections.abc import Callable
from contextlib import suppress
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import NamedTuple

from desktop.errors import TargetExistsError
from desktop.transfer.faults import FolderGoneFault, MediumFault, ReadBackFault, ReadOnlyFault
from desktop.transfer.manifest import digest
from desktop.transfer.parcel import Parcel, ParcelFile
from desktop.transfer.patience import PATIENCE, patiently
from desktop.transfer.remains import clear_forgotten_in, clear_remains
from desktop.transfer.room import inside, refuse_full
from desktop.transfer.volume import Volume, volume_of
from desktop.transfer.writing import Batch, digest_of, prove, told

__all__ = ["Delivered", "DeliveredFile", "Parcel", "ParcelFile", "Stage", "Step", "deliver"]

_PASSES = 3  # over each byte: written, read before it gets its name, and at the end


class Stage(StrEnum):
    WRITING = "writing"
    READING = "reading"
    DONE = "done"  # read back, bit by bit what was to be written
    SAME = "same"  # the same, and it was there already


class Step(NamedTuple):
    """Where a delivery is; `done` and `total` count the bytes of all files and of all passes."""

    name: str
    stage: Stage
    done: int
    total: int


class DeliveredFile(NamedTuple):
    name: str
    size: int
    sha256: str
    new: bool  # not there before as it is


class Delivered(NamedTuple):
    """What is on the disk now; the manifest is the last."""

    folder: Path
    files: tuple[DeliveredFile, ...]


def deliver(  # noqa: PLR0913 - what, where and how; the latter has its defaults
    parcel: Parcel,
    folder: Path,
    watch: Callable[[Step], None],
    *,
    replace: bool = False,
    volume: Volume | None = None,
    patience: float = PATIENCE,
) -> Delivered:
    """Write a parcel into a folder that is there, and read everything back.

    `watch` hears each step, some more than once, in the thread of the caller; it may raise
    Cancelled, which comes too late once an older file has made way. With a `volume`, that very one
    must still be under the folder; one that goes meanwhile was pulled out. Whatever is raised, what
    was newly written is taken away again where the disk still can; older files stay, unless a fault
    says that it came `partly`.
    Raises TargetExistsError for other files of these names unless `replace`, NameTooLongError, or
    an ExportFault: NoSpaceFault, ReadOnlyFault, FolderGoneFault, PulledOutFault, StalledFault,
    SyncFault, ReadBackFault, LockedFileFault, MediumFault.
    """
    job = partial(carry_out, parcel, folder, replace=replace, volume=volume)
    return patiently(job, watch, inside(folder), patience)


def carry_out(
    parcel: Parcel,
    folder: Path,
    tell: Callable[[Step], None],
    *,
    replace: bool = False,
    volume: Volume | None = None,
) -> Delivered:
    """Deliver in this process, which may be held for ever; `tell` may raise GivenUp as well."""
    return _Delivery(parcel, folder, replace, volume, tell).run()


class _Delivery:
    """One delivery, in the process that may block."""

    def __init__(
        self,
        parcel: Parcel,
        folder: Path,
        replace: bool,  # noqa: FBT001 - by its name above
        volume: Volume | None,
        tell: Callable[[Step], None],
    ) -> None:
        self._files, self._folder, self._replace = parcel.contents, folder, replace
        self._volume, self._tell = volume, tell
        self._at = (self._files[0].name, Stage.WRITING)
        self._done, self._total = 0, _PASSES * parcel.size

    def run(self) -> Delivered:
        try:
            return self._run()
        except ReadOnlyFault as locked:
            if self._locked_itself():
                raise MediumFault(locked.path) from locked
            raise

    def _locked_itself(self) -> bool:
        """Tell whether a stick that was open is so no more: a damaged one, once it is touched."""
        before = self._volume.drive if self._volume else None
        if before is None:
            return False
        with suppress(OSError):
            now = volume_of(self._folder).drive
            return bool(now and now.read_only and not before.read_only)
        return False

    def _run(self) -> Delivered:
        batch = Batch(self._folder, self._move, replace=self._replace)  # knows the disk from here
        self._expect_volume()
        there = [each for each in self._files if os.path.lexists(self._folder / each.name)]
        same = {each.name for each in there if self._is_same(each)}
        others = tuple(self._folder / each.name for each in there if each.name not in same)
        if others and not self._replace:
            raise TargetExistsError(others, differ=True)
        new = [each for each in self._files if each.name not in same]
        if new:
            with told(inside(self._folder)):
                refuse_full(self._folder, (len(each.data) for each in new))
        with batch:
            for each in new:
                self._at = (each.name, Stage.WRITING)
                batch.put(each.name, each.data)
            batch.land()
            proven = [self._prove(each, batch, new=each.name not in same) for each in self._files]
            batch.expect_disk()
        if not new:
            clear_forgotten_in(self._folder)
        return Delivered(self._folder, tuple(proven))

    def _expect_volume(self) -> None:
        """Refuse a folder from which the disk went meanwhile, or where another one is."""
        if self._volume is None:
            return
        with told(inside(self._folder)):
            now = volume_of(self._folder)
        if now.key != self._volume.key:
            raise FolderGoneFault(inside(self._folder))
        if now.drive:
            with told(inside(self._folder)):
                clear_remains(self._folder)  # ours alone: a stick is plugged in here, nowhere else

    def _is_same(self, file: ParcelFile) -> bool:
        path = self._folder / file.name
        with told(path):
            found = path.lstat()
            if not stat.S_ISREG(found.st_mode) or found.st_size != len(file.data):
                return False
            self._at = (file.name, Stage.READING)
            same = digest_of(path, self._move) == digest(file.data)
        self._done += len(file.data) if same else -len(file.data)
        return same

    def _prove(self, file: ParcelFile, batch: Batch, *, new: bool) -> DeliveredFile:
        path, sha256 = self._folder / file.name, digest(file.data)
        self._at = (file.name, Stage.READING)
        if new:
            batch.prove(path)
        else:
            try:
                prove(path, sha256, batch.move)
            except ReadBackFault as other:  # it was the same a moment ago, and nobody wrote it
                raise MediumFault(path) from other
        self._at = (file.name, Stage.DONE if new else Stage.SAME)
        batch.move(0)
        return DeliveredFile(file.name, len(file.data), sha256, new)

    def _move(self, size: int) -> None:
        self._done += size
        self._tell(Step(*self._at, self._done, self._total))
