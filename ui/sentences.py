"""What is told to a person when something cannot be done: one Persian sentence for each error.

The one hard rule: first what is so, then what to do, and no blame. Errors bring figures, never
words of the interface.
"""

from functools import singledispatch

from desktop.calendar.jalali import (
    FIRST_YEAR,
    LAST_YEAR,
    DateError,
    DateProblem,
    Jalali,
    TimeError,
)
from desktop.persian import digits


@singledispatch
def sentence(error: Exception) -> str:
    """Say an error in Persian; one that has no sentence is a defect and is raised again."""
    raise error


@sentence.register
def _date(error: DateError) -> str:
    if error.jalali is None:
        return (
            "تاریخ را بنویسید."
            if error.reason is DateProblem.EMPTY
            else "تاریخ خوانده نشد. آن را مانند «۱۲ مهر ۱۴۰۵» یا «۱۴۰۵/۷/۱۲» بنویسید."
        )
    return _impossible_date(error, error.jalali)


def _impossible_date(error: DateError, jalali: Jalali) -> str:
    year, month, day = map(digits, jalali)
    length = digits(error.length or 0)
    match error.reason:
        case DateProblem.NOT_LEAP:
            return f"سال {year} کبیسه نیست؛ اسفند آن {length} روز است و روز {day} ندارد."
        case DateProblem.NO_SUCH_DAY:
            return f"{error.month_name} سال {year}، {length} روز است و روز {day} ندارد."
        case DateProblem.NO_SUCH_MONTH:
            return f"ماه {month} در تقویم نیست. شمارهٔ ماه را از ۱ تا ۱۲ بنویسید."
        case DateProblem.WEEKDAY_DIFFERS:
            shown = f"{day} {error.month_name} {year}"
            return f"{shown} {error.weekday} است. روز هفته یا تاریخ را اصلاح کنید."
        case _:
            span = f"از {digits(FIRST_YEAR)} تا {digits(LAST_YEAR)}"
            return f"سال {year} پذیرفته نیست. سالی {span} بنویسید."


@sentence.register
def _time(error: TimeError) -> str:
    del error
    return "ساعت خوانده نشد. آن را مانند «۱۰:۳۰» بنویسید."


@sentence.register
def _date(error: DateError) -> str:
    if error.jalali is None:
        return (
            "تاریخ را بنویسید."
            if error.reason is DateProblem.EMPTY
            else "تاریخ خوانده نشد. آن را مانند «۱۲ مهر ۱۴۰۵» یا «۱۴۰۵/۷/۱۲» بنویسید."
        )
    return _impossible_date(error, error.jalali)


def _impossible_date(error: DateError, jalali: Jalali) -> str:
    year, month, day = map(digits, jalali)
    length = digits(error.length or 0)
    match error.reason:
        case DateProblem.NOT_LEAP:
            return f"سال {year} کبیسه نیست؛ اسفند آن {length} روز است و روز {day} ندارد."
        case DateProblem.NO_SUCH_DAY:
            return f"{error.month_name} سال {year}، {length} روز است و روز {day} ندارد."
        case DateProblem.NO_SUCH_MONTH:
            return f"ماه {month} در تقویم نیست. شمارهٔ ماه را از ۱ تا ۱۲ بنویسید."
        case DateProblem.WEEKDAY_DIFFERS:
            shown = f"{day} {error.month_name} {year}"
            return f"{shown} {error.weekday} است. روز هفته یا تاریخ را اصلاح کنید."
        case _:
            span = f"از {digits(FIRST_YEAR)} تا {digits(LAST_YEAR)}"
            return f"سال {year} پذیرفته نیست. سالی {span} بنویسید."


@sentence.register
def _time(_error: TimeError) -> str:
    return "ساعت خوانده نشد. آن را مانند «۱۰:۳۰» بنویسید."
