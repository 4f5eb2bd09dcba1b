from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from db.records import (
    Action,
    ActionState,
    Headquarters,
    Meeting,
    MeetingState,
    Priority,
    Progress,
    Recurrence,
)
from desktop.errors import Cancelled, NoSuchSubdistrictError, PeriodError
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.compile import compile_minutes
from desktop.meetings.naming import entrust, set_focus_areas, set_neighborhoods, set_supporters
from desktop.meetings.register import (
    Found,
    HeldMeetings,
    headquarters_of,
    read_apart,
    register,
)
from desktop.minutes import Condition, Resolution
from desktop.office import OpenOffice
from desktop.register import (
    Filters,
    Register,
    RegisteredAction,
    RegisteredMeeting,
    RegisteredResolution,
    RegisterTooLongError,
    Totals,
)
from desktop.reporting import unheard
from desktop.standing import Origin, Word
from tests.desktop.meetings.test_open_work import FIRST, TODAY, held, subdistrict
from tests.offices import signed

LONG_AGO, LATER = FIRST - timedelta(days=900), FIRST + timedelta(days=900)


def all_of(office: OpenOffice, on: date = TODAY) -> Register:
    return of_days(office, LONG_AGO, LATER, on)


def of_days(
    office: OpenOffice, since: date, until: date, on: date = TODAY, of: Headquarters | None = None
) -> Register:
    filters = Filters(since=since, until=until, headquarters=of.id if of else None)
    return register(office, filters, on)


def numbers(book: Register) -> list[tuple[int | None, int]]:
    return [(each.origin.subdistrict, each.origin.number) for each in book.meetings]


def test_a_register_says_what_was_decided_and_how_far_it_is(office: OpenOffice) -> None:
    first, second = held(office, 1), held(office, 2)
    resolution = editing.add_resolution(office, first, "مددسرا آماده شود.")
    editing.save(office, replace(resolution, condition="به شرط اعتبار"))
    set_focus_areas(office, resolution, ["بی‌سرپناهان", "سلامت"])
    set_neighborhoods(office, resolution, ["راه‌آهن"])
    repair = editing.add_action(office, resolution, "تعمیر")
    editing.save(office, replace(repair, deadline=FIRST, recurrence=Recurrence.SEASONAL))
    entrust(office, repair, "بهزیستی")
    set_supporters(office, repair, ["کلانتری", "کمیتهٔ امداد"])
    blankets = editing.add_action(office, resolution, "پتو")
    editing.save(office, replace(blankets, deadline=FIRST))
    follow_up.report(office, second, blankets, ActionState.DONE, "خریده شد")
    follow_up.report(office, second, repair, ActionState.IN_PROGRESS, "آغاز شد")
    book = of_days(office, FIRST, FIRST, TODAY, office.headquarters)
    assert book.meetings == (
        RegisteredMeeting(
            first.uuid,
            Origin(office.headquarters.name, None, 1, FIRST, MeetingState.DRAFT),
            (
                RegisteredResolution(
                    uuid=resolution.uuid,
                    number=1,
                    text="مددسرا آماده شود.",
                    priority=Priority.NORMAL,
                    condition=Condition("به شرط اعتبار", "", None),
                    focus_areas=("بی‌سرپناهان", "سلامت"),
                    neighborhoods=("راه‌آهن",),
                    actions=(
                        RegisteredAction(
                            uuid=repair.uuid,
                            number=1,
                            text="تعمیر",
                            responsible="بهزیستی",
                            supporters=("کلانتری", "کمیتهٔ امداد"),
                            deadline=FIRST,
                            recurrence=Recurrence.SEASONAL,
                            round_number=1,
                            days_late=60,
                            state=ActionState.IN_PROGRESS,
                            last=Word("آغاز شد", second.held_on, "", 2),
                        ),
                        RegisteredAction(
                            uuid=blankets.uuid,
                            number=2,
                            text="پتو",
                            responsible="",
                            supporters=(),
                            deadline=FIRST,
                            recurrence=Recurrence.ONCE,
                            round_number=1,
                            days_late=0,
                            state=ActionState.DONE,
                            last=Word("خریده شد", second.held_on, "", 2),
                        ),
                    ),
                ),
            ),
        ),
    )
    assert book.totals == Totals(resolutions=1, actions=2, done=1, dropped=0, open=1, late=1)
    assert (book.headquarters, book.subdistrict) == (office.headquarters.name, None)


def test_another_thread_reads_the_same_by_a_connection_of_its_own(
    office: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in (1, 2, 3):
        editing.add_resolution(office, held(office, number), "مددسرا آماده شود.")
    book, seen = all_of(office), list[tuple[int, int]]()
    read = partial(read_apart, office.database.file, book.filters, TODAY)
    with ThreadPoolExecutor(1) as worker:
        found = worker.submit(read, lambda *far: seen.append(far)).result()
        assert found == Found(book.filters, book.totals, book)
        assert seen[-1] == (3, 3)
        monkeypatch.setattr("desktop.register.MOST_PRINTED", 2)
        found = worker.submit(read, unheard).result()
        assert found == Found(book.filters, book.totals, None)
        with pytest.raises(RegisterTooLongError):
            all_of(office)
        with pytest.raises(Cancelled):
            worker.submit(read, stop).result()


def stop(_done: int, _total: int) -> None:
    raise Cancelled


def test_both_ends_of_the_period_belong_to_it(office: OpenOffice) -> None:
    days = [held(office, number).held_on for number in (1, 2, 3)]
    assert numbers(of_days(office, days[0], days[2])) == [(None, 1), (None, 2), (None, 3)]
    day = timedelta(days=1)
    assert numbers(of_days(office, days[0] + day, days[2] - day)) == [(None, 2)]
    with pytest.raises(PeriodError):
        of_days(office, days[1], days[0])


def test_one_headquarters_or_all_in_the_order_of_days(office: OpenOffice) -> None:
    fourth = subdistrict(office, 4)
    held(office, 2)
    held(office, 1)
    held(office, 1, fourth)
    held(office, 3, fourth)
    assert numbers(all_of(office)) == [(None, 1), (4, 1), (None, 2), (4, 3)]
    of_district = of_days(office, LONG_AGO, LATER, TODAY, office.headquarters)
    assert numbers(of_district) == [(None, 1), (None, 2)]
    of_fourth = of_days(office, LONG_AGO, LATER, TODAY, headquarters_of(office, 4))
    assert numbers(of_fourth) == [(4, 1), (4, 3)]
    assert (of_fourth.headquarters, of_fourth.subdistrict) == (fourth.name, 4)
    assert all_of(office).headquarters is None


def test_it_is_the_same_however_few_meetings_are_read_at_once(
    sample: OpenOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = of_days(sample, LONG_AGO, LATER, LATER)
    monkeypatch.setattr("desktop.meetings.register._PIECE", 2)
    held = HeldMeetings(sample, whole.filters, LATER)
    assert tuple(held) == whole.meetings
    assert len(held) == len(whole.meetings) > 4


def test_a_subdistrict_without_headquarters_is_told(office: OpenOffice) -> None:
    subdistrict(office, 4)
    subdistrict(office, 2)
    with pytest.raises(NoSuchSubdistrictError) as refused:
        headquarters_of(office, 9)
    assert (refused.value.subdistrict, refused.value.known) == (9, (2, 4))


def test_cancelled_meetings_are_left_out_and_others_marked(office: OpenOffice) -> None:
    first, second, _ = (held(office, number) for number in (1, 2, 3))
    editing.save(office, replace(first, state=MeetingState.CANCELLED))
    signed(office, second)
    book = all_of(office)
    assert [(each.origin.number, each.origin.state) for each in book.meetings] == [
        (2, MeetingState.SIGNED),
        (3, MeetingState.DRAFT),
    ]


def test_states_are_those_of_the_day(office: OpenOffice) -> None:
    first = held(office, 1)
    action = editing.add_action(office, editing.add_resolution(office, first, "متن"), "کار")
    editing.save(office, replace(action, deadline=FIRST + timedelta(days=10)))
    with office.database.act():
        for days, state in ((20, ActionState.DONE), (40, ActionState.POSTPONED)):
            office.database.insert(
                Progress(action_id=action.id, reported_on=FIRST + timedelta(days=days), state=state)
            )

    def on(days: int) -> tuple[ActionState, int]:
        book = all_of(office, FIRST + timedelta(days=days))
        ((known,),) = (each.actions for each in book.meetings[0].resolutions)
        return known.state, known.days_late

    assert [on(days) for days in (10, 11, 19, 20, 39, 40)] == [
        (ActionState.OPEN, 0),
        (ActionState.OPEN, 1),
        (ActionState.OPEN, 9),
        (ActionState.DONE, 0),
        (ActionState.DONE, 0),
        (ActionState.POSTPONED, 30),
    ]


def _said(resolution: RegisteredResolution | Resolution) -> tuple[object, ...]:
    actions = tuple((each.text, each.responsible, each.recurrence) for each in resolution.actions)
    tags = (resolution.focus_areas, resolution.neighborhoods)
    return resolution.text, resolution.condition, *tags, actions


def test_it_agrees_with_the_minutes_of_each_meeting(sample: OpenOffice) -> None:
    book = of_days(sample, LONG_AGO, LATER, LATER)
    decided = {
        meeting.uuid: compile_minutes(sample, meeting.id)
        for meeting in sample.database.select(Meeting)
        if meeting.state is not MeetingState.CANCELLED
    }
    expected = [
        (minutes.held_on, each.number, *_said(each))
        for minutes in decided.values()
        for each in minutes.resolutions
    ]
    found = [
        (meeting.origin.held_on, each.number, *_said(each))
        for meeting in book.meetings
        for each in meeting.resolutions
    ]
    assert sorted(found) == sorted(expected)
    assert len(book.meetings) == len(decided)
    states = [
        (sample.database.get(Action, action.id).state, action.recurrence is not Recurrence.ONCE)
        for meeting in sample.database.select(Meeting)
        if meeting.state is not MeetingState.CANCELLED
        for part in dossier.read(sample, meeting.id).resolutions
        for action in (each.action for each in part.actions)
    ]
    assert book.totals.actions == len(states) > 20
    ended = states.count((ActionState.DROPPED, True))
    assert book.totals.done == states.count((ActionState.DONE, False)) + ended > ended > 5
    assert book.totals.dropped == states.count((ActionState.DROPPED, False)) > 0
    rounds = states.count((ActionState.DONE, True))
    assert book.totals.open == len(states) - book.totals.done - book.totals.dropped > rounds > 0
