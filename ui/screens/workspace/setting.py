"""What all resolutions of a meeting share while they are edited."""

from typing import NamedTuple

from desktop.calendar.deadlines import Days
from desktop.meetings.dossier import Dossier
from desktop.meetings.suggestions import KnownNames
from desktop.persian import digits


class Setting(NamedTuple):
    """The known names, the agenda to choose from, who came, and whether anything may change.

    `days` are what deadlines are reckoned from; `deciders` are organizations, then posts.
    """

    names: KnownNames
    agenda: tuple[tuple[int, str], ...]
    attendees: tuple[str, ...]
    days: Days
    editable: bool
    deciders: tuple[str, ...]


def setting(dossier: Dossier, names: KnownNames) -> Setting:
    agenda = tuple(
        (part.item.id, f"دستور {digits(number)}: {part.item.title}")
        for number, part in enumerate(dossier.agenda, 1)
    )
    attendees = tuple(each.name for each in (*dossier.members, *dossier.guests) if each.name)
    days = Days(dossier.meeting.held_on, dossier.meeting.next_on)
    posts = (each.post for each in dossier.members if each.post)
    deciders = tuple(dict.fromkeys((*names.organizations, *posts)))
    return Setting(names, agenda, attendees, days, dossier.editable, deciders)
