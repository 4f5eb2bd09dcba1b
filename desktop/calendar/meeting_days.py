"""The day of a month on which people meet, and the free day instead of one that is a day off.

The one hard rule: whoever meets once a month stays in the month. A free day is looked for after
the day that was meant, and before it only where the month ends in days off.
"""

from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from desktop.calendar.holidays import is_day_off
from desktop.calendar.jalali import MONTHS, from_jalali, month_length, to_jalali, weekday

LAST = -1


class ProposedDay(NamedTuple):
    """A working day; `meant` is another one if that was to be, but is a day off."""

    day: date
    meant: date

    @property
    def moved(self) -> bool:
        return self.day != self.meant


def nth_weekday(year: int, month: int, nth: int, name: str) -> date:
    """Find the n-th day of a Jalali month with this name, from 1 to 4, or the LAST one."""
    days = [each for each in _month(from_jalali(year, month, 1)) if weekday(each) == name]
    return days[nth - 1 if nth > 0 else nth]


def following_month(day: date) -> tuple[int, int]:
    """Give the year and the month after those of a day."""
    year, month, _ = to_jalali(day)
    return (year, month + 1) if month < len(MONTHS) else (year + 1, 1)


def proposed(meant: date) -> ProposedDay:
    """Propose a day, or the nearest free one of its month."""
    month = _month(meant)
    after = (day for day in month if day >= meant)
    before = (day for day in reversed(month) if day < meant)
    return ProposedDay(next(day for day in chain(after, before) if not is_day_off(day)), meant)


def _month(day: date) -> list[date]:
    """List the days of the Jalali month of a day."""
    year, month, _ = to_jalali(day)
    first = from_jalali(year, month, 1)
    return [first + timedelta(days=count) for count in range(month_length(year, month))]
