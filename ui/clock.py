"""The date and the time on the wall of this office."""

from datetime import date, datetime, time


def today_here() -> date:
    return datetime.now().astimezone().date()


def now_here() -> time:
    """Tell the time, to the second."""
    return datetime.now().astimezone().time().replace(microsecond=0)
