"""What was read aloud at the end of a meeting, as a digest by which a later change is seen."""

import hashlib

import msgspec

from db.records import Meeting, Reading
from desktop import moments
from desktop.meetings import dossier
from desktop.meetings.dossier import ActionPart, Dossier, ResolutionPart
from desktop.office import OpenOffice


def digest(file: Dossier) -> str:
    """Give the SHA-256 of the resolutions as the room hears them: who does what by when."""
    heard = [_resolution(part) for part in file.resolutions]
    return hashlib.sha256(msgspec.json.encode(heard)).hexdigest()


def _resolution(part: ResolutionPart) -> tuple[object, ...]:
    decided = part.resolution
    condition = (decided.condition, decided.condition_decider, decided.condition_deadline)
    return (decided.text, condition, tuple(map(_action, part.actions)))


def _action(part: ActionPart) -> tuple[object, ...]:
    action = part.action
    supporters = [each.name for each in part.supporters]
    return (action.text, action.responsible, supporters, action.deadline, action.recurrence)


def note(office: OpenOffice, meeting: Meeting) -> None:
    """Keep that the resolutions were read aloud as they stand now; the same is kept once."""
    read_now = dossier.read(office, meeting.id)
    said = digest(read_now)
    if said != read_now.life.read_digest:
        with office.database.act():
            office.database.insert(Reading(meeting_id=meeting.id, at=moments.now(), sha256=said))
