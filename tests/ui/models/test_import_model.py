from datetime import date

import pytest
from pytestqt.modeltest import ModelTester

from desktop.office import OpenOffice
from desktop.roster.importing import Plan, plan
from desktop.roster.rows import rows_of_cells
from desktop.roster.seats import add_seat, set_retired
from ui.models.import_model import COLUMNS, EXPLAINED, ImportModel, summary

TODAY = date(2026, 10, 4)
CELLS = (
    "سمت\tدستگاه\tنام\tجانشین\tاز تاریخ\n"
    "مدیر\tبسیج\tآقای تازه\tخانم ب\t۱ مهر ۱۴۰۵\n"
    "عضو\tخانهٔ سالمند\t\t\t\n"
    "عضو\tخانهٔ سالمند\t\t\t\n"
    "عضو\t\t\t\t\n"
    "\tبسیج\t\t\t۱ مهر\n"
    "مدیر\tبسیج\tخانم دیگر\t\t\n"
)


@pytest.fixture
def told(office: OpenOffice) -> Plan:
    headquarters = office.headquarters.id
    seat = add_seat(office, headquarters, post="مدیر", organization="بسیج", holder="آقای الف")
    set_retired(office, seat, retired=True)
    return plan(office, headquarters, rows_of_cells(CELLS, TODAY), TODAY)


def test_it_keeps_the_rules_of_models(told: Plan, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(ImportModel(told))


def test_each_row_says_what_it_does_and_why(told: Plan) -> None:
    model = ImportModel(told)
    shown = [
        [model.index(row, column).data() for column in (0, 1, EXPLAINED)]
        for row in range(model.rowCount())
    ]
    assert shown == [
        ["۲", "تغییر", "از کنار گذاشته‌ها بازمی‌گردد؛ نام به‌جای «آقای الف»؛ جانشین؛ تاریخ"],
        ["۳", "افزوده", "دستگاه تازه"],
        ["۴", "تکراری", "همان ردیف ۳"],
        ["۵", "رد", "ستون «دستگاه»: نام دستگاه نیست"],
        ["۶", "رد", "نه سمت هست و نه نام"],
        ["۷", "افزوده", "سمت و دستگاه ردیف ۲"],
    ]
    assert summary(told) == "۲ افزوده، ۱ تغییر، ۱ تکراری و ۲ رد"
    assert model.columnCount() == len(COLUMNS)
