"""What is still missing from the resolutions and their actions."""

from collections.abc import Iterator
from dataclasses import replace

from db.records import Action, Recurrence
from desktop.calendar.holidays import closed_on
from desktop.calendar.jalali import short
from desktop.meetings.checks.absence import absent_organizations
from desktop.meetings.checks.attendance import voters
from desktop.meetings.checks.findings import Finding, Lack, MinutesSection, unread
from desktop.meetings.dossier import ActionPart, Dossier, ResolutionPart
from desktop.meetings.reading_aloud import digest

_VOTES = ("votes_for", "votes_against", "votes_abstained")
_NAMES = ("focus_areas", "neighborhoods")  # names that may be half typed
_CONDITION = ("condition_deadline",)


def resolutions(dossier: Dossier) -> Iterator[Finding]:
    """Look through what was decided and who does it."""
    if not dossier.resolutions:
        yield Finding(Lack.NO_RESOLUTIONS, MinutesSection.RESOLUTIONS)
    read = dossier.life.read_digest
    if read is not None and read != digest(dossier):
        yield Finding(Lack.CHANGED_SINCE_READING, MinutesSection.RESOLUTIONS)
    absent = absent_organizations(dossier)
    for number, part in enumerate(dossier.resolutions, 1):
        yield from _resolution(number, part, dossier)
        for order, action in enumerate(part.actions, 1):
            yield from _action((number, order), action, dossier)
            if action.action.responsible in absent:
                yield _given_to_absent((number, order), action.action)


def _resolution(number: int, part: ResolutionPart, dossier: Dossier) -> Iterator[Finding]:
    resolution, uuid = part.resolution, part.resolution.uuid
    if not resolution.text.strip():
        yield Finding(Lack.NO_TEXT, MinutesSection.RESOLUTIONS, uuid, "text", (number,))
    yield from unread(
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


def _action(numbers: tuple[int, int], part: ActionPart, dossier: Dossier) -> Iterator[Finding]:
    action = part.action

    def at(lack: Lack, field: str) -> Finding:
        return Finding(lack, MinutesSection.RESOLUTIONS, action.uuid, field, numbers)

    if not action.text.strip():
        yield at(Lack.NO_ACTION_TEXT, "text")
    if not action.responsible.strip():
        yield at(Lack.NO_RESPONSIBLE, "responsible")
    yield from unread(
        dossier, MinutesSection.RESOLUTIONS, action, "deadline", "supporters", numbers=numbers
    )
    if action.deadline is None and action.recurrence is Recurrence.ONCE:
        yield at(Lack.NO_DEADLINE, "deadline")
    elif action.deadline and action.deadline < dossier.meeting.held_on:
        yield at(Lack.DEADLINE_BEFORE_MEETING, "deadline")
    elif action.deadline and (closed := closed_on(action.deadline)) is not None:
        day = short(action.deadline, dossier.meeting.held_on)
        yield replace(at(Lack.DEADLINE_ON_DAY_OFF, "deadline"), name=closed, text=day)


def _given_to_absent(numbers: tuple[int, int], action: Action) -> Finding:
    where = (MinutesSection.RESOLUTIONS, action.uuid, "responsible", numbers)
    return Finding(Lack.RESPONSIBLE_ABSENT, *where, name=action.responsible)
