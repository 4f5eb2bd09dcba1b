"""Who sits at the table of a headquarters, and the organizations they speak for."""

from datetime import date
from typing import NamedTuple, cast

from db.database import Database
from db.meetings import CAN_BE_OPEN
from db.records import EarlierName, Organization, Person, Seat, Term
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
    """Find an organization however its name is spelled, or add it.

    A name that was given up when two became one means the one that was kept, unless an organization
    that is not set aside has it again.
    """
    wanted = fold(name)
    same = [each for each in database.select(Organization) if fold(each.name) == wanted]
    for organization in same:
        if not organization.retired:
            return organization
    for earlier in database.select(EarlierName, order="id DESC"):
        if fold(earlier.name) == wanted:
            return database.get(Organization, earlier.organization_id)
    return same[0] if same else database.insert(Organization(name=name))


def earlier_names(database: Database) -> list[tuple[str, str]]:
    """Give each name that was given up, the latest last, and what is meant by it now."""
    found = database.select(EarlierName, order="id")
    kept = database.by_key(Organization, {each.organization_id for each in found})
    return [(each.name, kept[each.organization_id].name) for each in found]


class Usage(NamedTuple):
    """How often an organization is used: seats, open actions it has a part in, means it keeps."""

    seats: int
    open_actions: int
    capacities: int


_USAGE = """
SELECT id,
  (SELECT count(*) FROM seats WHERE organization_id = organizations.id AND retired = 0),
  (SELECT count(*) FROM actions
    JOIN resolutions ON resolutions.id = actions.resolution_id
    JOIN meetings ON meetings.id = resolutions.meeting_id
    WHERE $can_be_open AND meetings.state <> 'cancelled'
      AND (responsible_id = organizations.id OR EXISTS (SELECT 1 FROM supporters
        WHERE action_id = actions.id AND organization_id = organizations.id))),
  (SELECT count(*) FROM capacities WHERE keeper_id = organizations.id AND retired = 0)
FROM organizations
""".replace("$can_be_open", CAN_BE_OPEN)


def usage(database: Database) -> dict[int, Usage]:
    """Count how often each organization is used, by its key."""
    rows = cast(list[tuple[int, int, int, int]], database.query(_USAGE))
    return {key: Usage(*counts) for key, *counts in rows}
