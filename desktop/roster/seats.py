"""The table of a headquarters: which seats it has, in which order, and what is set aside.

The one hard rule: a seat is never deleted. What is set aside keeps its holders and its history, and
no act in here touches a meeting; its minutes keep the names of their day.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import msgspec

from db.people import organization_named, person_named, term_of
from db.records import (
    Change,
    Duty,
    Headquarters,
    HeadquartersKind,
    Organization,
    Person,
    Seat,
    Term,
    TravellingRecord,
)
from desktop import persian
from desktop.founding import START
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.roster import holders


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine(TravellingRecord):
    """A seat, and who holds it on some day; with the key and the uuid of the seat.

    `since` lies between `earliest` and `latest`, where those are known.
    """

    seat: Seat
    post: str
    organization: str
    holder: str = ""
    substitute: str = ""
    since: date | None = None
    earliest: date | None = None
    latest: date | None = None


class SubdistrictNames(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `subdistrict.json` holds, with «{subdistrict}» where the number belongs."""

    headquarters: str
    municipality: str
    chair: str
    secretary: str


def all_headquarters(office: OpenOffice) -> tuple[Headquarters, ...]:
    """Give the district's own headquarters, then those of the subdistricts by number."""
    found = office.database.select(Headquarters)
    return tuple(sorted(found, key=lambda each: (each.subdistrict or 0, each.id)))


def headquarters_of(office: OpenOffice, changes: Sequence[Change]) -> int | None:
    """Give the headquarters at whose table a change can be seen; None where that is at none."""
    seats = {change.id for change in changes if change.table == Seat.table}
    terms = {change.id for change in changes if change.table == Term.table}
    people = {change.id for change in changes if change.table == Person.table}
    seats |= {
        term.seat_id
        for term in office.database.select(Term)
        if term.id in terms or people & {term.person_id, term.substitute_id}
    }
    added = {change.id for change in changes if change.table == Headquarters.table}
    there = [each.id for each in all_headquarters(office) if each.id in added]
    found = office.database.by_key(Seat, seats).values()
    return next(iter([*there, *(seat.headquarters_id for seat in found)]), None)


def add_headquarters(office: OpenOffice, subdistrict: int) -> Headquarters:
    """Add the headquarters of a subdistrict with the seats of its officers, unless it is there."""
    for headquarters in all_headquarters(office):
        if headquarters.subdistrict == subdistrict:
            return headquarters
    text = (START / "subdistrict.json").read_text(encoding="utf-8")
    text = text.replace("{subdistrict}", persian.digits(subdistrict))
    names = msgspec.json.decode(text, type=SubdistrictNames)
    with office.database.act():
        added = office.database.insert(
            Headquarters(
                kind=HeadquartersKind.SUBDISTRICT, subdistrict=subdistrict, name=names.headquarters
            )
        )
        for post, duty in ((names.chair, Duty.CHAIR), (names.secretary, Duty.SECRETARY)):
            seat = add_seat(office, added.id, post=post, organization=names.municipality)
            office.database.update(replace(seat, duty=duty))
    return added


def seat_lines(
    office: OpenOffice, headquarters_id: int, on: date, *, retired: bool = False
) -> tuple[SeatLine, ...]:
    """Give the seats in their order, as they are held on a day; or those that are set aside."""
    database = office.database
    seats = database.select(
        Seat, "headquarters_id = ? AND retired = ?", (headquarters_id, retired), "position, id"
    )
    organizations = database.by_key(Organization, {seat.organization_id for seat in seats})
    people = {each.id: each.name for each in database.select(Person)}
    terms = holders.terms_of_seats(office, [seat.id for seat in seats])
    return tuple(
        _line(seat, organizations[seat.organization_id].name, terms[seat.id], people, on)
        for seat in seats
    )


def _line(
    seat: Seat, organization: str, terms: list[Term], people: dict[int, str], on: date
) -> SeatLine:
    line = SeatLine(
        id=seat.id, uuid=seat.uuid, seat=seat, post=seat.post, organization=organization
    )
    held = [term for term in terms if holders.covers(term, on)]
    if not held:
        return line
    term = held[-1]
    earliest, _ = holders.room(terms, term)
    return replace(
        line,
        holder=people[term.person_id],
        substitute=people.get(term.substitute_id or 0, ""),
        since=term.since,
        earliest=earliest,
        latest=term.until,
    )


def save_line(office: OpenOffice, line: SeatLine, on: date) -> None:
    """Write what was changed in a line, as one act; `holders.name_holder` tells who follows whom.

    An organization goes by its name, however it is spelled; a new one joins the list.
    """
    database = office.database
    with database.act():
        seat = database.get(Seat, line.id)
        stored = next(
            each
            for each in seat_lines(office, seat.headquarters_id, on, retired=seat.retired)
            if each.id == line.id
        )
        if line.post != stored.post:
            seat = replace(seat, post=clean(line.post))
        if line.organization != stored.organization and line.organization.strip():
            body = organization_named(database, clean(line.organization.strip()))
            seat = replace(seat, organization_id=body.id)
        database.update(seat)
        if line.holder != stored.holder and line.holder.strip():
            holders.name_holder(office, seat, clean(line.holder.strip()), on)
        term = term_of(database, seat.id, on)
        if term is None:
            return
        if line.substitute != stored.substitute:
            holders.name_substitute(office, term, clean(line.substitute.strip()))
        if line.since != stored.since:
            holders.date_term(office, term.id, line.since, term.until)


def add_seat(
    office: OpenOffice,
    headquarters_id: int,
    *,
    post: str,
    organization: str,
    holder: str = "",
) -> Seat:
    """Add a seat behind the others; who holds it has always held it, for all that is known."""
    database = office.database
    post, organization, holder = (clean(each.strip()) for each in (post, organization, holder))
    with database.act():
        seats = database.select(Seat, "headquarters_id = ?", (headquarters_id,))
        seat = database.insert(
            Seat(
                headquarters_id=headquarters_id,
                organization_id=organization_named(database, organization).id,
                position=1 + max((each.position for each in seats), default=0),
                post=post,
            )
        )
        if holder:
            person = person_named(database, holder)
            database.insert(Term(seat_id=seat.id, person_id=person.id))
    return seat


def move_seat(office: OpenOffice, seat: Seat, by: int) -> None:
    """Move a seat up (-) or down (+) among those that are not set aside; at the end it stays."""
    database = office.database
    with database.act():
        seats = database.select(
            Seat, "headquarters_id = ? AND retired = 0", (seat.headquarters_id,), "position, id"
        )
        place = next(place for place, each in enumerate(seats) if each.id == seat.id)
        target = min(max(place + by, 0), len(seats) - 1)
        seats.insert(target, seats.pop(place))
        for position, each in enumerate(seats, 1):
            if each.position != position:
                database.update(replace(each, position=position))


def can_retire(seat: Seat) -> bool:
    """Tell whether a seat can be set aside; a headquarters always has its two officers."""
    return seat.duty is Duty.MEMBER


def set_retired(office: OpenOffice, seat: Seat, *, retired: bool) -> None:
    """Set a seat aside, or bring it back to where it was."""
    with office.database.act():
        stored = office.database.get(Seat, seat.id)
        if can_retire(stored):
            office.database.update(replace(stored, retired=retired))
