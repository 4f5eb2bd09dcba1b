"""What a register is asked for, and what of it is left."""

from dataclasses import replace
from typing import Any

import pytest

from db.records import ActionState, Organization, Priority, Recurrence
from desktop.meetings import editing, follow_up
from desktop.meetings.naming import entrust, set_focus_areas, set_neighborhoods, set_supporters
from desktop.meetings.register import register
from desktop.office import OpenOffice
from desktop.register import Course, Filters
from tests.desktop.meetings.test_open_work import FIRST, TODAY, held

REPAIR, BLANKETS, PATROL = "تعمیر", "پتو", "گشت"


@pytest.fixture
def filled(office: OpenOffice) -> OpenOffice:
    """Two meetings: of one the shelter, of the other a patrol that recurs, and nothing more."""
    first, second = held(office, 1), held(office, 2)
    shelter = editing.add_resolution(office, first, "مددسرا آماده شود.")
    editing.save(office, replace(shelter, priority=Priority.URGENT))
    set_focus_areas(office, shelter, ["بی‌سرپناهان"])
    set_neighborhoods(office, shelter, ["راه‌آهن"])
    repair = editing.add_action(office, shelter, REPAIR)
    editing.save(office, replace(repair, deadline=FIRST))
    entrust(office, repair, "بهزیستی")
    set_supporters(office, repair, ["کمیتهٔ امداد"])
    blankets = editing.add_action(office, shelter, BLANKETS)
    follow_up.report(office, second, blankets, ActionState.DONE, "خریده شد")
    patrol = editing.add_action(office, editing.add_resolution(office, second, "گشت"), PATROL)
    editing.save(office, replace(patrol, recurrence=Recurrence.WEEKLY))
    entrust(office, patrol, "کمیتهٔ امداد")
    editing.add_resolution(office, held(office, 3), "بدون اقدام")
    return office


def left(office: OpenOffice, **asked: Any) -> list[tuple[int, str]]:
    """Give the number and the text of each action that is left."""
    filters = Filters(since=FIRST, until=TODAY, **asked)
    return [
        (action.number, action.text)
        for meeting in register(office, filters, TODAY).meetings
        for resolution in meeting.resolutions
        for action in resolution.actions
    ]


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, [(1, REPAIR), (2, BLANKETS), (1, PATROL)]),
        ({"organization": "كميته امداد"}, [(1, REPAIR), (1, PATROL)]),
        ({"organization": "بهزیستی"}, [(1, REPAIR)]),
        ({"course": Course.OPEN}, [(1, REPAIR), (1, PATROL)]),
        ({"course": Course.LATE}, [(1, REPAIR)]),
        ({"course": Course.DONE}, [(2, BLANKETS)]),
        ({"course": Course.DONE, "organization": "بهزیستی"}, []),
        ({"focus_area": "بی سرپناهان"}, [(1, REPAIR), (2, BLANKETS)]),
        ({"neighborhood": "راه آهن", "course": Course.OPEN}, [(1, REPAIR)]),
        ({"priority": Priority.NORMAL}, [(1, PATROL)]),
    ],
)
def test_only_what_was_asked_for_is_left_under_its_own_number(
    filled: OpenOffice, asked: dict[str, Any], expected: list[tuple[int, str]]
) -> None:
    assert left(filled, **asked) == expected


def test_an_organization_is_found_by_the_name_that_it_has_now(filled: OpenOffice) -> None:
    (known,) = filled.database.select(Organization, "name = 'بهزیستی'")
    with filled.database.act():
        filled.database.update(replace(known, name="سازمان بهزیستی"))
    assert left(filled, organization="سازمان بهزیستی") == [(1, REPAIR)]


def test_meetings_of_which_nothing_is_left_have_no_place(filled: OpenOffice) -> None:
    def meetings(**asked: Any) -> list[int]:
        book = register(filled, Filters(since=FIRST, until=TODAY, **asked), TODAY)
        return [each.origin.number for each in book.meetings]

    assert meetings() == [1, 2, 3]
    assert meetings(course=Course.DONE) == [1]
    assert meetings(priority=Priority.NORMAL) == [2, 3]
