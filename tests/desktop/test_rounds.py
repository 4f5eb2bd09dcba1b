import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import Action, ActionState, Meeting, OpenAction, Progress, Recurrence
from desktop.calendar.jalali import from_jalali, months_later, to_jalali
from desktop.founding import found
from desktop.meetings import dossier, editing, follow_up, open_work
from desktop.meetings.compile import compile_minutes
from desktop.meetings.schedule import call
from desktop.meetings.similar import SimilarWork
from desktop.meetings.understood import Understood
from desktop.office import OpenOffice
from desktop.rounds import following, running, state_of
from tests.offices import open_office

FIRST = date(2026, 10, 4)  # 12 Mehr 1405
RECURRING = [each for each in Recurrence if each is not Recurrence.ONCE]
PERIODIC = [Recurrence.WEEKLY, Recurrence.MONTHLY, Recurrence.SEASONAL]
SHORTLY = {Recurrence.WEEKLY: 2, Recurrence.MONTHLY: 10, Recurrence.SEASONAL: 30}  # days


def due(deadline: str, again: Recurrence, *done: str) -> str:
    """Give the day of the round that goes on; days are «1405/7/12»."""
    action = Action(
        resolution_id=1, position=1, deadline=_day(deadline) if deadline else None, recurrence=again
    )
    found_day = running(action, tuple(map(_day, done))).due
    return "/".join(map(str, to_jalali(found_day))) if found_day else ""


def _day(written: str) -> date:
    return from_jalali(*map(int, written.split("/")))


@pytest.mark.parametrize(
    ("deadline", "again", "done", "next_one"),
    [
        ("1405/7/30", Recurrence.MONTHLY, (), "1405/7/30"),
        ("1405/7/30", Recurrence.MONTHLY, ("1405/7/28",), "1405/8/30"),  # a little early
        ("1405/7/30", Recurrence.MONTHLY, ("1405/8/5",), "1405/8/30"),  # a little late
        ("1405/7/30", Recurrence.MONTHLY, ("1405/8/5", "1405/9/5"), "1405/9/30"),
        ("1405/7/30", Recurrence.MONTHLY, ("1405/11/5",), "1405/11/30"),  # rounds were left out
        ("1405/6/31", Recurrence.MONTHLY, ("1405/7/2", "1405/12/2"), "1405/12/29"),
        ("1405/6/31", Recurrence.MONTHLY, ("1406/1/5",), "1406/1/31"),  # long months again
        ("1405/8/15", Recurrence.SEASONAL, ("1405/6/15",), "1405/8/15"),  # of the season before
        ("1405/8/15", Recurrence.SEASONAL, ("1405/8/1",), "1405/11/15"),
        ("1405/8/15", Recurrence.SEASONAL, ("1405/6/15", "1405/7/12"), "1405/11/15"),  # early
        ("1405/8/15", Recurrence.SEASONAL, ("1405/6/15", "1405/7/12", "1405/8/10"), "1405/11/15"),
        ("1405/12/28", Recurrence.WEEKLY, ("1405/11/12",), "1405/11/16"),  # its first day is far
        ("1405/7/16", Recurrence.WEEKLY, ("1405/7/15",), "1405/7/23"),
        ("1405/7/16", Recurrence.WEEKLY, ("1405/7/18",), "1405/7/23"),
        ("", Recurrence.MONTHLY, (), ""),
        ("", Recurrence.MONTHLY, ("1405/7/12",), "1405/8/12"),
        ("", Recurrence.SEASONAL, ("1405/7/12",), "1405/10/12"),
        ("", Recurrence.CONTINUOUS, ("1405/7/12",), ""),
        ("1405/7/30", Recurrence.CONTINUOUS, (), "1405/7/30"),
        ("", Recurrence.MONTHLY, ("1500/12/20",), ""),  # there the calendar ends
    ],
)
def test_the_next_round_is_a_period_later(
    deadline: str, again: Recurrence, done: tuple[str, ...], next_one: str
) -> None:
    assert due(deadline, again, *done) == next_one


@given(
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.integers(-2000, 2000),
    st.sampled_from(PERIODIC),
)
def test_the_next_round_is_never_behind_and_never_two_periods_away(
    deadline: date, later: int, again: Recurrence
) -> None:
    done = deadline + timedelta(days=later)
    action = Action(resolution_id=1, position=1, deadline=deadline, recurrence=again)
    following_day = running(action, (done,)).due
    longest = {Recurrence.WEEKLY: 9, Recurrence.MONTHLY: 41, Recurrence.SEASONAL: 123}[again]
    assert following_day
    assert 0 < (following_day - done).days <= longest


def _period(first: date, again: Recurrence, number: int) -> date:
    if again is Recurrence.WEEKLY:
        return first + timedelta(weeks=number)
    return months_later(first, number * (3 if again is Recurrence.SEASONAL else 1))


def _next_period(first: date, again: Recurrence, day: date) -> int:
    number = 0
    while _period(first, again, number) <= day:
        number += 1
    while _period(first, again, number - 1) > day:
        number -= 1
    return number


@settings(deadline=None)
@given(
    st.dates(date(1990, 1, 1), date(2050, 1, 1)),
    st.sampled_from(PERIODIC),
    st.none() | st.integers(-300, 300),
    st.integers(0, 100).flatmap(lambda most: st.lists(st.integers(0, most), max_size=9)),
)
def test_the_round_is_the_one_that_is_found_going_from_period_to_period(
    day: date, again: Recurrence, deadline_after: int | None, gaps: list[int]
) -> None:
    deadline = None if deadline_after is None else day + timedelta(days=deadline_after)
    done = [day]
    for gap in gaps:
        done.append(done[-1] + timedelta(days=gap))
    first, now = deadline or day, None
    for each in done:
        upcoming = _next_period(first, again, each + timedelta(days=SHORTLY[again]))
        if now is not None and upcoming <= now:  # once more for the same day, if it had begun
            upcoming = now + (_period(first, again, now - 1) < each)
        now = upcoming
    assert now is not None
    action = Action(resolution_id=1, position=1, deadline=deadline, recurrence=again)
    assert running(action, tuple(done)).due == _period(first, again, now)


@pytest.mark.parametrize(
    ("again", "days"),
    [(Recurrence.WEEKLY, 7), (Recurrence.MONTHLY, 30.4), (Recurrence.SEASONAL, 91.3)],
)
def test_a_duty_of_thirty_years_does_not_make_its_row_wait(again: Recurrence, days: float) -> None:
    action = Action(resolution_id=1, position=1, deadline=FIRST, recurrence=again)
    done = tuple(FIRST + timedelta(days=days * number) for number in range(int(10_957 / days)))
    begun = time.perf_counter()
    assert running(action, done).due
    assert time.perf_counter() - begun < 0.1


@contextmanager
def founded() -> Iterator[OpenOffice]:
    with TemporaryDirectory() as folder, open_office(Path(folder)) as office:
        found(office, district=11, name="شهرداری", secretary="دبیر")
        yield office


def called(office: OpenOffice, number: int) -> Meeting:
    day = FIRST + timedelta(days=28 * number)
    meeting = Meeting(headquarters_id=office.headquarters.id, number=number, held_on=day)
    return call(office, meeting, "پیگیری")


def listed(office: OpenOffice, meeting: Meeting) -> list[OpenAction]:
    return list(dossier.read(office, meeting.id).earlier)


WORDS = st.lists(st.sampled_from([None, *ActionState]), min_size=1, max_size=6)


@settings(max_examples=25, deadline=None)
@given(heard=WORDS, again=st.sampled_from(RECURRING), by_letter=st.booleans())
def test_a_duty_is_on_the_list_of_each_meeting_once_until_it_is_ended(
    *, heard: list[ActionState | None], again: Recurrence, by_letter: bool
) -> None:
    with founded() as office:
        resolution = editing.add_resolution(office, called(office, 1), "گزارش")
        duty = editing.add_action(office, resolution, "فرستادن آمار")
        editing.save(office, replace(duty, recurrence=again, responsible="بهزیستی"))
        ended, age, rounds = False, 0, 1
        for number, state in enumerate(heard, 2):
            meeting = called(office, number)
            age += 1
            expected = [] if ended else [(age, rounds, ActionState.OPEN if age == 1 else None)]
            shown = [
                (each.age, len(each.done) + 1, state_of(each) if each.age == 1 else None)
                for each in listed(office, meeting)
            ]
            assert shown == expected
            minutes = compile_minutes(office, meeting.id)
            assert [each.round_number for each in minutes.earlier_actions] == [rounds][ended:]
            if state is None or ended:
                continue
            day = meeting.held_on + timedelta(days=by_letter)
            if by_letter:
                with office.database.act():
                    office.database.insert(
                        Progress(action_id=duty.id, reported_on=day, state=state, text="نامه")
                    )
                    stored = office.database.get(Action, duty.id)
                    office.database.update(replace(stored, state=state))
            else:
                follow_up.report(office, meeting, duty, state, "خبر")
            if state is ActionState.DONE:
                age, rounds = 0, rounds + 1
            ended = state is ActionState.DROPPED
            on = day + timedelta(days=1)
            work = open_work.open_work(office, "بهزیستی", on)
            assert work.is_empty is ended
            known = SimilarWork(office).find(said("فرستادن آمار"), called(office, 99))
            office.database.undo()
            assert bool(known) is not ended


def said(text: str) -> Understood:
    return Understood(text, (), text)


def test_the_row_of_a_meeting_tells_of_the_round_that_follows(office: OpenOffice) -> None:
    meeting = called(office, 1)
    resolution = editing.add_resolution(office, meeting, "گزارش")
    duty = editing.add_action(office, resolution, "فرستادن آمار")
    first_due = meeting.held_on + timedelta(days=5)
    editing.save(office, replace(duty, recurrence=Recurrence.WEEKLY, deadline=first_due))
    second = called(office, 50)
    (row,) = listed(office, second)
    assert following(row) is None
    follow_up.report(office, second, duty, ActionState.DONE, "رسید")
    (row,) = listed(office, second)
    upcoming = following(row)
    assert upcoming
    assert (upcoming - first_due).days % 7 == 0
    assert upcoming > second.held_on
    told = compile_minutes(office, second.id).earlier_actions[0]
    assert (told.deadline, told.next_deadline, told.state) == (
        first_due,
        upcoming,
        ActionState.DONE,
    )
    third = called(office, 51)
    (row,) = listed(office, third)
    assert running(row.action, row.done) == (2, upcoming)
    editing.save(office, replace(office.database.get(Action, duty.id), recurrence=Recurrence.ONCE))
    assert listed(office, third) == []  # it was done once and for all
    office.database.undo()
    follow_up.raise_again(office, third, duty, "دوباره مطرح شد")
    (row,) = listed(office, third)
    assert state_of(row) is ActionState.OPEN
