"""Reading the trail: who did what when to which record, and whether its chain holds.

The one hard rule: a breach is told, and nothing mends it.
"""

from datetime import date, datetime, time, timedelta

from db import audit, trail
from db.trail import Place, TrailEntry
from desktop import moments
from desktop.access.permissions import Deed
from desktop.calendar.tehran import TEHRAN
from desktop.errors import UserError
from desktop.office import OpenOffice

__all__ = ["BrokenTrailError", "Place", "TrailEntry", "check_trail", "read_trail"]


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
    start = _midnight(since) if since else None
    end = _midnight(until + timedelta(days=1)) if until else None
    return tuple(trail.entries(office.database, start, end))


def check_trail(office: OpenOffice) -> None:
    """Raise BrokenTrailError where an entry was changed, left out or put in; EnvironmentFault."""
    if breach := audit.breach(office.database.file):
        raise BrokenTrailError(breach.entry)


def _midnight(day: date) -> str:
    return moments.stored(datetime.combine(day, time(), TEHRAN))
