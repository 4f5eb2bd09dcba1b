"""Closing an office to strangers, cut short wherever it can be."""

import os
import random
import shutil
import sqlite3 as plain_sqlite
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pytest

from db import keys
from db.data_file import DataFile, is_plain
from db.database import Database
from db.faults import KeysFault, WriteFault
from db.migrations import STEPS
from db.records import Organization, Role, User
from desktop.access.beginning import begin, close_to_strangers
from desktop.access.entrance import Door, door, recover
from desktop.access.passwords import WeakPasswordError
from desktop.access.people import Newcomer, people
from desktop.access.slots import KEYS_NAME
from desktop.errors import AlreadyFoundedError, PlainFileFault
from desktop.founding import found
from desktop.office import FILE_NAME, OpenOffice
from tests.desktop.access.conftest import come_in
from tests.offices import KEY

PERSON = Newcomer(
    "خانم رویا امینی",
    "دبیر قرارگاه",
    frozenset({Role.ADMINISTRATOR, Role.SECRETARY}),
    "باران در مهر",
)
WRITTEN = "سازمان بهزیستی منطقه"
LATE = "در آخرین لحظه"
OFFICE = """
INSERT INTO office (id, uuid, district, name, secretary) VALUES
  (1, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d01', 11, 'شهرداری منطقهٔ ۱۱', 'خانم رویا امینی');
INSERT INTO headquarters (id, uuid, kind, name) VALUES
  (3, '0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d02', 'district', 'قرارگاه منطقه');
"""
COPIES = ("dabir-before-0006_contents.db", "dabir-before-0007_earlier_names.db")
fill = partial(found, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")


@pytest.fixture(scope="session")
def earlier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep the folder of an earlier Dabir: a plain file, a log of it left over, and two copies."""
    work, folder = tmp_path_factory.mktemp("work"), tmp_path_factory.mktemp("earlier")
    file = DataFile(work / FILE_NAME, KEY)
    with Database(file, STEPS[:7]) as database, database.act():
        database.insert(Organization(name=WRITTEN))
    with closing(file.connect()) as source:
        source.executescript(OFFICE)
        source.execute("ATTACH DATABASE ? AS open KEY ''", (str(work / "open.db"),))
        source.execute("SELECT sqlcipher_export('open')").fetchall()
        for mark in ("application_id", "user_version"):
            (value,) = source.execute(f"PRAGMA main.{mark}").fetchone()
            source.execute(f"PRAGMA open.{mark} = {value}")
        source.execute("DETACH DATABASE open")
    for copy in COPIES:
        shutil.copy(work / "open.db", folder / copy)
    with closing(plain_sqlite.connect(work / "open.db")) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("INSERT INTO organizations (uuid, name) VALUES (?, ?)", ("u" * 36, LATE))
        opened.commit()
        for tail in ("", "-wal", "-shm"):  # as when the power failed: not yet in the file itself
            shutil.copy(work / f"open.db{tail}", folder / (FILE_NAME + tail))
    assert LATE.encode() not in (folder / FILE_NAME).read_bytes()
    return folder


@pytest.fixture
def folder(earlier: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(earlier, tmp_path / "office"))


def expect_whole(office: OpenOffice) -> None:
    """All that was there is there, and can be gone on with."""
    names = {each.name for each in office.database.select(Organization)}
    assert {WRITTEN, LATE} <= names
    assert office.office.name == "شهرداری منطقهٔ ۱۱"
    assert [each.user.name for each in people(office)] == [PERSON.name]
    with office.database.act():
        office.database.insert(Organization(name="تازه"))
    office.database.undo()


def expect_closed(folder: Path) -> None:
    """No file says what was typed, and each is one of those that are meant to be there."""
    for path in folder.rglob("*"):
        raw = path.read_bytes()
        for text in (WRITTEN, LATE, PERSON.name, "CREATE TABLE", "organizations"):
            assert text.encode() not in raw, path.name
    assert not (folder / "dabir-new.db").exists()
    assert not list(folder.glob("*.part"))


def test_an_office_of_an_earlier_dabir_is_closed_with_all_that_is_in_it(folder: Path) -> None:
    assert door(folder) is Door.OPEN
    begun = close_to_strangers(folder, [PERSON])
    with begun.office as office:
        assert office.user is not None
        assert office.user.name == PERSON.name
        expect_whole(office)
    assert door(folder) is Door.LOCKED
    expect_closed(folder)
    with come_in(folder, PERSON) as office:
        expect_whole(office)
    with recover(folder, begun.recovery_key) as office:
        for copy in COPIES:
            with closing(office.database.file.beside(copy).connect()) as opened:
                rows = opened.execute("SELECT name FROM organizations").fetchall()
                assert rows == [(WRITTEN,)]


@contextmanager
def kept_cuts(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Path]]:
    """Keep what the disk holds before and after each file that is synced, renamed or removed."""
    cuts: list[Path] = []
    last: dict[Path, bytes] = {}

    def keep() -> None:
        nonlocal last
        there = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*")}
        if there != last:
            cut = folder.with_name(f"{folder.name}-{len(cuts)}")
            cuts.append(Path(shutil.copytree(folder, cut)))
            last = there

    sync, rename, unlink = os.fsync, Path.replace, Path.unlink

    def sync_and_keep(descriptor: int) -> None:
        sync(descriptor)
        keep()

    def rename_and_keep(path: Path, target: Path) -> Path:
        keep()
        renamed = rename(path, target)
        keep()
        return renamed

    def unlink_and_keep(path: Path, missing_ok: bool = False) -> None:  # noqa: FBT001, FBT002 - as it is
        if path.exists():
            keep()
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", sync_and_keep)
        patched.setattr(Path, "replace", rename_and_keep)
        patched.setattr(Path, "unlink", unlink_and_keep)
        yield cuts


def test_wherever_it_is_cut_short_the_office_is_there_and_it_can_be_done_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kept_cuts(folder, monkeypatch) as cuts:
        close_to_strangers(folder, [PERSON]).office.close()
    doors = [door(cut) for cut in cuts]
    assert doors.count(Door.OPEN) > 5
    assert doors.count(Door.LOCKED) > 2
    assert doors == sorted(doors, key=[Door.OPEN, Door.LOCKED].index)
    for cut in cuts:
        go_on(cut)


def go_on(folder: Path) -> None:
    """Do what the next start does."""
    if door(folder) is Door.OPEN:
        with close_to_strangers(folder, [PERSON]).office as office:
            expect_whole(office)
    else:
        with come_in(folder, PERSON) as office:
            expect_whole(office)
    assert door(folder) is Door.LOCKED
    expect_closed(folder)


CLOSING = """
import sys
from pathlib import Path
from db import keys
keys.new_ring.__defaults__ = (keys.Cost(1, 8, 1),)
from desktop.access.beginning import close_to_strangers
from tests.desktop.access.test_beginning import PERSON
print("begun", flush=True)
close_to_strangers(Path(sys.argv[1]), [PERSON]).office.close()
"""


def test_it_is_killed_again_and_again_and_comes_to_its_end(folder: Path) -> None:
    chance, killed = random.Random(5), 0
    command = [sys.executable, "-X", "utf8", "-c", CLOSING, str(folder)]
    while door(folder) is Door.OPEN and killed < 6:
        with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
            assert other.stdout is not None
            assert other.stdout.readline().strip() == b"begun"
            time.sleep(chance.uniform(0, 0.15))
            other.kill()
        killed += 1
    assert killed
    go_on(folder)


def test_a_disk_that_is_full_leaves_the_office_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = {path.name: path.read_bytes() for path in folder.glob("*before*")}

    def full(_descriptor: int) -> None:
        raise OSError("no space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises((WriteFault, KeysFault)):
            close_to_strangers(folder, [PERSON])
    assert door(folder) is Door.OPEN
    assert {path.name: path.read_bytes() for path in folder.glob("*before*")} == before
    go_on(folder)


def test_what_an_earlier_dabir_left_of_a_copy_is_removed(folder: Path) -> None:
    part = folder / f"{COPIES[0]}.part"
    shutil.copy(folder / COPIES[0], part)
    part.with_name(f"{part.name}-journal").write_bytes(WRITTEN.encode())
    close_to_strangers(folder, [PERSON]).office.close()
    expect_closed(folder)
    shutil.copy(folder / COPIES[0], part)
    come_in(folder, PERSON).close()
    assert not part.exists()


def test_a_plain_file_in_the_place_of_an_encrypted_one_is_told(folder: Path) -> None:
    plain = (folder / FILE_NAME).read_bytes()
    close_to_strangers(folder, [PERSON]).office.close()
    encrypted, ring = (folder / FILE_NAME).read_bytes(), (folder / KEYS_NAME).read_bytes()
    (folder / FILE_NAME).write_bytes(plain)
    with pytest.raises(PlainFileFault):
        door(folder)
    with pytest.raises(PlainFileFault):
        close_to_strangers(folder, [PERSON])
    with pytest.raises(PlainFileFault):
        begin(folder, [PERSON], fill)
    with pytest.raises(PlainFileFault):
        come_in(folder, PERSON)
    assert (folder / KEYS_NAME).read_bytes() == ring
    assert not list(folder.glob(f"{KEYS_NAME}.*"))
    (folder / FILE_NAME).write_bytes(encrypted)
    come_in(folder, PERSON).close()


def test_what_begins_tells_no_key(folder: Path) -> None:
    begun = close_to_strangers(folder, [PERSON])
    begun.office.close()
    assert begun.recovery_key not in repr(begun)


@pytest.mark.logs_errors
def test_a_damaged_copy_keeps_nobody_out(folder: Path) -> None:
    (folder / COPIES[0]).write_bytes(b"SQLite format 3\0" + b"\x55" * 5000)
    with close_to_strangers(folder, [PERSON]).office as office:
        expect_whole(office)
    come_in(folder, PERSON).close()


def test_a_weak_password_closes_nothing(folder: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    with pytest.raises(WeakPasswordError):
        close_to_strangers(folder, [Newcomer(*PERSON[:3], "12345678")])
    with pytest.raises(WeakPasswordError):
        begin(folder / "new", [Newcomer(*PERSON[:3], "12345678")], fill)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_a_new_office_is_closed_from_its_first_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    folder.mkdir()
    with kept_cuts(folder, monkeypatch) as cuts:
        begun = begin(folder, [PERSON], fill)
    with begun.office as office:
        assert office.roles == PERSON.roles
        assert office.database.select(User)[0].slot
    for cut in [folder, *cuts]:
        for path in cut.rglob("*"):
            assert not (path.suffix == ".db" and is_plain(path))
            assert PERSON.name.encode() not in path.read_bytes()
        if door(cut) is Door.NEW:
            begin(cut, [PERSON], fill).office.close()
        come_in(cut, PERSON).close()
    recover(folder, begun.recovery_key).close()


def test_what_fails_while_it_is_filled_leaves_a_folder_in_which_it_can_be_done(
    tmp_path: Path,
) -> None:
    def fail(office: OpenOffice) -> None:
        fill(office)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        begin(tmp_path, [PERSON], fail)
    assert door(tmp_path) is Door.NEW
    begin(tmp_path, [PERSON], fill).office.close()
    come_in(tmp_path, PERSON).close()


def test_an_office_is_never_begun_over_another(folder: Path) -> None:
    with pytest.raises(AlreadyFoundedError):
        begin(folder, [PERSON], fill)
    close_to_strangers(folder, [PERSON]).office.close()
    with pytest.raises(AlreadyFoundedError):
        begin(folder, [PERSON], fill)
    with come_in(folder, PERSON) as office:
        expect_whole(office)


def test_a_ring_whose_file_was_mislaid_is_put_aside(folder: Path) -> None:
    close_to_strangers(folder, [PERSON]).office.close()
    ring = keys.read_ring(folder / KEYS_NAME)
    mislaid = folder.with_name("mislaid.db")
    (folder / FILE_NAME).replace(mislaid)
    begin(folder, [PERSON], fill).office.close()
    aside = [each for each in folder.glob(f"{KEYS_NAME}.*") if keys.read_ring(each) == ring]
    assert len(aside) == 1
    mislaid.replace(folder / FILE_NAME)
    aside[0].replace(folder / KEYS_NAME)
    with come_in(folder, PERSON) as office:
        expect_whole(office)
