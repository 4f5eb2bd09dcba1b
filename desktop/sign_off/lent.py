"""Minutes that are away to be signed, and a file that is such minutes on their way.

The one hard rule: while minutes are away nothing is said of them here; what is signed away stands
on the entry of the office's own trail with which it left.
"""

from typing import cast

import msgspec

from db import audit
from db.records import Loan, User, Visit
from desktop.meetings.checks import Finding, Passed, passed, review
from desktop.meetings.dossier import Dossier
from desktop.office import OpenOffice
from desktop.sign_off.refusals import LentError

_LENT_AT = "SELECT at FROM visits"


class Reviewed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the office's review says of minutes to whoever signs them."""

    passed: tuple[Passed, ...]
    findings: tuple[Finding, ...]


def last_loan(office: OpenOffice, meeting_id: int) -> Loan | None:
    """Give the last loan of a meeting's minutes, be it over."""
    found = office.database.select(Loan, "meeting_id = ?", (meeting_id,), "id DESC LIMIT 1")
    return found[0] if found else None


def open_loan(office: OpenOffice, meeting_id: int) -> Loan | None:
    """Give the loan by which a meeting's minutes are away."""
    found = office.database.select(Loan, "meeting_id = ? AND ended_at IS NULL", (meeting_id,))
    return found[0] if found else None


def refuse_lent(office: OpenOffice, meeting_id: int) -> None:
    """Raise LentError where the minutes are away."""
    if loan := open_loan(office, meeting_id):
        name = office.database.get(User, loan.borrower_id).name
        raise LentError(name, loan.at, is_with_reader=is_with_reader(office, loan))


def is_with_reader(office: OpenOffice, loan: Loan) -> bool:
    """Tell whether whoever is signed in is the one who has them."""
    return office.user is not None and office.user.id == loan.borrower_id


def anchor(office: OpenOffice) -> str:
    """Give the entry of the office's trail on which a signature stands."""
    for visit in office.database.select(Visit):
        return visit.trail
    return audit.head(office.database)


def lent_at(office: OpenOffice) -> str | None:
    """Give the moment before which nothing can have been done to minutes on their way."""
    found = office.database.query(_LENT_AT)
    return cast(str, found[0][0]) if found else None


def reviewed(office: OpenOffice, dossier: Dossier) -> Reviewed:
    """Review the minutes; on their way they bring what the office found, which knows more."""
    for visit in office.database.select(Visit):
        return msgspec.json.decode(visit.review, type=Reviewed)
    return Reviewed(passed(dossier), review(dossier))
