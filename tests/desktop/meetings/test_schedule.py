from dataclasses import replace
from datetime import date, time
from typing import Any

from db.records import (
    AgendaItem,
    AgendaKind,
    Attendance,
    Duty,
    Meeting,
    MeetingState,
    MeetingTurn,
    Organization,
    Person,
    Presence,
    Seat,
    Term,
    Weekday,
)
from desktop.calendar.jalali import next_month_same_weekday
from desktop.meetings.editing import save
from desktop.meetings.schedule import call, cancel, propose
from desktop.office import OpenOffice
from desktop.roster.seats import add_headquarters

TODAY = date(2026, 10, 4)
TITLE = "پیگیری مصوبات پیشین"


def called(office: OpenOffice, **changes: Any) -> Meeting:
    return call(office, replace(propose(office, TODAY), **changes), TITLE)


def seat(
    office: OpenOffice, name: str, since: date | None = None, until: date | None = None
) -> Seat:
    """Give an organization a seat at the end, and its holder a term."""
    database = office.database
    with database.act():
        body = database.insert(Organization(name=name))
        seats = database.select(Seat)
        stored = database.insert(
            Seat(
                headquarters_id=office.headquarters.id,
                organization_id=body.id,
                position=len(seats) + 1,
                post=f"رئیس {name}",
            )
        )
        person = database.insert(Person(name=f"نمایندهٔ {name}"))
        database.insert(Term(seat_id=stored.id, person_id=person.id, since=since, until=until))
    return stored


def roll(office: OpenOffice, meeting: Meeting) -> dict[str, str]:
    """Give who is named for which organization."""
    lines = office.database.select(Attendance, "meeting_id = ?", (meeting.id,), "position")
    return {line.organization: line.name for line in lines}


def test_the_first_meeting_is_today_under_the_officers_of_the_founding(office: OpenOffice) -> None:
    meeting = propose(office, TODAY)
    assert (meeting.id, meeting.number, meeting.held_on) == (0, 1, TODAY)
    assert meeting.secretary == "خانم رویا امینی"
    assert meeting.chair == "شهردار منطقه"  # the post, until somebody is named


def test_the_next_number_counts_cancelled_meetings_too(office: OpenOffice) -> None:
    called(office, number=7)
    cancel(office, called(office), "تعطیل شد")
    assert propose(office, TODAY).number == 9


def test_the_usual_weekday_of_next_month_and_the_usual_place(office: OpenOffice) -> None:
    called(office, starts_at=time(10, 30), place="سالن")
    meeting = propose(office, TODAY)
    assert meeting.held_on == next_month_same_weekday(TODAY)
    assert (meeting.starts_at, meeting.place) == (time(10, 30), "سالن")


def test_what_the_last_meeting_arranged_wins(office: OpenOffice) -> None:
    called(
        office,
        starts_at=time(10),
        place="سالن",
        next_on=date(2026, 11, 9),
        next_at=time(9),
        next_place="سرای محله",
    )
    meeting = propose(office, TODAY)
    assert (meeting.held_on, meeting.starts_at, meeting.place) == (
        date(2026, 11, 9),
        time(9),
        "سرای محله",
    )


def test_the_place_of_the_office_goes_before_that_of_the_last_meeting(office: OpenOffice) -> None:
    called(office, place="سالن")
    save(office, replace(office.headquarters, place="سالن تازه"))
    assert propose(office, TODAY).place == "سالن تازه"
    called(office, next_place="سرای محله")
    assert propose(office, TODAY).place == "سرای محله"


def test_a_cancelled_meeting_is_no_example(office: OpenOffice) -> None:
    called(office, place="سالن")
    cancel(office, called(office, held_on=date(2026, 11, 1), place="جای دیگر"), "تعطیل شد")
    meeting = propose(office, TODAY)
    assert meeting.place == "سالن"
    assert meeting.held_on == next_month_same_weekday(TODAY)


def test_who_chaired_last_is_proposed_before_a_mere_post(office: OpenOffice) -> None:
    called(office, chair="آقای آرش نیک‌پور")
    assert propose(office, TODAY).chair == "آقای آرش نیک‌پور"


def test_who_holds_the_chair_on_that_day_is_proposed_first(office: OpenOffice) -> None:
    called(office, chair="آقای آرش نیک‌پور", next_on=date(2026, 11, 9))
    chair = office.database.select(Seat, "duty = ?", (Duty.CHAIR,))[0]
    with office.database.act():
        for name, since, until in (
            ("پیشین", None, date(2026, 11, 8)),
            ("تازه", date(2026, 11, 9), None),
        ):
            person = office.database.insert(Person(name=name))
            office.database.insert(
                Term(seat_id=chair.id, person_id=person.id, since=since, until=until)
            )
    assert propose(office, TODAY).chair == "تازه"


def test_a_new_meeting_has_the_roster_of_its_day(office: OpenOffice) -> None:
    seat(office, "همیشگی")
    seat(office, "تا امروز", until=TODAY)
    seat(office, "از امروز", since=TODAY)
    seat(office, "پایان‌یافته", until=date(2026, 10, 3))
    seat(office, "آینده", since=date(2026, 10, 5))
    retired = seat(office, "کنارگذاشته")
    with office.database.act():
        office.database.update(replace(retired, retired=True))
    meeting = called(office)
    names = roll(office, meeting)
    assert list(names)[1:] == ["همیشگی", "تا امروز", "از امروز", "پایان‌یافته", "آینده"]
    assert names["همیشگی"] == "نمایندهٔ همیشگی"
    assert names["تا امروز"] == "نمایندهٔ تا امروز"
    assert names["از امروز"] == "نمایندهٔ از امروز"
    assert names["پایان‌یافته"] == names["آینده"] == ""


def test_members_stand_in_the_order_of_their_seats_and_wait_to_be_recorded(
    office: OpenOffice,
) -> None:
    first, second = seat(office, "یکم"), seat(office, "دوم")
    with office.database.act():
        office.database.update(replace(first, position=9))
    meeting = called(office)
    lines = office.database.select(Attendance, "meeting_id = ?", (meeting.id,), "position")
    assert [line.seat_id for line in lines][2:] == [second.id, first.id]
    assert [line.position for line in lines] == [1, 2, 3, 4]
    assert {line.state for line in lines} == {Presence.UNRECORDED}
    assert lines[-1].post == "رئیس یکم"


def test_a_later_roster_leaves_the_meeting_as_it_was(office: OpenOffice) -> None:
    seat(office, "مدرسه")
    meeting = called(office)
    person = office.database.select(Person, "name = ?", ("نمایندهٔ مدرسه",))[0]
    with office.database.act():
        office.database.update(replace(person, name="دیگری"))
    assert roll(office, meeting)["مدرسه"] == "نمایندهٔ مدرسه"


def test_the_follow_up_is_its_first_item(office: OpenOffice) -> None:
    meeting = called(office)
    (item,) = office.database.select(AgendaItem, "meeting_id = ?", (meeting.id,))
    assert (item.kind, item.title, item.position) == (AgendaKind.FOLLOW_UP, TITLE, 1)


def test_a_meeting_is_called_clean_and_in_one_act(office: OpenOffice) -> None:
    meeting = called(office, place="سالن شهيد كريمي", subject="٣ گزارش")
    assert office.database.get(Meeting, meeting.id) == meeting
    assert (meeting.place, meeting.subject) == ("سالن شهید کریمی", "۳ گزارش")
    office.database.undo()
    assert office.database.select(Meeting) == []
    assert office.database.select(Attendance) == []


def test_a_cancelled_meeting_keeps_its_number_and_what_was_written_meanwhile(
    office: OpenOffice,
) -> None:
    meeting = called(office)
    save(office, replace(meeting, subject="موضوع"))
    cancel(office, meeting, "تعطيل شد")
    stored = office.database.get(Meeting, meeting.id)
    assert (stored.state, stored.state_reason) == (MeetingState.CANCELLED, "تعطیل شد")
    assert (stored.number, stored.subject) == (1, "موضوع")


def test_a_subdistricts_meeting_follows_its_own_rule_number_place_and_officers(
    office: OpenOffice,
) -> None:
    called(office)
    fourth = add_headquarters(office, 4)
    ruled = replace(
        fourth, meets_in=MeetingTurn.SECOND, meets_on=Weekday.TUESDAY, place="سرای راه‌آهن"
    )
    save(office, ruled)
    meeting = propose(office, TODAY, headquarters=ruled)
    assert (meeting.headquarters_id, meeting.number) == (fourth.id, 1)
    assert meeting.held_on == date(2026, 10, 6)  # ۱۴ مهر
    assert (meeting.place, meeting.secretary) == ("سرای راه‌آهن", "دبیر قرارگاه ناحیه")
    first = call(office, replace(meeting, secretary="آقای سام راد"), TITLE)
    assert posts(office, first) == {"شهردار ناحیه", "دبیر قرارگاه ناحیه"}
    second = propose(office, TODAY, headquarters=ruled)
    assert (second.number, second.secretary) == (2, "آقای سام راد")
    assert propose(office, TODAY).number == 2


def posts(office: OpenOffice, meeting: Meeting) -> set[str]:
    lines = office.database.select(Attendance, "meeting_id = ?", (meeting.id,))
    return {line.post for line in lines}
