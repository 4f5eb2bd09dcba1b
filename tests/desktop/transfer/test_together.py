"""Files of any kind leave together; `tests/desktop/documents/test_export.py` has the failures."""

import os
from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop.errors import NotAFolderError, TargetExistsError
from desktop.reporting import Report
from desktop.transfer import together
from desktop.transfer.faults import FolderGoneFault, NoParentFault, NoSpaceFault, SyncFault
from desktop.transfer.together import make_folder, write_together
from tests.desktop.transfer.disks import faulty, mounted

_SMALL = 64 * 1024


def produce(content: bytes, stream: BinaryIO, report: Report) -> None:
    report(1, 2)
    stream.write(content)


def fail(_stream: BinaryIO, _report: Report) -> None:
    raise RuntimeError


ONE, TWO = partial(produce, b"one"), partial(produce, b"two")


def test_files_are_written_by_their_names_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    heard: list[tuple[int, int]] = []
    paths = write_together(
        {"یک": ONE, "دو": TWO}, folder, lambda done, total: heard.append((done, total))
    )
    assert {path.name: path.read_bytes() for path in paths} == {"یک": b"one", "دو": b"two"}
    assert sorted(set(heard)) == [(500, 2000), (1500, 2000), (2000, 2000)]
    assert heard == sorted(heard)


def test_folder_in_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(NoParentFault) as refused:
        write_together({"یک": ONE}, tmp_path / "away" / "new")
    assert refused.value.path == tmp_path / "away" / "new"
    assert not list(tmp_path.iterdir())


def test_no_folder_stands_in_for_a_stick_that_is_not_plugged_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    media = tmp_path / "media"
    (media / "user" / "left").mkdir(parents=True)
    monkeypatch.setattr(together, "_FOR_STICKS", (media,))
    for away in ("STICK", "user/STICK", "user/left/new"):
        with pytest.raises(FolderGoneFault) as refused:
            together._make(media / away, lambda _: None)
        assert refused.value.path.parent == media / away
        assert not (media / away).exists()
    with mounted(media / "user" / "STICK", "size=64k") as stick:
        together._make(stick / "new", lambda _: None)
        assert (stick / "new").is_dir()
    together._make(tmp_path / "new", lambda _: None)


@pytest.mark.parametrize("below", ["", "new", "new/newer"])
def test_file_that_is_taken_for_a_folder_is_named(tmp_path: Path, below: str) -> None:
    (tmp_path / "letter").touch()
    with pytest.raises(NotAFolderError) as refused:
        write_together({"یک": ONE}, tmp_path / "letter" / below)
    assert refused.value.path == tmp_path / "letter"


def test_full_disk_tells_what_all_files_need_together(tmp_path: Path) -> None:
    files = {str(place): partial(produce, os.urandom(30_000)) for place in range(8)}
    with (
        mounted(tmp_path / "small", f"size={_SMALL}") as small,
        pytest.raises(NoSpaceFault) as full,
    ):
        write_together(files, small)
    missing = full.value.missing
    assert missing
    with mounted(tmp_path / "large", f"size={_SMALL + missing}") as large:
        assert len(write_together(files, large)) == len(files)


def test_what_failed_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "یک").write_bytes(b"older")
    with pytest.raises(TargetExistsError):
        write_together({"یک": ONE, "دو": TWO}, tmp_path)
    with pytest.raises(RuntimeError):
        write_together({"دو": TWO, "سه": fail}, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"یک": b"older"}


def test_folder_that_may_not_last_is_no_folder(tmp_path: Path) -> None:
    with faulty(tmp_path, "fsyncdir", 1, "EIO") as stick:
        make_folder(stick)
        with pytest.raises(SyncFault):
            make_folder(stick / "new")
