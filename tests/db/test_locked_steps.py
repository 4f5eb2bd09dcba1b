"""Which steps of the life of minutes the file takes, each tried with all that could precede it."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date
from typing import NamedTuple
from uuid import uuid4

import pytest

from db.records import Headquarters, Meeting, MeetingState, SignOffStep
from db.sqlite import sqlite3
from desktop.founding import found
from desktop.office import OpenOffice
from tests.offices import SIGNED_AT, data_file, open_office, returned, signed, submitted


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


def test_an_amendment_cannot_be_deleted_with_what_it_replaces(lives: sqlite3.Connection) -> None:
    (meeting,) = lives.execute("SELECT id FROM meetings WHERE number = 20").fetchone()
    with pytest.raises(sqlite3.IntegrityError):
        lives.execute("DELETE FROM meetings WHERE id = ?", (meeting,))
