"""States and days in the cells of an answer, as people type them."""

from datetime import date
from time import process_time

import pytest

from db.records import ActionState, Recurrence
from desktop.answers.values import read_day, read_state
from desktop.spreadsheet import Cell
from tests.desktop.answers.books import TODAY

MEHR_12 = date(2026, 10, 4)


@pytest.mark.parametrize(
    ("typed", "state"),
    [
        ("انجام‌شده", ActionState.DONE),
        ("انجام شده", ActionState.DONE),
        ("انجام‌شد", ActionState.DONE),
        ("انجام شد.", ActionState.DONE),
        ("انجام شده است", ActionState.DONE),
        ("انجـام شده", ActionState.DONE),
        ("انجام نشده", ActionState.OPEN),
        ("انجام نشده است.", ActionState.OPEN),
        ("درحال انجام", ActionState.IN_PROGRESS),
        ("در دست اقدام", ActionState.IN_PROGRESS),
        ("به تعويق افتاده", ActionState.POSTPONED),
        ("كنار گذاشته شده", ActionState.DROPPED),
        ("منتفی شد", ActionState.DROPPED),
        ("باز", ActionState.OPEN),
        ("تقریباً انجام شد", None),
        ("معوق", None),
        ("پایان‌یافته", None),
        ("1", None),
    ],
)
def test_a_state_is_read_however_it_is_typed(typed: str, state: ActionState | None) -> None:
    assert read_state(typed, Recurrence.ONCE) is state


def test_a_cell_of_dots_without_end_is_read_in_no_time() -> None:
    began = process_time()
    assert read_state("." * 50_000 + "انجام شد", Recurrence.ONCE) is None
    assert process_time() - began < 1


def test_a_duty_that_recurs_can_come_to_its_end() -> None:
    assert read_state("پایان یافته", Recurrence.MONTHLY) is ActionState.DROPPED


@pytest.mark.parametrize(
    "typed",
    [
        "۱۴۰۵/۰۷/۱۲",
        "1405/7/12",
        "١٤٠٥/٧/١٢",
        "05/7/12",
        "1405-07-12",
        "۱۲ مهر",
        "یکشنبه ۱۲ مهر ۱۴۰۵",
        "14050712",
        "46299",
        "2026-10-04",
        MEHR_12,
        date(1405, 7, 21),  # what LibreOffice makes of «1405/07/12»
    ],
)
def test_a_day_is_read_however_it_is_typed(typed: Cell) -> None:
    assert read_day(typed, TODAY) == MEHR_12


@pytest.mark.parametrize(
    "typed",
    ["دیروز", "فردا", "شنبه", "۵شنبه", "12/7", "1405/13/1", "1405/12/30", "1405", "مهر", "؟"],
)
def test_what_is_no_day_for_sure_is_none(typed: str) -> None:
    assert read_day(typed, TODAY) is None


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
def test_a_cell_of_another_age_is_no_day(day: date) -> None:
    assert read_day(day, TODAY) is None
