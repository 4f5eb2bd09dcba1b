"""The days on which an office of Iran is closed.

The one hard rule: a holiday by the moon that is not announced yet is told as an estimate.
The package behind this reads every country it knows when it is first asked, about half a second:
it is loaded with the first question, never with the window.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from desktop import persian

if TYPE_CHECKING:
    from holidays import HolidayBase

_FRIDAY = 4  # of date.weekday()
_ESTIMATED = " (تخمینی)"

# The names come from the official calendar without its half-spaces.
_TIDIED = (
    ("عیدنوروز", "عید نوروز"),
    ("رسول اکرم؛شهادت", "رسول اکرم؛ شهادت"),
    ("نیمه شعبان", "نیمهٔ شعبان"),
    ("علیه السلام", "علیه‌السلام"),
    ("سلام الله", "سلام‌الله"),
    ("عجل الله", "عجل‌الله"),
)


@dataclass(frozen=True)
class Holiday:
    """An official holiday; `estimated` if any part of its name rests on a moon not yet seen."""

    name: str
    estimated: bool


@lru_cache(maxsize=1024)
def holiday(day: date) -> Holiday | None:
    """Name the official holiday of a day; an ordinary Friday has none."""
    names = _calendar().get_list(day)
    if not names:
        return None
    return Holiday(
        name="؛ ".join(_tidy(name.removesuffix(_ESTIMATED)) for name in names),
        estimated=any(name.endswith(_ESTIMATED) for name in names),
    )


def is_day_off(day: date) -> bool:
    """Tell whether offices are closed: Fridays and official holidays."""
    return day.weekday() == _FRIDAY or holiday(day) is not None


def closed_on(day: date) -> str | None:
    """Say why offices are closed: the holiday's name, "" for a Friday; None if they are open.

    Nobody waits for the calendar: until somebody else has loaded it, only Fridays are known.
    """
    found = holiday(day) if _calendar.cache_info().currsize else None
    if found is not None:
        return found.name
    return "" if day.weekday() == _FRIDAY else None


def _tidy(name: str) -> str:
    for raw, tidied in _TIDIED:
        name = name.replace(raw, tidied)
    return persian.digits(name)


@cache
def _calendar() -> "HolidayBase":
    from holidays.countries.iran import Iran  # noqa: PLC0415, the slow part: see above

    return Iran(language="fa_IR")
