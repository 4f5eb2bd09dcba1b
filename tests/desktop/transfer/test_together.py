"""Files of any kind leave together; `tests/desktop/documents/test_export.py` has the failures."""

from functools import partial
from pathlib import Path
from typing import BinaryIO

import pytest

from desktop.errors import FolderGoneFault, TargetExistsError
from desktop.reporting import Report
from desktop.transfer.together import write_together


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
    assert heard == [(500, 2000), (1000, 2000), (1500, 2000), (2000, 2000)]


def test_folder_in_a_folder_that_is_missing_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FolderGoneFault):
        write_together({"یک": ONE}, tmp_path / "away" / "new")
    assert not list(tmp_path.iterdir())


def test_what_failed_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "یک").write_bytes(b"older")
    with pytest.raises(TargetExistsError):
        write_together({"یک": ONE, "دو": TWO}, tmp_path)
    with pytest.raises(RuntimeError):
        write_together({"دو": TWO, "سه": fail}, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"یک": b"older"}
