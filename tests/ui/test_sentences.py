from datetime import date

import pytest

from desktop.calendar import deadlines, jalali
from desktop.calendar.deadlines import Days
from desktop.calendar.jalali import DateError, TimeError
from ui.sentences import sentence

TODAY = date(2026, 10, 4)  # ۱۲ مهر ۱۴۰۵


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "تاریخ را بنویسید."),
        ("جلسه", "تاریخ خوانده نشد. آن را مانند «۱۲ مهر ۱۴۰۵» یا «۱۴۰۵/۷/۱۲» بنویسید."),
        ("۱۴۰۴/۱۲/۳۰", "سال ۱۴۰۴ کبیسه نیست؛ اسفند آن ۲۹ روز است و روز ۳۰ ندارد."),
        ("۳۱ مهر ۱۴۰۵", "مهر سال ۱۴۰۵، ۳۰ روز است و روز ۳۱ ندارد."),
        ("۱۴۰۵/۱۳/۱", "ماه ۱۳ در تقویم نیست. شمارهٔ ماه را از ۱ تا ۱۲ بنویسید."),
        ("شنبه ۱۲ مهر ۱۴۰۵", "۱۲ مهر ۱۴۰۵ یکشنبه است. روز هفته یا تاریخ را اصلاح کنید."),
        ("۱۲/۷", "روز و ماه از هم روشن نیست؛ «۱۲ مهر» یا «۷ اسفند» بنویسید."),
        ("۱۲ مهر ۱۶۰۰", "سال ۱۶۰۰ پذیرفته نیست. سالی از ۱۳۰۰ تا ۱۵۰۰ بنویسید."),
    ],
)
def test_a_date_that_cannot_be_says_why(typed: str, told: str) -> None:
    with pytest.raises(DateError) as refused:
        jalali.read(typed, TODAY)
    assert sentence(refused.value) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        (
            "تا جلسهٔ بعد",
            "تاریخ جلسهٔ بعد در شناسنامه نیست. آن را آنجا بنویسید یا مهلت را با تاریخ بگویید.",
        ),
        ("آبان", "یک روز معین نیست. آن را مانند «پایان آبان» یا «شنبهٔ آینده» بنویسید."),
        (
            "دیروز",
            "۱۱ مهر ۱۴۰۵ پیش از جلسه است. اگر درست است، سال را با چهار رقم بنویسید.",
        ),
    ],
)
def test_a_deadline_that_cannot_be_says_why(typed: str, told: str) -> None:
    with pytest.raises(DateError) as refused:
        deadlines.read(typed, Days(TODAY))
    assert sentence(refused.value) == told


def test_a_time_that_cannot_be_says_how_to_write_one() -> None:
    with pytest.raises(TimeError) as refused:
        jalali.read_time("۲۵")
    assert sentence(refused.value) == "ساعت خوانده نشد. آن را مانند «۱۰:۳۰» بنویسید."


def test_an_error_without_a_sentence_is_a_defect() -> None:
    with pytest.raises(ZeroDivisionError):
        sentence(ZeroDivisionError())
