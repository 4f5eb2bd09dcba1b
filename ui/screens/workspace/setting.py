"""What all resolutions of a meeting share while they are edited."""

from typing import NamedTuple

from desktop.meetings.dossier import Dossier
from desktop.meetings.suggestions import KnownNames
from desktop.persian import digits


class Setting(NamedTuple):
    """The known names, the agenda to choose from, who came, and whether anything may change."""

    names: KnownNames
    agenda: tuple[tuple[int, str], ...]
    attendees: tuple[str, ...]
    editable: bool


def setting(dossier: Dossier, names: KnownNames) -> Setting:
    agenda = tuple(
        (part.item.id, f"دستور {digits(number)}: {part.item.title}")
        for number, part in enumerate(dossier.agenda, 1)
    )
    attendees = tuple(each.name for each in (*dossier.members, *dossier.guests) if each.name)
    return Setting(names, agenda, attendees, dossier.editable)
