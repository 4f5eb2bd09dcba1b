"""The periods that a register is usually made of, without a date that somebody would have to type.

The one hard rule: a period that still goes on ends today, since nothing is decided yet of the rest.
"""

from datetime import date, timedelta
from enum import StrEnum

from db.records import Meeting, MeetingState
from desktop.calendar import jalali
from desktop.office import OpenOffice

_SEASON = 3  # months


class Period(StrEnum):
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    THIS_SEASON = "this-season"
    THIS_MONTH = "this-month"
    EVER = "ever"


def span(office: OpenOffice, period: Period, on: date) -> tuple[date, date]:
    """Give the first and the last day of a period, as seen on a day."""
    year, month, _ = jalali.to_jalali(on)
    match period:
        case Period.THIS_YEAR:
            return jalali.from_jalali(year, 1, 1), on
        case Period.LAST_YEAR:
            new_year = jalali.from_jalali(year, 1, 1)
            return jalali.from_jalali(year - 1, 1, 1), new_year - timedelta(days=1)
        case Period.THIS_SEASON:
            return jalali.from_jalali(year, month - (month - 1) % _SEASON, 1), on
        case Period.THIS_MONTH:
            return jalali.from_jalali(year, month, 1), on
        case Period.EVER:
            return min(on, _first_meeting(office, on)), on


def _first_meeting(office: OpenOffice, on: date) -> date:
    """Give the day of the first meeting that was held; `on` before there is any."""
    held = office.database.select(
        Meeting,
        "held_on = (SELECT min(held_on) FROM meetings WHERE state <> ?)",
        (MeetingState.CANCELLED,),
    )
    return held[0].held_on if held else on
