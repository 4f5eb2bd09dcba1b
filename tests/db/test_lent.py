"""What no SQL may do to minutes that are away, or to the loan by which they are."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from db.records import Loan, LoanOutcome, Meeting, Opinion, Resolution, SignOff, User
from db.sqlite import sqlite3
from desktop.founding import found
from desktop.office import OpenOffice
from tests.offices import data_file, open_office, submitted

AT = "2026-10-05T07:30:00Z"
VISIT = "INSERT INTO visits (loan, at, trail, review) VALUES (?, ?, ?, x'')"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep an office with minutes that are away (1), were called back (2), and are a draft (3)."""
    place = tmp_path_factory.mktemp("lent")
    with open_office(place) as office:
        found(office, district=11, name="شهرداری", secretary="دبیر")
        held = Meeting(headquarters_id=office.headquarters.id, number=1, held_on=date(2026, 10, 4))
        with office.database.act():
            office.database.insert(User(name="شهردار"))
            meetings = [office.database.insert(replace(held, uuid="a" * 35 + n)) for n in "123"]
            for meeting in meetings:
                office.database.insert(Resolution(meeting_id=meeting.id, position=1))
            judged = [
                office.database.insert(Resolution(meeting_id=meeting.id, position=2))
                for meeting in meetings
            ]
        for meeting in meetings[:2]:
            submitted(office, meeting)
        with office.database.act():
            for meeting, resolution in zip(meetings[:2], judged[:2], strict=True):
                office.database.insert(Opinion(resolution_id=resolution.id, approved=True))
                office.database.insert(_loan(office, meeting))
        with office.database.act():
            back = office.database.select(Loan)[1]
            office.database.update(replace(back, ended_at=AT, outcome=LoanOutcome.RECALLED))
    return place


def _loan(office: OpenOffice, meeting: Meeting) -> Loan:
    (step,) = office.database.select(SignOff, "meeting_id = ?", (meeting.id,))
    return Loan(
        meeting_id=meeting.id,
        sign_off_id=step.id,
        borrower_id=1,
        at=AT,
        code="110000",
        trail="0" * 64,
    )


@pytest.fixture
def sql(folder: Path) -> Iterator[sqlite3.Connection]:
    """Connect as any program with the key could, and take back what it did."""
    with closing(data_file(folder).connect()) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")


# Each with the meeting, or its first resolution of the same key, in the place of the question mark.
STEP = (
    "INSERT INTO sign_offs (uuid, meeting_id, version, step, at, name) VALUES"
    " ('bbbbbbbb-30b0-4d32-8a3c-6f0c3f2b8d01', ?, 1, 'returned', '2026-10-05T07:30:00Z', '')"
)
VERSION = (
    "INSERT INTO versions (uuid, meeting_id, number, minutes, sha256, signed_at, sealed_pdf)"
    " SELECT 'bbbbbbbb-30b0-4d32-8a3c-6f0c3f2b8d01', ?, 1, x'7b7d', trail, at, x'25'"
    " FROM loans WHERE id = 1"
)
OPINION = "INSERT INTO opinions (resolution_id, approved) VALUES (?, 1)"
_JUDGED = "resolution_id IN (SELECT id FROM resolutions WHERE meeting_id = ? AND position = 2)"
OTHERWISE = f"UPDATE opinions SET approved = 0 WHERE {_JUDGED}"  # noqa: S608 - ours
NO_MORE = f"DELETE FROM opinions WHERE {_JUDGED}"  # noqa: S608 - ours
LOAN = (
    "INSERT INTO loans (uuid, meeting_id, sign_off_id, borrower_id, at, destination, code, trail)"
    " SELECT 'bbbbbbbb-30b0-4d32-8a3c-6f0c3f2b8d01', ?, ?, 1, at, '', '', trail"
    " FROM loans WHERE id = 1"
)
END = "UPDATE loans SET ended_at = at, outcome = 'recalled' WHERE id = 1"


@pytest.mark.parametrize("statement", [STEP, VERSION, OPINION, OTHERWISE, NO_MORE])
def test_of_what_is_away_nothing_is_said(sql: sqlite3.Connection, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"^(life|locked)$"):
        sql.execute(statement, (1,))
    assert sql.execute(statement, (2,)).rowcount == 1


@pytest.mark.parametrize(
    ("meeting", "step"),
    [(1, 1), (2, 1), (3, 1), (3, 2)],
    ids=["away already", "another's submission", "a draft", "a draft, with a submission"],
)
def test_only_what_waits_to_be_signed_goes_out_once(
    sql: sqlite3.Connection, meeting: int, step: int
) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        sql.execute(LOAN, (meeting, step))
    sql.execute(LOAN, (2, 2))


@pytest.mark.parametrize(
    "change",
    [
        "code = '1'",
        "trail = 'x'",
        "meeting_id = 2",
        "at = '2026-10-06T07:30:00Z'",
        "reason = 'چون'",
        "outcome = 'signed'",
    ],
)
def test_a_loan_is_only_ended(sql: sqlite3.Connection, change: str) -> None:
    for number in (1, 2):
        with pytest.raises(sqlite3.IntegrityError):
            sql.execute(f"UPDATE loans SET {change} WHERE id = {number}")  # noqa: S608 - ours
    sql.execute(END)
    with pytest.raises(sqlite3.IntegrityError, match=r"^kept$"):
        sql.execute("UPDATE loans SET ended_at = NULL, outcome = NULL WHERE id = 1")
    with pytest.raises(sqlite3.IntegrityError, match=r"^kept$"):
        sql.execute("DELETE FROM loans")


def test_an_office_does_not_become_minutes_on_their_way(sql: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"^kept$"):
        sql.execute(VISIT, ("b" * 36, AT, "0" * 64))


def test_minutes_on_their_way_stay_those_of_their_loan(tmp_path: Path) -> None:
    with open_office(tmp_path):
        pass
    with closing(data_file(tmp_path).connect()) as away:
        away.execute(VISIT, ("b" * 36, AT, "0" * 64))
        for change in (
            "UPDATE visits SET loan = upper(loan)",
            "UPDATE visits SET review = x'00'",
            "DELETE FROM visits",
            "REPLACE INTO visits SELECT * FROM visits",
        ):
            with pytest.raises(sqlite3.IntegrityError, match=r"^kept$"):
                away.execute(change)
        with pytest.raises(sqlite3.IntegrityError):
            away.execute(VISIT, ("c" * 36, AT, "0" * 64))
