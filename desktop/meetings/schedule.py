"""Calling the next meeting: what it will most likely be, and its first lines."""

from dataclasses import replace
from datetime import date

from db import people
from db.records import AgendaKind, Attendance, Duty, Meeting, MeetingState
from desktop.calendar.jalali import next_month_same_weekday
from desktop.meetings.editing import add_agenda_item, save
from desktop.office import OpenOffice


def propose(office: OpenOffice, today: date) -> Meeting:
    """Give the next meeting as the last one lets expect it; not stored."""
    headquarters = office.headquarters
    earlier = office.database.select(
        Meeting, "headquarters_id = ?", (headquarters.id,), "held_on, id"
    )
    held = [each for each in earlier if each.state is not MeetingState.CANCELLED]
    number = 1 + max((each.number for each in earlier), default=0)
    chair, secretary = _officers(office, today)
    if not held:
        return Meeting(
            headquarters_id=headquarters.id,
            number=number,
            held_on=today,
            place=headquarters.place,
            chair=chair,
            secretary=secretary,
        )
    last = held[-1]
    return Meeting(
        headquarters_id=headquarters.id,
        number=number,
        held_on=last.next_on or next_month_same_weekday(last.held_on),
        starts_at=last.next_at or last.starts_at,
        place=last.next_place or last.place,
        chair=chair or last.chair,
        secretary=secretary or last.secretary,
    )


def _officers(office: OpenOffice, on: date) -> tuple[str, str]:
    names = {}
    for member in people.roster(office.database, office.headquarters.id, on):
        names[member.seat.duty] = member.holder.name if member.holder else member.seat.post
    return names.get(Duty.CHAIR, ""), names.get(Duty.SECRETARY, "")


def call(office: OpenOffice, meeting: Meeting, follow_up_title: str) -> Meeting:
    """Store a new meeting with the roster of its day and the follow-up as its first item."""
    database = office.database
    with database.act():
        stored = database.insert(meeting)
        for position, member in enumerate(
            people.roster(database, meeting.headquarters_id, meeting.held_on), 1
        ):
            database.insert(
                Attendance(
                    meeting_id=stored.id,
                    seat_id=member.seat.id,
                    position=position,
                    name=member.holder.name if member.holder else "",
                    post=member.seat.post,
                    organization=member.organization.name,
                )
            )
        add_agenda_item(office, stored, AgendaKind.FOLLOW_UP, follow_up_title)
    return stored


def cancel(office: OpenOffice, meeting: Meeting, reason: str) -> None:
    """Call a draft off; it keeps its number, and its reason stays with it."""
    save(
        office,
        replace(meeting, state=MeetingState.CANCELLED, state_reason=reason),
    )
