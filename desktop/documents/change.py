"""What became of a figure since the last time, in words."""

import re
from datetime import date
from decimal import Decimal

from desktop import persian
from desktop.calendar import jalali
from desktop.minutes import Figure

_PERCENT = ("%", "٪")
_SLASH = re.compile(r"(?<=\d)/(?=\d)")  # many type a decimal so


def last_time(value: str, period: str, held_on: date, on: date) -> str:
    """Write «۳۲ (مهر)»: what was reported, and for when; without a period, when it was said."""
    return f"{_written(value)} ({period.strip() or _month(held_on, on)})"


def change(before: str, now: str) -> str:
    """Write «۶ بیشتر», «۶ کمتر» or «بی‌تغییر»; "" where one of the two is no number."""
    first, second = _read(before), _read(now)
    if first is None or second is None or first[1] != second[1]:
        return ""
    difference = second[0] - first[0]
    if not difference:
        return "بی‌تغییر"
    points = " واحد درصد" if second[1] else ""
    return f"{persian.decimal(abs(difference))}{points} {'بیشتر' if difference > 0 else 'کمتر'}"


def before(figure: Figure, on: date) -> str:
    """Write what a figure of the minutes was the last time; "" where it was never reported."""
    last = figure.last_time
    return last_time(last.value, last.period, last.held_on, on) if last else ""


def became(figure: Figure) -> str:
    """Write how a figure of the minutes changed; "" where nothing can be reckoned."""
    return change(figure.last_time.value, figure.value) if figure.last_time else ""


def _read(value: str) -> tuple[Decimal, bool] | None:
    """Read a number, and whether it is a percentage."""
    text = value.strip()
    bare = text.strip("".join(_PERCENT)).strip()
    number = persian.read_decimal(_SLASH.sub("٫", bare))
    return None if number is None else (number, bare != text)


def _written(value: str) -> str:
    """Write a number as Persian does, whatever digits it was typed with; other texts stay."""
    read = _read(value)
    if read is None:
        return value.strip()
    number, percent = read
    return persian.decimal(number) + ("٪" if percent else "")


def _month(held_on: date, on: date) -> str:
    """Name the month of a meeting, with its year where that is another one."""
    then, now = jalali.to_jalali(held_on), jalali.to_jalali(on)
    month = jalali.MONTHS[then.month - 1]
    return month if then.year == now.year else f"{month} {persian.digits(then.year)}"
