"""Submitted minutes go out on a stick to whoever signs them, and are called back.

The one hard rule: the file is on the stick, read back, before the loan counts; its code is shown
only then, so that a file that was written for nothing opens for nobody.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from db import audit, meetings
from db.records import (
    Loan,
    LoanOutcome,
    Meeting,
    Resolution,
    Role,
    SignOff,
    SignOffStep,
    User,
    Verdict,
    Version,
)
from desktop import moments
from desktop.access import signing_keys
from desktop.access.people import people
from desktop.access.permissions import Deed
from desktop.access.slots import ring_of
from desktop.loans import envelope, stick
from desktop.loans.package import PACKAGE, Borrower, Earlier, Package, Said, Step, submitted, write
from desktop.loans.refusals import LoanOverError, NobodyToSignError, NoRecallReasonError
from desktop.meetings import dossier
from desktop.minutes import Minutes
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.reporting import Report, unheard
from desktop.sign_off.clock import moment_of_step
from desktop.sign_off.lent import open_loan, reviewed
from desktop.sign_off.opinions import opinions
from desktop.sign_off.refusals import StepError
from desktop.sign_off.states import expect
from desktop.transfer.file_names import file_name

_PAPER = "صورتجلسه برای امضا –"


class Lending(NamedTuple):
    """A loan that is not in force yet, and what shall lie on the stick; plain data for a worker."""

    loan: Loan
    content: bytes
    name: str

    def __repr__(self) -> str:
        """Tell which file it is, and nothing that opens it."""
        return f"Lending({self.name!r})"


class Place(NamedTuple):
    """Where the file lies; `label` and `serial` are those of the stick, "" for none."""

    path: Path
    label: str = ""
    serial: str = ""


def borrowers(office: OpenOffice) -> tuple[User, ...]:
    """Give those who can sign elsewhere: mayors with a key that their own password opens."""
    return tuple(
        user
        for user, roles in people(office)
        if Role.MAYOR in roles and not (user.retired or user.provisional)
        if signing_keys.current(office, user)
    )


def prepare(office: OpenOffice, meeting_id: int, borrower: User) -> Lending:
    """Gather what the mayor's computer needs, and nothing else.

    Raises StepError, LentError, NobodyToSignError, ClockBehindError, NotAllowedError, KeysFault.
    """
    office.require(Deed.LEND)
    meeting = expect(office, meeting_id, SignOffStep.RETURNED)
    if borrower.id not in {each.id for each in borrowers(office)}:
        raise NobodyToSignError
    steps = office.database.select(SignOff, "meeting_id = ?", (meeting_id,))
    loan = Loan(
        meeting_id=meeting_id,
        sign_off_id=steps[-1].id,
        borrower_id=borrower.id,
        at=moment_of_step(office),
        code=envelope.new_code(),
        trail=audit.head(office.database),
        user_id=office.user.id if office.user else None,
    )
    package = _package(office, meeting, loan, steps)
    return Lending(loan, write(package), _name(submitted(package)))


def _name(minutes: Minutes) -> str:
    return file_name(minutes, envelope.SUFFIX, _PAPER)


def _package(office: OpenOffice, meeting: Meeting, loan: Loan, steps: list[SignOff]) -> Package:
    database = office.database
    uuids = {each.id: each.uuid for each in meetings.parts(database, Resolution, meeting.id)}
    return Package(
        format=PACKAGE,
        office=office.office.uuid,
        loan=loan.uuid,
        at=loan.at,
        trail=loan.trail,
        borrower=_borrower(office, database.get(User, loan.borrower_id)),
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
        opinions=tuple(
            Said(resolution=uuids[each.resolution_id], approved=each.approved, remark=each.remark)
            for each in opinions(office, meeting.id).values()
            if each.id
        ),
        review=reviewed(office, dossier.read(office, meeting.id)),
    )


def _borrower(office: OpenOffice, user: User) -> Borrower:
    ring = ring_of(office.folder)
    (key,) = signing_keys.current(office, user)
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
        verdicts=tuple(
            Said(resolution=uuids[each.resolution_id], approved=each.approved, remark=each.remark)
            for each in told
            if each.resolution_id in uuids
        ),
    )


def put_on_stick(lending: Lending, folder: Path, report: Report = unheard) -> Path:
    """Write the file and read it back, away from the window; raises as `stick.put` does.

    What else lies there stays, a file of an earlier loan of these minutes too.
    """
    cover = _cover(lending.loan)
    data = envelope.wrap(cover, lending.loan.code, lending.content)
    return stick.put(lending.name, cover, data, folder, report)


def _cover(loan: Loan) -> envelope.Cover:
    return envelope.Cover(envelope.Direction.OUT, loan.uuid)


def lend(office: OpenOffice, lending: Lending, place: Place) -> Loan:
    """Let the loan count, now that its file is proven; where it may not, the file goes again.

    Raises StepError, LentError, NotAllowedError.
    """
    wanted = lending.loan
    try:
        with office.act(Deed.LEND):
            meeting = expect(office, wanted.meeting_id, SignOffStep.RETURNED)
            _refuse_other_submission(office, meeting, wanted)
            loan = office.database.insert(
                replace(
                    wanted,
                    destination=str(place.path.parent),
                    label=place.label,
                    serial=place.serial,
                )
            )
            office.tell(Deed.LEND, meeting)
    except BaseException:
        take_away(wanted, place.path)
        raise
    return loan


def take_away(loan: Loan, path: Path) -> None:
    """Take the file of a loan that counts for nothing from the stick; another's stays."""
    stick.take_away(path, _cover(loan))


def _refuse_other_submission(office: OpenOffice, meeting: Meeting, loan: Loan) -> None:
    last = office.database.select(SignOff, "meeting_id = ?", (meeting.id,), "id DESC LIMIT 1")
    if [each.id for each in last] != [loan.sign_off_id]:
        raise StepError(SignOffStep.RETURNED, meeting.state)


def recall(office: OpenOffice, meeting_id: int, reason: str) -> None:
    """Let the minutes be judged here again; what comes back by the loan is refused from now on.

    The trail says why. Raises NoRecallReasonError, LoanOverError, NotAllowedError.
    """
    with office.act(Deed.RECALL):
        reason = clean(reason).strip()
        if not reason:
            raise NoRecallReasonError
        loan = open_loan(office, meeting_id)
        if loan is None:
            raise LoanOverError
        ended = replace(loan, ended_at=moments.now(), outcome=LoanOutcome.RECALLED, reason=reason)
        office.database.update(ended)
        office.tell(Deed.RECALL, office.database.get(Meeting, meeting_id), _detail(reason))


def _detail(reason: str) -> str:
    """Write a reason as one detail of the trail, which has commas between them, on one line."""
    return " ".join(reason.replace(",", "،").split())
