"""The date and the time on the wall of the office: Tehran's, however the machine is set."""

from datetime import date, datetime, time

from desktop.calendar.tehran import TEHRAN


def today_here() -> date:
    return datetime.now(TEHRAN).date()


def now_here() -> time:
    """Tell the time, to the second."""
    return datetime.now(TEHRAN).time().replace(microsecond=0)
