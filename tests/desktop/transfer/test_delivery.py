"""Deliveries that come to their end, or are stopped; `test_faults.py` has the sticks that fail."""

import os
import subprocess
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.apart.passing import GivenUp
from desktop.errors import Cancelled, TargetExistsError
from desktop.transfer.delivery import Delivered, Stage, Step, carry_out, deliver
from desktop.transfer.drive import Drive
from desktop.transfer.faults import FolderGoneFault
from desktop.transfer.parcel import Parcel, ParcelFile
from desktop.transfer.volume import on_drive
from tests.desktop.transfer.disks import lock, mounted

PDF, BOOK, MANIFEST = "صورتجلسه.pdf", "صورتجلسه.xlsx", "صورتجلسه.sha256"
PARCEL = Parcel((ParcelFile(PDF, os.urandom(700_000)), ParcelFile(BOOK, b"PK")), MANIFEST)
WHOLE = {each.name: each.data for each in PARCEL.contents}


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def delivered(folder: Path, *, replace: bool = False) -> tuple[Delivered, list[Step]]:
    steps: list[Step] = []
    return deliver(PARCEL, folder, steps.append, replace=replace), steps


def ends(steps: list[Step]) -> list[tuple[str, Stage]]:
    return [(each.name, each.stage) for each in steps if each.stage in (Stage.DONE, Stage.SAME)]


def test_parcel_is_there_and_its_manifest_proves_it(tmp_path: Path) -> None:
    told, steps = delivered(tmp_path)
    assert files(tmp_path) == WHOLE
    subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", MANIFEST], cwd=tmp_path, check=True
    )
    assert told.folder == tmp_path
    assert [(each.name, each.size, each.new) for each in told.files] == [
        (name, len(data), True) for name, data in WHOLE.items()
    ]
    assert ends(steps) == [(name, Stage.DONE) for name in WHOLE]
    writing = [each.name for each in steps if each.stage is Stage.WRITING]
    assert list(dict.fromkeys(writing)) == [PDF, BOOK, MANIFEST]
    assert [each.done for each in steps] == sorted(each.done for each in steps)
    assert steps[-1].done == steps[-1].total


def test_what_is_there_already_is_read_back_and_stays(tmp_path: Path) -> None:
    delivered(tmp_path)
    (tmp_path / BOOK).unlink()
    kept = (tmp_path / PDF).stat()
    told, steps = delivered(tmp_path)
    assert files(tmp_path) == WHOLE
    assert (tmp_path / PDF).stat().st_mtime_ns == kept.st_mtime_ns
    assert [each.new for each in told.files] == [False, True, False]
    assert ends(steps) == [(PDF, Stage.SAME), (BOOK, Stage.DONE), (MANIFEST, Stage.SAME)]
    assert steps[-1].done == steps[-1].total


def test_locked_stick_that_has_all_is_good(tmp_path: Path) -> None:
    with mounted(tmp_path / "stick", "size=1m") as stick:
        delivered(stick)
        lock(stick)
        told, _ = delivered(stick)
        assert not any(each.new for each in told.files)


def test_other_files_of_these_names_stay_until_they_are_to_be_replaced(tmp_path: Path) -> None:
    delivered(tmp_path)
    (tmp_path / BOOK).unlink()
    (tmp_path / PDF).write_bytes(PARCEL.files[0].data[:-1] + b"x")
    before = files(tmp_path)
    with pytest.raises(TargetExistsError) as refused:
        delivered(tmp_path)
    assert refused.value.paths == (tmp_path / PDF,)
    assert files(tmp_path) == before
    told, _ = delivered(tmp_path, replace=True)
    assert files(tmp_path) == WHOLE
    assert [each.new for each in told.files] == [True, True, False]


def test_folder_of_a_name_is_no_file_of_ours(tmp_path: Path) -> None:
    (tmp_path / BOOK).mkdir()
    with pytest.raises(TargetExistsError):
        delivered(tmp_path)
    assert [each.name for each in tmp_path.iterdir()] == [BOOK]


@pytest.mark.parametrize("place", range(18))
def test_stop_at_any_step_leaves_what_was_there_or_comes_too_late(
    tmp_path: Path, place: int
) -> None:
    (tmp_path / BOOK).write_bytes(b"older")
    (tmp_path / "another's").touch()
    before = files(tmp_path)
    steps: list[Step] = []

    def stop(step: Step) -> None:
        steps.append(step)
        if len(steps) > place:
            raise Cancelled

    with suppress(Cancelled):
        carry_out(PARCEL, tmp_path, stop, replace=True)
    after = files(tmp_path)
    # Once all is proven the files get their names; when the older one is gone, the rest follows.
    all_proven = steps[-1].done >= 2 * PARCEL.size
    assert after == before or (all_proven and after == before | WHOLE)


def test_send_that_was_given_up_takes_nothing_from_a_later_one(tmp_path: Path) -> None:
    later: list[Delivered] = []

    def give_up(_step: Step) -> None:
        if (tmp_path / PDF).exists():
            if not later:
                later.append(delivered(tmp_path)[0])
            raise GivenUp

    with pytest.raises(GivenUp):
        carry_out(PARCEL, tmp_path, give_up)
    assert [each.new for each in later[0].files] == [False, True, True]
    assert files(tmp_path) == WHOLE


def test_drive_must_still_be_under_its_folder(tmp_path: Path) -> None:
    stick = Drive(tmp_path, "قرارگاه ۱۱", "0123/1A2B-3C4D", "FAT32", 10**9, 10**8, False)
    with pytest.raises(FolderGoneFault):
        deliver(PARCEL, tmp_path, lambda _: None, volume=on_drive(stick))
    assert not list(tmp_path.iterdir())


def test_remains_of_a_send_are_cleared_from_a_stick(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = Drive(tmp_path, "قرارگاه ۱۱", "0123/1A2B-3C4D", "FAT32", 10**9, 10**8, False)
    elsewhere = replace(stick, folder=tmp_path / "elsewhere")  # it is known by its serial
    monkeypatch.setattr("desktop.transfer.volume.drive_of", lambda _: elsewhere)
    (tmp_path / ".0123456789abcdef.part").write_bytes(b"half")
    (tmp_path / ".another.part").touch()
    carry_out(PARCEL, tmp_path, lambda _: None, volume=on_drive(stick))
    assert files(tmp_path) == WHOLE | {".another.part": b""}


def test_files_without_a_manifest_are_delivered_too(tmp_path: Path) -> None:
    deliver(replace(PARCEL, manifest=""), tmp_path, lambda _: None)
    assert set(files(tmp_path)) == {PDF, BOOK}
