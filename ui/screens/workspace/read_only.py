"""The workspace for somebody who reads minutes and does not write them.

Hard rule: whether minutes are finished is a question of their state, whether somebody may write one
of their roles; the sections hear only whether anything may change.
"""

from dataclasses import fields

from db.records import Role
from desktop.access.permissions import RIGHTS, Deed
from desktop.meetings.dossier import Dossier
from desktop.office import OpenOffice
from desktop.persian import join_and
from ui.access_sentences import ROLES

WHY = "شما این صورتجلسه را می‌خوانید؛ نوشتن در آن با نقش {roles} است."


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


def why_read_only() -> str:
    whose = RIGHTS[Deed.WRITE_MINUTES].roles
    return WHY.format(roles=join_and(ROLES[role] for role in Role if role in whose))
