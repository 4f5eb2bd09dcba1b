"""What no SQL may do to minutes that were submitted or signed, tried on a file that has them."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest

from db.faults import LockedRecordFault
from db.records import (
    Action,
    ActionState,
    AgendaItem,
    Attachment,
    Attendance,
    ChangeKind,
    Dissent,
    Figure,
    Headquarters,
    Meeting,
    MeetingState,
    Organization,
    PreviousMinutes,
    Progress,
    Record,
    Remark,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    SignOffStep,
    Supporter,
)
from db.sqlite import sqlite3
from desktop.founding import found
from desktop.meetings.compile import compile_minutes
from desktop.office import OpenOffice
from desktop.roster.organizations import merge, organization_lines
from tests.db.rows import build_parts
from tests.offices import SIGNED_AT, data_file, open_office, returned, signed, submitted

CLOSED = [MeetingState.SUBMITTED, MeetingState.SIGNED]
PARTS: tuple[type[Record], ...] = (
    Attendance,
    AgendaItem,
    Remark,
    Figure,
    Resolution,
    Dissent,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    Action,
    Supporter,
    Progress,
    Attachment,
    PreviousMinutes,
)
# Links to lists, and what goes on after the minutes: how far the work is, and how a file is kept.
GOES_ON = {
    "seat_id",
    "substitute_id",
    "neighborhood_id",
    "focus_area_id",
    "organization_id",
    "responsible_id",
    "postponed_from_id",
}
# Whose uuid no minutes tell.
UNTOLD = (Attendance, Remark, Figure, Dissent, Progress, Attachment, PreviousMinutes)
# By what a line belongs to a whole, the nearest first.
OWNERS = ("action_id", "meeting_id", "agenda_item_id", "resolution_id")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep an office with a draft and two full meetings, one submitted and one signed."""
    place = tmp_path_factory.mktemp("locked")
    with open_office(place) as office:
        found(office, district=11, name="شهرداری", secretary="دبیر")
        day = date(2026, 10, 4)
        (table,) = office.database.select(Headquarters)
        held = Meeting(headquarters_id=table.id, number=1, held_on=day)
        with office.database.act():
            meetings = [
                office.database.insert(replace(held, number=number, uuid=str(uuid4())))
                for number in (1, 2, 3)
            ]
            for meeting in meetings:
                build_parts(office.database, meeting, meetings[0])
        submitted(office, meetings[1])
        signed(office, meetings[2])
    return place


@pytest.fixture
def sql(folder: Path) -> Iterator[sqlite3.Connection]:
    """Connect as any program with the key could, and take back what it did."""
    with closing(data_file(folder).connect()) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")


def row_of(sql: sqlite3.Connection, kind: type[Record], state: MeetingState) -> dict[str, object]:
    """Give the row of this kind that belongs to the meeting in this state."""
    number = [MeetingState.DRAFT, *CLOSED].index(state) + 1
    columns = [each.name for each in fields(kind)]
    rows = sql.execute(f"SELECT {', '.join(columns)} FROM {kind.table} ORDER BY id").fetchall()  # noqa: S608 - ours
    assert len(rows) == 3
    return dict(zip(columns, rows[number - 1], strict=True))


def other(value: object, name: str) -> object:
    """Give another value that the column takes, whatever it is."""
    known = {
        "kind": ("discussion", "report"),
        "outcome": ("noted", "decided"),
        "priority": ("urgent", "normal"),
        "recurrence": ("monthly", "once"),
        "approval": ("as_presented", "with_changes"),
        "state": ("absent", "present"),
        "sha256": ("1" * 64, "2" * 64),
        "uuid": (str(uuid4()), ""),
    }
    if name in known:
        return next(each for each in known[name] if each != value)
    if name.endswith(("_date", "_on", "deadline")):
        return "2026-10-30"
    if name.endswith("_at"):
        return "23:59:00"
    if isinstance(value, int) and name == "guest":
        return 1 - value
    if isinstance(value, int) or name in {"planned_minutes", "pages"} or name.startswith("votes"):
        return 77
    return f"{value} و بیش"


def refuse(sql: sqlite3.Connection, statement: str, *values: object) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"^(kept|life|locked)$"):
        sql.execute(statement, values)


@pytest.mark.parametrize("state", CLOSED)
@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.table)
def test_no_field_that_minutes_tell_is_changed(
    sql: sqlite3.Connection, kind: type[Record], state: MeetingState
) -> None:
    row = row_of(sql, kind, state)
    tried = []
    for name, value in row.items():
        own = kind is Action and name == "state"  # how far the work is
        if name in {"id", *GOES_ON, *OWNERS} or own or (name == "uuid" and kind in UNTOLD):
            continue
        changed = row["meeting_id"] if name == "previous_id" else other(value, name)
        if kind is Progress and name == "state":
            changed = "dropped"
        refuse(sql, f"UPDATE {kind.table} SET {name} = ? WHERE id = ?", changed, row["id"])  # noqa: S608
        tried.append(name)
    assert tried


@pytest.mark.parametrize("state", CLOSED)
@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.table)
def test_no_line_is_added_taken_or_moved(
    sql: sqlite3.Connection, kind: type[Record], state: MeetingState
) -> None:
    row, free = row_of(sql, kind, state), row_of(sql, kind, MeetingState.DRAFT)
    columns = ", ".join(row)
    marks = ", ".join("?" * len(row))
    refuse(sql, f"DELETE FROM {kind.table} WHERE id = ?", row["id"])  # noqa: S608
    added = row | {"id": None} | ({"uuid": str(uuid4())} if "uuid" in row else {})
    into = f"{kind.table} ({columns}) VALUES ({marks})"
    refuse(sql, f"INSERT INTO {into}", *added.values())
    # In the place of a line, from a meeting that may still be written.
    refuse(sql, f"INSERT OR REPLACE INTO {into}", *(free | {"id": row["id"]}).values())
    owner = next(each for each in OWNERS if each in row)
    for moved, to in ((row, free), (free, row)):
        move = f"UPDATE {kind.table} SET {owner} = ? WHERE id = ?"  # noqa: S608 - ours
        refuse(sql, move, to[owner], moved["id"])


@pytest.mark.parametrize("state", CLOSED)
def test_a_report_comes_to_no_closed_meeting_and_leaves_none(
    sql: sqlite3.Connection, state: MeetingState
) -> None:
    free, closed = row_of(sql, Progress, MeetingState.DRAFT), row_of(sql, Progress, state)
    place = "UPDATE progress SET meeting_id = ? WHERE id = ?"
    refuse(sql, place, closed["meeting_id"], free["id"])
    refuse(sql, place, None, closed["id"])
    sql.execute(place, (None, free["id"]))
    refuse(sql, place, closed["meeting_id"], free["id"])
    sql.execute(place, (free["meeting_id"], free["id"]))


@pytest.mark.parametrize("kind", PARTS, ids=lambda kind: kind.table)
def test_a_draft_is_written_freely(sql: sqlite3.Connection, kind: type[Record]) -> None:
    row = row_of(sql, kind, MeetingState.DRAFT)
    for name, value in row.items():
        if name not in {"id", "uuid"} and not name.endswith("_id") and "state" not in name:
            changed = other(value, name)
            sql.execute(f"UPDATE {kind.table} SET {name} = ? WHERE id = ?", (changed, row["id"]))  # noqa: S608
    sql.execute(f"DELETE FROM {kind.table} WHERE id = ?", (row["id"],))  # noqa: S608


@pytest.mark.parametrize("state", CLOSED)
def test_the_heading_is_not_changed_and_the_meeting_not_deleted(
    sql: sqlite3.Connection, state: MeetingState
) -> None:
    row = row_of(sql, Meeting, state)
    for name, value in row.items():
        if name not in {"id", "state", "version"}:
            changed = "extraordinary" if name == "kind" else other(value, name)
            refuse(sql, f"UPDATE meetings SET {name} = ? WHERE id = ?", changed, row["id"])  # noqa: S608
    refuse(sql, "DELETE FROM meetings WHERE id = ?", row["id"])
    refuse(sql, "DELETE FROM meetings")
    refuse(
        sql,
        "INSERT OR REPLACE INTO meetings (id, uuid, headquarters_id, number, held_on)"
        " VALUES (?, ?, ?, 9, '2026-10-04')",
        row["id"],
        row["uuid"],
        row["headquarters_id"],
    )


def test_what_was_signed_or_told_is_never_written_anew(sql: sqlite3.Connection) -> None:
    sql.execute(
        "INSERT INTO verdicts (sign_off_id, resolution_id, approved) SELECT max(sign_offs.id),"
        " max(resolutions.id), 1 FROM sign_offs, resolutions"
    )
    for table in ("versions", "sign_offs", "verdicts", "audit"):
        names = [name for _, name, *_ in sql.execute(f"PRAGMA table_info({table})")]
        assert sql.execute(f"SELECT count(*) FROM {table}").fetchone() > (0,)  # noqa: S608
        for name in names:
            refuse(sql, f"UPDATE {table} SET {name} = {name}")  # noqa: S608
        refuse(sql, f"DELETE FROM {table}")  # noqa: S608
        refuse(sql, f"REPLACE INTO {table} SELECT * FROM {table}")  # noqa: S608


class Step(NamedTuple):
    """What the file asks of a change of state: by how much the version grows, and the sign-off."""

    version: int
    told: SignOffStep | None = None


DRAFT, SUBMITTED, RETURNED, SIGNED, CANCELLED = MeetingState
LIFE: Mapping[tuple[MeetingState, MeetingState], Step] = {
    (DRAFT, CANCELLED): Step(0),
    (CANCELLED, DRAFT): Step(0),
    (DRAFT, SUBMITTED): Step(0, SignOffStep.SUBMITTED),
    (RETURNED, SUBMITTED): Step(0, SignOffStep.SUBMITTED),
    (SUBMITTED, RETURNED): Step(0, SignOffStep.RETURNED),
    (SUBMITTED, SIGNED): Step(0, SignOffStep.SIGNED),
    (SIGNED, DRAFT): Step(1, SignOffStep.AMENDED),
    (DRAFT, SIGNED): Step(-1, SignOffStep.CANCELLED),
    (RETURNED, SIGNED): Step(-1, SignOffStep.CANCELLED),
}


class Try(NamedTuple):
    """A change of state: by how much the version grows, and what was written before it.

    `late` is by how much the version that the sign-off names is too high.
    """

    version: int
    grows: int
    told: SignOffStep | None
    late: int
    sealed: bool


TRIES = [
    Try(*each)
    for each in itertools.product((1, 2), (-1, 0, 1), (None, *SignOffStep), (0, 1), (False, True))
    if each[0] + each[1] > 0
]


def allowed(old: MeetingState, new: MeetingState, made: Try) -> bool:
    if (old, new) not in LIFE or (new is CANCELLED and made.version > 1):
        return False
    step = LIFE[old, new]
    if step.told and (made.told is not step.told or made.late):
        return False
    signing = new is SIGNED and made.grows == 0
    return made.grows == step.version and (made.sealed or not signing)


@pytest.fixture(scope="module")
def lives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """Keep a meeting in each state and version, by number: 10 × version + place of the state."""
    place = tmp_path_factory.mktemp("lives")
    with open_office(place) as office:
        found(office, district=11, name="شهرداری", secretary="دبیر")
        (table,) = office.database.select(Headquarters)
        for version, (rank, state) in itertools.product((1, 2), enumerate(MeetingState)):
            if version == 2 and state is CANCELLED:
                continue
            held = Meeting(
                headquarters_id=table.id, number=10 * version + rank, held_on=date(2026, 10, 4)
            )
            with office.database.act():
                meeting = office.database.insert(held)
            if version == 2:
                amended(office, signed(office, meeting))
            _bring(office, meeting, state)
    with closing(data_file(place).connect()) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


def _bring(office: OpenOffice, meeting: Meeting, state: MeetingState) -> None:
    if state is CANCELLED:
        with office.database.act():
            stored = office.database.get(Meeting, meeting.id)
            office.database.update(replace(stored, state=state))
    elif state is not DRAFT:
        {SUBMITTED: submitted, RETURNED: returned, SIGNED: signed}[state](office, meeting)


def amended(office: OpenOffice, meeting: Meeting) -> None:
    with office.database.act():
        office.database.query(
            "INSERT INTO sign_offs (uuid, meeting_id, version, step, at, name)"
            " VALUES (?, ?, ?, 'amended', ?, '')",
            (str(uuid4()), meeting.id, meeting.version + 1, SIGNED_AT),
        )
        office.database.update(replace(meeting, state=DRAFT, version=meeting.version + 1))


@pytest.mark.parametrize("new", MeetingState)
@pytest.mark.parametrize("old", MeetingState)
def test_only_the_steps_of_the_life_of_minutes_are_taken(
    lives: sqlite3.Connection, old: MeetingState, new: MeetingState
) -> None:
    """Each pair, with each version before and after, each sign-off and with a seal or without."""
    tried = 0
    for made in TRIES:
        number = 10 * made.version + list(MeetingState).index(old)
        held = lives.execute("SELECT id FROM meetings WHERE number = ?", (number,)).fetchone()
        if held is None or (old is new and made.grows == 0):
            continue
        (meeting,), after = held, made.version + made.grows
        lives.execute("BEGIN")
        if made.told:
            _tell(lives, meeting, max(made.version, after) + made.late, made.told)
        there = _has_seal(lives, meeting, after)
        if made.sealed and not there:
            _seal(lives, meeting, after)
        may = allowed(old, new, made._replace(sealed=made.sealed or there))
        _expect(lives, meeting, new, after, expected=may)
        lives.execute("ROLLBACK")
        tried += 1
    assert tried


def _has_seal(lives: sqlite3.Connection, meeting: int, version: int) -> bool:
    found_seal = lives.execute(
        "SELECT 1 FROM versions WHERE meeting_id = ? AND number = ?", (meeting, version)
    )
    return found_seal.fetchone() is not None


def _tell(lives: sqlite3.Connection, meeting: int, version: int, step: SignOffStep) -> None:
    lives.execute(
        "INSERT INTO sign_offs (uuid, meeting_id, version, step, at, name)"
        " VALUES (?, ?, ?, ?, ?, '')",
        (str(uuid4()), meeting, version, step.value, SIGNED_AT),
    )


def _seal(lives: sqlite3.Connection, meeting: int, version: int, pdf: bytes | None = b"x") -> None:
    lives.execute(
        "INSERT INTO versions (uuid, meeting_id, number, minutes, sha256, signed_at, sealed_pdf)"
        " VALUES (?, ?, ?, x'00', ?, ?, ?)",
        (str(uuid4()), meeting, version, "0" * 64, SIGNED_AT, pdf),
    )


def _expect(
    lives: sqlite3.Connection, meeting: int, new: MeetingState, version: int, *, expected: bool
) -> None:
    change = "UPDATE meetings SET state = ?, version = ? WHERE id = ?"
    values = (new.value, version, meeting)
    if expected:
        lives.execute(change, values)
    else:
        with pytest.raises(sqlite3.IntegrityError):
            lives.execute(change, values)


@pytest.mark.parametrize("pdf", [None, b""])
def test_nothing_is_signed_without_a_sealed_page(
    lives: sqlite3.Connection, pdf: bytes | None
) -> None:
    (meeting,) = lives.execute("SELECT id FROM meetings WHERE number = 11").fetchone()
    lives.execute("BEGIN")
    _seal(lives, meeting, 1, pdf)
    _tell(lives, meeting, 1, SignOffStep.SIGNED)
    _expect(lives, meeting, SIGNED, 1, expected=False)
    lives.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("state", "version"), [("submitted", 1), ("returned", 1), ("signed", 1), ("draft", 2)]
)
def test_no_meeting_begins_beyond_a_draft(
    sql: sqlite3.Connection, state: str, version: int
) -> None:
    refuse(
        sql,
        "INSERT INTO meetings (uuid, headquarters_id, number, held_on, state, version)"
        " VALUES (?, 1, 8, '2026-10-04', ?, ?)",
        str(uuid4()),
        state,
        version,
    )


def test_an_amendment_cannot_be_deleted_with_what_it_replaces(lives: sqlite3.Connection) -> None:
    (meeting,) = lives.execute("SELECT id FROM meetings WHERE number = 20").fetchone()
    with pytest.raises(sqlite3.IntegrityError):
        lives.execute("DELETE FROM meetings WHERE id = ?", (meeting,))


def test_two_organizations_become_one_around_signed_minutes(folder: Path, tmp_path: Path) -> None:
    data_file(tmp_path).path.write_bytes(data_file(folder).path.read_bytes())
    with open_office(tmp_path) as office:
        meeting = office.database.select(Meeting, "state = 'signed'")[0]
        before = compile_minutes(office, meeting.id)
        with office.database.act():
            kept = office.database.insert(Organization(name="نام درست"))
        lines = {each.id: each for each in organization_lines(office)}
        action = office.database.select(Action)[-1]
        assert action.responsible_id
        merge(office, lines[kept.id], lines[action.responsible_id])
        assert office.database.get(Action, action.id).responsible_id == kept.id
        assert compile_minutes(office, meeting.id) == before
        assert office.database.undo()
        assert office.database.redo()
        assert office.database.undo()
        assert office.database.get(Action, action.id) == action
        with pytest.raises(LockedRecordFault), office.database.act():
            office.database.update(replace(action, text="دیگر"))
        assert office.database.get(Action, action.id) == action


def test_work_goes_on_after_the_signature_and_is_taken_back(folder: Path, tmp_path: Path) -> None:
    data_file(tmp_path).path.write_bytes(data_file(folder).path.read_bytes())
    with open_office(tmp_path) as office:
        action = office.database.select(Action)[-1]
        with office.database.act():
            told = Progress(
                action_id=action.id, reported_on=date(2026, 11, 1), state=action.state, text="شد"
            )
            added = office.database.insert(told)
            office.database.update(replace(action, state=ActionState.DONE))
        changes = office.database.undo()
        assert {(each.table, each.kind) for each in changes} == {
            ("progress", ChangeKind.REMOVED),
            ("actions", ChangeKind.EDITED),
        }
        assert office.database.get(Action, action.id) == action
        office.database.redo()
        assert office.database.get(Progress, added.id) == added
