"""What is still missing of who came, and whether they were enough."""

from collections.abc import Iterator

from db.records import Attendance, Meeting, Presence
from desktop.meetings.attendance import turnout
from desktop.meetings.checks.findings import Finding, Lack, MinutesSection, unread
from desktop.meetings.dossier import Dossier

_TIMES = ("arrived_at", "left_at")


def attendance(dossier: Dossier) -> Iterator[Finding]:
    """Look through members and guests."""
    if not dossier.members:
        yield Finding(Lack.NO_MEMBERS, MinutesSection.ATTENDANCE)
    quorum, counts = dossier.headquarters.quorum, turnout(dossier.members)
    if quorum and voters(dossier) < quorum:
        numbers = (counts.attending, quorum)
        yield Finding(Lack.NO_QUORUM, MinutesSection.ATTENDANCE, numbers=numbers)
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
    yield from unread(dossier, MinutesSection.ATTENDANCE, member, *seen, name=name)
    if field := _not_within(dossier.meeting, member):
        yield at(Lack.NOT_WITHIN_MEETING, field)


def _guest(guest: Attendance, dossier: Dossier) -> Iterator[Finding]:
    name = guest.name or guest.post
    where = (MinutesSection.ATTENDANCE, guest.uuid)
    yield from unread(dossier, MinutesSection.ATTENDANCE, guest, *_TIMES, name=name)
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


def voters(dossier: Dossier) -> int:
    """Count who can have voted: members at the table, and those of whom nothing is recorded yet."""
    counts = turnout(dossier.members)
    return counts.attending + counts.unrecorded
