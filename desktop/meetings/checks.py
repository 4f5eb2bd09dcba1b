"""What is still missing from a meeting's minutes, as data that leads to its place."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from db.records import (
    ActionState,
    AgendaKind,
    Attendance,
    Meeting,
    Outcome,
    Presence,
    Recurrence,
    TravellingRecord,
)
from desktop.meetings.attendance import turnout
from desktop.meetings.dossier import ActionPart, AgendaPart, Dossier, ResolutionPart

_TIMES = ("arrived_at", "left_at")
_VOTES = ("votes_for", "votes_against", "votes_abstained")
_NAMES = ("focus_areas", "neighborhoods")  # names that may be half typed
_CONDITION = ("condition_deadline",)


class MinutesSection(StrEnum):
    HEADING = "heading"
    ATTENDANCE = "attendance"
    AGENDA = "agenda"
    RESOLUTIONS = "resolutions"


class Lack(StrEnum):
    """What is missing or does not fit; the value is used in tests and logs."""

    UNREADABLE = "unreadable"
    NUMBER_TAKEN = "number_taken"
    NO_SUBJECT = "no_subject"
    NO_START = "no_start"
    NO_END = "no_end"
    ENDS_BEFORE_START = "ends_before_start"
    NO_PLACE = "no_place"
    NO_CHAIR = "no_chair"
    NO_SECRETARY = "no_secretary"
    NO_NEXT_MEETING = "no_next_meeting"
    NEXT_NOT_LATER = "next_not_later"
    NO_MEMBERS = "no_members"
    PRESENCE_UNRECORDED = "presence_unrecorded"
    NO_NAME = "no_name"
    NOT_WITHIN_MEETING = "not_within_meeting"
    NO_SUBSTITUTE = "no_substitute"
    NO_LETTER = "no_letter"
    UNNAMED_GUEST = "unnamed_guest"
    NO_AGENDA = "no_agenda"
    UNTITLED_ITEM = "untitled_item"
    NO_OUTCOME = "no_outcome"
    NO_REASON = "no_reason"
    NO_RESOLUTIONS = "no_resolutions"
    NO_TEXT = "no_text"
    TOO_MANY_VOTES = "too_many_votes"
    UNNAMED_DISSENT = "unnamed_dissent"
    NO_ACTION = "no_action"
    NO_ACTION_TEXT = "no_action_text"
    NO_RESPONSIBLE = "no_responsible"
    NO_DEADLINE = "no_deadline"
    DEADLINE_BEFORE_MEETING = "deadline_before_meeting"


@dataclass(frozen=True)
class Finding:
    """One thing to mend: at the attribute `field` of the record `uuid`, in a section.

    `numbers` says which (agenda item; resolution, action), `name` names a member or a guest,
    `text` is what could not be read, or the action that was put off.
    """

    lack: Lack
    section: MinutesSection
    uuid: str = ""
    field: str = ""
    numbers: tuple[int, ...] = ()
    name: str = ""
    text: str = ""


def review(dossier: Dossier) -> tuple[Finding, ...]:
    """List all findings in the order of the printed page."""
    found = (
        *_heading(dossier),
        *_attendance(dossier),
        *_agenda(dossier),
        *_resolutions(dossier),
        *_next_meeting(dossier),
    )
    # What stands in a field and cannot be read is told once, and not as missing or contradictory.
    return tuple(
        each
        for each in found
        if each.lack is Lack.UNREADABLE or (each.uuid, each.field) not in dossier.unread
    )


def _unread(
    dossier: Dossier,
    section: MinutesSection,
    record: TravellingRecord,
    *fields: str,
    numbers: tuple[int, ...] = (),
    name: str = "",
) -> Iterator[Finding]:
    """Find what was typed for these attributes and could not be read."""
    for field in fields:
        if text := dossier.unread.get((record.uuid, field)):
            yield Finding(Lack.UNREADABLE, section, record.uuid, field, numbers, name, text)


def _heading(dossier: Dossier) -> Iterator[Finding]:
    meeting = dossier.meeting

    def at(lack: Lack, field: str) -> Finding:
        return Finding(lack, MinutesSection.HEADING, meeting.uuid, field)

    read = ("number", "held_on", "starts_at", "ends_at")
    yield from _unread(dossier, MinutesSection.HEADING, meeting, *read)
    if dossier.number_taken:
        yield at(Lack.NUMBER_TAKEN, "number")
    if not meeting.subject.strip():
        yield at(Lack.NO_SUBJECT, "subject")
    if meeting.starts_at is None:
        yield at(Lack.NO_START, "starts_at")
    if meeting.ends_at is None:
        yield at(Lack.NO_END, "ends_at")
    elif meeting.starts_at and meeting.ends_at <= meeting.starts_at:
        yield at(Lack.ENDS_BEFORE_START, "ends_at")
    if not meeting.place.strip():
        yield at(Lack.NO_PLACE, "place")
    if not meeting.chair.strip():
        yield at(Lack.NO_CHAIR, "chair")
    if not meeting.secretary.strip():
        yield at(Lack.NO_SECRETARY, "secretary")


def _next_meeting(dossier: Dossier) -> Iterator[Finding]:
    meeting = dossier.meeting
    yield from _unread(dossier, MinutesSection.HEADING, meeting, "next_on", "next_at")
    if meeting.next_on is None:
        yield Finding(Lack.NO_NEXT_MEETING, MinutesSection.HEADING, meeting.uuid, "next_on")
    elif meeting.next_on <= meeting.held_on:
        yield Finding(Lack.NEXT_NOT_LATER, MinutesSection.HEADING, meeting.uuid, "next_on")


def _attendance(dossier: Dossier) -> Iterator[Finding]:
    if not dossier.members:
        yield Finding(Lack.NO_MEMBERS, MinutesSection.ATTENDANCE)
    for member in dossier.members:
        yield from _member(member, dossier)
    for guest in dossier.guests:
        yield from _guest(guest, dossier)


def _member(member: Attendance, dossier: Dossier) -> Iterator[Finding]:
    name = member.post or member.name

    def at(lack: Lack, field: str) -> Finding:
        return Finding(lack, MinutesSection.ATTENDANCE, member.uuid, field, name=name)

    represented = member.state is Presence.REPRESENTED
    if member.state is Presence.UNRECORDED:
        yield at(Lack.PRESENCE_UNRECORDED, "state")
    elif member.state is Presence.PRESENT and not member.name.strip():
        yield at(Lack.NO_NAME, "name")
    elif represented and not member.substitute.strip():
        yield at(Lack.NO_SUBSTITUTE, "substitute")
    elif represented and not member.letter_number.strip():
        yield at(Lack.NO_LETTER, "letter_number")
    seen = ("letter_date", *_TIMES) if represented else _TIMES
    yield from _unread(dossier, MinutesSection.ATTENDANCE, member, *seen, name=name)
    if field := _not_within(dossier.meeting, member):
        yield at(Lack.NOT_WITHIN_MEETING, field)


def _guest(guest: Attendance, dossier: Dossier) -> Iterator[Finding]:
    name = guest.name or guest.post
    where = (MinutesSection.ATTENDANCE, guest.uuid)
    yield from _unread(dossier, MinutesSection.ATTENDANCE, guest, *_TIMES, name=name)
    if not (guest.name.strip() or guest.post.strip()):
        yield Finding(Lack.UNNAMED_GUEST, *where, "name")
    if field := _not_within(dossier.meeting, guest):
        yield Finding(Lack.NOT_WITHIN_MEETING, *where, field, name=name)


def _not_within(meeting: Meeting, attendee: Attendance) -> str:
    """Name the time by which somebody came when it was over, or left before it began or they came.

    Who comes early is there in time; "" where the times agree.
    """
    came, left = attendee.arrived_at, attendee.left_at
    if came and meeting.ends_at and came >= meeting.ends_at:
        return "arrived_at"
    begun = [moment for moment in (came, meeting.starts_at) if moment]
    return "left_at" if left and begun and left <= max(begun) else ""


def _agenda(dossier: Dossier) -> Iterator[Finding]:
    if all(part.item.kind is AgendaKind.FOLLOW_UP for part in dossier.agenda):
        yield Finding(Lack.NO_AGENDA, MinutesSection.AGENDA)
    for number, part in enumerate(dossier.agenda, 1):
        yield from _agenda_item(number, part, dossier)


def _agenda_item(number: int, part: AgendaPart, dossier: Dossier) -> Iterator[Finding]:
    item = part.item
    if not item.title.strip():
        yield Finding(Lack.UNTITLED_ITEM, MinutesSection.AGENDA, item.uuid, "title", (number,))
    yield from _unread(dossier, MinutesSection.AGENDA, item, "planned_minutes", numbers=(number,))
    if item.kind is AgendaKind.FOLLOW_UP:
        yield from _unexplained(dossier)
    nothing_to_follow = item.kind is AgendaKind.FOLLOW_UP and not dossier.earlier
    if item.outcome is Outcome.OPEN and not nothing_to_follow:
        yield Finding(Lack.NO_OUTCOME, MinutesSection.AGENDA, item.uuid, "outcome", (number,))


def _unexplained(dossier: Dossier) -> Iterator[Finding]:
    """Find what this meeting put off, and which duty it ended, without saying why."""
    for earlier in dossier.earlier:
        action, last = earlier.action, earlier.last
        if last is None or last.meeting_id != dossier.meeting.id:
            continue
        ended = last.state is ActionState.DROPPED and action.recurrence is not Recurrence.ONCE
        if (ended or last.state is ActionState.POSTPONED) and not last.text.strip():
            where = (MinutesSection.AGENDA, action.uuid, "word")
            yield Finding(Lack.NO_REASON, *where, text=action.text)


def _resolutions(dossier: Dossier) -> Iterator[Finding]:
    if not dossier.resolutions:
        yield Finding(Lack.NO_RESOLUTIONS, MinutesSection.RESOLUTIONS)
    for number, part in enumerate(dossier.resolutions, 1):
        yield from _resolution(number, part, dossier)
        for order, action in enumerate(part.actions, 1):
            yield from _action((number, order), action, dossier)


def _resolution(number: int, part: ResolutionPart, dossier: Dossier) -> Iterator[Finding]:
    resolution, uuid = part.resolution, part.resolution.uuid
    if not resolution.text.strip():
        yield Finding(Lack.NO_TEXT, MinutesSection.RESOLUTIONS, uuid, "text", (number,))
    yield from _unread(
        dossier,
        MinutesSection.RESOLUTIONS,
        resolution,
        *(_CONDITION if resolution.condition.strip() else ()),
        *_VOTES,
        *_NAMES,
        numbers=(number,),
    )
    if sum(getattr(resolution, vote) or 0 for vote in _VOTES) > voters(dossier):
        yield Finding(Lack.TOO_MANY_VOTES, MinutesSection.RESOLUTIONS, uuid, _VOTES[0], (number,))
    for dissent in part.dissents:
        if not dissent.name.strip():
            at_dissent = (MinutesSection.RESOLUTIONS, dissent.uuid, "name", (number,))
            yield Finding(Lack.UNNAMED_DISSENT, *at_dissent)
    if not part.actions:
        yield Finding(Lack.NO_ACTION, MinutesSection.RESOLUTIONS, uuid, "actions", (number,))


def voters(dossier: Dossier) -> int:
    """Count who can have voted: members at the table, and those of whom nothing is recorded yet."""
    counts = turnout(dossier.members)
    return counts.attending + counts.unrecorded


def _action(numbers: tuple[int, int], part: ActionPart, dossier: Dossier) -> Iterator[Finding]:
    action = part.action

    def at(lack: Lack, field: str) -> Finding:
        return Finding(lack, MinutesSection.RESOLUTIONS, action.uuid, field, numbers)

    if not action.text.strip():
        yield at(Lack.NO_ACTION_TEXT, "text")
    if not action.responsible.strip():
        yield at(Lack.NO_RESPONSIBLE, "responsible")
    yield from _unread(
        dossier, MinutesSection.RESOLUTIONS, action, "deadline", "supporters", numbers=numbers
    )
    if action.deadline is None and action.recurrence is Recurrence.ONCE:
        yield at(Lack.NO_DEADLINE, "deadline")
    elif action.deadline and action.deadline < dossier.meeting.held_on:
        yield at(Lack.DEADLINE_BEFORE_MEETING, "deadline")
