from pathlib import Path

import pytest

from desktop.transfer.fetching import fetch, is_folder, names_in
from tests.desktop.transfer.disks import faulty

_DATA = bytes(range(256)) * 3_000


def test_no_more_of_a_file_is_read_than_is_wanted(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_bytes(_DATA)
    assert fetch(file, len(_DATA) + 1) == _DATA
    assert fetch(file, 300_000) == _DATA[:300_000]
    with pytest.raises(FileNotFoundError):
        fetch(tmp_path / "another", 1)


def test_names_are_those_of_a_folder(tmp_path: Path) -> None:
    for name in ("ب", "a"):
        (tmp_path / name).touch()
    assert names_in(tmp_path) == ["a", "ب"]
    assert names_in(tmp_path / "a") is None


def test_folder_is_offered_where_it_is_there(tmp_path: Path) -> None:
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "gone")


def test_disk_that_stands_still_cannot_be_read(tmp_path: Path) -> None:
    with faulty(tmp_path, "open", 1, "stop") as stick:
        (tmp_path / "kept" / "file").touch()
        with pytest.raises(OSError, match="file"):
            fetch(stick / "file", 1, patience=0.2)
