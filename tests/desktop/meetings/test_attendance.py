"""Who came is recorded without losing what was typed beside it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from pathlib import Path

import pytest

from db.records import Attendance, Meeting, Person, Presence, Term
from desktop.founding import found
from desktop.meetings import dossier
from desktop.meetings.attendance import (
    StandIn,
    Turnout,
    all_present,
    record_presence,
    seat_holder,
    send_substitute,
    turnout,
    usual_substitute,
)
from desktop.meetings.compile import compile_minutes
from desktop.meetings.editing import add_guest, add_member, save
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.offices import open_office

HELD_ON = date(2026, 10, 4)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OpenOffice]:
    with open_office(tmp_path) as opened:
        found(opened, district=11, name="دبیرخانهٔ قرارگاه", secretary="خانم رویا امینی")
        yield opened


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")


def members(office: OpenOffice, meeting: Meeting) -> tuple[Attendance, ...]:
    return dossier.read(office, meeting.id).members


def test_a_turnout_counts_who_sits_at_the_table() -> None:
    states = (
        [Presence.PRESENT] * 5 + [Presence.REPRESENTED] * 2 + [Presence.EXCUSED]
        + [Presence.ABSENT] * 3 + [Presence.UNRECORDED] * 4
    )  # fmt: skip
    counts = turnout(Attendance(meeting_id=1, position=1, state=state) for state in states)
    assert counts == Turnout(15, present=5, represented=2, excused=1, absent=3)
    assert (counts.attending, counts.unrecorded) == (7, 4)
    assert turnout(()) == Turnout(0, 0, 0, 0, 0)


def test_a_state_leaves_the_substitute_and_the_times_in_the_file(
    office: OpenOffice, meeting: Meeting
) -> None:
    stale = members(office, meeting)[0]
    typed = replace(stale, substitute="خانم یوسفی", letter_number="۱۱/۲۳۸", arrived_at=time(10, 2))
    save(office, typed)

    for state in (Presence.REPRESENTED, Presence.ABSENT):
        record_presence(office, stale, state)
        assert members(office, meeting)[0] == replace(typed, state=state)


def test_a_substitute_is_in_the_minutes_only_of_who_was_represented(
    office: OpenOffice, meeting: Meeting
) -> None:
    chair = members(office, meeting)[0]
    save(office, replace(chair, substitute="خانم یوسفی", letter_date=HELD_ON))

    record_presence(office, chair, Presence.REPRESENTED)
    (told, _) = compile_minutes(office, meeting.id).members
    assert (told.substitute, told.letter_date) == ("خانم یوسفی", HELD_ON)

    record_presence(office, chair, Presence.PRESENT)
    (told, _) = compile_minutes(office, meeting.id).members
    assert (told.substitute, told.letter_date) == ("", None)


def test_all_present_is_said_of_the_unrecorded_alone_and_undone_at_once(
    office: OpenOffice, meeting: Meeting
) -> None:
    for post in ("رئیس کلانتری", "معاون پرورشی"):
        add_member(office, meeting, name="", post=post, organization="ناحیه")
    record_presence(office, members(office, meeting)[1], Presence.EXCUSED)
    before = members(office, meeting)

    all_present(office, meeting)
    states = [each.state for each in members(office, meeting)]
    assert states == [Presence.PRESENT, Presence.EXCUSED, Presence.PRESENT, Presence.PRESENT]

    office.database.undo()
    assert members(office, meeting) == before


def test_a_guest_has_come(office: OpenOffice, meeting: Meeting) -> None:
    guest = add_guest(office, meeting, name="آقای ناصری", post="", organization="")
    assert guest.state is Presence.PRESENT
    assert dossier.read(office, meeting.id).guests == (guest,)


def test_who_is_named_for_a_seat_without_a_holder_is_there_next_time(
    office: OpenOffice, meeting: Meeting
) -> None:
    chair = members(office, meeting)[0]
    assert chair.name == ""
    for name in ("", "  ", "آقای سعید نوری", "آقای دیگر"):
        seat_holder(office, replace(chair, name=name))

    (term,) = office.database.select(Term, "seat_id = ?", (chair.seat_id,))
    assert term.since == HELD_ON
    later = call(office, propose(office, date(2026, 11, 1)), "پیگیری")
    assert members(office, later)[0].name == "آقای سعید نوری"
    assert later.chair == "آقای سعید نوری"


def test_a_holder_is_not_replaced_by_a_name_of_one_day(
    office: OpenOffice, meeting: Meeting
) -> None:
    secretary = members(office, meeting)[1]
    seat_holder(office, replace(secretary, name="آقای جانشین"))
    later = call(office, propose(office, date(2026, 11, 1)), "پیگیری")
    assert members(office, later)[1].name == "خانم رویا امینی"


def stood_in(office: OpenOffice, meeting: Meeting, name: str, post: str = "") -> None:
    """Let somebody come in the place of the chair."""
    chair = members(office, meeting)[0]
    send_substitute(office, chair, StandIn(name, post))
    record_presence(office, chair, Presence.REPRESENTED)


def later(office: OpenOffice) -> Attendance:
    return members(office, call(office, propose(office, HELD_ON), "پیگیری"))[0]


def test_who_stood_in_the_last_time_is_the_usual_one(office: OpenOffice, meeting: Meeting) -> None:
    assert usual_substitute(office, members(office, meeting)[0]) is None
    stood_in(office, meeting, "خانم یوسفی", "کارشناس")
    chair = later(office)
    assert usual_substitute(office, chair) == StandIn("خانم یوسفی", "کارشناس")
    assert usual_substitute(office, members(office, meeting)[0]) is None  # not from the future
    second = office.database.get(Meeting, chair.meeting_id)
    stood_in(office, second, "آقای نوری", "معاون")
    record_presence(office, members(office, second)[0], Presence.PRESENT)  # came after all
    assert usual_substitute(office, later(office)) == StandIn("خانم یوسفی", "کارشناس")
    assert usual_substitute(office, members(office, second)[1]) is None


def test_the_roster_goes_before_the_last_time(office: OpenOffice, meeting: Meeting) -> None:
    stood_in(office, meeting, "خانم یوسفی", "کارشناس")
    chair = later(office)
    assert chair.seat_id
    with office.database.act():
        holder, usual = (office.database.insert(Person(name=name)) for name in ("رئیس", "قائم‌مقام"))
        term = Term(seat_id=chair.seat_id, person_id=holder.id, substitute_id=usual.id)
        office.database.insert(term)
    assert usual_substitute(office, chair) == StandIn("قائم‌مقام", "")
    with office.database.act():
        office.database.update(replace(usual, name="خانم یوسفی"))
    assert usual_substitute(office, chair) == StandIn("خانم یوسفی", "کارشناس")


def test_a_guest_has_no_usual_substitute(office: OpenOffice, meeting: Meeting) -> None:
    guest = add_guest(office, meeting, name="مهمان", post="", organization="")
    assert usual_substitute(office, guest) is None
