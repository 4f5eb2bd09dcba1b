"""Submitted minutes go out on a stick to whoever signs them, again if need be, or are called back.

The one hard rule: the file is on the stick, read back, before the loan counts; its code is shown
only then, so that a file that was written for nothing opens for nobody. What is written again is
the same loan, with the same minutes and the same code: there is no second one beside it.
"""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from db import audit
from db.records import Loan, LoanOutcome, Meeting, SignOff, SignOffStep, User
from desktop import moments
from desktop.access.permissions import Deed
from desktop.loans import envelope, stick
from desktop.loans.outgoing import borrowers, key_of, package_of
from desktop.loans.package import submitted, write
from desktop.loans.refusals import (
    KeyReplacedError,
    LoanOverError,
    NobodyToSignError,
    NoRecallReasonError,
)
from desktop.loans.trail_notes import PLACE, on_one_line
from desktop.minutes import decode
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.reporting import Report, unheard
from desktop.sign_off.clock import moment_of_step
from desktop.sign_off.lent import open_loan
from desktop.sign_off.refusals import StepError
from desktop.sign_off.states import expect, last_step
from desktop.transfer.file_names import file_name

_PAPER = "صورتجلسه برای امضا –"


class Lending(NamedTuple):
    """A loan, be it not in force yet, and what shall lie on the stick; plain data for a worker."""

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


def prepare(office: OpenOffice, meeting_id: int, borrower: User) -> Lending:
    """Gather what the mayor's computer needs, and nothing else.

    Raises StepError, LentError, NobodyToSignError, ClockBehindError, NotAllowedError, KeysFault.
    """
    office.require(Deed.LEND)
    meeting = expect(office, meeting_id, SignOffStep.RETURNED)
    if borrower.id not in {each.id for each in borrowers(office)}:
        raise NobodyToSignError
    loan = Loan(
        meeting_id=meeting_id,
        sign_off_id=last_step(office, meeting.id).id,
        borrower_id=borrower.id,
        at=moment_of_step(office),
        code=envelope.new_code(),
        trail=audit.head(office.database),
        user_id=office.user.id if office.user else None,
    )
    return _lending(office, loan)


def prepare_again(office: OpenOffice, meeting_id: int) -> Lending:
    """Gather the same once more, where the stick was lost or full, or its file is damaged.

    The minutes and the code are the same; the review of them is that of today.
    What was signed with a key that was replaced meanwhile is refused, whichever file it came by.
    Raises LoanOverError, NotMayorError, KeyReplacedError, NotAllowedError, KeysFault.
    """
    office.require(Deed.LEND_AGAIN)
    loan = _lent(office, meeting_id)
    if key_of(office, loan).made_at > loan.at:
        raise KeyReplacedError
    return _lending(office, loan)


def _lending(office: OpenOffice, loan: Loan) -> Lending:
    package = package_of(office, loan)
    name = file_name(submitted(package), envelope.SUFFIX, _PAPER)
    return Lending(loan, write(package), name)


def name_of(office: OpenOffice, loan: Loan) -> str:
    """Name the file of a loan; on a stick where that name was taken it got a number besides."""
    step = office.database.get(SignOff, loan.sign_off_id)
    return file_name(decode(step.minutes or b""), envelope.SUFFIX, _PAPER)


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
    """Let the loan count, now that its file is proven; where it may not, `take_away` the file.

    Raises StepError, LentError, NotAllowedError.
    """
    wanted = lending.loan
    with office.act(Deed.LEND):
        meeting = expect(office, wanted.meeting_id, SignOffStep.RETURNED)
        if last_step(office, meeting.id).id != wanted.sign_off_id:
            raise StepError(SignOffStep.RETURNED, meeting.state)
        lent = replace(
            wanted, destination=str(place.path.parent), label=place.label, serial=place.serial
        )
        loan = office.database.insert(lent)
        office.tell(Deed.LEND, meeting, _detail(place))
    return loan


def lend_again(office: OpenOffice, lending: Lending, place: Place) -> Loan:
    """Let the trail say that the file lies on a stick once more.

    Raises LoanOverError, and then the file counts for nothing: `take_away` it. After anything else
    it stays, for it is that of a loan in force and may have lain there before; NotAllowedError.
    """
    loan = lending.loan
    with office.act(Deed.LEND_AGAIN):
        if _lent(office, loan.meeting_id) != loan:
            raise LoanOverError
        office.tell(Deed.LEND_AGAIN, office.database.get(Meeting, loan.meeting_id), _detail(place))
    return loan


def take_away(loan: Loan, path: Path) -> None:
    """Take the file of a loan that counts for nothing from the stick; another's stays.

    It touches the stick: away from the window.
    """
    stick.take_away(path, _cover(loan))


def _lent(office: OpenOffice, meeting_id: int) -> Loan:
    """Give the loan by which they are away; raises LoanOverError."""
    if loan := open_loan(office, meeting_id):
        return loan
    raise LoanOverError


def _detail(place: Place) -> str:
    return on_one_line(f"{PLACE}{place.label or place.path.parent}")


def recall(office: OpenOffice, meeting_id: int, reason: str) -> None:
    """Let the minutes be judged here again; what comes back by the loan is refused from now on.

    The trail says why. Raises NoRecallReasonError, LoanOverError, NotAllowedError.
    """
    with office.act(Deed.RECALL):
        reason = clean(reason).strip()
        if not reason:
            raise NoRecallReasonError
        loan = _lent(office, meeting_id)
        ended = replace(loan, ended_at=moments.now(), outcome=LoanOutcome.RECALLED, reason=reason)
        office.database.update(ended)
        office.tell(Deed.RECALL, office.database.get(Meeting, meeting_id), on_one_line(reason))
