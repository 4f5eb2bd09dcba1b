"""Who has held a seat, from when until when, and who usually stands in.

The one hard rule: the terms of a seat follow one another. Whoever comes ends the term before on the
day before; a day for which the neighbours leave no room is not written.
"""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from db.people import person_named, term_of
from db.records import Duty, Organization, Person, Seat, Term, TravellingRecord
from desktop.alphabet import sort_key
from desktop.meetings.appointing import seat_from
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.roster.near import near_people

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class TermLine(TravellingRecord):
    """One holder of a seat; with the key and the uuid of the term, and the room for its days."""

    name: str
    substitute: str
    since: date | None
    until: date | None
    earliest: date | None
    latest: date | None


class KnownPerson(NamedTuple):
    """Somebody who holds a seat or stands in for one, and a post that tells them from others."""

    name: str
    post: str


def known_people(office: OpenOffice) -> tuple[KnownPerson, ...]:
    """Give the people that the rosters name, by the alphabet, each name once."""
    database = office.database
    people = {each.id: each.name for each in database.select(Person)}
    seats = {each.id: each for each in database.select(Seat)}
    bodies = {each.id: each.name for each in database.select(Organization)}
    posts = dict.fromkeys(people.values(), "")
    for term in database.select(Term):
        seat = seats[term.seat_id]
        posts[people[term.person_id]] = seat.post or bodies[seat.organization_id]
    return tuple(KnownPerson(name, posts[name]) for name in sorted(posts, key=sort_key) if name)


def terms_of_seats(office: OpenOffice, seat_ids: Collection[int]) -> dict[int, list[Term]]:
    """Give the terms of each seat, the earliest first."""
    terms: defaultdict[int, list[Term]] = defaultdict(list)
    for term in office.database.select(Term, order="coalesce(since, ''), id"):
        if term.seat_id in seat_ids:
            terms[term.seat_id].append(term)
    return terms


def covers(term: Term, day: date) -> bool:
    return (term.since or day) <= day <= (term.until or day)


def room(terms: Sequence[Term], term: Term) -> tuple[date | None, date | None]:
    """Give the first day on which a term may begin and the last on which it may end."""
    place = terms.index(term)
    before = terms[place - 1] if place else None
    after = terms[place + 1] if place + 1 < len(terms) else None
    # The term before needs a day of its own; where it is not known when it began, it had one.
    earliest = before.since + _DAY if before and before.since else None
    latest = after.since - _DAY if after and after.since else None
    return earliest, latest


def history(office: OpenOffice, seat_id: int) -> tuple[TermLine, ...]:
    """Give all who held a seat, the latest first."""
    terms = terms_of_seats(office, (seat_id,))[seat_id]
    people = {each.id: each.name for each in office.database.select(Person)}
    lines = []
    for term in terms:
        earliest, latest = room(terms, term)
        line = TermLine(
            id=term.id,
            uuid=term.uuid,
            name=people[term.person_id],
            substitute=people.get(term.substitute_id or 0, ""),
            since=term.since,
            until=term.until,
            earliest=earliest,
            latest=latest,
        )
        lines.append(line)
    return tuple(reversed(lines))


def name_holder(office: OpenOffice, seat: Seat, name: str, on: date) -> None:
    """Write another name for the holder of a seat on a day.

    A name that is nearly the same is a correction, everywhere this person is named. So is one for
    somebody whom no meeting has met yet. Anybody else succeeds, on the day after the last meeting
    that met the old holder and at the latest on this day; the old one stays in the history.
    """
    database = office.database
    with database.act():
        term = term_of(database, seat.id, on)
        if term is not None:
            holder = database.get(Person, term.person_id)
            if near_people(holder.name, name):
                _correct(office, holder, name)
            else:
                seat_from(database, seat, name, on)
        else:
            _begin(office, seat, name, on)
        _follow(office, seat, on)


def _begin(office: OpenOffice, seat: Seat, name: str, on: date) -> None:
    """Seat somebody where nobody sits that day; the first one of all has no day of beginning."""
    database = office.database
    terms = terms_of_seats(office, (seat.id,))[seat.id]
    later = next((each.since for each in terms if each.since and each.since > on), None)
    database.insert(
        Term(
            seat_id=seat.id,
            person_id=person_named(database, name).id,
            since=on if terms else None,
            until=later - _DAY if later else None,
        )
    )


def _correct(office: OpenOffice, person: Person, name: str) -> None:
    """Write a person's name anew; one who is known by that name already is the same person."""
    database = office.database
    known = [each for each in database.select(Person, "name = ?", (name,)) if each.id != person.id]
    if not known:
        database.update(replace(person, name=name))
        return
    for term in database.select(Term, "person_id = ? OR substitute_id = ?", (person.id, person.id)):
        kept = known[0].id
        database.update(
            replace(
                term,
                person_id=kept if term.person_id == person.id else term.person_id,
                substitute_id=kept if term.substitute_id == person.id else term.substitute_id,
            )
        )


def succeed(office: OpenOffice, seat: Seat, name: str, since: date, today: date) -> None:
    """Give a seat to somebody from a day on, or to nobody; the term before ends the day before."""
    database = office.database
    name = clean(name.strip())
    with database.act():
        terms = terms_of_seats(office, (seat.id,))[seat.id]
        held = next((term for term in reversed(terms) if covers(term, since)), None)
        later = next((each.since for each in terms if each.since and each.since > since), None)
        until = held.until if held else (later - _DAY if later else None)
        if held and held.since == since:
            database.delete(held)
        elif held:
            database.update(replace(held, until=since - _DAY))
        if name:
            person = person_named(database, name)
            database.insert(Term(seat_id=seat.id, person_id=person.id, since=since, until=until))
        _follow(office, seat, today)


def name_substitute(office: OpenOffice, term: Term, name: str) -> None:
    """Name who usually stands in, or nobody; a name that is nearly the same is a correction."""
    database = office.database
    with database.act():
        old = database.get(Person, term.substitute_id) if term.substitute_id else None
        if old and name and near_people(old.name, name):
            _correct(office, old, name)
            return
        person = person_named(database, name) if name else None
        database.update(replace(term, substitute_id=person.id if person else None))


def date_term(office: OpenOffice, term_id: int, since: date | None, until: date | None) -> None:
    """Write from when until when a term lasts; the one before, if it bordered on it, follows."""
    database = office.database
    with database.act():
        term = database.get(Term, term_id)
        terms = terms_of_seats(office, (term.seat_id,))[term.seat_id]
        earliest, latest = room(terms, term)
        first, last = since or date.min, until or date.max
        place = terms.index(term)
        unknown = bool(place) and since is None  # whoever follows somebody began some day
        if unknown or not (earliest or date.min) <= first <= last <= (latest or date.max):
            return
        database.update(replace(term, since=since, until=until))
        if place and since != term.since:
            _adjoin(office, terms[place - 1], term, since)


def _adjoin(office: OpenOffice, before: Term, term: Term, since: date | None) -> None:
    """Let the term before end where this one now begins, unless there was a gap between them."""
    bordered = term.since is None or before.until in (None, term.since - _DAY)
    if since and (bordered or (before.until and before.until >= since)):
        office.database.update(replace(before, until=since - _DAY))


def save_term(office: OpenOffice, line: TermLine, on: date) -> None:
    """Write what was corrected in a line of the history, as one act."""
    database = office.database
    with database.act():
        term = database.get(Term, line.id)
        holder = database.get(Person, term.person_id)
        name = clean(line.name.strip())
        if name and name != holder.name:
            if near_people(holder.name, name):
                _correct(office, holder, name)
            else:
                database.update(replace(term, person_id=person_named(database, name).id))
        if (line.since, line.until) != (term.since, term.until):
            date_term(office, term.id, line.since, line.until)
        _follow(office, database.get(Seat, term.seat_id), on)


def remove_term(office: OpenOffice, line: TermLine, on: date) -> None:
    """Take a term out of the history that never was; the others keep their days."""
    database = office.database
    with database.act():
        term = database.get(Term, line.id)
        database.delete(term)
        _follow(office, database.get(Seat, term.seat_id), on)


def _follow(office: OpenOffice, seat: Seat, on: date) -> None:
    """Let the office know its secretary by the name that the seat now has."""
    own = seat.headquarters_id == office.headquarters.id and seat.duty is Duty.SECRETARY
    term = term_of(office.database, seat.id, on) if own else None
    if term is None:
        return
    name = office.database.get(Person, term.person_id).name
    if name != office.office.secretary:
        office.database.update(replace(office.office, secretary=name))
