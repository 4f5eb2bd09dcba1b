"""What an imported table does to a roster: first told row by row, then done as one act.

A row is that of a seat when the organization and the post are the same however they are spelled;
where no post stands in the row, the organization and the holder. Empty cells change nothing, and no
row takes anything away: who is not in the table stays.

The one hard rule: what is applied is what was shown.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from db.people import earlier_names, organizations, person_named, term_of
from db.records import Organization, Term
from db.search import fold
from desktop.office import OpenOffice
from desktop.roster.holders import date_term, name_holder, name_substitute, succeed
from desktop.roster.near import near_names, near_people, same_person
from desktop.roster.rows import ReadRow
from desktop.roster.seats import SeatLine, add_seat, seat_lines, set_retired


class Verdict(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    DOUBLE = "double"  # an earlier row says the same
    REFUSED = "refused"


class Step(NamedTuple):
    """What one row does; `line` is the seat that it is about, and `changes` what becomes other.

    A seat that was set aside comes back. `first` is the number of the row that a double repeats, or
    that has the post of one that is added: doubtful, there may be two. `near` is an organization
    that is called much like a new one.
    """

    row: ReadRow
    verdict: Verdict
    line: SeatLine | None = None
    changes: tuple[str, ...] = ()
    first: int = 0
    new_organization: bool = False
    near: str = ""


class Plan(NamedTuple):
    headquarters_id: int
    steps: tuple[Step, ...]

    def count(self, verdict: Verdict) -> int:
        return sum(step.verdict is verdict for step in self.steps)

    @property
    def does_something(self) -> bool:
        return bool(self.count(Verdict.ADDED) or self.count(Verdict.CHANGED))


def plan(office: OpenOffice, headquarters_id: int, rows: Sequence[ReadRow], today: date) -> Plan:
    """Tell what each row would do to the table of a headquarters; nothing is written.

    An organization that became one with another is the one that was kept.
    """
    rows = _as_meant(office, rows)
    seats = [
        *seat_lines(office, headquarters_id, today),
        *seat_lines(office, headquarters_id, today, retired=True),
    ]
    first: dict[tuple[str, ...], int] = {}
    for row in rows:
        first.setdefault(_key(row), row.number)
    own = _assigned([row for row in rows if first[_key(row)] == row.number], seats)
    names = [each.name for each in office.database.select(Organization)]
    steps = []
    posts: dict[tuple[str, ...], int] = {}
    for row in rows:
        alike = posts.setdefault(_key(row)[:2], row.number) if row.post else row.number
        if row.problem:
            steps.append(Step(row, Verdict.REFUSED))
        elif first[_key(row)] != row.number:
            steps.append(Step(row, Verdict.DOUBLE, first=first[_key(row)]))
        elif row.number in own:
            steps.append(_compared(row, own[row.number]))
        else:
            step = _added(row, names)
            steps.append(step if alike == row.number else step._replace(first=alike))
    return Plan(headquarters_id, tuple(steps))


def _as_meant(office: OpenOffice, rows: Sequence[ReadRow]) -> list[ReadRow]:
    """Call an organization that became one with another by the name that was kept."""
    kept = {fold(name): now for name, now in earlier_names(office.database)}
    for each in organizations(office.database):
        kept.pop(fold(each.name), None)
    return [
        row._replace(organization=kept.get(fold(row.organization), row.organization))
        for row in rows
    ]


def _key(row: ReadRow) -> tuple[str, ...]:
    """Give what two rows have in common that say the same; a row that is refused says nothing."""
    told = tuple(map(fold, (row.organization, row.post, row.holder)))
    return (str(row.number),) if row.problem else told


def _assigned(rows: Sequence[ReadRow], seats: Sequence[SeatLine]) -> dict[int, SeatLine]:
    """Find the seat of each row, by its number: first where the holder is the same as well."""
    free = {seat.uuid: seat for seat in seats}
    own: dict[int, SeatLine] = {}
    for is_own in (_is_held, _is_called):
        for row in rows:
            seat = next((each for each in free.values() if is_own(row, each)), None)
            if seat is not None and row.number not in own and not row.problem:
                own[row.number] = free.pop(seat.uuid)
    return own


def _is_called(row: ReadRow, seat: SeatLine) -> bool:
    post = bool(row.post) and fold(row.post) == fold(seat.post)
    return post and fold(row.organization) == fold(seat.organization)


def _is_held(row: ReadRow, seat: SeatLine) -> bool:
    called = (
        _is_called(row, seat) if row.post else fold(row.organization) == fold(seat.organization)
    )
    return called and bool(row.holder) and same_person(row.holder, seat.holder)


def _added(row: ReadRow, names: Sequence[str]) -> Step:
    if any(fold(name) == fold(row.organization) for name in names):
        return Step(row, Verdict.ADDED)
    near = next((name for name in names if near_names(name, row.organization)), "")
    return Step(row, Verdict.ADDED, new_organization=True, near=near)


def _compared(row: ReadRow, line: SeatLine) -> Step:
    changes = ["retired"] if line.seat.retired else []
    for name, new, old in (
        ("holder", row.holder, line.holder),
        ("substitute", row.substitute, line.substitute),
    ):
        if new and not same_person(new, old):
            changes.append(name)
    if row.since and row.since != line.since and (row.holder or line.holder):
        changes.append("since")
    return Step(row, Verdict.CHANGED if changes else Verdict.SAME, line, tuple(changes))


def apply(office: OpenOffice, plan: Plan, today: date) -> Counter[Verdict]:
    """Do what was told, as one act; give how many rows did what."""
    with office.database.act():
        for step in plan.steps:
            if step.verdict is Verdict.ADDED:
                _add(office, plan.headquarters_id, step.row)
            elif step.verdict is Verdict.CHANGED and step.line is not None:
                _change(office, step, step.line, today)
    return Counter(step.verdict for step in plan.steps)


def _add(office: OpenOffice, headquarters_id: int, row: ReadRow) -> None:
    seat = add_seat(office, headquarters_id, post=row.post, organization=row.organization)
    if row.holder:
        database = office.database
        substitute = person_named(database, row.substitute) if row.substitute else None
        database.insert(
            Term(
                seat_id=seat.id,
                person_id=person_named(database, row.holder).id,
                substitute_id=substitute.id if substitute else None,
                since=row.since,
            )
        )


def _change(office: OpenOffice, step: Step, line: SeatLine, today: date) -> None:
    database, row, seat = office.database, step.row, line.seat
    if "retired" in step.changes:
        set_retired(office, seat, retired=False)
    if "holder" in step.changes:
        _change_holder(office, row, line, today)
    term = term_of(database, seat.id, max(today, row.since or today))
    if term is None:
        return
    if "substitute" in step.changes:
        name_substitute(office, term, row.substitute)
    if "since" in step.changes and term.since != row.since:
        date_term(office, term.id, row.since, term.until)


def _change_holder(office: OpenOffice, row: ReadRow, line: SeatLine, today: date) -> None:
    """Let the holder of the row have the seat: from the day of the row on, if it tells one.

    Where that day is no later than the one from which the seat is held, the old name was wrong.
    """
    database, seat = office.database, line.seat
    if row.since is None or not line.holder or near_people(line.holder, row.holder):
        name_holder(office, seat, row.holder, today)
    elif line.since is None or row.since > line.since:
        succeed(office, seat, row.holder, row.since, today)
    elif term := term_of(database, seat.id, today):
        person = person_named(database, row.holder)
        database.update(replace(term, person_id=person.id))
