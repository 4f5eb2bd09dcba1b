"""The day of the next meeting, with and without a rule, and past what is off."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import (
    Headquarters,
    Meeting,
    MeetingKind,
    MeetingTurn,
    Numbering,
    Weekday,
)
from desktop.calendar.holidays import is_day_off
from desktop.calendar.jalali import from_jalali, to_jalali
from desktop.errors import SharedNumberError
from desktop.founding import found
from desktop.meetings import dossier, next_day
from desktop.meetings.editing import save
from desktop.meetings.listing import numbered
from desktop.meetings.schedule import arrange_next, call, propose
from desktop.office import OpenOffice
from tests.offices import open_office

TITLE = "پیگیری"


def jalali(year: int, month: int, day: int) -> date:
    return from_jalali(year, month, day)


def rule(office: OpenOffice, turn: MeetingTurn, on: Weekday = Weekday.TUESDAY) -> Headquarters:
    save(office, replace(office.headquarters, meets_in=turn, meets_on=on))
    return office.headquarters


def held(office: OpenOffice, day: date, **changes: Any) -> Meeting:
    return call(office, replace(propose(office, day), held_on=day, **changes), TITLE)


def test_the_second_tuesday_of_each_month(office: OpenOffice) -> None:
    rule(office, MeetingTurn.SECOND)
    assert propose(office, jalali(1405, 7, 10)).held_on == jalali(1405, 7, 14)
    assert propose(office, jalali(1405, 7, 20)).held_on == jalali(1405, 8, 12)
    meeting = held(office, jalali(1405, 7, 29))  # late
    assert propose(office, jalali(1405, 7, 29)).held_on == jalali(1405, 8, 12)
    assert next_day.after_meeting(office, meeting).day == jalali(1405, 8, 12)


def test_the_missing_meeting_of_a_month_is_proposed_in_that_month(office: OpenOffice) -> None:
    today = jalali(1405, 8, 25)
    assert propose(office, today, this_month=True).held_on == today
    rule(office, MeetingTurn.SECOND)
    assert propose(office, today, this_month=True).held_on == jalali(1405, 8, 12)
    held(office, jalali(1405, 5, 13))
    held(office, jalali(1405, 9, 10))  # entered ahead
    assert propose(office, today, this_month=True).held_on == jalali(1405, 8, 12)
    held(office, jalali(1405, 7, 14), next_on=jalali(1405, 8, 20))
    assert propose(office, today, this_month=True).held_on == jalali(1405, 8, 20)


def test_a_day_off_gives_way_and_says_which_day_was_meant(office: OpenOffice) -> None:
    rule(office, MeetingTurn.FOURTH, Weekday.THURSDAY)
    held(office, jalali(1405, 10, 24))
    (last,) = office.database.select(Meeting)
    turn = next_day.after_meeting(office, last)
    assert (turn.meant, turn.day) == (jalali(1405, 11, 22), jalali(1405, 11, 24))
    meeting = call(office, propose(office, jalali(1405, 11, 1)), TITLE)
    assert meeting.held_on == jalali(1405, 11, 24)
    assert next_day.of_meeting(office, meeting) == turn
    assert next_day.of_meeting(office, last) is None


def test_without_a_rule_a_day_that_was_moved_does_not_move_those_after_it(
    office: OpenOffice,
) -> None:
    held(office, jalali(1405, 9, 26))  # the fourth Thursday
    held(office, jalali(1405, 10, 24))
    moved = call(office, propose(office, jalali(1405, 11, 1)), TITLE)
    assert moved.held_on == jalali(1405, 11, 24)
    assert propose(office, jalali(1405, 12, 1)).held_on == jalali(1405, 12, 27)
    held(office, jalali(1406, 1, 21))  # but what people chose does: a Saturday
    assert propose(office, jalali(1406, 1, 22)).held_on == jalali(1406, 2, 18)


def test_an_extraordinary_meeting_leaves_the_rhythm_alone(office: OpenOffice) -> None:
    held(
        office, jalali(1405, 7, 14), next_on=jalali(1405, 8, 13), next_at=time(9), next_place="سرا"
    )
    meeting = propose(office, jalali(1405, 7, 24), MeetingKind.EXTRAORDINARY)  # a Friday
    assert (meeting.kind, meeting.held_on) == (MeetingKind.EXTRAORDINARY, jalali(1405, 7, 25))
    assert (meeting.number, meeting.place, meeting.starts_at) == (2, "", None)
    extraordinary = call(office, meeting, TITLE)
    then = propose(office, jalali(1405, 7, 26))
    assert (then.kind, then.held_on) == (MeetingKind.ORDINARY, jalali(1405, 8, 13))
    assert (then.starts_at, then.place) == (time(9), "سرا")
    assert next_day.after_meeting(office, extraordinary).day == jalali(1405, 8, 12)


def test_what_was_arranged_wins_even_on_a_day_off(office: OpenOffice) -> None:
    held(office, jalali(1405, 10, 24), next_on=jalali(1405, 11, 22))
    assert propose(office, jalali(1405, 10, 25)).held_on == jalali(1405, 11, 22)


def test_the_next_meeting_is_arranged_as_proposed_and_what_was_typed_stays(
    office: OpenOffice,
) -> None:
    meeting = held(office, jalali(1405, 7, 14), starts_at=time(10), place="سالن")
    save(office, replace(meeting, next_place="سرا"))
    arrange_next(office, meeting)
    stored = office.database.get(Meeting, meeting.id)
    assert (stored.next_on, stored.next_at) == (jalali(1405, 8, 12), time(10))
    assert stored.next_place == "سرا"
    office.database.undo()
    assert office.database.get(Meeting, meeting.id).next_on is None


def test_numbers_begin_anew_with_each_year_where_that_is_the_custom(office: OpenOffice) -> None:
    last = held(office, jalali(1405, 12, 11), number=12)
    assert propose(office, jalali(1406, 1, 1)).number == 13
    save(office, replace(office.headquarters, numbering=Numbering.YEARLY))
    first = call(office, propose(office, jalali(1406, 1, 1)), TITLE)
    assert (first.number, to_jalali(first.held_on).year) == (1, 1406)
    again = held(office, jalali(1406, 12, 10), number=12)
    assert not dossier.read(office, again.id).number_taken
    assert numbered(office, 12) == again
    save(office, replace(last, held_on=jalali(1406, 11, 11)))
    assert dossier.read(office, again.id).number_taken
    with pytest.raises(SharedNumberError):
        numbered(office, 12)


@contextmanager
def founded() -> Iterator[OpenOffice]:
    with TemporaryDirectory() as folder, open_office(Path(folder)) as office:
        found(office, district=11, name="اداره", secretary="دبیر")
        yield office


@settings(max_examples=20)
@given(
    st.dates(jalali(1300, 1, 1), jalali(1498, 1, 1)),
    st.sampled_from(MeetingTurn),
    st.sampled_from(Weekday),
)
def test_every_month_has_one_meeting_on_a_working_day(
    day: date, turn: MeetingTurn, on: Weekday
) -> None:
    with founded() as office:
        rule(office, turn, on)
        months = []
        for _ in range(14):
            meeting = call(office, propose(office, day), TITLE)
            months.append(to_jalali(meeting.held_on)[:2])
            assert len(months) == 1 or not is_day_off(meeting.held_on)
        counted = [year * 12 + month for year, month in months]
        assert counted == list(range(counted[0], counted[0] + 14))
