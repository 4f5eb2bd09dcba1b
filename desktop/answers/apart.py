"""Answers away from the window: a register of a whole office takes longer than anybody waits.

The one hard rule: each has a connection of its own, and gives back values alone.
"""

from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import NamedTuple

from db.records import User
from db.undo import Entry
from desktop.answers.planning import Plan, plan
from desktop.answers.returned import Returned, read_returned
from desktop.answers.steps import Step
from desktop.answers.taking import take
from desktop.office import DataFile, OpenOffice
from desktop.reporting import Report, part_of

_READING = 4  # parts of the time; the last one is for holding what was read against the office


class Taken(NamedTuple):
    """How many reports were written, and the act, for `Database.adopt`."""

    reports: int
    act: list[Entry]


def read_apart(file: DataFile, path: Path, today: date, report: Report) -> Plan:
    """Read a workbook that came back, and tell what it would do; raises as both do."""
    returned = read_returned(path, part_of(report, 0, _READING, _READING - 1))
    return plan_apart(file, returned, today, part_of(report, _READING - 1, _READING))


def plan_apart(file: DataFile, returned: Returned, today: date, report: Report) -> Plan:
    """Tell what a workbook would do as the office is now; raises OtherOfficeError."""
    with OpenOffice(file) as office, office.database.snapshot():
        return plan(office, returned, today, report)


def take_apart(
    file: DataFile, user: User | None, shown: Plan, chosen: Collection[Step], report: Report
) -> Taken:
    """Write the chosen steps for whoever is signed in; raises as `take`, and EnvironmentFault."""
    with OpenOffice(file) as office:
        office.welcome(user)
        reports = take(office, shown, chosen, report)
        return Taken(reports, office.database.hand_over())
