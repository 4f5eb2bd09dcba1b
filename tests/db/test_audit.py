"""The trail: every act is in it, and whatever is changed in it by SQL on a copy is found."""

import itertools
import shutil
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import audit
from db.audit import FIRST, Breach
from db.data_file import DataFile
from db.records import (
    AuditEntry,
    Change,
    FocusArea,
    Meeting,
    Organization,
    Resolution,
    ResolutionFocusArea,
    Role,
    User,
    UserRole,
)
from db.sqlite import sqlite3
from desktop.founding import found
from desktop.office import OpenOffice
from tests.db.rows import build_world
from tests.offices import data_file, open_office

ENTRIES = 12
A_FEW = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> DataFile:
    """Keep a file with a trail of some acts by two people."""
    folder = tmp_path_factory.mktemp("trail")
    with open_office(folder) as office:
        with office.database.act():
            for name in ("یک", "دو"):
                user = office.database.insert(User(name=name))
                office.database.insert(UserRole(user_id=user.id, role=Role.SECRETARY))
        for number in range(ENTRIES - len(office.database.select(AuditEntry))):
            office.welcome(office.database.select(User)[number % 2])
            with office.database.act():
                office.database.insert(Organization(name=f"دستگاه {number}"))
    return data_file(folder)


@pytest.fixture
def copied(whole: DataFile, tmp_path: Path) -> DataFile:
    return DataFile(Path(shutil.copy(whole.path, tmp_path / "dabir.db")), whole.key)


def forge(file: DataFile, *statements: str) -> None:
    """Change a copy as who has the key and drops the rules that would refuse it."""
    with closing(file.connect()) as connection, connection:
        for name in ("kept_audit_update", "kept_audit_delete"):
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        for statement in statements:
            connection.execute(statement)


def test_a_trail_that_nobody_touched_holds(whole: DataFile) -> None:
    assert audit.breach(whole) is None
    with closing(whole.connect()) as connection:
        rows = connection.execute("SELECT previous, hash FROM audit ORDER BY id").fetchall()
    assert rows[0][0] == FIRST
    assert all(one[1] == other[0] for one, other in itertools.pairwise(rows))


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("at", "'2020-01-01T00:00:00Z'"),
        ("user_id", "3 - user_id"),
        ("user_id", "NULL"),
        ("act", "'removed'"),
        ("record", "'meetings'"),
        ("record_uuid", "record_uuid || 'x'"),
        ("detail", "'name'"),
        ("previous", "hash"),
        ("hash", "hash || '0'"),
    ],
)
@pytest.mark.parametrize("entry", [ENTRIES - 3, ENTRIES])
def test_every_field_is_held(copied: DataFile, entry: int, column: str, value: str) -> None:
    forge(copied, f"UPDATE audit SET {column} = {value} WHERE id = {entry}")  # noqa: S608 - a forgery
    assert audit.breach(copied) == Breach(entry)


@given(entry=st.integers(1, ENTRIES - 1))
@A_FEW
def test_one_that_was_taken_out_is_missed(whole: DataFile, tmp_path: Path, entry: int) -> None:
    copy = DataFile(Path(shutil.copy(whole.path, tmp_path / "dabir.db")), whole.key)
    forge(copy, f"DELETE FROM audit WHERE id = {entry}")  # noqa: S608 - a forgery
    assert audit.breach(copy) == Breach(entry)
    # Nor does it help to let the others move up.
    forge(copy, f"UPDATE audit SET id = id - 1 WHERE id > {entry}")  # noqa: S608 - see above
    assert audit.breach(copy) == Breach(entry)


@given(one=st.integers(1, ENTRIES), other=st.integers(1, ENTRIES))
@A_FEW
def test_two_that_changed_places_are_found(
    whole: DataFile, tmp_path: Path, one: int, other: int
) -> None:
    copy = DataFile(Path(shutil.copy(whole.path, tmp_path / "dabir.db")), whole.key)
    forge(
        copy,
        f"UPDATE audit SET id = 1000 WHERE id = {one}",  # noqa: S608 - a forgery
        f"UPDATE audit SET id = {one} WHERE id = {other}",  # noqa: S608 - see above
        f"UPDATE audit SET id = {other} WHERE id = 1000",  # noqa: S608 - see above
    )
    found_breach = audit.breach(copy)
    assert found_breach == (None if one == other else Breach(min(one, other)))


@pytest.mark.parametrize("place", [0, -5, ENTRIES + 1, ENTRIES + 7])
def test_one_that_was_put_in_is_found(copied: DataFile, place: int) -> None:
    forge(
        copied,
        "INSERT INTO audit (id, at, user_id, act, record, record_uuid, previous, hash)"  # noqa: S608
        f" SELECT {place}, at, user_id, act, record, record_uuid, hash, hash || 'x' FROM audit"
        f" WHERE id = {ENTRIES}",
    )
    assert audit.breach(copied) is not None


def test_a_trail_that_was_emptied_holds_what_comes_after_it_only(copied: DataFile) -> None:
    """That its end is missing no chain can tell; each signature names an entry for that."""
    forge(copied, f"DELETE FROM audit WHERE id = {ENTRIES}")  # noqa: S608 - a forgery
    assert audit.breach(copied) is None


def test_who_writes_at_once_makes_one_chain(tmp_path: Path) -> None:
    with open_office(tmp_path) as office:
        found(office, district=11, name="شهرداری", secretary="دبیر")
        first = len(office.database.select(AuditEntry))

    def write(name: str) -> None:
        with open_office(tmp_path) as own:
            for number in range(15):
                with own.database.act():
                    own.database.insert(Organization(name=f"{name} {number}"))

    writers = [threading.Thread(target=write, args=(name,)) for name in "ابپ"]
    for each in writers:
        each.start()
    for each in writers:
        each.join()
    assert audit.breach(data_file(tmp_path)) is None
    with open_office(tmp_path) as office:
        assert len(office.database.select(AuditEntry)) == first + 45


@pytest.fixture
def office(tmp_path: Path) -> OpenOffice:
    opened = open_office(tmp_path)
    build_world(opened.database)
    return opened


def told_by(office: OpenOffice, act: Callable[[], object]) -> list[tuple[str, str, str]]:
    before = len(office.database.select(AuditEntry))
    act()
    entries = office.database.select(AuditEntry)[before:]
    return [(each.act, each.record, each.detail) for each in entries]


def write(office: OpenOffice, *records: Meeting | Resolution | Organization) -> None:
    with office.database.act():
        for each in records:
            office.database.update(each)


def test_an_act_is_told_with_the_fields_that_became_others(office: OpenOffice) -> None:
    office.welcome(office.database.select(User)[0])
    office._has_people = False  # who may write is tried elsewhere
    meeting = office.database.get(Meeting, 1)
    edited = replace(meeting, subject="تازه", place="سالن")
    assert told_by(office, lambda: write(office, edited)) == [
        ("edited", "meetings", "place,subject")
    ]
    entry = office.database.select(AuditEntry)[-1]
    assert (entry.user_id, entry.record_uuid) == (1, meeting.uuid)
    assert told_by(office, lambda: write(office, edited)) == []  # nothing became another


def test_who_goes_on_typing_is_told_once(office: OpenOffice) -> None:
    meeting = office.database.get(Meeting, 1)

    def type_on() -> None:
        for number in range(5):
            write(office, replace(meeting, subject="م" * number))

    assert told_by(office, type_on) == [("edited", "meetings", "subject")]
    office.welcome(office.database.select(User)[0])  # a new sitting
    office._has_people = False  # see above
    assert told_by(office, type_on) == [("edited", "meetings", "subject")]


def test_what_is_taken_back_leaves_its_trace(office: OpenOffice) -> None:
    meeting = office.database.get(Meeting, 1)
    assert told_by(office, lambda: write(office, replace(meeting, subject="تازه")))
    told = told_by(office, office.database.undo)
    assert told == [("undone_edited", "meetings", "subject")]
    assert audit.breach(office.database.file) is None


def test_what_failed_is_not_told(office: OpenOffice) -> None:
    def fail() -> None:
        with pytest.raises(sqlite3.IntegrityError):
            write(office, replace(office.database.get(Meeting, 1), number=0))

    assert told_by(office, fail) == []
    meeting = office.database.get(Meeting, 1)
    assert told_by(office, lambda: write(office, replace(meeting, number=7))) == [
        ("edited", "meetings", "number")
    ]


def test_an_edit_whose_writing_failed_is_told_when_it_is_written(
    office: OpenOffice,
) -> None:
    """What was told inside an act that came to nothing was not told."""
    meeting = office.database.get(Meeting, 1)
    heard: list[tuple[Change, ...]] = []
    office.database.listeners.append(heard.append)
    office.database._connection.execute(
        "CREATE TEMP TRIGGER full AFTER INSERT ON main.audit BEGIN SELECT RAISE(ABORT, 'full'); END"
    )
    with pytest.raises(sqlite3.IntegrityError):
        write(office, replace(meeting, subject="تازه"))
    office.database._connection.execute("DROP TRIGGER temp.full")
    assert not heard
    assert told_by(office, lambda: write(office, replace(meeting, subject="تازه"))) == [
        ("edited", "meetings", "subject")
    ]


def test_a_part_is_told_as_its_whole(office: OpenOffice) -> None:
    area = office.database.select(FocusArea)[0]
    resolution = office.database.select(Resolution)[0]

    def add() -> None:
        with office.database.act():
            office.database.insert(
                ResolutionFocusArea(
                    resolution_id=resolution.id, focus_area_id=area.id, position=1, name=area.name
                )
            )

    assert told_by(office, add) == [("edited", "resolutions", "resolution_focus_areas")]
    assert office.database.select(AuditEntry)[-1].record_uuid == resolution.uuid
