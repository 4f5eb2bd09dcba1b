"""What was read aloud at the end of a meeting, as a digest by which a later change is seen."""

import hashlib

import msgspec

from desktop.meetings.dossier import ActionPart, Dossier, ResolutionPart


def digest(dossier: Dossier) -> str:
    """Give the SHA-256 of the resolutions as the room hears them: who does what by when."""
    heard = [_resolution(part) for part in dossier.resolutions]
    return hashlib.sha256(msgspec.json.encode(heard)).hexdigest()


def _resolution(part: ResolutionPart) -> tuple[object, ...]:
    decided = part.resolution
    condition = (decided.condition, decided.condition_decider, decided.condition_deadline)
    return (decided.text, condition, tuple(map(_action, part.actions)))


def _action(part: ActionPart) -> tuple[object, ...]:
    action = part.action
    supporters = [each.name for each in part.supporters]
    return (action.text, action.responsible, supporters, action.deadline, action.recurrence)
