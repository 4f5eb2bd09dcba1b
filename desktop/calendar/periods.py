"""Beginnings, middles and ends of weeks, months, seasons and years, in words: «پایان آبان».

The one hard rule: the office's week ends on Thursday. The law closes offices on Fridays alone, and
a deadline on a day off helps nobody.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from desktop.calendar import jalali
from desktop.calendar.jalali import MONTHS, folded

SEASONS = ("بهار", "تابستان", "پاییز", "زمستان")
WEEK = timedelta(days=7)
_SATURDAY = 5  # of date.weekday()
_YEAR = len(MONTHS)
_SEASON = _YEAR // len(SEASONS)


def one_of(*words: str) -> str:
    """Give a pattern for any of some words, folded and without spaces."""
    return "|".join(folded(word).replace(" ", "") for word in words)


THIS = one_of("این", "همین")
NOW = one_of("جاری")
NEXT = one_of("آینده", "بعدی", "بعد", "دیگر")
NAMES = one_of(*MONTHS, *SEASONS)

_FOLDED_MONTHS = tuple(map(folded, MONTHS))
_EDGE = re.compile(
    rf"(?:(?P<first>{one_of('اول', 'یکم', 'آغاز', 'ابتدای', 'ابتدا')})"
    rf"|(?P<middle>نیمه)"
    rf"|(?P<last>{one_of('پایان', 'آخر', 'انتهای', 'انتها')}))ی?(?P<period>.+)"
)
_UNIT = re.compile(
    rf"(?P<this>{THIS})?(?P<unit>هفته|ماه|فصل|سال)ی?(?:(?P<now>{NOW})|(?P<next>{NEXT}))?"
)
_NAMED = re.compile(
    rf"(?:ماه|فصل)?(?P<name>{NAMES})(?:ماه)?"
    rf"(?:(?:سال)?(?P<year>1[345]\d\d)|(?P<now>امسال|سالجاری)|(?P<next>سالی?(?:{NEXT})))?",
    re.ASCII,
)
_YEAR_ALONE = re.compile(r"سال(?P<year>1[345]\d\d)|امسال", re.ASCII)


class _Period(Protocol):
    def first(self) -> date: ...

    def middle(self) -> date | None: ...

    def last(self) -> date: ...


class _Week(NamedTuple):
    saturday: date

    def first(self) -> date:
        return self.saturday

    def middle(self) -> None:
        return None

    def last(self) -> date:
        return self.saturday + timedelta(days=5)


class _Months(NamedTuple):
    """A month, a season or a year."""

    year: int
    month: int
    length: int

    def first(self) -> date:
        return jalali.from_jalali(self.year, self.month, 1)

    def middle(self) -> date | None:
        return jalali.from_jalali(self.year, self.month, 15) if self.length == 1 else None

    def last(self) -> date:
        year, month, _ = self.later(self.length - 1)
        first = jalali.from_jalali(year, month, 1)
        return first + timedelta(days=jalali.month_length(year, month) - 1)

    def later(self, months: int) -> "_Months":
        years, month = divmod(self.month - 1 + months, _YEAR)
        return self._replace(year=self.year + years, month=month + 1)


def edges(written: str, on: date) -> list[date]:
    """Read an edge of a period, written without spaces; [] if it is none.

    The day in the period that goes on; where a later one can be meant as well, its day behind it.
    """
    found = _EDGE.fullmatch(written)
    periods = _periods(found["period"], on) if found else ()
    if found is None:
        return []
    if found["first"]:
        return [each.first() for each in periods]
    if found["last"]:
        return [each.last() for each in periods]
    return [day for each in periods if (day := each.middle())]


def saturday(day: date) -> date:
    """Give the first day of the week of a day."""
    return day - timedelta(days=(day.weekday() - _SATURDAY) % 7)


def _periods(written: str, on: date) -> Sequence[_Period]:
    year = jalali.to_jalali(on).year
    if found := _YEAR_ALONE.fullmatch(written):
        return (_Months(int(found["year"] or year), 1, _YEAR),)
    if found := _NAMED.fullmatch(written):
        named = _named(found["name"], int(found["year"] or year))
        if found["next"]:
            return (named.later(_YEAR),)
        return (named,) if found["year"] or found["now"] else (named, named.later(_YEAR))
    found = _UNIT.fullmatch(written)
    if found is None:
        return ()
    both = _this_and_next(found["unit"], on)
    if found["next"]:
        return both[1:]
    return both[:1] if found["this"] or found["now"] else both


def _named(name: str, year: int) -> _Months:
    if name in SEASONS:
        return _Months(year, 1 + _SEASON * SEASONS.index(name), _SEASON)
    return _Months(year, 1 + _FOLDED_MONTHS.index(name), 1)


def _this_and_next(unit: str, on: date) -> tuple[_Period, _Period]:
    if unit == "هفته":
        return _Week(saturday(on)), _Week(saturday(on) + WEEK)
    count = {"ماه": 1, "فصل": _SEASON, "سال": _YEAR}[unit]
    year, month, _ = jalali.to_jalali(on)
    this = _Months(year, month - (month - 1) % count, count)
    return this, this.later(count)
