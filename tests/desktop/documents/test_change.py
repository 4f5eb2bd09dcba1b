"""What became of a figure, in words; what is no number is not reckoned with."""

from datetime import date

import pytest

from desktop.documents.change import change, last_time


@pytest.mark.parametrize(
    ("before", "now", "told"),
    [
        ("۳۲", "۳۸", "۶ بیشتر"),
        ("۱٬۲۰۰", "1200", "بی‌تغییر"),
        ("1,200", "۹۵۰", "۲۵۰ کمتر"),
        ("۱۲٫۵", "۱۰", "۲٫۵ کمتر"),
        ("۴۵٪", "۵۰ ٪", "۵ واحد درصد بیشتر"),
        ("%45", "45%", "بی‌تغییر"),
        ("−۳", "۲", "۵ بیشتر"),
        ("۴۵٪", "۵۰", ""),
        ("۳۰ هزار", "۳۱ هزار", ""),
        ("نخستین بار", "۲", ""),
        ("۳۲", "", ""),
        ("۱۲/۵", "۱۰", "۲٫۵ کمتر"),
        ("12/5%", "۱۳٪", "۰٫۵ واحد درصد بیشتر"),
        ("۱۴۰۵/۷/۱۲", "۱۴۰۵/۷/۱۳", ""),
        ("۱۲/", "۱۳", ""),
    ],
)
def test_a_change_is_told_where_both_are_numbers(before: str, now: str, told: str) -> None:
    assert change(before, now) == told


def test_a_value_stands_with_its_period_or_with_the_month_in_which_it_was_said() -> None:
    held_on, on = date(2026, 10, 4), date(2026, 11, 8)
    assert last_time("۳۲", "تابستان ۱۴۰۵", held_on, on) == "۳۲ (تابستان ۱۴۰۵)"
    assert last_time(" ۳۲ ", " ", held_on, on) == "۳۲ (مهر)"
    assert last_time("1200", "", date(2025, 10, 4), on) == "۱٬۲۰۰ (مهر ۱۴۰۴)"
    assert last_time("12.50%", "", held_on, on) == "۱۲٫۵٪ (مهر)"
    assert last_time("12/50", "", held_on, on) == "۱۲٫۵ (مهر)"
    assert last_time("۳۰ هزار", "", held_on, on) == "۳۰ هزار (مهر)"
