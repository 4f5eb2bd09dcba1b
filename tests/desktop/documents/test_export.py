"""All files of one meeting, or none."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import errors
from desktop.documents.export import Format, export
from desktop.transfer import faults
from desktop.transfer.file_names import file_name
from tests.desktop.transfer.disks import mounted
from tests.desktop.transfer.papers import paper

PDF, EXCEL = (file_name(paper(), each.value) for each in Format)


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "stick", "size=8k,nr_inodes=3") as folder:
        yield folder


def test_both_files_are_written(tmp_path: Path) -> None:
    pdf, workbook = export(paper(), tmp_path, tuple(Format))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert workbook.read_bytes().startswith(b"PK")
    assert names(tmp_path) == {PDF, EXCEL}


def test_progress_runs_once_from_end_to_end(tmp_path: Path) -> None:
    seen: list[float] = []
    export(paper(), tmp_path, tuple(Format), lambda done, total: seen.append(done / total))
    assert seen == sorted(seen)
    assert seen[0] < 0.5 < seen[-2]
    assert seen[-1] == 1


@pytest.mark.parametrize("share", [0, 0.3, 0.5, 0.9, 1])
def test_stopping_leaves_nothing(tmp_path: Path, share: float) -> None:
    def report(done: int, total: int) -> None:
        if done / total >= share:
            raise errors.Cancelled

    with pytest.raises(errors.Cancelled):
        export(paper(), tmp_path, tuple(Format), report)
    assert names(tmp_path) == set()


def test_existing_files_are_all_named_and_stay(tmp_path: Path) -> None:
    (tmp_path / EXCEL).write_text("older")
    with pytest.raises(errors.TargetExistsError) as refused:
        export(paper(), tmp_path, tuple(Format))
    assert refused.value.paths == (tmp_path / EXCEL,)
    assert names(tmp_path) == {EXCEL}
    export(paper(), tmp_path, (Format.PDF,))
    assert (tmp_path / EXCEL).read_text() == "older"


def test_replacing(tmp_path: Path) -> None:
    (tmp_path / PDF).write_text("older")
    export(paper(), tmp_path, tuple(Format), replace=True)
    assert (tmp_path / PDF).read_bytes().startswith(b"%PDF")


def test_second_file_that_finds_no_room_takes_the_first_along(stick: Path) -> None:
    with pytest.raises(faults.NoSpaceFault):
        export(paper(), stick, tuple(Format))
    assert names(stick) == set()


def test_replaced_file_stays_when_the_second_fails(tmp_path: Path) -> None:
    (tmp_path / PDF).write_text("older")
    (tmp_path / EXCEL).mkdir()
    with pytest.raises(faults.LockedFileFault):
        export(paper(), tmp_path, tuple(Format), replace=True)
    assert (tmp_path / PDF).read_bytes().startswith(b"%PDF")


def test_folder_is_made_but_not_its_parents(tmp_path: Path) -> None:
    export(paper(), tmp_path / "out", (Format.EXCEL,))
    assert names(tmp_path / "out") == {EXCEL}
    with pytest.raises(faults.NoParentFault):
        export(paper(), tmp_path / "no" / "such", (Format.EXCEL,))


def test_same_minutes_give_the_same_bytes(tmp_path: Path) -> None:
    first = [path.read_bytes() for path in export(paper(), tmp_path, tuple(Format))]
    second = [path.read_bytes() for path in export(paper(), tmp_path, tuple(Format), replace=True)]
    assert first == second
