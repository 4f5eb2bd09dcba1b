import dataclasses
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.database import Database
from db.faults import LockedRecordFault
from db.records import (
    Action,
    ActionState,
    Attachment,
    Attendance,
    AuditEntry,
    Headquarters,
    HeadquartersKind,
    Loan,
    Meeting,
    Neighborhood,
    Office,
    Opinion,
    Organization,
    Progress,
    Record,
    Remark,
    Seat,
    Send,
    SentFile,
    SentVersion,
    SignOff,
    Term,
    UserRole,
    Verdict,
    Version,
    Visit,
)
from db.sqlite import sqlite3
from tests.db.rows import KINDS, REFERS_TO, build_world, keys, rows, snapshot
from tests.offices import data_file


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with Database(data_file(tmp_path_factory.mktemp("world"))) as opened:
        build_world(opened)
        yield opened


# What is written there stays; an opinion and a loan are of minutes that were submitted, and none
# here are; a visit is no office.
KEPT = (AuditEntry, Send, SentFile, SentVersion, SignOff, Verdict, Version)


@pytest.mark.parametrize(
    "kind",
    [each for each in KINDS if each not in {*KEPT, Opinion, Loan, Visit}],
    ids=lambda kind: kind.table,
)
@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_record_comes_back_as_it_was_written(
    world: Database, kind: type[Record], data: st.DataObject
) -> None:
    there = keys(world) | {"meetings": [1]}  # the second meeting of the world has a version
    record, edited = data.draw(rows(kind, there)), data.draw(rows(kind, there))
    if isinstance(record, Progress):  # no part moves to another whole
        edited = _with(edited, meeting_id=record.meeting_id)
    before = snapshot(world)
    with world.act():
        stored = world.insert(record)
    assert stored == replace(record, id=stored.id)
    assert world.get(kind, stored.id) == stored
    with world.act():
        world.update(replace(edited, id=stored.id))
    assert world.get(kind, stored.id) == replace(edited, id=stored.id)
    with world.act():
        world.delete(stored)
    with pytest.raises(LookupError):
        world.get(kind, stored.id)
    assert snapshot(world) == before


@pytest.mark.parametrize("kind", KEPT, ids=lambda kind: kind.table)
@settings(
    max_examples=3, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_record_that_stays_comes_back_and_is_never_written_anew(
    world: Database, kind: type[Record], data: st.DataObject
) -> None:
    there = keys(world)
    with suppress(sqlite3.IntegrityError), world.act():
        world.insert(data.draw(rows(kind, there)))
    stored = world.select(kind)
    for deed in (world.update, world.delete):
        with pytest.raises(LockedRecordFault), world.act():
            deed(stored[-1])
    assert world.select(kind) == stored


def test_every_table_has_a_record_with_its_columns(world: Database) -> None:
    tables = world.query("SELECT name FROM sqlite_master WHERE type = 'table'")
    assert {kind.table for kind in KINDS} == {
        name for (name,) in tables if not str(name).startswith(("_", "sqlite_"))
    }
    for kind in KINDS:
        columns = world.query("SELECT name FROM pragma_table_info(?)", (kind.table,))
        assert {name for (name,) in columns} == {each.name for each in dataclasses.fields(kind)}


def test_every_reference_is_held_by_the_file(world: Database) -> None:
    for kind in KINDS:
        held = world.query('SELECT "from", "table" FROM pragma_foreign_key_list(?)', (kind.table,))
        names = {each.name for each in dataclasses.fields(kind) if each.name in REFERS_TO}
        assert set(held) == {(name, REFERS_TO[name]) for name in names}
        assert all(name in names for name in _columns(kind) if name.endswith("_id"))


def _columns(kind: type[Record]) -> list[str]:
    return [each.name for each in dataclasses.fields(kind)]


DAY = date(2026, 10, 4)
HEADQUARTERS = Headquarters(kind=HeadquartersKind.DISTRICT, name="قرارگاه")
MEETING = Meeting(headquarters_id=1, number=3, held_on=DAY)
SEND = Send(at="2026-10-04T07:30:00Z", destination="E:")
ATTACHMENT = Attachment(
    meeting_id=1, position=1, name="نامه", media_type="text/plain", size=1, sha256="0" * 64
)


def _with(record: Record, **values: object) -> Record:
    return replace(record, **cast(Any, values))


@pytest.mark.parametrize(
    "record",
    [
        _with(MEETING, held_on="2026-02-30"),
        _with(MEETING, held_on="2026-2-3"),
        _with(MEETING, held_on="۱۴۰۵/۰۷/۱۲"),
        _with(MEETING, held_on=None),
        _with(MEETING, starts_at="10:30"),
        _with(MEETING, starts_at=time(10, 30, 0, 5)),
        _with(MEETING, ends_at="24:00:00"),
        _with(MEETING, state="approved"),
        _with(MEETING, kind="urgent"),
        _with(MEETING, number=0),
        _with(MEETING, version=0),
        _with(MEETING, headquarters_id=99),
        _with(MEETING, uuid="short"),
        _with(MEETING, number="سه"),
        Office(district=23, name="دفتر", secretary="دبیر"),
        Office(district=0, name="دفتر", secretary="دبیر"),
        Office(district=11, name="دفتر", secretary="دبیر", emblem=bytes(2**20 + 1)),
        Office(district=11, name="دفتر", secretary="دبیر", emblem=cast(Any, "text")),
        _with(HEADQUARTERS, subdistrict=2),
        _with(HEADQUARTERS, kind="subdistrict"),
        _with(HEADQUARTERS, quorum=0),
        Organization(name=""),
        Organization(name="سازمان نخست این جهان"),
        Neighborhood(name="محله", subdistrict=0),
        Seat(headquarters_id=1, organization_id=1, position=0, post=""),
        Term(seat_id=1, person_id=1, since=DAY, until=date(2026, 10, 3)),
        Attendance(meeting_id=1, position=1, state=cast(Any, "late")),
        Attendance(meeting_id=1, position=1, guest=cast(Any, 2)),
        Remark(agenda_item_id=99, position=1),
        Action(resolution_id=1, position=1, deadline=cast(Any, "tomorrow")),
        Progress(action_id=1, reported_on=DAY, state=cast(Any, "lost")),
        Progress(action_id=99, reported_on=DAY, state=ActionState.DONE),
        _with(ATTACHMENT, sha256="0"),
        _with(ATTACHMENT, size=-1),
        UserRole(user_id=1, role=cast(Any, "guest")),
        _with(SEND, at="2026-10-04 07:30"),
        _with(SEND, at="2026-10-04T07:30:00+03:30"),
        _with(SEND, at="2026-02-30T07:30:00Z"),
    ],
)
def test_a_row_that_cannot_be_is_refused(world: Database, record: Record) -> None:
    before = snapshot(world)
    with pytest.raises((sqlite3.IntegrityError, LockedRecordFault)), world.act():
        world.insert(record)
    assert snapshot(world) == before


def test_a_seat_comes_to_a_meeting_once(database: Database) -> None:
    build_world(database)
    with database.act():
        database.insert(Attendance(meeting_id=1, seat_id=1, position=1))
    with pytest.raises(sqlite3.IntegrityError), database.act():
        database.insert(Attendance(meeting_id=1, seat_id=1, position=2))


def test_an_office_is_one(database: Database) -> None:
    with database.act():
        database.insert(Office(district=11, name="دفتر", secretary="دبیر"))
    with pytest.raises(sqlite3.IntegrityError), database.act():
        database.insert(Office(district=12, name="دفتر دیگر", secretary="دبیر"))


def test_who_is_named_somewhere_is_not_deleted(world: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), world.act():
        world.delete(world.get(Organization, 1))
