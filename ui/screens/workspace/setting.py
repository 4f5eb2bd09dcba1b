"""What all resolutions of a meeting share while they are edited."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from db.records import Presence
from desktop.calendar.deadlines import Days
from desktop.meetings.checks import voters
from desktop.meetings.dossier import Dossier
from desktop.meetings.suggestions import KnownNames
from desktop.persian import digits


class Setting(NamedTuple):
    """The known names, the agenda to choose from, who came, and whether anything may change.

    `days` are what deadlines are reckoned from; `deciders` are organizations, then posts; `voters`
    counts the members who can have voted. `remarks` are the mayor's, by uuid.
    """

    names: KnownNames
    agenda: tuple[tuple[int, str], ...]
    attendees: tuple[str, ...]
    days: Days
    editable: bool
    deciders: tuple[str, ...]
    voters: int
    remarks: Mapping[str, str]


def setting(dossier: Dossier, names: KnownNames) -> Setting:
    agenda = tuple(
        (part.item.id, f"دستور {digits(number)}: {part.item.title}")
        for number, part in enumerate(dossier.agenda, 1)
    )
    days = Days(dossier.meeting.held_on, dossier.meeting.next_on)
    posts = (each.post for each in dossier.members if each.post)
    deciders = tuple(dict.fromkeys((*names.organizations, *posts)))
    return Setting(
        names,
        agenda,
        tuple(_present(dossier)),
        days,
        dossier.editable,
        deciders,
        voters(dossier),
        dossier.life.remarks,
    )


def _present(dossier: Dossier) -> Iterator[str]:
    """Name who sits at the table, for a member who is represented the substitute."""
    for each in (*dossier.members, *dossier.guests):
        there = each.state not in {Presence.EXCUSED, Presence.ABSENT}
        name = each.substitute if each.state is Presence.REPRESENTED else each.name
        if there and name:
            yield name
