"""Calling the next meeting: what it will most likely be, and its first lines."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from db import people
from db.records import (
    AgendaKind,
    Attendance,
    Duty,
    Headquarters,
    HeadquartersKind,
    Meeting,
    MeetingKind,
    MeetingState,
    Numbering,
)
from desktop.calendar.jalali import to_jalali
from desktop.errors import AmendmentError
from desktop.meetings import carry_over
from desktop.meetings.editing import add_agenda_item, cleaned, save
from desktop.meetings.next_day import after_meeting, expected, of_this_month, working_day
from desktop.office import OpenOffice


def propose(
    office: OpenOffice,
    today: date,
    kind: MeetingKind = MeetingKind.ORDINARY,
    headquarters: Headquarters | None = None,
    *,
    this_month: bool = False,
) -> Meeting:
    """Give the next meeting as the last one lets expect it; not stored.

    It is one of the district's own headquarters, unless a subdistrict's is named; the one that is
    missing in `this_month`, if so wished. An extraordinary one is held as soon as offices work, and
    arranges nothing that was arranged.
    """
    headquarters = headquarters or office.headquarters
    earlier = office.database.select(
        Meeting, "headquarters_id = ?", (headquarters.id,), "held_on, id"
    )
    held = [each for each in earlier if each.state is not MeetingState.CANCELLED]
    ordinary = kind is MeetingKind.ORDINARY
    usual_day = of_this_month if this_month else expected
    meeting = Meeting(
        headquarters_id=headquarters.id,
        number=1,
        kind=kind,
        held_on=usual_day(office, headquarters, today) if ordinary else working_day(today),
        place=headquarters.place,
    )
    last = held[-1] if held else meeting
    told = [each for each in held if ordinary and each.next_on == meeting.held_on]
    arranged = told[-1] if told else last
    meeting = replace(
        meeting,
        number=_next_number(headquarters, earlier, meeting.held_on),
        starts_at=(arranged.next_at if ordinary else None) or last.starts_at,
        place=(arranged.next_place if ordinary else "") or headquarters.place or last.place,
    )
    own = headquarters.kind is HeadquartersKind.DISTRICT
    usual = office.office.secretary if own else last.secretary
    return replace(
        meeting,
        chair=_officer(office, meeting, Duty.CHAIR, last.chair),
        secretary=_officer(office, meeting, Duty.SECRETARY, usual),
    )


def _next_number(headquarters: Headquarters, earlier: Sequence[Meeting], on: date) -> int:
    """Count on, cancelled meetings too: their numbers are used up."""
    if headquarters.numbering is Numbering.YEARLY:
        year = to_jalali(on).year
        earlier = [each for each in earlier if to_jalali(each.held_on).year == year]
    return 1 + max((each.number for each in earlier), default=0)


def arrange_next(office: OpenOffice, meeting: Meeting) -> None:
    """Arrange the next meeting as it is proposed; hour and place only where there are none."""
    with office.database.act():
        stored = office.database.get(Meeting, meeting.id)
        headquarters = office.database.get(Headquarters, stored.headquarters_id)
        save(
            office,
            replace(
                stored,
                next_on=after_meeting(office, stored).day,
                next_at=stored.next_at or stored.starts_at,
                next_place=stored.next_place or headquarters.place or stored.place,
            ),
        )


def _officer(office: OpenOffice, meeting: Meeting, duty: Duty, usual: str) -> str:
    """Name who holds an office's seat that day, else who usually does it, else the post."""
    seated = people.roster(office.database, meeting.headquarters_id, meeting.held_on)
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
    """Call a draft off; it keeps its number and its reason, and what was put off to it goes on.

    Raises AmendmentError where the meeting was signed before.
    """
    with office.database.act():
        stored = office.database.get(Meeting, meeting.id)
        if stored.version > 1:
            raise AmendmentError
        save(office, replace(stored, state=MeetingState.CANCELLED, state_reason=reason))
        for item in carry_over.origins(office, stored):
            carry_over.settle(office, item)
