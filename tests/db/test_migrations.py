from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from db.data_file import DataFile
from db.database import APPLICATION_ID, Database
from db.faults import DamagedFileFault, NewerFileFault
from db.migrations import STEPS
from db.records import Headquarters, HeadquartersKind, Organization
from db.sqlite import sqlite3
from tests.db.written_out import rows
from tests.offices import data_file

ADD_MOTTO = """
-- Two statements; what is there already is kept.
ALTER TABLE organizations ADD COLUMN motto TEXT NOT NULL DEFAULT 'شعار';
CREATE TABLE mottos (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;
"""


BREAK = """
DROP TABLE audit;
INSERT INTO organizations (uuid, name) VALUES ('short', 'نادرست');
"""


@pytest.fixture
def file(tmp_path: Path) -> DataFile:
    """Give a file as this version leaves it, with an organization in it."""
    place = data_file(tmp_path / "data")
    place.path.parent.mkdir()
    with Database(place) as database, database.act():
        database.insert(Organization(name="بهزیستی"))
    return place


@pytest.fixture
def newer(tmp_path: Path) -> Sequence[Path]:
    """Give the steps of a later version."""
    step = tmp_path / "9999_mottos.sql"
    step.write_text(ADD_MOTTO, encoding="utf-8")
    return (*STEPS, step)


def contents(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir()}


def schema(connection: sqlite3.Connection) -> set[tuple[str, ...]]:
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master")
    return {row for row in rows if not row[2].startswith("_")}


def test_a_new_file_has_the_schema_of_all_steps(file: DataFile) -> None:
    plain = sqlite3.connect(":memory:")
    for step in STEPS:
        plain.executescript(step.read_text(encoding="utf-8"))
    opened = file.connect()
    assert schema(opened) == schema(plain)
    tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND NOT strict"
    loose = {name for (name,) in opened.execute(tables)}
    assert loose == {"_sqlite_migrations", "sqlite_schema", "sqlite_sequence"}
    references = """
        SELECT count(*) FROM sqlite_master JOIN pragma_foreign_key_list(sqlite_master.name)
        WHERE type = 'table'
    """
    assert opened.execute(references).fetchone() == plain.execute(references).fetchone()
    assert opened.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)


def test_an_older_file_is_copied_and_then_brought_up_to_date(
    file: DataFile, newer: Sequence[Path]
) -> None:
    before = rows(file)
    with Database(file, newer) as database:
        assert database.query("SELECT name, motto FROM organizations") == [("بهزیستی", "شعار")]
        assert database.query("SELECT * FROM mottos") == []
    copy = file.beside("dabir-before-9999_mottos.db")
    assert set(contents(file.path.parent)) == {file.path.name, copy.path.name}
    assert rows(copy) == before
    with Database(copy) as older:
        assert older.get(Organization, 1).name == "بهزیستی"
    with Database(file, newer) as database:  # nothing is left to do
        assert database.select(Organization)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE headquarters SET meets_in = 'fifth'",
        "UPDATE headquarters SET meets_on = 'friday'",
        "UPDATE headquarters SET numbering = 'monthly'",
    ],
)
def test_the_file_knows_the_rules_of_meeting(file: DataFile, change: str) -> None:
    with Database(file) as database, database.act():
        database.insert(Headquarters(kind=HeadquartersKind.DISTRICT, name="قرارگاه"))
    with closing(file.connect()) as opened, pytest.raises(sqlite3.IntegrityError):
        opened.execute(change)


def test_a_step_that_fails_leaves_the_file_as_it_was(file: DataFile, tmp_path: Path) -> None:
    step = tmp_path / "9999_broken.sql"
    step.write_text(BREAK, encoding="utf-8")
    before = file.path.read_bytes()
    with pytest.raises(DamagedFileFault):
        Database(file, (*STEPS, step))
    assert file.path.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused_and_left_alone(
    file: DataFile, newer: Sequence[Path]
) -> None:
    Database(file, newer).close()
    before = contents(file.path.parent)
    with pytest.raises(NewerFileFault) as fault:
        Database(file)
    assert (fault.value.path, fault.value.steps) == (file.path, ("9999_mottos",))
    assert contents(file.path.parent) == before


@pytest.mark.parametrize(
    "script",
    [
        "CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT)",
        "CREATE TABLE meetings (id INTEGER PRIMARY KEY)",
        "CREATE VIEW one AS SELECT 1",
        "PRAGMA application_id = 7",
        "PRAGMA application_id = 1147300210",
        "PRAGMA application_id = 1147300210; CREATE TABLE meetings (id INTEGER PRIMARY KEY)",
    ],
)
def test_a_database_of_another_program_is_refused_and_left_alone(
    tmp_path: Path, script: str
) -> None:
    file = data_file(tmp_path)
    stranger = file.connect()
    stranger.executescript(script)
    stranger.close()
    before = contents(tmp_path)
    with pytest.raises(DamagedFileFault) as fault:
        Database(file)
    assert fault.value.path == file.path
    assert contents(tmp_path) == before


def test_a_file_that_lost_its_mark_is_refused(file: DataFile) -> None:
    with closing(file.connect()) as opened:
        opened.execute("PRAGMA application_id = 0")
    with pytest.raises(DamagedFileFault):
        Database(file)


@pytest.mark.parametrize("damage", ["noise", "text", "head", "truncated", "one page"])
def test_a_damaged_file_is_refused_and_left_alone(file: DataFile, damage: str) -> None:
    whole = file.path.read_bytes()
    broken = {
        "noise": bytes((7 * place + place // 256) % 256 for place in range(50_000)),
        "text": "دفتر من\n".encode() * 1_000,
        "head": b"\xff" * 16 + whole[16:],
        "truncated": whole[: len(whole) // 2],
        "one page": whole[:4096],
    }[damage]
    file.path.write_bytes(broken)
    with pytest.raises(DamagedFileFault) as fault:
        Database(file)
    assert fault.value.path == file.path
    assert contents(file.path.parent) == {file.path.name: broken}


def test_an_empty_file_is_a_new_one(tmp_path: Path) -> None:
    file = data_file(tmp_path)
    file.path.touch()
    with Database(file) as database:
        assert database.select(Organization) == []


def test_a_step_is_written_with_its_mark_or_not_at_all(tmp_path: Path) -> None:
    step = tmp_path / "0001_broken.sql"
    step.write_text(STEPS[0].read_text(encoding="utf-8") + BREAK, encoding="utf-8")
    file = data_file(tmp_path)
    with pytest.raises(DamagedFileFault):
        Database(file, (step,))
    with Database(file) as database:  # as good as empty, and so it begins anew
        assert database.select(Organization) == []
