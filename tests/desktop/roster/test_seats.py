"""The table of a headquarters and who has held its seats, as later meetings and papers find it."""

from dataclasses import replace
from datetime import date

from db.people import roster
from db.records import Duty, HeadquartersKind, Meeting, Seat
from desktop.meetings import dossier
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.roster.holders import (
    date_term,
    history,
    known_people,
    remove_term,
    save_term,
    succeed,
)
from desktop.roster.seats import (
    SeatLine,
    add_headquarters,
    add_seat,
    all_headquarters,
    move_seat,
    save_line,
    seat_lines,
    set_retired,
)

TODAY = date(2026, 10, 4)
FIRST, SECOND = "آقای بهمن محمدی", "خانم الهام یوسفی"


def health(office: OpenOffice) -> Seat:
    return add_seat(
        office, office.headquarters.id, post="سرپرست", organization="بهزيستي", holder=FIRST
    )


def line(office: OpenOffice, seat: Seat, on: date = TODAY) -> SeatLine:
    lines = seat_lines(office, seat.headquarters_id, on)
    return next(each for each in lines if each.id == seat.id)


def meeting_on(office: OpenOffice, day: date) -> Meeting:
    return call(office, replace(propose(office, day), held_on=day), "پیگیری")


def holder(office: OpenOffice, seat: Seat, on: date) -> str:
    return line(office, seat, on).holder


def test_a_seat_stands_at_the_end_with_the_organization_that_is_known(office: OpenOffice) -> None:
    seat = health(office)
    added = seat_lines(office, office.headquarters.id, TODAY)[-1]
    assert (added.id, added.post, added.organization) == (seat.id, "سرپرست", "بهزیستی")
    assert (added.holder, added.since) == (FIRST, None)
    assert FIRST in [each.name for each in known_people(office)]
    office.database.undo()
    assert len(seat_lines(office, office.headquarters.id, TODAY)) == 2


def test_a_line_is_written_as_it_was_changed(office: OpenOffice) -> None:
    seat = health(office)
    changed = replace(
        line(office, seat), post="مدیر", organization="خانهٔ سالمند", substitute=SECOND
    )
    save_line(office, changed, TODAY)
    stored = line(office, seat)
    assert (stored.post, stored.organization, stored.substitute) == (
        "مدیر",
        "خانهٔ سالمند",
        SECOND,
    )
    office.database.undo()
    assert line(office, seat).post == "سرپرست"


def test_a_slip_of_the_hand_is_corrected_wherever_the_person_is_named(office: OpenOffice) -> None:
    seat = health(office)
    meeting_on(office, date(2026, 9, 1))
    other = add_seat(office, office.headquarters.id, post="عضو", organization="بسیج", holder=FIRST)
    save_line(office, replace(line(office, seat), holder="آقای بهمن محمودی"), TODAY)
    assert holder(office, seat, TODAY) == holder(office, other, TODAY) == "آقای بهمن محمودی"
    assert len(history(office, seat.id)) == 1


def test_another_name_succeeds_after_the_last_meeting_and_minutes_keep_theirs(
    office: OpenOffice,
) -> None:
    seat = health(office)
    held = meeting_on(office, date(2026, 9, 1))
    save_line(office, replace(line(office, seat), holder=SECOND), TODAY)
    assert [(each.name, each.since, each.until) for each in history(office, seat.id)] == [
        (SECOND, date(2026, 9, 2), None),
        (FIRST, None, date(2026, 9, 1)),
    ]
    assert FIRST in [each.name for each in dossier.read(office, held.id).members]
    assert SECOND in [
        each.name for each in dossier.read(office, meeting_on(office, TODAY).id).members
    ]


def test_whom_no_meeting_met_was_only_misspelled(office: OpenOffice) -> None:
    seat = health(office)
    save_line(office, replace(line(office, seat), holder=SECOND), TODAY)
    assert [each.name for each in history(office, seat.id)] == [SECOND]


def test_a_successor_ends_the_term_before_on_the_day_before(office: OpenOffice) -> None:
    seat = health(office)
    succeed(office, seat, SECOND, date(2026, 9, 23), TODAY)
    assert holder(office, seat, date(2026, 9, 22)) == FIRST
    assert holder(office, seat, date(2026, 9, 23)) == SECOND
    succeed(office, seat, "", date(2026, 10, 1), TODAY)
    assert holder(office, seat, date(2026, 9, 30)) == SECOND
    assert holder(office, seat, TODAY) == ""
    assert [each.until for each in history(office, seat.id)] == [
        date(2026, 9, 30),
        date(2026, 9, 22),
    ]


def test_somebody_put_in_between_ends_before_the_next(office: OpenOffice) -> None:
    seat = health(office)
    succeed(office, seat, SECOND, date(2026, 9, 23), TODAY)
    succeed(office, seat, "آقای میانه", date(2026, 5, 1), TODAY)
    assert [(each.name, each.since, each.until) for each in history(office, seat.id)] == [
        (SECOND, date(2026, 9, 23), None),
        ("آقای میانه", date(2026, 5, 1), date(2026, 9, 22)),
        (FIRST, None, date(2026, 4, 30)),
    ]


def test_the_days_of_neighbours_follow_and_leave_no_room_for_the_impossible(
    office: OpenOffice,
) -> None:
    seat = health(office)
    succeed(office, seat, SECOND, date(2026, 9, 23), TODAY)
    late, early = history(office, seat.id)
    save_term(office, replace(late, since=date(2026, 9, 1)), TODAY)
    assert [each.until for each in history(office, seat.id)] == [None, date(2026, 8, 31)]
    before = history(office, seat.id)
    date_term(office, early.id, None, TODAY)  # over the successor
    date_term(office, late.id, None, None)  # over whoever was before
    date_term(office, late.id, date(2026, 9, 1), date(2026, 8, 1))
    assert history(office, seat.id) == before
    remove_term(office, late, TODAY)
    assert [each.name for each in history(office, seat.id)] == [FIRST]


def test_the_office_knows_its_secretary_by_the_seat(office: OpenOffice) -> None:
    lines = seat_lines(office, office.headquarters.id, TODAY)
    desk = next(each for each in lines if each.seat.duty is Duty.SECRETARY)
    succeed(office, desk.seat, SECOND, TODAY, TODAY)
    assert office.office.secretary == propose(office, TODAY).secretary == SECOND


def test_seats_move_and_stay_at_the_ends(office: OpenOffice) -> None:
    seat = health(office)
    move_seat(office, seat, -1)
    assert [each.id for each in roster_seats(office)][1] == seat.id
    move_seat(office, seat, -5)
    assert roster_seats(office)[0].id == seat.id
    office.database.undo()
    assert roster_seats(office)[1].id == seat.id


def roster_seats(office: OpenOffice) -> list[Seat]:
    return [each.seat for each in roster(office.database, office.headquarters.id, TODAY)]


def test_what_is_set_aside_keeps_its_history_and_comes_back(office: OpenOffice) -> None:
    seat = health(office)
    set_retired(office, seat, retired=True)
    assert seat.id not in [each.id for each in roster_seats(office)]
    aside = seat_lines(office, seat.headquarters_id, TODAY, retired=True)
    assert [(each.id, each.holder) for each in aside] == [(seat.id, FIRST)]
    set_retired(office, seat, retired=False)
    assert roster_seats(office)[-1].id == seat.id


def test_the_officers_seats_are_never_set_aside(office: OpenOffice) -> None:
    for seat in roster_seats(office):
        set_retired(office, seat, retired=True)
    assert len(roster_seats(office)) == 2


def test_a_subdistrict_gets_its_headquarters_once(office: OpenOffice) -> None:
    added = add_headquarters(office, 4)
    assert added.kind is HeadquartersKind.SUBDISTRICT
    assert add_headquarters(office, 4) == added
    assert [each.subdistrict for each in all_headquarters(office)] == [None, 4]
    seats = seat_lines(office, added.id, TODAY)
    assert [(each.post, each.organization, each.seat.duty) for each in seats] == [
        ("شهردار ناحیه", "شهرداری ناحیهٔ ۴", Duty.CHAIR),
        ("دبیر قرارگاه ناحیه", "شهرداری ناحیهٔ ۴", Duty.SECRETARY),
    ]
    office.database.undo()
    assert len(all_headquarters(office)) == 1
