"""Calling the next meeting: what it will most likely be, and its first lines."""

from dataclasses import replace
from datetime import date

from db import people
from db.records import AgendaKind, Attendance, Duty, Meeting, MeetingState
from desktop.calendar.jalali import next_month_same_weekday
from desktop.meetings import carry_over
from desktop.meetings.editing import add_agenda_item, cleaned, save
from desktop.office import OpenOffice


def propose(office: OpenOffice, today: date) -> Meeting:
    """Give the next meeting as the last one lets expect it; not stored."""
    headquarters = office.headquarters
    earlier = office.database.select(
        Meeting, "headquarters_id = ?", (headquarters.id,), "held_on, id"
    )
    held = [each for each in earlier if each.state is not MeetingState.CANCELLED]
    meeting = Meeting(
        headquarters_id=headquarters.id,
        number=1 + max((each.number for each in earlier), default=0),
        held_on=today,
        place=headquarters.place,
    )
    last = held[-1] if held else meeting
    if held:
        meeting = replace(
            meeting,
            held_on=last.next_on or next_month_same_weekday(last.held_on),
            starts_at=last.next_at or last.starts_at,
            place=last.next_place or headquarters.place or last.place,
        )
    return replace(
        meeting,
        chair=_officer(office, Duty.CHAIR, meeting.held_on, last.chair),
        secretary=_officer(office, Duty.SECRETARY, meeting.held_on, office.office.secretary),
    )


def _officer(office: OpenOffice, duty: Duty, on: date, usual: str) -> str:
    """Name who holds an office's seat that day, else who usually does it, else the post."""
    seated = people.roster(office.database, office.headquarters.id, on)
    members = [member for member in seated if member.seat.duty is duty]
    names = [member.holder.name for member in members if member.holder]
    posts = [member.seat.post for member in members]
    return next(iter([*names, *filter(None, [usual]), *posts]), "")


def call(office: OpenOffice, meeting: Meeting, follow_up_title: str) -> Meeting:
    """Store a new meeting with the roster of its day, the follow-up, and what was put off to it."""
    database = office.database
    with database.act():
        stored = database.insert(cleaned(meeting))
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
        carry_over.bring(office, stored)
    return stored


def cancel(office: OpenOffice, meeting: Meeting, reason: str) -> None:
    """Call a draft off; it keeps its number and its reason, and what was put off to it goes on."""
    with office.database.act():
        stored = office.database.get(Meeting, meeting.id)
        save(office, replace(stored, state=MeetingState.CANCELLED, state_reason=reason))
        for item in carry_over.origins(office, stored):
            carry_over.settle(office, item)
