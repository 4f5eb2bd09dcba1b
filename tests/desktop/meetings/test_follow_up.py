from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

import pytest

from db.records import (
    Action,
    ActionState,
    Headquarters,
    HeadquartersKind,
    Meeting,
    MeetingState,
    OpenAction,
    Progress,
)
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.schedule import call
from desktop.office import OpenOffice

FIRST = date(2026, 10, 4)


class Year(NamedTuple):
    """Four meetings, a month apart, and an action that the first one decided."""

    meetings: list[Meeting]
    action: Action


@pytest.fixture
def year(office: OpenOffice) -> Year:
    meetings = [_call(office, office.headquarters, number) for number in range(1, 5)]
    resolution = editing.add_resolution(office, meetings[0], "متن")
    return Year(meetings, editing.add_action(office, resolution, "کار"))


def _call(office: OpenOffice, headquarters: Headquarters, number: int) -> Meeting:
    day = FIRST + timedelta(days=28 * (number - 1))
    meeting = Meeting(headquarters_id=headquarters.id, number=number, held_on=day)
    return call(office, meeting, "پیگیری")


def earlier(office: OpenOffice, meeting: Meeting) -> tuple[OpenAction, ...]:
    return dossier.read(office, meeting.id).earlier


def ages(office: OpenOffice, year: Year) -> list[list[int]]:
    return [[each.age for each in earlier(office, meeting)] for meeting in year.meetings]


def by_letter(office: OpenOffice, year: Year, day: date, state: ActionState) -> Progress:
    with office.database.act():
        return office.database.insert(
            Progress(action_id=year.action.id, reported_on=day, state=state, text="نامه")
        )


def test_an_open_action_ages_by_a_meeting_each_time(office: OpenOffice, year: Year) -> None:
    assert ages(office, year) == [[], [1], [2], [3]]


def test_a_cancelled_meeting_makes_nothing_older(office: OpenOffice, year: Year) -> None:
    editing.save(office, replace(year.meetings[1], state=MeetingState.CANCELLED))
    assert ages(office, year) == [[], [1], [1], [2]]


def test_what_a_cancelled_meeting_decided_is_no_work(office: OpenOffice, year: Year) -> None:
    editing.save(office, replace(year.meetings[0], state=MeetingState.CANCELLED))
    assert ages(office, year) == [[], [], [], []]


@pytest.mark.parametrize("end", [ActionState.DONE, ActionState.DROPPED])
def test_what_a_meeting_hears_to_be_done_is_on_its_list_and_on_no_later(
    office: OpenOffice, year: Year, end: ActionState
) -> None:
    follow_up.report(office, year.meetings[1], year.action, end, "پایان")
    assert ages(office, year) == [[], [1], [], []]
    (open_action,) = earlier(office, year.meetings[1])
    assert open_action.last is not None
    assert (open_action.last.state, open_action.last.text) == (end, "پایان")


def test_what_is_done_between_two_meetings_is_on_no_later_list(
    office: OpenOffice, year: Year
) -> None:
    by_letter(office, year, FIRST + timedelta(days=30), ActionState.DONE)
    assert ages(office, year) == [[], [1], [], []]


def test_what_is_done_after_a_meeting_was_open_at_it(office: OpenOffice, year: Year) -> None:
    by_letter(office, year, year.meetings[3].held_on + timedelta(days=1), ActionState.DONE)
    assert ages(office, year) == [[], [1], [2], [3]]
    assert earlier(office, year.meetings[3])[0].last is None


def test_what_was_done_and_taken_up_again_is_open_again(office: OpenOffice, year: Year) -> None:
    follow_up.report(office, year.meetings[1], year.action, ActionState.DONE, "پایان")
    by_letter(office, year, FIRST + timedelta(days=60), ActionState.IN_PROGRESS)
    assert ages(office, year) == [[], [1], [], [3]]


def test_only_work_of_the_same_headquarters_is_listed(office: OpenOffice, year: Year) -> None:
    with office.database.act():
        subdistrict = office.database.insert(
            Headquarters(kind=HeadquartersKind.SUBDISTRICT, subdistrict=2, name="ناحیهٔ ۲")
        )
    there = [_call(office, subdistrict, number) for number in (1, 2)]
    own = editing.add_action(office, editing.add_resolution(office, there[0], "دیگر"), "کار دیگر")
    assert [each.action for each in earlier(office, there[1])] == [own]
    assert [each.action for each in earlier(office, year.meetings[1])] == [year.action]


def test_the_oldest_comes_first_each_with_its_numbers(office: OpenOffice, year: Year) -> None:
    first, second, third, _ = year.meetings
    later = editing.add_resolution(office, second, "از دومین جلسه")
    editing.add_action(office, later, "ت")
    added = editing.add_resolution(office, first, "مصوبهٔ دوم")
    editing.add_action(office, added, "پ")
    last = editing.add_action(office, added, "ب")
    editing.move(office, last, -1)
    told = [
        (each.action.text, each.meeting.number, each.resolution_number, each.action_number)
        for each in earlier(office, third)
    ]
    assert told == [("کار", 1, 1, 1), ("ب", 1, 2, 1), ("پ", 1, 2, 2), ("ت", 2, 1, 1)]


def test_a_later_word_of_the_same_meeting_replaces_the_earlier(
    office: OpenOffice, year: Year
) -> None:
    at = year.meetings[1]
    follow_up.report(office, at, year.action, ActionState.IN_PROGRESS, "آغاز شد")
    follow_up.report(office, at, year.action, ActionState.POSTPONED, "كمبود اعتبار")
    (progress,) = office.database.select(Progress)
    assert (progress.state, progress.text) == (ActionState.POSTPONED, "کمبود اعتبار")
    assert (progress.meeting_id, progress.reported_on) == (at.id, at.held_on)


def test_each_meeting_keeps_its_own_word(office: OpenOffice, year: Year) -> None:
    second, third = year.meetings[1:3]
    follow_up.report(office, second, year.action, ActionState.IN_PROGRESS, "آغاز شد")
    follow_up.report(office, third, year.action, ActionState.POSTPONED, "مانده است")
    words = [
        each.last.text if (each := earlier(office, at)[0]).last else "" for at in (second, third)
    ]
    assert words == ["آغاز شد", "مانده است"]


def test_the_word_of_the_meeting_comes_before_a_letter_of_its_day(
    office: OpenOffice, year: Year
) -> None:
    at = year.meetings[1]
    follow_up.report(office, at, year.action, ActionState.IN_PROGRESS, "آغاز شد")
    by_letter(office, year, at.held_on, ActionState.POSTPONED)
    last = earlier(office, at)[0].last
    assert last is not None
    assert last.text == "آغاز شد"


def state(office: OpenOffice, year: Year) -> ActionState:
    return office.database.get(Action, year.action.id).state


def test_an_action_is_as_far_as_the_latest_day_says(office: OpenOffice, year: Year) -> None:
    follow_up.report(office, year.meetings[2], year.action, ActionState.DONE, "پایان")
    assert state(office, year) is ActionState.DONE
    follow_up.report(office, year.meetings[1], year.action, ActionState.IN_PROGRESS, "آغاز")
    assert state(office, year) is ActionState.DONE
    follow_up.report(office, year.meetings[2], year.action, ActionState.POSTPONED, "نشد")
    assert state(office, year) is ActionState.POSTPONED


def test_what_was_heard_can_be_taken_back_as_one(office: OpenOffice, year: Year) -> None:
    follow_up.report(office, year.meetings[1], year.action, ActionState.DONE, "پایان")
    undo: Callable[[], object] = office.database.undo
    assert undo()
    assert office.database.select(Progress) == []
    assert state(office, year) is ActionState.OPEN
    office.database.redo()
    assert state(office, year) is ActionState.DONE


def test_a_state_alone_keeps_the_word_and_a_letter_joins_it(office: OpenOffice, year: Year) -> None:
    at = year.meetings[1]
    follow_up.cite(office, at, year.action, "۱۱/۱")  # of a word that nobody said
    assert office.database.select(Progress) == []
    follow_up.report(office, at, year.action, ActionState.IN_PROGRESS, "آغاز شد")
    follow_up.cite(office, at, year.action, "١١/٢")
    follow_up.report(office, at, year.action, ActionState.DONE)
    (progress,) = office.database.select(Progress)
    told = (progress.state, progress.text, progress.letter_number)
    assert told == (ActionState.DONE, "آغاز شد", "۱۱/۲")


def test_what_was_not_heard_after_all_is_as_before(office: OpenOffice, year: Year) -> None:
    second, third = year.meetings[1:3]
    follow_up.report(office, second, year.action, ActionState.IN_PROGRESS, "آغاز شد")
    follow_up.report(office, third, year.action, ActionState.DONE, "پایان")
    follow_up.withdraw(office, third, year.action)
    assert state(office, year) is ActionState.IN_PROGRESS
    follow_up.withdraw(office, second, year.action)
    follow_up.withdraw(office, second, year.action)
    assert state(office, year) is ActionState.OPEN
    assert ages(office, year) == [[], [1], [2], [3]]


def test_a_meeting_sees_the_word_before_its_own(office: OpenOffice, year: Year) -> None:
    second, third = year.meetings[1:3]
    follow_up.report(office, second, year.action, ActionState.IN_PROGRESS, "آغاز شد")
    follow_up.report(office, third, year.action, ActionState.DONE, "پایان")
    (there,) = earlier(office, third)
    assert there.before
    assert there.last
    assert (there.before.text, there.last.text) == ("آغاز شد", "پایان")
    (there,) = earlier(office, second)
    assert there.before is None


def test_what_a_later_meeting_of_the_same_day_hears_was_open_at_the_first(
    office: OpenOffice, year: Year
) -> None:
    first, second = (_call_on(office, number, FIRST + timedelta(days=200)) for number in (5, 6))
    follow_up.report(office, second, year.action, ActionState.DONE, "پایان")
    assert [len(earlier(office, at)) for at in (first, second)] == [1, 1]


def _call_on(office: OpenOffice, number: int, day: date) -> Meeting:
    meeting = Meeting(headquarters_id=office.headquarters.id, number=number, held_on=day)
    return call(office, meeting, "پیگیری")
