"""What is still missing from the agenda, and what the meeting did not hear of."""

from collections.abc import Iterator

from db.records import ActionState, AgendaKind, Outcome, Recurrence
from desktop.meetings.checks.findings import Finding, Lack, MinutesSection, unread
from desktop.meetings.dossier import AgendaPart, Dossier


def agenda(dossier: Dossier) -> Iterator[Finding]:
    """Look through the items, and the earlier work that the first of them follows."""
    if all(part.item.kind is AgendaKind.FOLLOW_UP for part in dossier.agenda):
        yield Finding(Lack.NO_AGENDA, MinutesSection.AGENDA)
    yield from _not_reviewed(dossier)
    for number, part in enumerate(dossier.agenda, 1):
        yield from _agenda_item(number, part, dossier)


def _agenda_item(number: int, part: AgendaPart, dossier: Dossier) -> Iterator[Finding]:
    item = part.item
    if not item.title.strip():
        yield Finding(Lack.UNTITLED_ITEM, MinutesSection.AGENDA, item.uuid, "title", (number,))
    yield from unread(dossier, MinutesSection.AGENDA, item, "planned_minutes", numbers=(number,))
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


def _not_reviewed(dossier: Dossier) -> Iterator[Finding]:
    """Count the earlier actions of which this meeting heard nothing; leads to the first of them."""
    meeting = dossier.meeting.id
    unheard = [
        earlier.action
        for earlier in dossier.earlier
        if earlier.last is None or earlier.last.meeting_id != meeting
    ]
    if unheard:
        where = (MinutesSection.AGENDA, unheard[0].uuid, "word", (len(unheard),))
        yield Finding(Lack.NOT_REVIEWED, *where)
