from dataclasses import replace
from datetime import date

import pytest

from db.people import roster
from db.records import Duty, Meeting, Person, Seat, Term
from desktop.meetings.appointing import appoint
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice

TODAY = date(2026, 10, 4)
FIRST, SECOND = "خانم رویا امینی", "آقای سام راد"


def secretary(office: OpenOffice, on: date) -> str:
    members = roster(office.database, office.headquarters.id, on)
    member = next(member for member in members if member.seat.duty is Duty.SECRETARY)
    return member.holder.name if member.holder else ""


def meeting_on(office: OpenOffice, day: date) -> Meeting:
    return call(office, replace(propose(office, day), held_on=day), "پیگیری")


def test_a_successor_has_the_seat_after_the_last_meeting_and_the_past_stays(
    office: OpenOffice,
) -> None:
    meeting_on(office, date(2026, 8, 4))
    held = meeting_on(office, date(2026, 9, 1))
    appoint(office, Duty.SECRETARY, SECOND, TODAY)
    assert secretary(office, date(2026, 8, 4)) == secretary(office, date(2026, 9, 1)) == FIRST
    assert secretary(office, date(2026, 9, 2)) == secretary(office, date(2027, 10, 4)) == SECOND
    assert office.database.get(Meeting, held.id) == held
    assert propose(office, TODAY).secretary == SECOND
    office.database.undo()
    assert secretary(office, TODAY) == FIRST


def test_a_meeting_that_is_called_already_does_not_put_the_successor_off(
    office: OpenOffice,
) -> None:
    called = meeting_on(office, date(2026, 10, 20))
    appoint(office, Duty.SECRETARY, SECOND, TODAY)
    assert secretary(office, date(2026, 10, 3)) == FIRST
    assert secretary(office, TODAY) == SECOND
    assert office.database.get(Meeting, called.id).secretary == FIRST
    appoint(office, Duty.SECRETARY, FIRST, TODAY)
    assert secretary(office, TODAY) == FIRST


def test_whom_no_meeting_knows_was_only_misspelled(office: OpenOffice) -> None:
    appoint(office, Duty.SECRETARY, "خانم رؤیا امینی", TODAY)
    assert secretary(office, date(2020, 1, 1)) == "خانم رؤیا امینی"
    assert len(office.database.select(Term)) == 1
    assert [person.name for person in office.database.select(Person)] == ["خانم رؤیا امینی"]


def test_a_name_written_while_it_is_typed_leaves_one_successor(office: OpenOffice) -> None:
    meeting_on(office, date(2026, 9, 1))
    for length in range(2, len(SECOND) + 1):
        appoint(office, Duty.SECRETARY, SECOND[:length], TODAY)
    assert secretary(office, TODAY) == SECOND
    assert len(office.database.select(Term)) == 2
    assert {person.name for person in office.database.select(Person)} == {FIRST, SECOND}


def test_back_to_the_old_name_is_no_third_person(office: OpenOffice) -> None:
    meeting_on(office, date(2026, 9, 1))
    appoint(office, Duty.SECRETARY, SECOND, TODAY)
    meeting_on(office, TODAY)
    appoint(office, Duty.SECRETARY, FIRST, TODAY)
    assert secretary(office, TODAY) == FIRST
    assert len(office.database.select(Person)) == 2


def test_who_has_another_seat_too_keeps_their_name_there(office: OpenOffice) -> None:
    database = office.database
    (person,) = database.select(Person)
    chair = database.select(Seat, "duty = ?", (Duty.CHAIR,))[0]
    with database.act():
        database.insert(Term(seat_id=chair.id, person_id=person.id))
    appoint(office, Duty.SECRETARY, SECOND, TODAY)
    assert secretary(office, TODAY) == SECOND
    assert propose(office, TODAY).chair == FIRST


@pytest.mark.parametrize("until", [date(2026, 1, 1), None])
def test_an_empty_seat_is_taken(office: OpenOffice, until: date | None) -> None:
    database = office.database
    (term,) = database.select(Term)
    with database.act():
        if until:
            database.update(replace(term, until=until))
        else:
            database.delete(term)
    appoint(office, Duty.SECRETARY, SECOND, TODAY)
    assert secretary(office, TODAY) == SECOND
    assert secretary(office, date(2026, 5, 1)) == ""


def test_without_such_a_seat_the_office_is_asked(office: OpenOffice) -> None:
    database = office.database
    meeting_on(office, date(2026, 9, 1))
    with database.act():
        for seat in database.select(Seat):
            database.update(replace(seat, retired=True))
        database.update(replace(office.office, secretary=SECOND))
    appoint(office, Duty.SECRETARY, SECOND, TODAY)
    assert propose(office, TODAY).secretary == SECOND
