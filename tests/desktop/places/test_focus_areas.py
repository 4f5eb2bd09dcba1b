"""The focus areas: an order that is the office's own, and one name for one theme."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.records import FocusArea
from desktop.meetings.suggestions import known_names
from desktop.office import OpenOffice
from desktop.places.focus_areas import (
    FocusAreaLine,
    add_focus_area,
    focus_area_lines,
    rename,
)
from desktop.places.ordered import in_the_way, move, set_aside, twin


def names(office: OpenOffice) -> list[str]:
    return [each.name for each in focus_area_lines(office)]


def line(office: OpenOffice, name: str) -> FocusAreaLine:
    return next(each for each in focus_area_lines(office) if each.name == name)


@pytest.mark.parametrize("typed", ["بي سرپناهان", "بی‌سرپناهن", "بی سرپناهنا", "بیسرپناهان"])
def test_a_name_for_the_same_theme_is_noticed(office: OpenOffice, typed: str) -> None:
    assert twin(office, FocusArea, typed) == "بی‌سرپناهان"
    assert in_the_way(office, FocusArea, typed) == "بی‌سرپناهان"
    own = line(office, "بی‌سرپناهان")
    assert twin(office, FocusArea, typed, own.id) == ""
    before = names(office)
    rename(office, replace(line(office, "سالمندان"), name=typed))
    assert names(office) == before


@pytest.mark.parametrize("typed", ["کودکان بازمانده از تحصیل", "زنان سرپرست خانوار", "پیشگیری ۲"])
def test_another_theme_is_in_nobodys_way(office: OpenOffice, typed: str) -> None:
    assert in_the_way(office, FocusArea, typed) == ""
    add_focus_area(office, typed)
    assert names(office)[-1] == typed


def test_a_name_is_changed_and_an_empty_one_is_not(office: OpenOffice) -> None:
    rename(office, replace(line(office, "سالمندان"), name="سالمندان تنها"))
    assert "سالمندان تنها" in names(office)
    rename(office, replace(line(office, "سالمندان تنها"), name=" "))
    assert "سالمندان تنها" in names(office)


def test_what_is_set_aside_comes_back_where_it_was(office: OpenOffice) -> None:
    before = names(office)
    set_aside(office, FocusArea, line(office, before[2]).id, retired=True)
    assert names(office) == before[:2] + before[3:]
    assert list(known_names(office).focus_areas) == names(office)
    assert in_the_way(office, FocusArea, before[2]) == ""
    add_focus_area(office, before[2])
    assert names(office) == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-7, 7)), max_size=5))
def test_moving_is_moving_in_a_list(office: OpenOffice, steps: list[tuple[int, int]]) -> None:
    start = names(office)
    expected, moved = list(start), 0
    for place, by in steps:
        target = min(max(place + by, 0), len(expected) - 1)
        moved += target != place
        expected.insert(target, expected.pop(place))
        move(office, FocusArea, focus_area_lines(office)[place].id, by)
        assert names(office) == expected
        assert list(known_names(office).focus_areas) == expected
    for _ in range(moved):
        office.database.undo()
    assert names(office) == start
