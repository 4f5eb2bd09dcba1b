"""What no SQL may do to minutes that were submitted or signed, tried on a file that has them."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
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
    Supporter,
)
from db.sqlite import sqlite3
from desktop.founding import found
from desktop.meetings.compile import compile_minutes
from desktop.roster.organizations import merge, organization_lines
from tests.db.rows import build_parts
from tests.offices import data_file, open_office, signed, submitted

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
