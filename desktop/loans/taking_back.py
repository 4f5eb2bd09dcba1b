"""What came back on the stick is held against the loan and taken in, as one act.

The one hard rule: nothing in the file is believed: only what the mayor's own key has signed, of the
very submission that went out, on the entry of the trail with which it left.
"""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from db import meetings
from db.records import (
    Headquarters,
    Loan,
    LoanOutcome,
    Meeting,
    MeetingState,
    Resolution,
    SigningKey,
    SignOff,
    SignOffStep,
    User,
)
from desktop import moments
from desktop.access.permissions import Deed
from desktop.loans import envelope, stick
from desktop.loans.late import Late, late, refusal_of, refusal_with_words
from desktop.loans.outgoing import key_of
from desktop.loans.package import Answer, Said, decoded, read_answer, read_signed
from desktop.loans.refusals import (
    AnswerClockError,
    AnswerDamagedError,
    AnswerError,
    KeyReplacedError,
    LoanFileDamagedError,
    MinutesWentOnError,
    OtherLayoutError,
    OtherLoanError,
    OtherOfficeError,
    WrongCodeError,
)
from desktop.loans.trail_notes import Judged, judged_detail
from desktop.loans.verdicts import enter
from desktop.minutes import Minutes, decode
from desktop.office import OpenOffice
from desktop.persian import clean
from desktop.reporting import Report
from desktop.sign_off.clock import BETWEEN_TWO, moment_of_step
from desktop.sign_off.opinions import forget_opinions
from desktop.sign_off.signing import as_signed, version_of
from desktop.sign_off.states import last_step
from desktop.sign_off.steps import digest_detail


@dataclass(frozen=True)
class Expected:
    """What an answer has to fit; plain data for a worker.

    `replaced` are the certificates with which the borrower signed before.
    """

    loan: Loan
    submitted: bytes
    name: str
    certificate: bytes
    fingerprint: str
    replaced: tuple[bytes, ...]


class Brought(NamedTuple):
    """An answer that holds; the minutes are there where it is a signature."""

    loan: Loan
    answer: Answer
    minutes: Minutes | None
    fingerprint: str


def fetch(path: Path, report: Report) -> bytes:
    """Read what somebody brought as an answer, away from the window; raises as `stick.fetch`."""
    with _damage_of_answer():
        return stick.fetch(path, report)


def expected(office: OpenOffice, meeting_id: int, data: bytes) -> Expected | Late:
    """Find the loan of a file that somebody brought for a meeting.

    Raises OtherOfficeError, OtherLoanError, NotMayorError, AnswerDamagedError, NotAllowedError and
    what else `look` raises.
    """
    office.require(Deed.TAKE_BACK)
    database = office.database
    for loan in database.select(Loan, "uuid = ?", (_cover(data).loan,)):
        if loan.meeting_id != meeting_id:
            other = database.get(Meeting, loan.meeting_id)
            whose = database.get(Headquarters, other.headquarters_id).name
            raise OtherLoanError(other.number, whose)
        if (over := late(office, loan)) is not None:
            return over
        step = database.get(SignOff, loan.sign_off_id)
        key = key_of(office, loan)
        name = database.get(User, loan.borrower_id).name
        before = database.select(
            SigningKey, "user_id = ? AND replaced_at IS NOT NULL", (loan.borrower_id,)
        )
        return Expected(
            loan=loan,
            submitted=step.minutes or b"",
            name=name,
            certificate=key.certificate,
            fingerprint=key.fingerprint,
            replaced=tuple(each.certificate for each in before),
        )
    raise OtherOfficeError


def _cover(data: bytes) -> envelope.Cover:
    with _damage_of_answer():
        return envelope.look(data, envelope.Direction.BACK)


@contextmanager
def _damage_of_answer() -> Iterator[None]:
    """Say of damage that an answer has it: what is to be done is not what a mayor can do."""
    try:
        yield
    except LoanFileDamagedError as damage:
        raise AnswerDamagedError from damage


def read(data: bytes, expected: Expected | Late, report: Report) -> Brought:
    """Open an answer and prove it, away from the window.

    Raises RecalledError, AlreadyTakenError, AnswerDamagedError, NewerLoanFileError,
    KeyReplacedError, MinutesWentOnError, AnswerClockError, OtherLayoutError and AnswerError;
    `report` may raise to stop.
    """
    if isinstance(expected, Late):
        raise refusal_with_words(data, expected)
    with _damage_of_answer():
        return _read(data, expected, report)


def _read(data: bytes, expected: Expected, report: Report) -> Brought:
    # All this takes its time to load, and most days nothing comes back.
    from desktop.loans.proof import is_signed  # noqa: PLC0415 - see above

    cover = envelope.look(data, envelope.Direction.BACK)
    try:
        signed = read_signed(envelope.unwrap(data, cover, expected.loan.code))
    except WrongCodeError as other:  # the office has the right one
        raise LoanFileDamagedError from other
    if not is_signed(expected.certificate, signed.answer, signed.signature):
        if any(is_signed(each, signed.answer, signed.signature) for each in expected.replaced):
            raise KeyReplacedError
        raise AnswerError
    answer = read_answer(signed)
    if answer.loan != expected.loan.uuid:
        raise AnswerError
    if answer.submission != hashlib.sha256(expected.submitted).hexdigest():
        raise MinutesWentOnError
    _refuse_other_time(answer, expected.loan)
    if answer.step is SignOffStep.RETURNED:
        if answer.minutes or answer.sealed_pdf:
            raise AnswerError
        return Brought(expected.loan, answer, None, expected.fingerprint)
    minutes = _proven(answer, expected, report)
    return Brought(expected.loan, answer, minutes, expected.fingerprint)


def _refuse_other_time(answer: Answer, loan: Loan) -> None:
    at = moments.read(answer.at)
    latest = moments.read(moments.now()) + BETWEEN_TWO
    if not moments.read(loan.at) - BETWEEN_TWO <= at <= latest:
        raise AnswerClockError(answer.at)


def _proven(answer: Answer, expected: Expected, report: Report) -> Minutes:
    """Hold signed minutes against the submission, and the sealed file against them."""
    from desktop.seal.verdict import Kind  # noqa: PLC0415 - as above
    from desktop.seal.verification import verify  # noqa: PLC0415 - as above

    minutes = decoded(answer.minutes)
    signature = minutes.signature
    if (
        signature is None
        or minutes != as_signed(decode(expected.submitted), signature)
        or signature.trail != expected.loan.trail
        or signature.certificate != expected.fingerprint
        or signature.name != expected.name
        or signature.signed_at != answer.at
    ):
        raise AnswerError
    verdict = verify(answer.sealed_pdf, {expected.fingerprint: None}, report)
    if verdict.minutes != minutes or not verdict.without(Kind.OTHER_LAYOUT).good:
        raise AnswerError
    # Its pages may say anything: only what this Dabir prints of the minutes is proven to say them,
    # and what the office keeps counts as held against them ever after.
    if not verdict.good:
        raise OtherLayoutError
    return minutes


def take_back(office: OpenOffice, brought: Brought) -> Loan:
    """Write what the mayor did as one act, in the mayor's name; the trail tells how it came.

    Raises RecalledError, AlreadyTakenError, KeyReplacedError, MinutesWentOnError, AnswerError,
    ClockBehindError, NotAllowedError.
    """
    answer, minutes = brought.answer, brought.minutes
    with office.act(Deed.TAKE_BACK):
        loan = office.database.get(Loan, brought.loan.id)
        if (refusal := refusal_of(office, loan)) is not None:
            raise refusal
        if key_of(office, loan).fingerprint != brought.fingerprint:
            raise KeyReplacedError
        meeting = _meeting(office, loan)
        parts = meetings.parts(office.database, Resolution, meeting.id)
        keys = {each.uuid: each.id for each in parts}
        said = _verdicts(answer, set(keys))
        outcome = LoanOutcome(answer.step.value)
        ended = replace(loan, ended_at=moment_of_step(office), outcome=outcome)
        office.database.update(ended)
        if minutes is not None:
            office.database.insert(version_of(meeting, minutes, answer.sealed_pdf))
        step = office.database.insert(_step(office, meeting, loan, brought))
        enter(office.database, step, said, keys)
        forget_opinions(office, meeting.id)
        state = MeetingState.SIGNED if minutes is not None else MeetingState.RETURNED
        office.database.update(replace(meeting, state=state, state_reason=step.remark))
        told = [digest_detail(answer.minutes)] if minutes is not None else []
        told.append(judged_detail(Judged(step.step, step.at, step.name)))
        office.tell(Deed.TAKE_BACK, meeting, ",".join(told))
        return ended


def _meeting(office: OpenOffice, loan: Loan) -> Meeting:
    meeting = office.database.get(Meeting, loan.meeting_id)
    last = last_step(office, meeting.id)
    if meeting.state is not MeetingState.SUBMITTED or last.id != loan.sign_off_id:
        raise MinutesWentOnError
    return meeting


def _verdicts(answer: Answer, resolutions: set[str]) -> tuple[Said, ...]:
    """Give what was said of the resolutions; raises AnswerError where it cannot be."""
    said = tuple(map(_cleaned, answer.verdicts))
    judged = {each.resolution for each in said}
    whole = len(judged) == len(said) and judged <= resolutions
    if not whole or any(each.approved is None for each in said):
        raise AnswerError
    returned = [each for each in said if not each.approved]
    if answer.step is SignOffStep.SIGNED:
        fits = not returned and judged == resolutions and not answer.remark
    else:
        silent = any(not each.remark for each in returned)
        fits = not silent and bool(returned or clean(answer.remark).strip())
    if not fits:
        raise AnswerError
    return said


def _cleaned(said: Said) -> Said:
    return Said(
        resolution=said.resolution, approved=said.approved, remark=clean(said.remark).strip()
    )


def _step(office: OpenOffice, meeting: Meeting, loan: Loan, brought: Brought) -> SignOff:
    """Make the step that the mayor took, at the mayor's own moment."""
    answer, user = brought.answer, office.database.get(User, loan.borrower_id)
    signature = brought.minutes.signature if brought.minutes else None
    return SignOff(
        meeting_id=meeting.id,
        version=meeting.version,
        step=SignOffStep(answer.step),
        at=answer.at,
        user_id=user.id,
        name=signature.name if signature else user.name,
        post=signature.post if signature else user.post,
        remark=clean(answer.remark).strip(),
    )
