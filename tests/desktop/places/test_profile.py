"""The profile of a neighborhood: what is its own, under whatever name, and nothing else."""

from dataclasses import replace
from datetime import date

from db.records import AgendaKind, Meeting
from desktop.meetings.editing import (
    add_action,
    add_agenda_item,
    add_figure,
    add_resolution,
    save,
)
from desktop.meetings.naming import locate, set_neighborhoods
from desktop.meetings.schedule import call, cancel, propose
from desktop.office import OpenOffice
from desktop.places.capacities import CapacityLine, add_capacity, capacity_lines, set_aside
from desktop.places.neighborhoods import NeighborhoodLine, neighborhood_lines, save_neighborhood
from desktop.places.profile import profile

FIRST, SECOND = date(2026, 10, 4), date(2026, 11, 1)
LATER = date(2026, 11, 22)


def line(office: OpenOffice, name: str) -> NeighborhoodLine:
    return next(each for each in neighborhood_lines(office) if each.name == name)


def decide(office: OpenOffice, day: date, *resolutions: tuple[str, ...]) -> None:
    meeting = call(office, propose(office, day), "پیگیری")
    for number, places in enumerate(resolutions, 1):
        resolution = add_resolution(office, meeting, f"مصوبهٔ {number}")
        add_action(office, resolution, f"اقدام {number}")
        set_neighborhoods(office, resolution, places)


def test_it_holds_what_names_it_with_the_numbers_of_the_minutes(office: OpenOffice) -> None:
    decide(office, FIRST, ("حر",), ("راه‌آهن",), ())
    decide(office, SECOND, (), ("راه آهن", "حر"))
    known = profile(office, line(office, "راه‌آهن").id, LATER)
    numbers = [[each.number for each in meeting.resolutions] for meeting in known.meetings]
    assert numbers == [[2], [2]]
    assert [each.action.text for each in known.open_work] == ["اقدام 2", "اقدام 2"]
    assert known.totals.open == 2


def test_another_name_loses_nothing_and_the_day_and_the_cancelled_count(
    office: OpenOffice,
) -> None:
    decide(office, FIRST, ("راه‌آهن",))
    save_neighborhood(office, replace(line(office, "راه‌آهن"), name="میدان راه‌آهن"))
    decide(office, SECOND, ("میدان راه‌آهن",))
    own = line(office, "میدان راه‌آهن")
    assert len(profile(office, own.id, LATER).meetings) == 2
    assert len(profile(office, own.id, FIRST).meetings) == 1
    (_, second) = office.database.select(Meeting, order="held_on")
    cancel(office, second, "تعطیلی")
    assert len(profile(office, own.id, LATER).meetings) == 1


def test_it_holds_its_own_capacities_that_are_in_use(office: OpenOffice) -> None:
    for name, place in (("الف", "حر"), ("ب", "حر"), ("پ", "راه‌آهن"), ("ت", "")):
        add_capacity(office, CapacityLine(name=name, neighborhood=place))
    set_aside(office, capacity_lines(office)[1], retired=True)
    known = profile(office, line(office, "حر").id, LATER)
    assert [each.name for each in known.capacities] == ["الف"]


def test_it_holds_what_was_reported_of_it_last(office: OpenOffice) -> None:
    told = (
        (FIRST, "پذیرش", "۳۰", "راه‌آهن"),
        (SECOND, "پذيرش", "۳۲", "راه آهن"),
        (SECOND, "گشت", "۷", "راه‌آهن"),
        (SECOND, "گشت", "۹", "حر"),
        (SECOND, "بازدید", "۵", ""),
    )
    for day, label, value, place in told:
        meeting = call(office, propose(office, day), "پیگیری")
        save(office, replace(meeting, held_on=day))
        item = add_agenda_item(office, meeting, AgendaKind.REPORT, "گزارش")
        figure = replace(add_figure(office, item), label=label, value=value)
        save(office, figure)
        locate(office, figure, place)
    key = line(office, "راه‌آهن").id
    known = profile(office, key, LATER)
    assert {(each.label, each.value) for each in known.figures} == {("پذیرش", "۳۲"), ("گشت", "۷")}
    known = profile(office, key, FIRST)
    assert [(each.value, each.origin.number) for each in known.figures] == [("۳۰", 1)]
