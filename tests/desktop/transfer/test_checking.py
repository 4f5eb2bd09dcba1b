import os
from pathlib import Path

import pytest

from desktop.errors import Cancelled
from desktop.transfer.checking import CheckedFile, CheckedManifest, Found, check_folder
from desktop.transfer.delivery import deliver
from desktop.transfer.faults import FolderGoneFault
from desktop.transfer.manifest import digest
from desktop.transfer.parcel import Parcel, ParcelFile

PDF, BOOK, MANIFEST = "صورتجلسه – ۳.pdf", "صورتجلسه – ۳.xlsx", "صورتجلسه – ۳.sha256"
PARCEL = Parcel((ParcelFile(PDF, b"pdf" * 500_000), ParcelFile(BOOK, b"book")), MANIFEST)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    deliver(PARCEL, folder, lambda _: None)
    return folder


def found(stick: Path) -> dict[str, Found]:
    (manifest,) = check_folder(stick)
    return {each.name: each.found for each in manifest.files or ()}


def test_what_was_delivered_is_good(stick: Path) -> None:
    (stick / "another's.doc").touch()
    heard: list[tuple[int, int]] = []
    checked = check_folder(stick, lambda done, total: heard.append((done, total)))
    sums = {each.name: digest(each.data) for each in PARCEL.contents}
    files = tuple(CheckedFile(name, Found.GOOD, sums[name]) for name in (PDF, BOOK))
    assert checked == (CheckedManifest(MANIFEST, files, sums[MANIFEST]),)
    assert checked[0].good
    assert heard[-1] == (1_500_004, 1_500_004)


def test_changed_and_missing_files_are_told(stick: Path) -> None:
    with (stick / PDF).open("r+b") as file:
        file.seek(1_000_000)
        file.write(b"x")
    (stick / BOOK).unlink()
    assert found(stick) == {PDF: Found.CHANGED, BOOK: Found.MISSING}
    assert not check_folder(stick)[0].good


def test_remains_of_a_send_are_told_and_go_with_a_send_that_writes_nothing(stick: Path) -> None:
    remains = stick / f".{'0' * 16}.part"
    remains.write_bytes(b"half")
    assert check_folder(stick)[1:] == (
        CheckedManifest("", (CheckedFile(remains.name, Found.REMAINS),)),
    )
    os.utime(remains, (0, 0))
    deliver(PARCEL, stick, lambda _: None)
    assert sorted(each.name for each in stick.iterdir()) == sorted((PDF, BOOK, MANIFEST))


def test_only_plain_files_of_the_folder_are_read(stick: Path) -> None:
    (stick / PDF).rename(stick.parent / "elsewhere")
    (stick / PDF).symlink_to(stick.parent / "elsewhere")
    (stick / BOOK).unlink()
    os.mkfifo(stick / BOOK)
    assert found(stick) == {PDF: Found.CHANGED, BOOK: Found.CHANGED}


def test_what_is_no_manifest_is_told_beside_those_that_are(stick: Path) -> None:
    (stick / "0.SHA256").write_text(f"{'0' * 64}  ../{PDF}\n")
    (stick / "1.sha256").mkdir()
    with (stick / "2.sha256").open("wb") as file:
        file.truncate(2**40)
    checked = check_folder(stick)
    assert {each.name for each in checked if each.files is None} == {
        "0.SHA256",
        "1.sha256",
        "2.sha256",
    }
    assert [each.name for each in checked if each.good] == [MANIFEST]


def test_no_more_of_many_manifests_is_read_than_ours_could_fill(tmp_path: Path) -> None:
    whole = "".join(f"{'0' * 64}  {number:033}\n" for number in range(10_000))
    for number in range(6):
        (tmp_path / f"{number}.sha256").write_text(whole)
    checked = check_folder(tmp_path)
    assert [each.files is None for each in checked] == [False] * 4 + [True] * 2


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    assert check_folder(tmp_path) == ()
    with pytest.raises(FolderGoneFault):
        check_folder(tmp_path / "away")


def test_look_can_be_stopped(stick: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        check_folder(stick, stop)
