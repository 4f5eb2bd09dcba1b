"""Who holds an officer's seat from some day on; what meetings know of the time before stays."""

from dataclasses import replace
from datetime import date, timedelta

from db.database import Database
from db.people import person_named, roster, term_of
from db.records import Attendance, Duty, Meeting, Person, Seat, Term
from db.records.base import new_uuid
from desktop.office import OpenOffice
from desktop.persian import clean

_DAY = timedelta(days=1)


def appoint(office: OpenOffice, duty: Duty, name: str, on: date) -> None:
    """Give the seat of the chair or the secretary to somebody, at the latest from a day on.

    They succeed on the day after the last meeting of whoever had the seat, so that all that is
    called afterwards is theirs. Whom no meeting has met there was only misspelled, and is given
    the right name.
    """
    database = office.database
    name = clean(name).strip()
    with database.act():
        for member in roster(database, office.headquarters.id, on):
            if member.seat.duty is duty:
                seat_from(database, member.seat, name, on)
                return


def seat_from(database: Database, seat: Seat, name: str, on: date) -> None:
    """Let somebody have a seat, as `appoint` does it; called inside an act."""
    term = term_of(database, seat.id, on)
    if term is None:
        person = person_named(database, name)
        database.insert(Term(seat_id=seat.id, person_id=person.id, since=on))
        return
    holder = database.get(Person, term.person_id)
    if holder.name == name:
        return
    last = _last_meeting(database, seat, holder.name)
    if last is None and not _serves_elsewhere(database, holder, term):
        database.update(replace(holder, name=name))
        return
    successor = person_named(database, name)
    since = min(on, last + _DAY) if last else on
    if last is None or (term.since and since <= term.since):
        database.update(replace(term, person_id=successor.id))
        return
    database.insert(replace(term, id=0, uuid=new_uuid(), person_id=successor.id, since=since))
    database.update(replace(term, until=since - _DAY))


def _last_meeting(database: Database, seat: Seat, name: str) -> date | None:
    """Give the day on which somebody was last named in a seat."""
    met = database.select(Attendance, "seat_id = ? AND name = ?", (seat.id, name))
    meetings = database.by_key(Meeting, {row.meeting_id for row in met}).values()
    return max((meeting.held_on for meeting in meetings), default=None)


def _serves_elsewhere(database: Database, person: Person, term: Term) -> bool:
    both = (person.id, person.id, term.id)
    return bool(database.select(Term, "(person_id = ? OR substitute_id = ?) AND id <> ?", both))
