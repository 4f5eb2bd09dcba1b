"""Who holds an officer's seat from some day on; what was before that day stays as it was."""

from dataclasses import replace
from datetime import date, timedelta

from db.database import Database
from db.people import person_named, roster, term_of
from db.records import Attendance, Duty, Person, Seat, Term
from db.records.base import new_uuid
from desktop.office import OpenOffice
from desktop.persian import clean

_DAY = timedelta(days=1)


def appoint(office: OpenOffice, duty: Duty, name: str, on: date) -> None:
    """Give the seat of the chair or the secretary to somebody from a day on.

    Whoever no meeting has met in that seat was only misspelled, and is given the right name.
    """
    database = office.database
    name = clean(name).strip()
    with database.act():
        for member in roster(database, office.headquarters.id, on):
            if member.seat.duty is duty:
                _seat(database, member.seat, name, on)
                return


def _seat(database: Database, seat: Seat, name: str, on: date) -> None:
    term = term_of(database, seat.id, on)
    if term is None:
        person = person_named(database, name)
        database.insert(Term(seat_id=seat.id, person_id=person.id, since=on))
        return
    holder = database.get(Person, term.person_id)
    if holder.name == name:
        return
    met = database.select(Attendance, "seat_id = ? AND name = ?", (seat.id, holder.name))
    if not met and not _serves_elsewhere(database, holder, term):
        database.update(replace(holder, name=name))
    elif not met or term.since == on:
        database.update(replace(term, person_id=person_named(database, name).id))
    else:
        successor = person_named(database, name)
        database.insert(replace(term, id=0, uuid=new_uuid(), person_id=successor.id, since=on))
        database.update(replace(term, until=on - _DAY))


def _serves_elsewhere(database: Database, person: Person, term: Term) -> bool:
    both = (person.id, person.id, term.id)
    return bool(database.select(Term, "(person_id = ? OR substitute_id = ?) AND id <> ?", both))
