"""The workspace for somebody who reads minutes and does not write them.

Hard rule: whether minutes are finished is a question of their state, whether somebody may write one
of their roles; the sections hear only whether anything may change.
"""

from dataclasses import fields

from desktop.access.permissions import Deed
from desktop.meetings.dossier import Dossier
from desktop.office import OpenOffice


class ReadOnlyDossier(Dossier):
    """The same records, in which nothing may change."""

    @property
    def editable(self) -> bool:
        return False


def seen(dossier: Dossier, office: OpenOffice) -> Dossier:
    """Give a dossier as whoever is signed in may see it."""
    if office.may(Deed.WRITE_MINUTES):
        return dossier
    return ReadOnlyDossier(**{each.name: getattr(dossier, each.name) for each in fields(dossier)})
