"""Sticks that fail in the middle of a send: one clear refusal, soon, and no half file."""

import shutil
import subprocess
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from desktop import errors
from desktop.transfer import faults, volume
from desktop.transfer.delivery import Stage, Step, carry_out, deliver
from desktop.transfer.drive import Drive
from desktop.transfer.parcel import Parcel, ParcelFile
from desktop.transfer.volume import chosen_volume, on_drive, volume_of
from tests.desktop.transfer.disks import faulty, leaving, lock, mounted

MOST = 10.0  # seconds that anybody is kept waiting
PDF, BOOK, MANIFEST = "صورتجلسه.pdf", "صورتجلسه.xlsx", "صورتجلسه.sha256"
PARCEL = Parcel((ParcelFile(PDF, b"%PDF" * 30_000), ParcelFile(BOOK, b"PK" * 5_000)), MANIFEST)
WHOLE = {each.name: each.data for each in PARCEL.contents}
OLDER = dict.fromkeys(WHOLE, b"older")


def refused(folder: Path, watch: Callable[[Step], None] = lambda _: None) -> type[Exception]:
    """Deliver, and give what it was refused with."""
    with pytest.raises((errors.UserError, errors.EnvironmentFault)) as refusal:
        carry_out(PARCEL, folder, watch, replace=True)
    return refusal.type


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


@pytest.mark.parametrize(
    ("operation", "nth", "refusal", "fault"),
    [
        ("create", 2, "EIO", faults.MediumFault),
        ("write", 2, "EIO", faults.MediumFault),
        ("write", 1, "ENOSPC", faults.NoSpaceFault),
        ("write", 3, "EROFS", faults.ReadOnlyFault),
        ("fsync", 1, "EIO", faults.SyncFault),
        ("fsync", 5, "EIO", faults.SyncFault),
        ("fsyncdir", 1, "EIO", faults.SyncFault),
        ("read", 1, "EIO", faults.MediumFault),
        ("read", 1, "spoil", faults.ReadBackFault),
        ("read", 5, "spoil", faults.ReadBackFault),
        ("rename", 1, "EIO", faults.MediumFault),
        ("rename", 3, "ENODEV", faults.PulledOutFault),
    ],
)
def test_disk_that_refuses(
    tmp_path: Path, operation: str, nth: int, refusal: str, fault: type[Exception]
) -> None:
    with faulty(tmp_path, operation, nth, refusal) as stick:
        assert refused(stick) is fault
    assert files(tmp_path / "kept") == {}


@pytest.mark.parametrize(
    ("operation", "nth"),
    [("write", 1), ("write", 3), ("fsync", 2), ("rename", 1), ("rename", 3), ("fsyncdir", 1)],
)
def test_disk_that_dies(tmp_path: Path, operation: str, nth: int) -> None:
    with faulty(tmp_path, operation, nth, "kill") as stick:
        assert refused(stick) is faults.PulledOutFault
    # Nobody can clean up there any more; but what has its name is whole.
    kept = files(tmp_path / "kept").items()
    assert {(name, data) for name, data in kept if not name.startswith(".")} <= WHOLE.items()


@pytest.mark.parametrize("operation", ["write", "fsync", "rename", "fsyncdir", "read"])
def test_disk_that_stands_still(tmp_path: Path, operation: str) -> None:
    begun = time.monotonic()
    with faulty(tmp_path, operation, 1, "stop") as stick, pytest.raises(faults.StalledFault):
        deliver(PARCEL, stick, lambda _: None, replace=True, patience=0.2)
    assert time.monotonic() - begun < MOST


def test_disk_that_is_full_at_once(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "size=64k") as stick:
        assert refused(stick) is faults.NoSpaceFault
        assert files(stick) == {}


def test_disk_that_is_full_meanwhile(tmp_path: Path) -> None:
    def fill(step: Step) -> None:
        if step.name == PDF:
            with (stick / "another's").open("ab") as file:
                file.write(bytes(shutil.disk_usage(stick).free))

    with mounted(tmp_path / "stick", "size=200k") as stick:
        assert refused(stick, fill) is faults.NoSpaceFault
        assert list(files(stick)) == ["another's"]


def test_disk_that_is_locked(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "size=1m") as stick:
        lock(stick)
        assert refused(stick) is faults.ReadOnlyFault


def test_stick_that_locks_itself_is_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def touched(step: Step) -> None:
        if step.done > len(WHOLE[PDF]):  # read back: nothing is locked while it is being written
            lock(stick)
            monkeypatch.setattr(volume, "drive_of", lambda _: replace(drive, read_only=True))

    with mounted(tmp_path / "stick", "size=1m") as stick:
        drive = Drive(stick, "", "", "FAT32", size=1, free=1, read_only=False)
        # What is in memory is no drive of anybody's.
        monkeypatch.setattr(volume, "drive_of", lambda _: drive)
        with pytest.raises(faults.MediumFault):
            carry_out(PARCEL, stick, touched, volume=on_drive(drive))


def test_older_files_stay_on_a_disk_that_fails(tmp_path: Path) -> None:
    with faulty(tmp_path, "read", 1, "spoil") as stick:
        for name, data in OLDER.items():
            (tmp_path / "kept" / name).write_bytes(data)
        assert refused(stick) is faults.ReadBackFault
    assert files(tmp_path / "kept") == OLDER


def test_older_file_is_kept_until_its_successor_is(tmp_path: Path) -> None:
    # Three files are synced as parts; the fourth time it is the first one under its name.
    with faulty(tmp_path, "fsync", 4, "kill") as stick:
        for name, data in OLDER.items():
            (tmp_path / "kept" / name).write_bytes(data)
        assert refused(stick) is faults.PulledOutFault
    assert list(files(tmp_path / "kept").values()).count(b"older") == len(OLDER)


def test_file_that_was_there_and_is_read_otherwise_at_the_end_stays(tmp_path: Path) -> None:
    with faulty(tmp_path, "read", 2, "spoil") as stick:
        (tmp_path / "kept" / BOOK).write_bytes(WHOLE[BOOK])
        with pytest.raises(faults.MediumFault):
            carry_out(Parcel((ParcelFile(BOOK, WHOLE[BOOK]),)), stick, lambda _: None)
    assert files(tmp_path / "kept") == {BOOK: WHOLE[BOOK]}


def test_folder_that_vanishes(tmp_path: Path) -> None:
    def remove(step: Step) -> None:
        if step.stage is Stage.READING and folder.exists():
            folder.rename(tmp_path / "elsewhere")

    folder = tmp_path / "stick"
    folder.mkdir()
    assert refused(folder, remove) is faults.FolderGoneFault


def test_folder_that_an_unmounted_disk_left_behind_is_another(tmp_path: Path) -> None:
    with leaving(tmp_path / "stick") as (folder, leave):
        chosen = chosen_volume(folder)
        deliver(PARCEL, folder, lambda _: None, volume=chosen)
        leave()
        assert files(folder) == {}
        with pytest.raises(faults.FolderGoneFault):
            deliver(PARCEL, folder, lambda _: None, volume=chosen)
        assert files(folder) == {}
        with mounted(tmp_path / "another", "size=1m") as another:
            subprocess.run(["mount", "--bind", str(another), str(folder)], check=True)
            with pytest.raises(faults.FolderGoneFault):
                deliver(PARCEL, folder, lambda _: None, volume=chosen)
            subprocess.run(["umount", str(folder)], check=True)
            assert files(another) == {}


@pytest.mark.parametrize("name", [PDF, BOOK, MANIFEST])
@pytest.mark.parametrize("stage", [Stage.WRITING, Stage.READING])
def test_disk_that_is_unmounted_between_two_files(tmp_path: Path, name: str, stage: Stage) -> None:
    def watch(step: Step) -> None:
        if (step.name, step.stage) == (name, stage) and next(calls) == 0:
            leave()

    calls = count()
    with leaving(tmp_path / "stick") as (folder, leave):
        with pytest.raises(faults.PulledOutFault):
            carry_out(PARCEL, folder, watch, volume=volume_of(folder))
        assert files(folder) == {}


def test_disk_that_is_pulled_out_at_the_end_has_all(tmp_path: Path) -> None:
    with faulty(tmp_path, "never", 1, "kill") as stick:
        deliver(PARCEL, stick, lambda _: None)
    assert files(tmp_path / "kept") == WHOLE
