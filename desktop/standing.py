"""Where an action was decided and how far it is, as the office's lists say it of any action."""

from collections.abc import Mapping
from datetime import date

from db.records import (
    ActionState,
    Headquarters,
    Meeting,
    MeetingState,
    Progress,
    Recurrence,
    Resolution,
)
from desktop.minutes import Condition, Day, Number, Part

SETTLED = (ActionState.DONE, ActionState.DROPPED)


class Origin(Part, frozen=True):
    """The meeting that decided; `subdistrict` is None for the district's own headquarters."""

    headquarters: str
    subdistrict: Number | None
    number: Number
    held_on: Day
    state: MeetingState


class Word(Part, frozen=True):
    """The last that was reported of an action: by a letter, at a meeting, or without either.

    `elsewhere` names the headquarters that met, where it is another than the one that decided.
    """

    text: str
    reported_on: Day
    letter_number: str
    meeting_number: Number | None
    elsewhere: str = ""


def condition_of(resolution: Resolution) -> Condition | None:
    """Put a condition as papers have it; without its text the rest says nothing."""
    if not resolution.condition.strip():
        return None
    return Condition(
        resolution.condition, resolution.condition_decider, resolution.condition_deadline
    )


def origin_of(meeting: Meeting, headquarters: Headquarters) -> Origin:
    return Origin(
        headquarters=headquarters.name,
        subdistrict=headquarters.subdistrict,
        number=meeting.number,
        held_on=meeting.held_on,
        state=meeting.state,
    )


def word_of(
    progress: Progress | None, meetings: Mapping[int, Origin], decided: Origin
) -> Word | None:
    """Put a report as papers have it; `meetings` holds the one at which it was made, by its key."""
    if progress is None:
        return None
    at = meetings.get(progress.meeting_id or 0)
    elsewhere = at is not None and at.subdistrict != decided.subdistrict
    return Word(
        text=progress.text,
        reported_on=progress.reported_on,
        letter_number=progress.letter_number,
        meeting_number=at.number if at else None,
        elsewhere=at.headquarters if at and elsewhere else "",
    )


def is_ended(state: ActionState, recurrence: Recurrence) -> bool:
    """Tell whether it is a duty that recurs and has come to its end: that is done, not given up."""
    return state is ActionState.DROPPED and recurrence is not Recurrence.ONCE


def days_late(deadline: date | None, state: ActionState, on: date) -> int:
    """Count the days since the deadline; 0 for what has time, has none, or is settled."""
    if deadline is None or state in SETTLED:
        return 0
    return max(0, (on - deadline).days)
