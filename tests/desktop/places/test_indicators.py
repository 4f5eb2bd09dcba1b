"""The indicators: an order that is the office's own, one name and one unit for each."""

from dataclasses import replace
from datetime import date

from db.records import AgendaKind, Indicator
from desktop.meetings import editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.places.indicators import (
    IndicatorLine,
    add_indicator,
    indicator_lines,
    save_indicator,
)
from desktop.places.ordered import bring_usual, in_the_way, set_aside


def line(office: OpenOffice, name: str, *, retired: bool = False) -> IndicatorLine:
    lines = indicator_lines(office, retired=retired)
    return next(each for each in lines if each.name == name)


def test_the_figures_of_an_indicator_are_counted_however_they_are_spelled(
    office: OpenOffice,
) -> None:
    meeting = call(office, propose(office, date(2026, 10, 4)), "پیگیری")
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, "گزارش")
    for label in ("گشت‌های حامی شهر", "گشتهاي حامي شهر", "گشت دیگر"):
        editing.save(office, replace(editing.add_figure(office, item), label=label))
    assert line(office, "گشت‌های حامی شهر").figures == 2
    assert line(office, "تخت‌های مددسرا").figures == 0


def test_name_and_unit_are_changed_and_a_twin_is_not_written(office: OpenOffice) -> None:
    known = line(office, "تخت‌های مددسرا")
    save_indicator(office, replace(known, name="تخت‌های سرپناه", unit=" جا "))
    assert line(office, "تخت‌های سرپناه").unit == "جا"
    save_indicator(
        office, replace(line(office, "تخت‌های سرپناه"), name="گشتهای حامی شهر", unit="تخت")
    )
    assert line(office, "تخت‌های سرپناه").unit == "تخت"


def test_what_is_set_aside_comes_back_with_the_unit_that_it_had(office: OpenOffice) -> None:
    set_aside(office, Indicator, line(office, "تخت‌های مددسرا").id, retired=True)
    assert line(office, "تخت‌های مددسرا", retired=True).unit == "تخت"
    assert in_the_way(office, Indicator, "تختهاي مددسرا") == ""
    add_indicator(office, "تختهاي مددسرا")
    assert line(office, "تخت‌های مددسرا").unit == "تخت"
    add_indicator(office, "تخت‌های مددسرا", "جا")
    assert line(office, "تخت‌های مددسرا").unit == "جا"


def everything(office: OpenOffice) -> list[tuple[str, str]]:
    return [(each.name, each.unit) for each in indicator_lines(office)]


def test_the_usual_ones_come_to_an_office_that_has_none(office: OpenOffice) -> None:
    usual = everything(office)
    with office.database.act():
        for each in office.database.select(Indicator):
            office.database.delete(each)
    bring_usual(office, Indicator)
    assert everything(office) == usual
    office.database.undo()
    assert everything(office) == []


def test_the_usual_ones_respect_what_the_office_made_of_them(office: OpenOffice) -> None:
    beds, visits = line(office, "تخت‌های مددسرا"), line(office, "بازدیدهای میدانی")
    save_indicator(office, replace(beds, unit="جا"))
    save_indicator(office, replace(visits, name="بازدیدهای میدان"))
    before = everything(office)
    set_aside(office, Indicator, beds.id, retired=True)
    bring_usual(office, Indicator)
    assert everything(office) == before
    assert ("تخت‌های مددسرا", "جا") in before
