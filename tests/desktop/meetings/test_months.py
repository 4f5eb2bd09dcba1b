"""Who met in which month, and who is told to have missed one."""

from dataclasses import replace
from datetime import date

from db.records import Headquarters
from desktop.calendar.jalali import from_jalali, to_jalali
from desktop.meetings import schedule
from desktop.meetings.listing import listed
from desktop.meetings.months import Month, by_month, this_month
from desktop.office import OpenOffice
from desktop.roster.seats import add_headquarters, all_headquarters

TODAY = from_jalali(1405, 7, 12)


def meet(office: OpenOffice, table: Headquarters, day: date, *, cancelled: bool = False) -> None:
    meeting = schedule.propose(office, day, headquarters=table)
    meeting = schedule.call(office, replace(meeting, held_on=day), "پیگیری")
    if cancelled:
        schedule.cancel(office, meeting, "نبود حد نصاب")


def months(office: OpenOffice) -> tuple[Month, ...]:
    return by_month(listed(office), all_headquarters(office), TODAY)


def missing(month: Month) -> list[int | None]:
    return [each.subdistrict for each in month.missing]


def test_a_month_shows_who_met_and_who_did_not(office: OpenOffice) -> None:
    district, fourth = office.headquarters, add_headquarters(office, 4)
    meet(office, district, from_jalali(1405, 5, 4))
    meet(office, fourth, from_jalali(1405, 5, 31))
    meet(office, district, from_jalali(1405, 6, 1))
    meet(office, district, from_jalali(1405, 6, 31))
    mehr, shahrivar, mordad = months(office)
    assert [each.first for each in (mehr, shahrivar, mordad)] == [
        from_jalali(1405, month, 1) for month in (7, 6, 5)
    ]
    assert [each.current for each in (mehr, shahrivar, mordad)] == [True, False, False]
    assert [each.meeting.number for each in shahrivar.cells[0].held] == [2, 3]
    assert (missing(mehr), missing(shahrivar), missing(mordad)) == ([None, 4], [4], [])


def test_nobody_missed_what_was_before_the_first_meeting_or_is_to_come(office: OpenOffice) -> None:
    district, fourth = office.headquarters, add_headquarters(office, 4)
    meet(office, district, from_jalali(1405, 4, 4))
    meet(office, district, from_jalali(1405, 9, 4))
    azar, mehr, shahrivar, mordad, tir = months(office)
    assert [missing(each) for each in (azar, mehr, tir)] == [[], [None, 4], []]
    assert (missing(shahrivar), missing(mordad)) == ([None], [None])
    meet(office, fourth, from_jalali(1405, 6, 2))
    assert [missing(each) for each in months(office)] == [[], [None, 4], [None], [None], []]


def test_a_month_in_which_nobody_met_stands_between_the_others(office: OpenOffice) -> None:
    meet(office, office.headquarters, from_jalali(1404, 11, 4))
    shown = months(office)
    assert [to_jalali(each.first)[:2] for each in shown] == [
        *((1405, month) for month in range(7, 0, -1)),
        (1404, 12),
        (1404, 11),
    ]
    assert [missing(each) for each in shown] == [*[[None]] * 8, []]


def test_a_meeting_that_was_called_off_was_not_held(office: OpenOffice) -> None:
    meet(office, office.headquarters, TODAY, cancelled=True)
    (mehr,) = months(office)
    assert len(mehr.cells[0].held) == 1
    assert missing(mehr) == [None]


def test_an_office_without_meetings_has_this_month(office: OpenOffice) -> None:
    (mehr,) = months(office)
    assert mehr.current
    assert missing(mehr) == [None]


def test_this_month_alone_is_what_it_is_among_the_others(office: OpenOffice) -> None:
    district, fourth = office.headquarters, add_headquarters(office, 4)
    add_headquarters(office, 2)
    meet(office, district, from_jalali(1405, 6, 31))
    meet(office, district, from_jalali(1405, 7, 1))
    meet(office, fourth, from_jalali(1405, 7, 30))
    meet(office, fourth, from_jalali(1405, 8, 1))
    mehr = this_month(listed(office), all_headquarters(office), TODAY)
    assert mehr == months(office)[1]
    assert missing(mehr) == [2]
