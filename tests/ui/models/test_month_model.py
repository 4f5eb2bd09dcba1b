from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop.calendar.jalali import from_jalali, to_jalali, weekday
from desktop.persian import digits
from ui.models.month_model import DAYS, FIRST_DAY, LAST_DAY, WEEKS, MonthModel, months_later

days = st.dates(FIRST_DAY, LAST_DAY)


def test_it_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = MonthModel(from_jalali(1405, 7, 12))
    qtmodeltester.check(model)
    model.show_month_of(from_jalali(1405, 12, 1))
    qtmodeltester.check(model)


@settings(max_examples=60)
@given(days)
def test_every_day_stands_in_the_column_of_its_weekday(day: date) -> None:
    model = MonthModel(from_jalali(1405, 7, 12))
    model.show_month_of(day)
    place = model.place_of(day)
    assert 0 <= place.row() < WEEKS
    assert model.headerData(
        place.column(), Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
    ) == weekday(day)
    assert place.data() == digits(to_jalali(day).day)
    assert place.data(MonthModel.DAY) == day


@settings(max_examples=60)
@given(days)
def test_the_whole_month_is_there(day: date) -> None:
    model = MonthModel(day)
    cells = [model.index(row, column) for row in range(WEEKS) for column in range(DAYS)]
    shown = [cell.data(MonthModel.DAY) for cell in cells]
    own = [found for found in shown if found is not None and model.is_of_month(found)]
    assert [to_jalali(found).day for found in own] == list(range(1, len(own) + 1))
    assert len(own) in (29, 30, 31)


@settings(max_examples=60)
@given(days, st.integers(-2400, 2400))
def test_months_later_stays_in_the_years_and_comes_back(day: date, months: int) -> None:
    there = months_later(day, months)
    assert FIRST_DAY <= there <= LAST_DAY
    if FIRST_DAY < there < LAST_DAY:
        back = months_later(there, -months)
        assert to_jalali(back)[:2] == to_jalali(day)[:2]
        assert timedelta(0) <= day - back <= timedelta(days=2)


def test_an_estimated_holiday_says_so() -> None:
    model = MonthModel(from_jalali(1406, 1, 1))
    told = model.place_of(from_jalali(1406, 1, 14)).data(Qt.ItemDataRole.ToolTipRole)
    assert told.startswith("تعطیل رسمی: ")
    assert told.endswith("، به برآورد تقویم")
    assert model.place_of(from_jalali(1406, 1, 5)).data(Qt.ItemDataRole.ToolTipRole) == ""
