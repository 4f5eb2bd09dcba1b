"""What a district's meeting sees of its subdistricts' open work, and what it may say of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from db.records import Action, ActionState, Headquarters, Meeting
from desktop.meetings import dossier, editing, follow_up, naming
from desktop.meetings.compile import compile_minutes
from desktop.meetings.open_work import open_work
from desktop.meetings.register import register
from desktop.meetings.schedule import call, cancel, propose
from desktop.office import OpenOffice
from desktop.register import Filters
from desktop.roster.seats import add_headquarters

FIRST = date(2026, 7, 4)
TODAY = FIRST + timedelta(days=60)


@pytest.fixture
def fourth(office: OpenOffice) -> Headquarters:
    return add_headquarters(office, 4)


def held(office: OpenOffice, day: int, body: Headquarters | None = None) -> Meeting:
    on = FIRST + timedelta(days=day)
    return call(office, replace(propose(office, on, headquarters=body), held_on=on), "پیگیری")


def decided(office: OpenOffice, meeting: Meeting, text: str) -> Action:
    return editing.add_action(office, editing.add_resolution(office, meeting, "متن"), text)


def beside(office: OpenOffice, meeting: Meeting) -> dict[int, list[tuple[str, int, str]]]:
    """Give text, age and last word of what is open, by the number of the subdistrict."""
    return {
        each.headquarters.subdistrict or 0: [
            (work.action.text, work.age, work.last.text if work.last else "")
            for work in each.actions
        ]
        for each in dossier.read(office, meeting.id).beside
    }


def own(office: OpenOffice, meeting: Meeting) -> list[tuple[str, int]]:
    return [(each.action.text, each.age) for each in dossier.read(office, meeting.id).earlier]


def test_the_age_counts_the_meetings_of_the_subdistrict(
    office: OpenOffice, fourth: Headquarters
) -> None:
    second = add_headquarters(office, 2)
    old = held(office, 0, fourth)
    decided(office, old, "نخست")
    held(office, 1)
    held(office, 2)
    later = held(office, 30, fourth)
    decided(office, later, "دوم")
    decided(office, held(office, 31, second), "بازارچه")
    meeting = held(office, 40)
    assert beside(office, meeting) == {
        2: [("بازارچه", 0, "")],
        4: [("نخست", 1, ""), ("دوم", 0, "")],
    }
    assert list(beside(office, meeting)) == [2, 4]


def test_the_districts_own_list_and_ages_do_not_change(
    office: OpenOffice, fourth: Headquarters
) -> None:
    decided(office, held(office, 0), "کار منطقه")
    decided(office, held(office, 1, fourth), "کار ناحیه")
    held(office, 20, fourth)
    meeting = held(office, 30)
    assert own(office, meeting) == [("کار منطقه", 1)]


def test_a_subdistrict_sees_neither_the_district_nor_the_others(
    office: OpenOffice, fourth: Headquarters
) -> None:
    decided(office, held(office, 0), "کار منطقه")
    decided(office, held(office, 0, add_headquarters(office, 2)), "کار ناحیهٔ ۲")
    meeting = held(office, 30, fourth)
    assert beside(office, meeting) == {}
    assert own(office, meeting) == []


def test_what_the_district_hears_is_known_in_the_subdistrict_and_names_its_meeting(
    office: OpenOffice, fourth: Headquarters
) -> None:
    action = decided(office, held(office, 0, fourth), "کلاس جبرانی")
    meeting = held(office, 10)
    follow_up.report(office, meeting, action, ActionState.IN_PROGRESS, "کلاس دوم آغاز شد.")
    (work,) = dossier.read(office, meeting.id).beside[0].actions
    assert work.last is not None
    assert work.last.meeting_id == meeting.id
    next_own = held(office, 30, fourth)
    (seen,) = dossier.read(office, next_own.id).earlier
    assert (seen.before, seen.age) == (work.last, 1)


def test_what_the_district_closed_is_gone_from_the_next_meetings_of_both(
    office: OpenOffice, fourth: Headquarters
) -> None:
    action = decided(office, held(office, 0, fourth), "کلاس جبرانی")
    meeting = held(office, 10)
    follow_up.report(office, meeting, action, ActionState.DONE, "پایان یافت.")
    assert beside(office, meeting) == {4: [("کلاس جبرانی", 0, "پایان یافت.")]}
    assert own(office, held(office, 30, fourth)) == []
    assert beside(office, held(office, 40)) == {}


def test_what_was_decided_later_or_in_a_cancelled_meeting_is_not_seen(
    office: OpenOffice, fourth: Headquarters
) -> None:
    gone = held(office, 0, fourth)
    decided(office, gone, "لغوشده")
    cancel(office, gone, "نبود حد نصاب")
    decided(office, held(office, 20, fourth), "پس از آن")
    assert beside(office, held(office, 10)) == {}


def test_the_minutes_say_only_what_this_meeting_heard(
    office: OpenOffice, fourth: Headquarters
) -> None:
    there = held(office, 0, fourth)
    heard, unheard = decided(office, there, "کلاس جبرانی"), decided(office, there, "فهرست جاها")
    follow_up.report(office, there, unheard, ActionState.IN_PROGRESS, "در ناحیه")
    meeting = held(office, 10)
    assert compile_minutes(office, meeting.id).subdistrict_actions == ()
    follow_up.report(office, meeting, heard, ActionState.IN_PROGRESS, "کلاس دوم آغاز شد.")
    (said,) = compile_minutes(office, meeting.id).subdistrict_actions
    assert (said.subdistrict, said.action.text, said.action.age) == (4, "کلاس جبرانی", 0)
    assert said.action.word == "کلاس دوم آغاز شد."
    assert compile_minutes(office, there.id).subdistrict_actions == ()


def test_what_was_heard_elsewhere_says_where_in_the_slip_and_in_the_register(
    office: OpenOffice, fourth: Headquarters
) -> None:
    there = held(office, 0, fourth)
    action = decided(office, there, "کلاس جبرانی")
    naming.entrust(office, action, "آموزش و پرورش")
    held(office, 5)
    meeting = held(office, 10)
    follow_up.report(office, meeting, action, ActionState.IN_PROGRESS, "کلاس دوم آغاز شد.")
    (task,) = open_work(office, "آموزش و پرورش", TODAY).responsible
    book = register(office, Filters(since=FIRST, until=TODAY, headquarters=fourth.id), TODAY)
    (registered,) = book.meetings[0].resolutions[0].actions
    for last in (task.last, registered.last):
        assert last is not None
        assert (last.meeting_number, last.elsewhere) == (2, office.headquarters.name)
    follow_up.report(office, held(office, 20, fourth), action, ActionState.IN_PROGRESS, "در ناحیه")
    (task,) = open_work(office, "آموزش و پرورش", TODAY).responsible
    assert task.last is not None
    assert (task.last.meeting_number, task.last.elsewhere) == (2, "")
