"""What the cells of an answer mean: a state, a day, a letter and a remark, or why they do not.

The one hard rule: what can be meant in two ways is refused and said, never guessed; the words of a
day that move with the day on which they are read, as «دیروز», say nothing about the answer.
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final, NamedTuple

from db.records import ActionState, Recurrence
from db.search import fold
from desktop.answers.returned import DAY, LETTER, NEEDED, STATE, TEXT, Row
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.formula import Formula
from desktop.persian import latin_digits
from desktop.spreadsheet import Cell

LONGEST: Final[Mapping[str, int]] = {LETTER: 100, TEXT: 2_000}

# How people write a state who do not take it from the list; whatever is not there is asked again.
_SPELLINGS: Mapping[ActionState, tuple[str, ...]] = {
    ActionState.OPEN: (
        "انجام نشده", "انجام نشد", "انجام نگرفته", "انجام نگرفت", "اقدام نشده", "اقدامی نشده",
        "اجرا نشده", "اجرا نشد", "شروع نشده", "آغاز نشده",
    ),
    ActionState.IN_PROGRESS: (
        "در دست انجام", "در حال اقدام", "در دست اقدام", "در حال اجرا", "در دست اجرا",
        "در حال پیگیری", "در دست پیگیری", "در جریان",
    ),
    ActionState.POSTPONED: ("به تعویق افتاد", "تعویق", "به بعد موکول شد", "موکول به بعد"),
    ActionState.DONE: (
        "انجام شد", "انجام گرفت", "انجام گرفته", "انجام یافت", "انجام یافته", "انجام گردید",
        "انجام گردیده", "اجرا شد", "اجرا شده", "اجرا گردید", "تمام شد", "تمام شده",
        "این نوبت انجام شد",
    ),
    ActionState.DROPPED: (
        "کنار گذاشته شد", "منتفی", "منتفی شد", "منتفی شده", "لغو شد", "لغو شده",
    ),
}  # fmt: skip
_STATES = {
    fold(word): state
    for state, words in _SPELLINGS.items()
    for word in (labels.ACTION_STATES[state], *words)
}
_ENDED = frozenset(map(fold, ("پایان یافته", "پایان یافت")))  # of a duty that recurs
_STOPS = " .،؛!"
_BEHIND = ("است", "می‌باشد", "میباشد")

_FIGURES = re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII)
_GREGORIAN = re.compile(r"(19\d\d|20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_SERIAL = re.compile(r"[2-7]\d{4}", re.ASCII)
_EPOCH = date(1899, 12, 30)  # of the day numbers in Excel, from March 1900 on
_WEEK = timedelta(days=7)


class Reason(StrEnum):
    """Why a row is not taken."""

    NO_ACTION = "no_action"  # it does not say of which
    UNKNOWN = "unknown"  # this office has no such action
    CANCELLED = "cancelled"  # its meeting was called off
    TWICE = "twice"  # another row says something else of the same
    FORMULA = "formula"
    NO_STATE = "no_state"  # no word for one
    NO_DATE = "no_date"
    AHEAD = "ahead"  # a day that has not come
    BEFORE = "before"  # the meeting that decided
    TOO_LONG = "too_long"


class Problem(NamedTuple):
    """Why a row is not taken, and in which column, by its key; "" is the whole row."""

    reason: Reason
    column: str = ""


class Said(NamedTuple):
    """What an answer says; None where it says nothing of that."""

    state: ActionState | None
    day: date | None
    letter: str
    text: str


def understood(row: Row, recurrence: Recurrence, today: date) -> Said | tuple[Problem, ...]:
    """Read an answer about an action of this recurrence; else tell of each cell why not."""
    cells = dict(zip(NEEDED[1:], (row.state, row.day, row.letter, row.text), strict=True))
    faults = {key: fault for key, cell in cells.items() if (fault := _fault(key, cell))}
    state = day = None
    if STATE not in faults and row.state:
        state = read_state(row.state, recurrence)
        if state is None:
            faults[STATE] = Reason.NO_STATE
    if DAY not in faults and row.day:
        day = read_day(row.day, today)
        if day is None:
            faults[DAY] = Reason.NO_DATE
        elif day > today:
            faults[DAY] = Reason.AHEAD
    if faults:
        return tuple(Problem(faults[key], key) for key in cells if key in faults)
    return Said(state, day, str(row.letter), str(row.text))


def _fault(key: str, cell: Cell) -> Reason | None:
    """Tell why nothing can be read in a cell, whatever its column is for."""
    if isinstance(cell, Formula):
        return Reason.FORMULA
    return Reason.TOO_LONG if len(str(cell)) > LONGEST.get(key, LONGEST[TEXT]) else None


def is_reworded(cell: Cell, state: ActionState) -> bool:
    """Tell whether a state was written in other words than those of the list."""
    wording, word = (
        fold(each).replace(" ", "") for each in (str(cell), labels.ACTION_STATES[state])
    )
    return not word.startswith(wording)


def read_state(cell: Cell, recurrence: Recurrence) -> ActionState | None:
    """Read the word for a state, however it is typed; None for any other."""
    said = str(cell).rstrip(_STOPS)
    for verb in _BEHIND:
        said = said.removesuffix(verb)
    word = fold(said)
    if word in _ENDED and recurrence is not Recurrence.ONCE:
        return ActionState.DROPPED
    return _STATES.get(word)


@lru_cache(maxsize=1_000)  # a register names the same days again and again
def read_day(cell: Cell, today: date) -> date | None:
    """Read a day: Jalali as people write it, of a cell that is a date, or a day number of Excel."""
    if isinstance(cell, date):
        return _of_date(cell)
    text = latin_digits(cell)
    if figures := _FIGURES.fullmatch(text):
        return _of_jalali(*map(int, figures.groups()))
    if gregorian := _GREGORIAN.fullmatch(text):
        return _of_gregorian(*map(int, gregorian.groups()))
    if _SERIAL.fullmatch(text):
        return _of_date(_EPOCH + timedelta(days=int(text)))
    try:
        day = jalali.read(text, today)
        stands = day == jalali.read(text, today - _WEEK)
    except jalali.DateError:
        return None
    return day if stands else None


def _of_date(day: date) -> date | None:
    """Take a day that the calendar has, or one typed in LibreOffice, which knows no Jalali year.

    It takes «1405/07/12» for a day of the Middle Ages.
    """
    if day.year <= jalali.LAST_YEAR:
        return _of_jalali(*_julian(day))
    return day if jalali.FIRST_YEAR <= jalali.to_jalali(day).year <= jalali.LAST_YEAR else None


def _julian(day: date) -> tuple[int, int, int]:
    """Give the Julian year, month and day, in which LibreOffice counts before 1582.

    By the algorithm of Richards (Explanatory Supplement to the Astronomical Almanac, 15.11).
    """
    count = day.toordinal() + 1_721_425  # the Julian day
    rest = 4 * (count + 1_401) + 3
    in_year = 5 * (rest % 1_461 // 4) + 2
    month = (in_year // 153 + 2) % 12 + 1
    return rest // 1_461 - 4_716 + (14 - month) // 12, month, in_year % 153 // 5 + 1


def _of_jalali(year: int, month: int, day: int) -> date | None:
    try:
        return jalali.from_jalali(year, month, day)
    except jalali.DateError:
        return None


def _of_gregorian(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
