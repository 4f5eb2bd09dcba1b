"""What goes out with a loan, gathered in the office: minutes, how they came there, who signs them.

The one hard rule: it is what the mayor's computer needs and nothing else; of the office's keys only
the one that the mayor's own password opens.
"""

from collections.abc import Mapping

from db import meetings
from db.records import (
    Loan,
    Meeting,
    Resolution,
    Role,
    SigningKey,
    SignOff,
    User,
    Verdict,
    Version,
)
from desktop.access import signing_keys
from desktop.access.people import people
from desktop.access.slots import ring_of
from desktop.loans.package import PACKAGE, Borrower, Earlier, Package, Step
from desktop.loans.refusals import NotMayorError
from desktop.loans.verdicts import travelling
from desktop.meetings import dossier
from desktop.office import OpenOffice
from desktop.sign_off.lent import reviewed
from desktop.sign_off.opinions import opinions


def borrowers(office: OpenOffice) -> tuple[User, ...]:
    """Give those who can sign elsewhere: mayors with a key that their own password opens."""
    return tuple(
        user
        for user, roles in people(office)
        if Role.MAYOR in roles and not (user.retired or user.provisional)
        if signing_keys.current(office, user)
    )


def key_of(office: OpenOffice, loan: Loan) -> SigningKey:
    """Give the key that the borrower of a loan signs with now; raises NotMayorError."""
    borrower = office.database.get(User, loan.borrower_id)
    if borrower.id not in {each.id for each in borrowers(office)}:
        raise NotMayorError(borrower.name)
    (key,) = signing_keys.current(office, borrower)
    return key


def package_of(office: OpenOffice, loan: Loan) -> Package:
    """Gather it; of a loan that is open it is always the same, but for what the review says."""
    database = office.database
    meeting = database.get(Meeting, loan.meeting_id)
    steps = database.select(SignOff, "meeting_id = ?", (meeting.id,))
    uuids = {each.id: each.uuid for each in meetings.parts(database, Resolution, meeting.id)}
    return Package(
        format=PACKAGE,
        office=office.office.uuid,
        loan=loan.uuid,
        at=loan.at,
        trail=loan.trail,
        borrower=_borrower(office, loan),
        steps=tuple(_step(office, each, uuids) for each in steps),
        versions=tuple(
            Earlier(
                uuid=each.uuid,
                number=each.number,
                minutes=each.minutes,
                signed_at=each.signed_at,
                reason=each.reason,
            )
            for each in database.select(Version, "meeting_id = ?", (meeting.id,), "number")
        ),
        opinions=travelling(
            (each for each in opinions(office, meeting.id).values() if each.id), uuids
        ),
        review=reviewed(office, dossier.read(office, meeting.id)),
    )


def _borrower(office: OpenOffice, loan: Loan) -> Borrower:
    user, key = office.database.get(User, loan.borrower_id), key_of(office, loan)
    ring = ring_of(office.folder)
    return Borrower(
        uuid=user.uuid,
        name=user.name,
        post=user.post,
        salt=ring.salt,
        cost=ring.cost,
        key=key.uuid,
        certificate=key.certificate,
        fingerprint=key.fingerprint,
        sealed=key.sealed,
        made_at=key.made_at,
    )


def _step(office: OpenOffice, step: SignOff, uuids: Mapping[int, str]) -> Step:
    told = office.database.select(Verdict, "sign_off_id = ?", (step.id,))
    return Step(
        uuid=step.uuid,
        version=step.version,
        step=step.step,
        at=step.at,
        name=step.name,
        post=step.post,
        remark=step.remark,
        minutes=step.minutes,
        verdicts=travelling(told, uuids),
    )
