"""What a workbook that came back would do to the office's reports, told row by row.

A row names an action by its UUID. What it says is a new word on that action, what is known already,
or in conflict with what the office heard in the meantime; then both stand side by side, and unless
somebody chooses otherwise it stays with what the office has.

The one hard rule: nothing is written here, and the same office and rows give an equal plan.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from db.records import Meeting, Version
from desktop.answers.comparing import Books
from desktop.answers.refusals import OtherOfficeError
from desktop.answers.returned import Returned, Row
from desktop.answers.steps import Step, Verdict
from desktop.answers.values import Problem, Reason
from desktop.office import OpenOffice
from desktop.reporting import Report, unheard

_PIECE = 500  # rows that are held against the office at once


class Plan(NamedTuple):
    """All rows with an answer; `newer` is the version of the minutes that was signed since."""

    returned: Returned
    today: date
    steps: tuple[Step, ...]
    newer: int | None

    def count(self, verdict: Verdict) -> int:
        return sum(step.verdict is verdict for step in self.steps)


def plan(office: OpenOffice, returned: Returned, today: date, report: Report = unheard) -> Plan:
    """Tell what each row would do, conflicts first; raises OtherOfficeError.

    `report` hears the rows that were held against the office, and may raise to stop.
    """
    meeting = _refuse_other_office(office, returned)
    steps = list(_steps(office, returned, today, report))
    if steps and meeting is None and not any(step.subject for step in steps):
        raise OtherOfficeError(returned.name)
    order = list(Verdict)
    steps.sort(key=lambda step: order.index(step.verdict))  # those of one kind as in the file
    return Plan(returned, today, tuple(steps), _newer(office, returned, meeting))


def stands(office: OpenOffice, shown: Plan, report: Report = unheard) -> bool:
    """Tell whether a plan would be the same by now; no second one is held in memory."""
    meeting = _refuse_other_office(office, shown.returned)
    if _newer(office, shown.returned, meeting) != shown.newer:
        return False
    rest = {
        verdict: iter([step for step in shown.steps if step.verdict is verdict])
        for verdict in Verdict
    }
    return all(
        next(rest[step.verdict], None) == step
        for step in _steps(office, shown.returned, shown.today, report)
    )


def _newer(office: OpenOffice, returned: Returned, meeting: Meeting | None) -> int | None:
    newest = _newest(office, meeting) if meeting else None
    stale = newest is not None and returned.version is not None and newest > returned.version
    return newest if stale else None


def _steps(office: OpenOffice, returned: Returned, today: date, report: Report) -> Iterator[Step]:
    """Tell what each row would do, as they stand in the file, a few at a time."""
    rows, twice, seen = returned.rows, _contradicted(returned.rows), set[str]()
    for start in range(0, len(rows), _PIECE):
        report(start, len(rows))
        piece = rows[start : start + _PIECE]
        books = Books(office, [row.action for row in piece], today, seen)
        for row in piece:
            yield books.step(row, Problem(Reason.TWICE) if row.action in twice else None)


def _refuse_other_office(office: OpenOffice, returned: Returned) -> Meeting | None:
    """Find the meeting that the workbook is of, None of a register or of one that is gone."""
    if returned.office and returned.office != office.office.uuid:
        raise OtherOfficeError(returned.name)
    found = office.database.select(Meeting, "uuid = ?", (returned.meeting,))
    return found[0] if found else None


def _newest(office: OpenOffice, meeting: Meeting) -> int | None:
    versions = office.database.query(
        f"SELECT max(number) FROM {Version.table} WHERE meeting_id = ?",  # noqa: S608 - our schema
        (meeting.id,),
    )
    newest = versions[0][0]
    return newest if isinstance(newest, int) else None


def _contradicted(rows: Iterable[Row]) -> frozenset[str]:
    """Find the actions of which two rows say something else."""
    first: dict[str, Row] = {}
    return frozenset(
        row.action
        for row in rows
        if row.action and _answer(first.setdefault(row.action, row)) != _answer(row)
    )


def _answer(row: Row) -> tuple[str, ...]:
    return tuple(map(str, (row.state, row.day, row.letter, row.text)))
