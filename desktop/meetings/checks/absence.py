"""Which organizations were given work while nobody of them was there."""

from functools import lru_cache

from db import search
from db.records import Attendance, Presence
from desktop.meetings.attendance import turnout
from desktop.meetings.dossier import Dossier

_AT_THE_TABLE = frozenset({Presence.PRESENT, Presence.REPRESENTED})


def absent_organizations(dossier: Dossier) -> frozenset[str]:
    """Name those responsible of whom nobody came or was represented.

    None while it is not known of every member whether they came.
    """
    if not dossier.members or turnout(dossier.members).unrecorded:
        return frozenset()
    there = [each for each in dossier.members if each.state in _AT_THE_TABLE]
    # Nobody records whether a guest came: they stand there because they did.
    there += [each for each in dossier.guests if each.state is not Presence.ABSENT]
    responsible = {
        each.action.responsible
        for part in dossier.resolutions
        for each in part.actions
        if each.action.responsible.strip()
    }
    return frozenset(
        name for name in responsible if not any(_speaks_for(each, name) for each in there)
    )


def _speaks_for(attendee: Attendance, name: str) -> bool:
    """Whether somebody came for it: many write «ادارهٔ بهزیستی» here and «بهزیستی» there."""
    wanted, organization = _folded(name), _folded(attendee.organization)
    if organization and (organization in wanted or wanted in organization):
        return True
    return wanted in _folded(attendee.post) or wanted == _folded(attendee.name)


@lru_cache(maxsize=1024)
def _folded(text: str) -> str:
    return search.fold(text)
