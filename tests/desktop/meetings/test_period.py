"""The periods that a register is made of."""

from datetime import date

import pytest

from db.records import Meeting
from desktop.calendar.jalali import from_jalali
from desktop.meetings import schedule
from desktop.meetings.period import Period, span
from desktop.office import OpenOffice


@pytest.mark.parametrize(
    ("period", "since", "until"),
    [
        (Period.THIS_YEAR, (1404, 1, 1), (1404, 9, 1)),
        (Period.LAST_YEAR, (1403, 1, 1), (1403, 12, 30)),  # a leap year
        (Period.THIS_SEASON, (1404, 7, 1), (1404, 9, 1)),
    ],
)
def test_a_period_that_goes_on_ends_today(
    office: OpenOffice, period: Period, since: tuple[int, int, int], until: tuple[int, int, int]
) -> None:
    days = span(office, period, from_jalali(1404, 9, 1))
    assert days == (from_jalali(*since), from_jalali(*until))


@pytest.mark.parametrize(("month", "first"), [(1, 1), (3, 1), (4, 4), (6, 4), (10, 10), (12, 10)])
def test_a_season_has_three_months(office: OpenOffice, month: int, first: int) -> None:
    since, _ = span(office, Period.THIS_SEASON, from_jalali(1405, month, 20))
    assert since == from_jalali(1405, first, 1)


def test_ever_begins_with_the_first_meeting_that_was_held(office: OpenOffice) -> None:
    on = date(2026, 10, 4)
    assert span(office, Period.EVER, on) == (on, on)
    first = call(office, date(2025, 1, 5))
    call(office, date(2025, 2, 5))
    assert span(office, Period.EVER, on) == (date(2025, 1, 5), on)
    schedule.cancel(office, first, "برف")
    assert span(office, Period.EVER, on) == (date(2025, 2, 5), on)
    assert span(office, Period.EVER, date(2024, 1, 1)) == (date(2024, 1, 1), date(2024, 1, 1))


def call(office: OpenOffice, day: date) -> Meeting:
    meeting = Meeting(headquarters_id=office.headquarters.id, number=1, held_on=day)
    return schedule.call(office, meeting, "پیگیری")
