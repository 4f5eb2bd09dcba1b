"""What is still missing from the heading, and of the next meeting."""

from collections.abc import Iterator

from desktop.meetings.checks.findings import Finding, Lack, MinutesSection, unread
from desktop.meetings.dossier import Dossier


def heading(dossier: Dossier) -> Iterator[Finding]:
    """Look through what says which meeting this is."""
    meeting = dossier.meeting

    def at(lack: Lack, field: str) -> Finding:
        return Finding(lack, MinutesSection.HEADING, meeting.uuid, field)

    read = ("number", "held_on", "starts_at", "ends_at")
    yield from unread(dossier, MinutesSection.HEADING, meeting, *read)
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


def next_meeting(dossier: Dossier) -> Iterator[Finding]:
    """Look through what says when the next one is."""
    meeting = dossier.meeting
    yield from unread(dossier, MinutesSection.HEADING, meeting, "next_on", "next_at")
    if meeting.next_on is None:
        yield Finding(Lack.NO_NEXT_MEETING, MinutesSection.HEADING, meeting.uuid, "next_on")
    elif meeting.next_on <= meeting.held_on:
        yield Finding(Lack.NEXT_NOT_LATER, MinutesSection.HEADING, meeting.uuid, "next_on")
