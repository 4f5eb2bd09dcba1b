"""Every way a write can end on a real disk: proven, or with nothing left."""

import errno
import hashlib
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop import errors
from desktop.transfer.writing import write_file
from tests.desktop.transfer.disks import faulty, lock, mounted

DATA = "صورتجلسه".encode() * 1000
NAME = "صورتجلسه.pdf"


def produce(stream: BinaryIO) -> None:
    stream.write(DATA)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "stick", "size=64k") as folder:
        yield folder


def test_file_is_written_and_its_hash_given(tmp_path: Path) -> None:
    digest = write_file(tmp_path / NAME, produce, replace=False)
    assert (tmp_path / NAME).read_bytes() == DATA
    assert digest == hashlib.sha256(DATA).hexdigest()
    assert names(tmp_path) == [NAME]


def test_existing_file_stays(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("older")
    with pytest.raises(errors.TargetExistsError) as refused:
        write_file(tmp_path / NAME, produce, replace=False)
    assert refused.value.paths == (tmp_path / NAME,)
    assert (tmp_path / NAME).read_text() == "older"
    assert names(tmp_path) == [NAME]


def test_existing_file_is_replaced_on_demand(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text("older")
    write_file(tmp_path / NAME, produce, replace=True)
    assert (tmp_path / NAME).read_bytes() == DATA


def test_file_that_appears_meanwhile_stays(tmp_path: Path) -> None:
    def slowly(stream: BinaryIO) -> None:
        (tmp_path / NAME).write_text("another's")
        produce(stream)

    with pytest.raises(errors.TargetExistsError):
        write_file(tmp_path / NAME, slowly, replace=False)
    assert (tmp_path / NAME).read_text() == "another's"
    assert names(tmp_path) == [NAME]


@pytest.mark.parametrize("stopped", [errors.Cancelled, ZeroDivisionError, KeyboardInterrupt])
def test_work_that_is_stopped_leaves_nothing(tmp_path: Path, stopped: type[BaseException]) -> None:
    def stop(stream: BinaryIO) -> None:
        produce(stream)
        raise stopped

    (tmp_path / NAME).write_text("older")
    with pytest.raises(stopped):
        write_file(tmp_path / NAME, stop, replace=True)
    assert (tmp_path / NAME).read_text() == "older"
    assert names(tmp_path) == [NAME]


def test_full_disk_tells_what_is_missing(small_disk: Path) -> None:
    (small_disk / NAME).write_text("older")
    with pytest.raises(errors.NoSpaceFault) as full:
        write_file(small_disk / NAME, lambda stream: _write(stream, 100_000), replace=True)
    # One of the disk's sixteen pages holds the older file, and the new one needs 25.
    assert full.value.missing == (25 - 15) * 4096
    assert (small_disk / NAME).read_text() == "older"
    assert names(small_disk) == [NAME]


def _write(stream: BinaryIO, size: int) -> None:
    stream.write(os.urandom(size))


def test_locked_disk(small_disk: Path) -> None:
    lock(small_disk)
    with pytest.raises(errors.ReadOnlyFault):
        write_file(small_disk / NAME, produce, replace=False)
    assert names(small_disk) == []


def test_folder_that_vanishes_meanwhile(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()

    def slowly(stream: BinaryIO) -> None:
        produce(stream)
        shutil.rmtree(folder)

    with pytest.raises(errors.FolderGoneFault):
        write_file(folder / NAME, slowly, replace=False)
    assert names(tmp_path) == []


def test_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("")
    with pytest.raises(errors.FolderGoneFault):
        write_file(tmp_path / "stick" / NAME, produce, replace=False)


def test_path_that_is_too_long(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["f" * 250] * 17)
    with pytest.raises(errors.NameTooLongError):
        write_file(deep / NAME, produce, replace=False)


def test_older_file_that_refuses(tmp_path: Path) -> None:
    (tmp_path / NAME).mkdir()  # Linux has no locks of its own; a folder refuses in the same place
    with pytest.raises(errors.LockedFileFault):
        write_file(tmp_path / NAME, produce, replace=True)
    assert names(tmp_path) == [NAME]


def test_name_that_windows_swallows_is_a_defect(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"NUL\.pdf"):
        write_file(tmp_path / "NUL.pdf", produce, replace=False)


def test_damage_is_found_by_reading_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def spoil(handle: int, *_: int) -> None:
        """Change one byte on the disk where the cache would have been left."""
        path = Path(f"/proc/self/fd/{handle}").readlink()
        spoiled = bytearray(path.read_bytes())
        spoiled[17] ^= 1
        path.write_bytes(spoiled)

    (tmp_path / NAME).write_text("older")
    monkeypatch.setattr(os, "posix_fadvise", spoil)
    with pytest.raises(errors.ReadBackFault):
        write_file(tmp_path / NAME, produce, replace=True)
    assert (tmp_path / NAME).read_text() == "older"
    assert names(tmp_path) == [NAME]


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.EIO, errors.SyncFault),
        (errno.ENODEV, errors.PulledOutFault),
        (errno.ENOTCONN, errors.PulledOutFault),
    ],
)
def test_stick_that_is_pulled_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, fault: type[Exception]
) -> None:
    def fail(_handle: int) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)  # no device here can be pulled out
    with pytest.raises(fault):
        write_file(tmp_path / NAME, produce, replace=False)
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
    with pytest.raises(errors.ExportFault):
        write_file(tmp_path / NAME, produce, replace=False)
    assert names(tmp_path) == []


def test_stick_that_is_pulled_out_afterwards_has_the_file(tmp_path: Path) -> None:
    """FAT keeps size and place of a file in its entry, and rename makes that anew, and empty."""
    with faulty(tmp_path, "nothing", 1, "EIO") as stick:
        write_file(stick / NAME, produce, replace=False)
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
    write_file(tmp_path / NAME, produce, replace=False)
    assert names(tmp_path) == [NAME]


def test_every_fault_leaves_the_disk_as_large_as_before(small_disk: Path) -> None:
    before = shutil.disk_usage(small_disk).free
    for _ in range(3):
        with suppress(errors.NoSpaceFault):
            write_file(small_disk / NAME, lambda stream: _write(stream, 100_000), replace=False)
    assert shutil.disk_usage(small_disk).free == before
