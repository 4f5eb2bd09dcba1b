"""Why a date or a time is refused, in one Persian sentence.

The one hard rule: the sentence shows what could be written instead.
"""

from desktop.calendar.jalali import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTHS,
    DateError,
    DateProblem,
    Jalali,
    TimeError,
    medium,
)
from desktop.persian import digits
from desktop.sending.refusals import ReceiptDayError

_DATES = {
    DateProblem.EMPTY: "تاریخ را بنویسید.",
    DateProblem.UNREADABLE: ("تاریخ خوانده نشد. آن را مانند «۱۲ مهر ۱۴۰۵» یا «۱۴۰۵/۷/۱۲» بنویسید."),
    DateProblem.VAGUE: "یک روز معین نیست. آن را مانند «پایان آبان» یا «شنبهٔ آینده» بنویسید.",
    DateProblem.NO_NEXT_MEETING: (
        "تاریخ جلسهٔ بعد در شناسنامه نیست. آن را آنجا بنویسید یا مهلت را با تاریخ بگویید."
    ),
    DateProblem.NOT_LEAP: "سال {year} کبیسه نیست؛ اسفند آن {length} روز است و روز {day} ندارد.",
    DateProblem.NO_SUCH_DAY: "{month_name} سال {year}، {length} روز است و روز {day} ندارد.",
    DateProblem.NO_SUCH_MONTH: "ماه {month} در تقویم نیست. شمارهٔ ماه را از ۱ تا ۱۲ بنویسید.",
    DateProblem.WEEKDAY_DIFFERS: (
        "{day} {month_name} {year} {weekday} است. روز هفته یا تاریخ را اصلاح کنید."
    ),
    DateProblem.UNCLEAR: (
        "روز و ماه از هم روشن نیست؛ «{day} {month_name}» یا «{month} {other_month}» بنویسید."
    ),
    DateProblem.PASSED: (
        "{day} {month_name} {year} پیش از جلسه است. اگر درست است، سال را با چهار رقم بنویسید."
    ),
    DateProblem.OUT_OF_RANGE: (
        f"سال {{year}} پذیرفته نیست. سالی از {digits(FIRST_YEAR)} تا {digits(LAST_YEAR)} بنویسید."
    ),
}


def date_sentence(error: DateError) -> str:
    """Say what is wrong with a date."""
    figures = error.jalali or Jalali(0, 0, 0)
    return _DATES[error.reason].format(
        **{name: digits(figure) for name, figure in figures._asdict().items()},
        month_name=error.month_name,
        other_month=MONTHS[(figures.day - 1) % len(MONTHS)],
        length=digits(error.length or 0),
        weekday=error.weekday,
    )


def time_sentence(_error: TimeError) -> str:
    """Say how a time is written."""
    return "ساعت خوانده نشد. آن را مانند «۱۰:۳۰» بنویسید."


def receipt_day_sentence(error: ReceiptDayError) -> str:
    """Say between which days a receipt can have come."""
    if error.day < error.earliest:
        return f"رسید پس از ارسال می‌آید؛ روزی از {medium(error.earliest)} به بعد بنویسید."
    return f"این روز هنوز نیامده است؛ روزی تا امروز، {medium(error.latest)}، بنویسید."
