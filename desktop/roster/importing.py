"""What an imported table does to a roster: first told row by row, then done as one act.

A row is that of a seat when the organization and the post are the same however they are spelled;
where no post stands in the row, the organization and the holder. Empty cells change nothing, and no
row takes anything away: who is not in the table stays.

The one hard rule: what is applied is what was shown.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from db.people import person_named, term_of
from db.records import Organization, Term
from db.search import fold
from desktop.office import OpenOffice
from desktop.roster.holders import date_term, name_holder, name_substitute, succeed
from desktop.roster.near import near_people, same_person
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

    A seat that was set aside comes back. `first` is the number of the row that a double repeats.
    """

    row: ReadRow
    verdict: Verdict
    line: SeatLine | None = None
    changes: tuple[str, ...] = ()
    first: int = 0
    new_organization: bool = False


class Plan(NamedTuple):
    headquarters_id: int
    steps: tuple[Step, ...]

    def count(self, verdict: Verdict) -> int:
        return sum(step.verdict is verdict for step in self.steps)

    @property
    def does_something(self) -> bool:
        return bool(self.count(Verdict.ADDED) or self.count(Verdict.CHANGED))


def plan(office: OpenOffice, headquarters_id: int, rows: Iterable[ReadRow], today: date) -> Plan:
    """Tell what each row would do to the table of a headquarters; nothing is written."""
    seats = [
        *seat_lines(office, headquarters_id, today),
        *seat_lines(office, headquarters_id, today, retired=True),
    ]
    known = {fold(each.name) for each in office.database.select(Organization)}
    taken: set[str] = set()
    steps: list[Step] = []
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = tuple(map(fold, (row.organization, row.post, row.holder)))
        if row.problem:
            steps.append(Step(row, Verdict.REFUSED))
        elif key in seen:
            steps.append(Step(row, Verdict.DOUBLE, first=seen[key]))
        else:
            seen[key] = row.number
            line = _seat_of(row, [each for each in seats if each.uuid not in taken])
            if line is not None:
                taken.add(line.uuid)
            new = fold(row.organization) not in known
            steps.append(_step(row, line)._replace(new_organization=new))
    return Plan(headquarters_id, tuple(steps))


def _seat_of(row: ReadRow, free: list[SeatLine]) -> SeatLine | None:
    """Find the seat that a row is about: of several alike the one that its holder has, then one."""
    body, post = fold(row.organization), fold(row.post)
    own = [each for each in free if fold(each.organization) == body]
    if post:
        own = [each for each in own if fold(each.post) == post]
    held = [each for each in own if row.holder and same_person(each.holder, row.holder)]
    return next(iter(held or (own if post else ())), None)


def _step(row: ReadRow, line: SeatLine | None) -> Step:
    if line is None:
        return Step(row, Verdict.ADDED)
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
