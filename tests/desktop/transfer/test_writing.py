"""Every way a write can end on a real disk: proven, or with nothing left."""

import errno
import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress
from itertools import count
from pathlib import Path

import pytest

from desktop import errors
from desktop.transfer import faults
from desktop.transfer.writing import write_all
from tests.desktop.transfer.disks import faulty, lock, mounted

DATA = "صورتجلسه".encode() * 1000
NAME = "صورتجلسه.pdf"


def write(path: Path, data: bytes = DATA, *, replace: bool = False) -> str:
    (digest,) = write_all({path.name: data}, path.parent, lambda _: None, replace=replace)
    return digest


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "stick", "size=64k") as folder:
        yield folder


def test_file_is_written_and_its_hash_given(tmp_path: Path) -> None:
    digest = write(tmp_path / NAME)
    assert (tmp_path / NAME).read_bytes() == DATA
    assert digest == hashlib.sha256(DATA).hexdigest()
    assert names(tmp_path) == [NAME]


def test_existing_file_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("older")
    with pytest.raises(errors.TargetExistsError) as refused:
        write(tmp_path / NAME)
    assert refused.value.paths == (tmp_path / NAME,)
    assert (tmp_path / NAME).read_text() == "older"
    assert names(tmp_path) == [NAME]


def test_existing_file_is_replaced_on_demand(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("older")
    write(tmp_path / NAME, replace=True)
    assert (tmp_path / NAME).read_bytes() == DATA


def test_file_that_appears_meanwhile_stays(tmp_path: Path) -> None:
    def appear(_size: int) -> None:
        (tmp_path / NAME).write_text("another's")

    with pytest.raises(errors.TargetExistsError):
        write_all({NAME: DATA}, tmp_path, appear, replace=False)
    assert (tmp_path / NAME).read_text() == "another's"
    assert names(tmp_path) == [NAME]


@pytest.mark.parametrize("stopped", [errors.Cancelled, ZeroDivisionError, KeyboardInterrupt])
def test_work_that_is_stopped_leaves_nothing(tmp_path: Path, stopped: type[BaseException]) -> None:
    def stop(_size: int) -> None:
        raise stopped

    (tmp_path / NAME).write_text("older")
    with pytest.raises(stopped):
        write_all({NAME: DATA}, tmp_path, stop, replace=True)
    assert (tmp_path / NAME).read_text() == "older"
    assert names(tmp_path) == [NAME]


def test_full_disk_tells_what_is_missing(small_disk: Path) -> None:
    (small_disk / NAME).write_text("older")
    with pytest.raises(faults.NoSpaceFault) as full:
        write(small_disk / NAME, os.urandom(100_000), replace=True)
    # One of the disk's sixteen pages holds the older file, and the new one needs 25.
    assert full.value.missing == (25 - 15) * 4096
    assert (small_disk / NAME).read_text() == "older"
    assert names(small_disk) == [NAME]


def test_locked_disk(small_disk: Path) -> None:
    lock(small_disk)
    with pytest.raises(faults.ReadOnlyFault):
        write(small_disk / NAME)
    assert names(small_disk) == []


def test_folder_that_vanishes_meanwhile(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def vanish(_size: int) -> None:
        shutil.rmtree(folder, ignore_errors=True)

    with pytest.raises(faults.FolderGoneFault):
        write_all({NAME: DATA}, folder, vanish, replace=False)
    assert names(tmp_path) == []


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("")
    with pytest.raises(faults.FolderGoneFault):
        write(tmp_path / "stick" / NAME)


def test_path_that_is_too_long(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["f" * 250] * 17)
    with pytest.raises(errors.NameTooLongError):
        write(deep / NAME)


def test_older_file_that_refuses(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()  # Linux has no locks of its own; a folder refuses in the same place
    with pytest.raises(faults.LockedFileFault):
        write(tmp_path / NAME, replace=True)
    assert names(tmp_path) == [NAME]


def test_name_that_windows_swallows_is_a_defect(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"NUL\.pdf"):
        write(tmp_path / "NUL.pdf")


def test_damage_is_found_by_reading_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(handle: int, *_: int) -> None:
        """Change one byte on the disk where the cache would have been left."""
        path = Path(f"/proc/self/fd/{handle}").readlink()
        spoiled = bytearray(path.read_bytes())
        spoiled[17] ^= 1
        path.write_bytes(spoiled)

    (tmp_path / NAME).write_text("older")
    monkeypatch.setattr(os, "posix_fadvise", spoil)
    with pytest.raises(faults.ReadBackFault):
        write(tmp_path / NAME, replace=True)
    assert (tmp_path / NAME).read_text() == "older"
    assert names(tmp_path) == [NAME]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.EIO, faults.SyncFault),
        (errno.ENODEV, faults.PulledOutFault),
        (errno.ENOTCONN, faults.PulledOutFault),
    ],
)
def test_stick_that_is_pulled_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fault: type[Exception]
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)  # no device here can be pulled out
    with pytest.raises(fault):
        write(tmp_path / NAME)
    assert names(tmp_path) == []


@pytest.mark.parametrize("code", [errno.EIO, errno.EROFS])
def test_stick_that_fails_at_the_very_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    sync = os.fsync

    def fail(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").is_dir():
            raise OSError(code, os.strerror(code))
        sync(handle)

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(faults.ExportFault):
        write(tmp_path / NAME)
    assert names(tmp_path) == []


def test_stick_that_is_pulled_out_afterwards_has_the_file(tmp_path: Path) -> None:
    """FAT keeps size and place of a file in its entry, and rename makes that anew, and empty."""
    with faulty(tmp_path, "nothing", 1, "EIO") as stick:
        write(stick / NAME)
        subprocess.run(["umount", str(stick)], check=True)
    assert (tmp_path / "kept" / NAME).read_bytes() == DATA


def test_folder_that_cannot_be_synced_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync = os.fsync

    def refuse(handle: int) -> None:
        if Path(f"/proc/self/fd/{handle}").is_dir():
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        sync(handle)

    monkeypatch.setattr(os, "fsync", refuse)
    write(tmp_path / NAME)
    assert names(tmp_path) == [NAME]


def test_every_fault_leaves_the_disk_as_large_as_before(small_disk: Path) -> None:
    before = shutil.disk_usage(small_disk).free
    for _ in range(3):
        with suppress(faults.NoSpaceFault):
            write(small_disk / NAME, os.urandom(100_000))
    assert shutil.disk_usage(small_disk).free == before


def test_forgotten_parts_go_with_the_next_write_and_those_of_a_writer_stay(tmp_path: Path) -> None:
    forgotten, anothers, foreign = (
        tmp_path / name for name in (f".{'0' * 16}.part", f".{'1' * 16}.part", ".film.part")
    )
    for each, age in ((forgotten, 7200), (anothers, 600), (foreign, 7200)):
        each.touch()
        os.utime(each, (time.time() - age,) * 2)
    write(tmp_path / NAME)
    assert names(tmp_path) == [anothers.name, foreign.name, NAME]


@pytest.mark.parametrize(("older", "partly"), [({}, False), ({"1": b"older"}, True)])
def test_fault_tells_whether_older_files_were_replaced_already(
    tmp_path: Path, older: dict[str, bytes], *, partly: bool
) -> None:
    # FUSE renames what is replaced while it is open.
    with faulty(tmp_path, "rename", 2 + len(older), "EIO") as stick:
        for name, data in older.items():
            (tmp_path / "kept" / name).write_bytes(data)
        with pytest.raises(faults.MediumFault) as failed:
            write_all({"1": DATA, "2": DATA}, stick, lambda _: None, replace=True)
    assert failed.value.partly is partly
    assert names(tmp_path / "kept") == sorted(older)


def test_fault_tells_that_parts_could_not_be_taken_away(small_disk: Path) -> None:
    steps = count()

    def lock_while_read(_size: int) -> None:
        if next(steps) == 1:
            lock(small_disk)

    with pytest.raises(faults.ReadOnlyFault) as failed:
        write_all({NAME: DATA}, small_disk, lock_while_read, replace=False)
    assert failed.value.partly
    assert len(names(small_disk)) == 1
