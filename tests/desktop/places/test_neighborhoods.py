"""The neighborhoods as a list: their order, their use, and that no act in it touches minutes."""

from dataclasses import replace
from datetime import date

from desktop.meetings.compile import compile_minutes
from desktop.meetings.editing import add_resolution
from desktop.meetings.listing import listed
from desktop.meetings.naming import set_neighborhoods
from desktop.meetings.schedule import call, cancel, propose
from desktop.meetings.suggestions import known_names
from desktop.minutes import encode
from desktop.office import OpenOffice
from desktop.places.neighborhoods import (
    NeighborhoodLine,
    add_neighborhood,
    is_taken,
    neighborhood_lines,
    save_neighborhood,
    set_aside,
)


def line(office: OpenOffice, name: str) -> NeighborhoodLine:
    return next(each for each in neighborhood_lines(office) if each.name == name)


def test_they_stand_by_subdistrict_and_alphabet(office: OpenOffice) -> None:
    for name, subdistrict in (("پونک", None), ("ژاله", 2), ("چمن", 2), ("گل", 10), ("آب", 2)):
        add_neighborhood(office, name, subdistrict)
    names = [each.name for each in neighborhood_lines(office)]
    assert names == ["آب", "چمن", "ژاله", "گل", "پونک"]


def test_the_use_is_counted_and_a_cancelled_meeting_decided_nothing(office: OpenOffice) -> None:
    for day in (date(2026, 10, 4), date(2026, 11, 1)):
        meeting = call(office, propose(office, day), "پیگیری")
        for _ in range(2):
            set_neighborhoods(office, add_resolution(office, meeting), ["حر"])
    assert line(office, "حر").resolutions == 4
    cancel(office, meeting, "تعطیلی")
    assert line(office, "حر").resolutions == 2


def test_a_line_is_written_as_one_act_and_a_taken_name_is_not(office: OpenOffice) -> None:
    add_neighborhood(office, "راه‌آهن", 4)
    add_neighborhood(office, "حر", 1)
    changed = replace(line(office, "حر"), name="میدان حر", subdistrict=None, low_income=True)
    save_neighborhood(office, changed)
    assert line(office, "میدان حر").low_income
    assert line(office, "میدان حر").subdistrict is None
    office.database.undo()
    assert not line(office, "حر").low_income
    save_neighborhood(office, replace(line(office, "حر"), name="راه آهن", subdistrict=3))
    assert line(office, "حر").subdistrict == 3
    assert is_taken(office, "راه آهن")


def test_what_is_set_aside_is_offered_no_more_until_it_is_named_again(office: OpenOffice) -> None:
    add_neighborhood(office, "راه‌آهن", 4)
    set_aside(office, line(office, "راه‌آهن"), retired=True)
    assert known_names(office).neighborhoods == ()
    assert [each.name for each in neighborhood_lines(office, retired=True)] == ["راه‌آهن"]
    add_neighborhood(office, "راه آهن")
    assert known_names(office).neighborhoods == ("راه‌آهن",)
    assert line(office, "راه‌آهن").subdistrict == 4


def test_minutes_say_the_same_whatever_becomes_of_the_list(sample: OpenOffice) -> None:
    meetings = [each.meeting.id for each in listed(sample)]
    before = [encode(compile_minutes(sample, each)) for each in meetings]
    used = [each for each in neighborhood_lines(sample) if each.resolutions]
    save_neighborhood(sample, replace(used[0], name="نامی دیگر"))
    set_aside(sample, used[1], retired=True)
    assert [encode(compile_minutes(sample, each)) for each in meetings] == before
