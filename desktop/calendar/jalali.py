"""Jalali dates at the edges of Dabir: written for people, read from what people write.

The one hard rule: dates travel through the program as `datetime.date`, times as `datetime.time`;
only this module turns them into Jalali and back, and jdatetime does all the arithmetic.
"""

import re
import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, time, timedelta
from enum import Enum, auto
from functools import partial
from typing import NamedTuple

import jdatetime

from desktop import persian

MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور",
    "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
WEEKDAYS = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
FIRST_YEAR, LAST_YEAR = 1300, 1500


class Jalali(NamedTuple):
    year: int
    month: int
    day: int


class DateProblem(Enum):
    EMPTY = auto()
    UNREADABLE = auto()
    UNCLEAR = auto()  # which of two numbers is the day
    NO_SUCH_MONTH = auto()
    NO_SUCH_DAY = auto()
    NOT_LEAP = auto()
    WEEKDAY_DIFFERS = auto()
    OUT_OF_RANGE = auto()
    PASSED = auto()  # a deadline before the meeting that sets it
    VAGUE = auto()  # a time of many days
    NO_NEXT_MEETING = auto()  # whose day is not known


class DateError(ValueError):
    """Why a date could not be read, with the figures that a sentence about it needs.

    `length` is the number of days of that month (NO_SUCH_DAY, NOT_LEAP); `weekday` the true one
    (WEEKDAY_DIFFERS); what the text did not say is None. An UNCLEAR day could be the month too.
    """

    def __init__(
        self,
        reason: DateProblem,
        jalali: Jalali | None = None,
        *,
        length: int | None = None,
        weekday: str | None = None,
    ) -> None:
        super().__init__(reason.name, jalali)
        self.reason = reason
        self.jalali = jalali
        self.length = length
        self.weekday = weekday

    @property
    def month_name(self) -> str | None:
        if self.jalali is None or not 1 <= self.jalali.month <= len(MONTHS):
            return None
        return MONTHS[self.jalali.month - 1]


class TimeError(ValueError):
    """The text is not a time of day."""


def to_jalali(day: date) -> Jalali:
    """Turn a date into its Jalali year, month and day."""
    # Not by way of a date, which asks for the locale each time: lists turn thousands of days.
    return Jalali(*jdatetime.GregorianToJalali(day.year, day.month, day.day).getJalaliList())


def from_jalali(year: int, month: int, day: int) -> date:
    """Turn a Jalali year (1300–1500), month and day into a date; raises DateError."""
    jalali = Jalali(year, month, day)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(DateProblem.OUT_OF_RANGE, jalali)
    if not 1 <= month <= len(MONTHS):
        raise DateError(DateProblem.NO_SUCH_MONTH, jalali)
    length = month_length(year, month)
    if not 1 <= day <= length:
        leap_day_only = (month, day) == (12, 30)
        reason = DateProblem.NOT_LEAP if leap_day_only else DateProblem.NO_SUCH_DAY
        raise DateError(reason, jalali, length=length)
    found: date = jdatetime.date(year, month, day).togregorian()
    return found


def is_leap(year: int) -> bool:
    """Tell whether Esfand of the year has 30 days."""
    return bool(jdatetime.date(year, 1, 1).isleap())


def month_length(year: int, month: int) -> int:
    """Count the days of a Jalali month."""
    if month == len(MONTHS) and is_leap(year):
        return 30
    return int(jdatetime.j_days_in_month[month - 1])


def months_later(day: date, months: int) -> date:
    """Go to the same day of another month, or to its last one if it is shorter."""
    year, month, in_month = to_jalali(day)
    years, month = divmod(month - 1 + months, len(MONTHS))
    year, month = year + years, month + 1
    first = from_jalali(year, month, 1)
    return first + timedelta(days=min(in_month, month_length(year, month)) - 1)


def months_between(day: date, later: date) -> int:
    """Count the months that are over on a later day, the last of them as `months_later` goes."""
    year, month, in_month = to_jalali(day)
    to_year, to_month, reached = to_jalali(later)
    is_over = reached >= min(in_month, month_length(to_year, to_month))
    return (to_year - year) * len(MONTHS) + to_month - month - (not is_over)


def next_month_same_weekday(day: date) -> date:
    """Find the same n-th weekday of the next Jalali month; its last one if it has no fifth."""
    year, month, in_month = to_jalali(day)
    year, month = (year, month + 1) if month < len(MONTHS) else (year + 1, 1)
    first = from_jalali(year, month, 1)
    offset = (day - first).days % 7 + (in_month - 1) // 7 * 7
    if offset >= month_length(year, month):
        offset -= 7
    return first + timedelta(days=offset)


# Writing


def numeric(day: date) -> str:
    """Write «۱۴۰۵/۰۷/۱۲»."""
    year, month, in_month = to_jalali(day)
    return persian.digits(f"{year}/{month:02}/{in_month:02}")


def medium(day: date) -> str:
    """Write «۱۲ مهر ۱۴۰۵»."""
    year, month, in_month = to_jalali(day)
    return persian.digits(f"{in_month} {MONTHS[month - 1]} {year}")


def long(day: date) -> str:
    """Write «یکشنبه ۱۲ مهر ۱۴۰۵»."""
    return f"{weekday(day)} {medium(day)}"


def in_words(day: date) -> str:
    """Write «یکشنبه دوازدهم مهر یک‌هزار و چهارصد و پنج», as a letter of invitation does."""
    year, month, in_month = to_jalali(day)
    ordinal = "یکم" if in_month == 1 else persian.ordinal(in_month)
    return f"{weekday(day)} {ordinal} {MONTHS[month - 1]} {persian.spelled(year)}"


def short(day: date, today: date) -> str:
    """Write «۱۲ مهر» in today's Jalali year, «۱۲ مهر ۱۴۰۶» in any other."""
    year, month, in_month = to_jalali(day)
    if year != to_jalali(today).year:
        return medium(day)
    return persian.digits(f"{in_month} {MONTHS[month - 1]}")


def weekday(day: date) -> str:
    """Name the day of the week."""
    return WEEKDAYS[jdatetime.date.fromgregorian(date=day).weekday()]


def month_year(day: date) -> str:
    """Write «مهر ۱۴۰۵»."""
    year, month, _ = to_jalali(day)
    return persian.digits(f"{MONTHS[month - 1]} {year}")


def clock(moment: time) -> str:
    """Write «۱۰:۳۰»."""
    return persian.digits(f"{moment:%H:%M}")


# Reading

_ALIKE = str.maketrans("يىكآۀ\u200c\u00a0،", "ییکاه   ", "ـ")
_RELATIVE = {"امروز": 0, "فردا": 1, "پسفردا": 2, "دیروز": -1}
_WEEKDAY = re.compile(r"(?:(?:یک|دو|سه|چهار|پنج|[1-5]) ?)?شنبه|جمعه")
_SLASH = r" ?[/\-.٫⁄–] ?"
_MONTH_NAMES = tuple(name.replace("آ", "ا") for name in MONTHS)
_NAMED = rf"(?P<month>{'|'.join(_MONTH_NAMES)})(?: ?ماه)?(?: سال)?"
_FORMS = tuple(
    re.compile(form, re.ASCII)
    for form in (
        rf"(?P<year>\d{{1,4}}){_SLASH}(?P<month>\d{{1,2}}){_SLASH}(?P<day>\d{{1,2}})",
        rf"(?P<day>\d{{1,2}}){_SLASH}(?P<month>\d{{1,2}}){_SLASH}(?P<year>\d{{4}})",
        rf"(?P<day>.{{1,20}}?)[ /-]*{_NAMED}[ /-]*(?P<year>\d{{1,4}})?",
    )
)
_TWO_NUMBERS = re.compile(rf"(\d{{1,2}}){_SLASH}(\d{{1,2}})", re.ASCII)
_DAY_FIGURES = re.compile(r"(\d{1,2})(?: ?-? ?(?:ام|م))?", re.ASCII)
_CLOCK = re.compile(r"(?:ساعت ?)?(\d{1,2})(?: ?[:.٫/و ] ?(\d{1,2})|(\d{2}))?", re.ASCII)


def read(text: str, today: date, *, ahead: bool = False) -> date:
    """Read a date as people write it; raises DateError.

    Without a year, the year that brings the day nearest to today: in Esfand, «۱۵ فروردین» is next
    month; with `ahead`, the first one that is not past. Two numbers are read only where one of
    them cannot be a month. A year of two digits is the nearest such year. A weekday alone is the
    next one after today, since today has a word of its own; beside a date it must be the date's.
    """
    written = folded(text)
    if not written:
        raise DateError(DateProblem.EMPTY)
    offset = _RELATIVE.get(written.replace(" ", ""))
    if offset is not None:
        return today + timedelta(days=offset)
    in_year = partial(_next if ahead else _nearest, today=today)
    named = _WEEKDAY.match(written)
    if named is None:
        return _read_day(written, today, in_year)
    expected = _weekday_index(named[0])
    rest = written[named.end() :].strip()
    if not rest:
        tomorrow = today + timedelta(days=1)
        return tomorrow + timedelta(days=(expected - WEEKDAYS.index(weekday(tomorrow))) % 7)
    day = _read_day(rest, today, in_year)
    if weekday(day) != WEEKDAYS[expected]:
        raise DateError(DateProblem.WEEKDAY_DIFFERS, to_jalali(day), weekday=weekday(day))
    return day


def read_time(text: str) -> time:
    """Read «۱۰:۳۰», «۱۰.۳۰», «۱۰ و ۳۰», «۱۰۳۰», «۱۰»; raises TimeError."""
    found = _CLOCK.fullmatch(folded(text))
    if found is None:
        raise TimeError(text)
    hour, minute = int(found[1]), int(found[2] or found[3] or 0)
    try:
        return time(hour, minute)
    except ValueError:
        raise TimeError(text) from None


def folded(text: str) -> str:
    """Bring what people write alike to one form: letters, digits, spaces, no diacritics."""
    text = unicodedata.normalize("NFC", persian.latin_digits(persian.without_marks(text)))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return " ".join(text.translate(_ALIKE).split())


def _weekday_index(written: str) -> int:
    ahead = written.removesuffix("شنبه").strip()
    if ahead == "جمعه":
        return 6
    return int(ahead) if ahead.isdecimal() else ("", "یک", "دو", "سه", "چهار", "پنج").index(ahead)


_DAY_WORDS = {
    folded(word).replace(" ", ""): n
    for n in range(1, 32)
    for word in (persian.ordinal(n), persian.cardinal(n))
} | {"اول": 1, "یکم": 1}


def _read_day(written: str, today: date, in_year: Callable[[int, int], date]) -> date:
    """Read a date; `in_year` finds the year of a month and a day."""
    if numbers := _TWO_NUMBERS.fullmatch(written):
        month, in_month = _read_two(int(numbers[1]), int(numbers[2]), today)
        return in_year(month, in_month)
    for form in _FORMS:
        if found := form.fullmatch(written):
            month = _month_number(found["month"])
            in_month = _day_number(found["day"])
            written_year = found.groupdict().get("year")
            if written_year is None:
                return in_year(month, in_month)
            return from_jalali(_full_year(written_year, today), month, in_month)
    raise DateError(DateProblem.UNREADABLE)


def _read_two(first: int, second: int, today: date) -> tuple[int, int]:
    """Tell the month and the day of «۳۰/۷» and «۷/۳۰» alike; of «۱۲/۷» either may come first."""
    months = range(1, len(MONTHS) + 1)
    if first != second and first in months and second in months:
        raise DateError(DateProblem.UNCLEAR, Jalali(to_jalali(today).year, second, first))
    return (second, first) if first > len(MONTHS) else (first, second)


def _month_number(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTH_NAMES.index(written) + 1


def _day_number(written: str) -> int:
    if figures := _DAY_FIGURES.fullmatch(written):
        return int(figures[1])
    in_words = written.replace(" ", "")
    if in_words not in _DAY_WORDS:
        raise DateError(DateProblem.UNREADABLE)
    return _DAY_WORDS[in_words]


def _full_year(written: str, today: date) -> int:
    year = int(written)
    if len(written) > len("۰۴"):
        return year
    return min((year + 1300, year + 1400), key=lambda full: abs(full - to_jalali(today).year))


def _nearest(month: int, in_month: int, today: date) -> date:
    this_year = to_jalali(today).year
    days = []
    for year in (this_year - 1, this_year, this_year + 1):
        with suppress(DateError):
            days.append(from_jalali(year, month, in_month))
    if not days:
        return from_jalali(this_year, month, in_month)  # says why
    return min(days, key=lambda day: abs(day - today))


def _next(month: int, in_month: int, today: date) -> date:
    """Find the day in this year, or in the next one if it is past; a leap day is not waited for."""
    this_year = to_jalali(today).year
    day = from_jalali(this_year, month, in_month)
    return day if day >= today else from_jalali(this_year + 1, month, in_month)
