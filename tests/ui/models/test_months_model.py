"""Months beside headquarters, as they are read."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from desktop.calendar.jalali import from_jalali
from desktop.meetings.listing import listed
from desktop.meetings.months import Month, by_month
from desktop.office import OpenOffice
from desktop.roster.seats import all_headquarters
from ui.models.months_model import MonthsModel


def months(office: OpenOffice) -> tuple[Month, ...]:
    return by_month(listed(office), all_headquarters(office), from_jalali(1405, 8, 1))


def test_it_keeps_the_rules_of_models(sample: OpenOffice, qtmodeltester: ModelTester) -> None:
    model = MonthsModel()
    qtmodeltester.check(model)
    model.show_months(months(sample))
    qtmodeltester.check(model)


def test_it_says_what_there_was_and_what_was_missing(sample: OpenOffice) -> None:
    model = MonthsModel()
    model.show_months(months(sample))
    vertical, horizontal = Qt.Orientation.Vertical, Qt.Orientation.Horizontal
    assert [model.headerData(row, vertical) for row in range(3)] == [
        "آبان ۱۴۰۵",
        "مهر ۱۴۰۵",
        "شهریور ۱۴۰۵",
    ]
    assert [model.headerData(column, horizontal) for column in range(model.columnCount())] == [
        "منطقه",
        "ناحیهٔ ۱",
        "ناحیهٔ ۲",
        "ناحیهٔ ۳",
        "ناحیهٔ ۴",
    ]
    shown = [[model.index(row, column).data() for column in (0, 1, 4)] for row in range(3)]
    assert shown == [
        ["هنوز برگزار نشده", "هنوز برگزار نشده", "هنوز برگزار نشده"],
        ["جلسهٔ ۱۳، ۱۲ مهر", "", "جلسهٔ ۱۲، ۸ مهر"],
        ["جلسهٔ ۱۲، ۱۵ شهریور", "", "جلسهٔ ۱۱، ۲۳ شهریور"],
    ]
    told = model.index(1, 4).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "مهر ۱۴۰۵، ناحیهٔ ۴، جلسهٔ دوازدهم، چهارشنبه ۸ مهر ۱۴۰۵، در انتظار امضا"
    rows = [model.headerData(row, vertical) for row in range(model.rowCount())]
    assert model.index(rows.index("دی ۱۴۰۴"), 0).data() == "جلسه‌های ۴ و ۵"
