from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.calendar import jalali
from desktop.calendar.holidays import is_day_off
from desktop.calendar.jalali import from_jalali, month_length, to_jalali
from desktop.calendar.meeting_days import LAST, following_month, nth_weekday, proposed

YEARS = range(jalali.FIRST_YEAR, jalali.LAST_YEAR + 1)
FRIDAY = 4  # of date.weekday()
days = st.dates(from_jalali(1300, 1, 1), from_jalali(1500, 12, 1))


def test_known_days() -> None:
    assert nth_weekday(1405, 8, 2, "سه‌شنبه") == from_jalali(1405, 8, 12)
    assert nth_weekday(1405, 7, 1, "چهارشنبه") == from_jalali(1405, 7, 1)
    assert nth_weekday(1403, 12, LAST, "پنجشنبه") == from_jalali(1403, 12, 30)
    assert nth_weekday(1404, 12, LAST, "جمعه") == from_jalali(1404, 12, 29)


@pytest.mark.parametrize("nth", [1, 2, 3, 4, LAST])
def test_the_nth_weekday_is_right_in_every_year(nth: int) -> None:
    for year in YEARS:
        month = 1 + (year * 5 + nth) % 12
        length = month_length(year, month)
        for name in jalali.WEEKDAYS:
            day = nth_weekday(year, month, nth, name)
            assert jalali.weekday(day) == name
            found_year, found_month, place = to_jalali(day)
            assert (found_year, found_month) == (year, month)
            if nth == LAST:
                assert place + 7 > length
            else:
                assert 7 * (nth - 1) < place <= 7 * nth


def test_a_holiday_gives_way_to_the_day_after() -> None:
    turn = proposed(from_jalali(1405, 11, 22))
    assert (turn.day, turn.meant) == (from_jalali(1405, 11, 24), from_jalali(1405, 11, 22))
    assert turn.moved  # and not to the Friday between them
    assert not proposed(from_jalali(1405, 11, 21)).moved


def test_at_the_end_of_a_month_the_day_before_is_the_free_one() -> None:
    assert proposed(from_jalali(1404, 12, 29)).day == from_jalali(1404, 12, 28)


@given(days)
def test_a_proposed_day_is_a_working_day_of_its_month_with_none_between(day: date) -> None:
    turn = proposed(day)
    assert not is_day_off(turn.day)
    assert turn.day.weekday() != FRIDAY
    assert to_jalali(turn.day)[:2] == to_jalali(day)[:2]
    first, last = sorted((turn.day, day))
    between = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    assert all(is_day_off(each) for each in between if each != turn.day)


@given(days)
def test_the_following_month_is_the_next(day: date) -> None:
    year, month = following_month(day)
    first = from_jalali(year, month, 1)
    assert to_jalali(first - timedelta(days=1))[:2] == to_jalali(day)[:2]
