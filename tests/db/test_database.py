import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.data_file import DataFile
from db.database import Database
from db.faults import DamagedFileFault, FolderFault, WriteFault
from db.records import Change, ChangeKind, Headquarters, HeadquartersKind, Organization, Seat
from db.sqlite import sqlite3
from tests.db.rows import snapshot
from tests.offices import KEY, data_file

ONE = Organization(name="یک")
TWO = Organization(name="دو")
THREE = Organization(name="سه")


class GaveUp(Exception):
    pass


def names(database: Database) -> list[str]:
    return [each.name for each in database.select(Organization, order="id")]


def give_up(database: Database) -> None:
    """Begin an act, write in it and fail."""
    with database.act():
        database.insert(TWO)
        raise GaveUp


def test_an_act_that_fails_changes_nothing(database: Database) -> None:
    with database.act():
        database.insert(ONE)
    before = snapshot(database)
    told: list[tuple[Change, ...]] = []
    database.listeners.append(told.append)
    with pytest.raises(GaveUp):
        give_up(database)
    assert snapshot(database) == before
    assert told == []
    assert database.undo()  # the act before, not a rest of the one that failed
    assert names(database) == []
    assert len(told) == 1


def test_a_refused_row_takes_its_whole_act_with_it(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        _write_twice(database)
    assert names(database) == []


def _write_twice(database: Database) -> None:
    with database.act():
        database.insert(ONE)
        database.insert(ONE)


def test_a_part_that_fails_is_taken_out_and_the_act_goes_on(database: Database) -> None:
    with database.act():
        database.insert(ONE)
        with pytest.raises(GaveUp):
            give_up(database)
        database.insert(THREE)
    assert names(database) == ["یک", "سه"]
    database.undo()
    assert names(database) == []
    database.redo()
    assert names(database) == ["یک", "سه"]


@pytest.mark.parametrize("deed", [Database.insert, Database.update, Database.delete])
def test_nothing_is_written_outside_an_act(database: Database, deed: object) -> None:
    with database.act():
        stored = database.insert(ONE)
    assert callable(deed)
    with pytest.raises(RuntimeError):
        deed(database, replace(stored, name="دیگر"))
    assert names(database) == ["یک"]


def test_what_is_gone_cannot_be_written(database: Database) -> None:
    for deed in (database.update, database.delete):
        with pytest.raises(LookupError), database.act():
            deed(replace(ONE, id=7))
    with pytest.raises(LookupError):
        database.get(Organization, 7)


def test_listeners_hear_each_act_once_when_it_is_written(database: Database) -> None:
    heard: list[tuple[tuple[Change, ...], list[str]]] = []

    def listen(changes: tuple[Change, ...]) -> None:
        with closing(database.file.connect()) as other:  # sees only what is written
            rows = other.execute("SELECT name FROM organizations ORDER BY id")
            stored = [name for (name,) in rows]
        heard.append((changes, stored))

    database.listeners.append(listen)
    with database.act():
        database.insert(ONE)
        with database.act():
            database.insert(TWO)
        assert heard == []
    added = (
        Change("organizations", 1, ChangeKind.ADDED),
        Change("organizations", 2, ChangeKind.ADDED),
    )
    assert heard == [(added, ["یک", "دو"])]
    database.undo()
    removed = (
        Change("organizations", 2, ChangeKind.REMOVED),
        Change("organizations", 1, ChangeKind.REMOVED),
    )
    assert heard[1:] == [(removed, [])]
    database.redo()
    assert heard[2:] == [(added, ["یک", "دو"])]


def test_an_act_without_a_write_is_not_told(database: Database) -> None:
    told: list[tuple[Change, ...]] = []
    database.listeners.append(told.append)
    with database.act():
        database.select(Organization)
    assert told == []
    assert database.undo() == ()


def test_by_key(database: Database) -> None:
    with database.act():
        stored = [database.insert(each) for each in (ONE, TWO, THREE)]
    assert database.by_key(Organization, {1, 3, 9}) == {1: stored[0], 3: stored[2]}
    assert database.by_key(Organization, set()) == {}


def test_references_are_held(database: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), database.act():
        database.insert(Seat(headquarters_id=1, organization_id=1, position=1, post=""))


WRITER = """
import sys, time
from pathlib import Path
from db.data_file import DataFile
connection = DataFile(Path(sys.argv[1]), bytes.fromhex(sys.argv[2])).connect()
connection.execute("BEGIN IMMEDIATE")
print("writing", flush=True)
time.sleep(0.3)
connection.execute("UPDATE organizations SET name = 'دیگری'")
connection.execute("COMMIT")
"""


def test_an_act_waits_while_another_process_writes(database: Database) -> None:
    with database.act():
        database.insert(ONE)
    command = [sys.executable, "-X", "utf8", "-c", WRITER, str(database.file.path), KEY.hex()]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline().strip() == b"writing"
        with database.act():
            # What is read inside an act is what it will be written upon.
            assert names(database) == ["دیگری"]
            database.insert(TWO)
    assert other.returncode == 0
    assert names(database) == ["دیگری", "دو"]


def test_an_act_waits_no_longer_than_it_may(database: Database) -> None:
    database._connection.execute("PRAGMA busy_timeout = 1")
    other = database.file.connect()
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(WriteFault) as fault, database.act():
        database.insert(ONE)
    assert (fault.value.path, fault.value.code) == (database.file.path, "SQLITE_BUSY")
    other.close()
    with database.act():
        database.insert(ONE)
    assert names(database) == ["یک"]


def test_a_full_disk_changes_nothing(database: Database) -> None:
    with database.act():
        database.insert(ONE)
    before = snapshot(database)
    (pages,) = database._connection.execute("PRAGMA page_count").fetchone()
    database._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(WriteFault) as fault, database.act():
        database.insert(Organization(name="دراز" * 100_000))
    assert fault.value.code == "SQLITE_FULL"
    assert snapshot(database) == before
    database._connection.execute("PRAGMA max_page_count = 100000")
    with database.act():
        database.insert(TWO)
    assert names(database) == ["یک", "دو"]


def test_a_defect_of_ours_is_no_fault_of_the_disk(database: Database) -> None:
    with pytest.raises(sqlite3.OperationalError):
        database.query("SELECT nothing FROM nowhere")


def test_what_is_written_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    file = data_file(tmp_path)
    with Database(file) as first, first.act():
        first.insert(Headquarters(kind=HeadquartersKind.DISTRICT, name="قرارگاه"))
    with Database(file) as again:
        assert again.get(Headquarters, 1).name == "قرارگاه"
        assert again.undo() == ()  # what is to be undone ends with the window


def test_damage_met_later_is_told_as_damage(tmp_path: Path) -> None:
    file = data_file(tmp_path)
    with Database(file) as whole, whole.act():
        for number in range(2_000):
            whole.insert(Organization(name=f"دستگاه {number}"))
    data = bytearray(file.path.read_bytes())
    data[-50_000:] = b"\x55" * 50_000
    file.path.write_bytes(data)
    with Database(file) as broken, pytest.raises(DamagedFileFault):
        broken.select(Organization)
    with Database(file) as broken, pytest.raises(DamagedFileFault), broken.act():
        broken.query("UPDATE organizations SET retired = 1")


@pytest.mark.parametrize("path", ["missing/dabir.db", "folder"])
def test_a_place_that_cannot_be_opened(tmp_path: Path, path: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FolderFault) as fault:
        Database(DataFile(tmp_path / path, KEY))
    assert fault.value.folder == (tmp_path / path).parent


def test_a_folder_that_cannot_be_written() -> None:
    with pytest.raises(FolderFault):
        Database(DataFile(Path("/proc/dabir.db"), KEY))


def test_a_snapshot_hears_nothing_of_what_is_written_meanwhile(database: Database) -> None:
    with Database(database.file) as other, other.act():
        other.insert(Organization(name="پیش از آن"))
    with database.snapshot():
        before = names(database)
        with Database(database.file) as other, other.act():
            other.insert(Organization(name="در میان آن"))
        assert names(database) == before
    assert names(database) == [*before, "در میان آن"]
