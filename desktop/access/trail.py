"""Reading the trail: who did what when to which record, and whether its chain holds.

The one hard rule: a breach is told, and nothing mends it.
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from db import audit, trail
from db.data_file import DataFile
from db.database import Database
from db.trail import Place, TrailEntry
from desktop import moments
from desktop.access.permissions import Deed
from desktop.calendar.tehran import TEHRAN
from desktop.errors import UserError
from desktop.office import OpenOffice
from desktop.reporting import Report

__all__ = [
    "UNDONE",
    "BrokenTrailError",
    "Place",
    "Sort",
    "TrailEntry",
    "check_trail",
    "first_breach",
    "read_apart",
    "read_trail",
    "sort_of",
]

UNDONE = "undone_"  # what goes before an act that was taken back

_STEPS = frozenset(
    {
        Deed.SUBMIT,
        Deed.AMEND,
        Deed.GIVE_UP,
        Deed.JUDGE,
        Deed.RETURN,
        Deed.SIGN,
        Deed.LEND,
        Deed.LEND_AGAIN,
        Deed.RECALL,
        Deed.TAKE_BACK,
        Deed.FILE_INK,
        Deed.SEND,
        Deed.FILE_RECEIPT,
    }
)
_RECORDS_OF_STEPS = frozenset({"sign_offs", "versions", "loans", "ink_sheets", "sends", "receipts"})
_RECORDS_OF_PEOPLE = frozenset({"users", "signing_keys"})


class Sort(StrEnum):
    """What an entry is about, as people look for it."""

    STEPS = "steps"  # of a sign-off, and what is done with signed minutes
    EDITS = "edits"
    PEOPLE = "people"  # who sign in, and what they sign with


class BrokenTrailError(UserError):
    """The chain does not hold from this entry on: somebody has changed the file by other means."""

    def __init__(self, entry: int) -> None:
        super().__init__(str(entry))
        self.entry = entry


def read_trail(
    office: OpenOffice, since: date | None = None, until: date | None = None
) -> tuple[TrailEntry, ...]:
    """Give the entries from a day until the end of another, as days are in Tehran.

    Raises NotAllowedError.
    """
    office.require(Deed.READ_TRAIL)
    return tuple(trail.entries(office.database, *_moments(since, until)))


def read_apart(
    file: DataFile, since: date | None, until: date | None, report: Report
) -> Iterator[TrailEntry]:
    """Give them by a connection of its own, in whichever thread.

    For whoever has been let in by `OpenOffice.require`. Raises EnvironmentFault, and as `report`.
    """
    with closing(Database(file)) as database:
        total = trail.count(database, *_moments(since, until))
        for place, entry in enumerate(trail.entries(database, *_moments(since, until))):
            report(place, total)
            yield entry


def sort_of(entry: TrailEntry) -> Sort:
    act = entry.act.removeprefix(UNDONE)
    if entry.record in _RECORDS_OF_PEOPLE:
        return Sort.PEOPLE
    is_step = act in _STEPS or entry.record in _RECORDS_OF_STEPS
    return Sort.STEPS if is_step else Sort.EDITS


def check_trail(office: OpenOffice) -> None:
    """Raise BrokenTrailError where an entry was changed, left out or put in; EnvironmentFault."""
    if broken := first_breach(office.database.file):
        raise BrokenTrailError(broken)


def first_breach(file: DataFile) -> int:
    """Give the first entry at which the chain is broken, 0 for none; raises EnvironmentFault."""
    breach = audit.breach(file)
    return breach.entry if breach else 0


def _moments(since: date | None, until: date | None) -> tuple[str | None, str | None]:
    end = _midnight(until + timedelta(days=1)) if until else None
    return _midnight(since) if since else None, end


def _midnight(day: date) -> str:
    return moments.stored(datetime.combine(day, time(), TEHRAN))
