"""Who sits at the table of a headquarters, and the organizations they speak for."""

from datetime import date
from typing import NamedTuple

from db.database import Database
from db.records import Organization, Person, Seat, Term
from db.search import fold


class Member(NamedTuple):
    """A seat with its organization and, on the day asked for, its holder and their substitute."""

    seat: Seat
    organization: Organization
    holder: Person | None
    substitute: Person | None


def roster(database: Database, headquarters_id: int, on: date) -> list[Member]:
    """Give the seats of a headquarters in their order, as they were held on a day."""
    seats = database.select(
        Seat, "headquarters_id = ? AND retired = 0", (headquarters_id,), "position, id"
    )
    day = on.isoformat()
    terms = {
        term.seat_id: term
        for term in database.select(
            Term, "coalesce(since, ?) <= ? AND coalesce(until, ?) >= ?", (day,) * 4, "since, id"
        )
    }
    organizations = database.by_key(Organization, {seat.organization_id for seat in seats})
    people = {person.id: person for person in database.select(Person)}
    members = []
    for seat in seats:
        term = terms.get(seat.id)
        holder = people.get(term.person_id) if term else None
        substitute = people.get(term.substitute_id) if term and term.substitute_id else None
        members.append(Member(seat, organizations[seat.organization_id], holder, substitute))
    return members


def term_of(database: Database, seat_id: int, on: date) -> Term | None:
    """Give the term in which a seat is held on a day."""
    terms = database.select(
        Term,
        "seat_id = ? AND coalesce(since, ?) <= ? AND coalesce(until, ?) >= ?",
        (seat_id, *(on.isoformat(),) * 4),
        "since, id",
    )
    return terms[-1] if terms else None


def person_named(database: Database, name: str) -> Person:
    """Find a person by their name, or add them."""
    for person in database.select(Person, "name = ?", (name,)):
        return person
    return database.insert(Person(name=name))


def organizations(database: Database) -> list[Organization]:
    return database.select(Organization, "retired = 0")


def organization_named(database: Database, name: str) -> Organization:
    """Find an organization however its name is spelled, or add it."""
    wanted = fold(name)
    for organization in database.select(Organization):
        if fold(organization.name) == wanted:
            return organization
    return database.insert(Organization(name=name))
