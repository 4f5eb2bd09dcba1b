"""An answer that comes after its loan was over: it is refused, and what it says is not lost.

The one hard rule: only what the mayor's own key has signed is read out as the mayor's words.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from db.records import Loan, LoanOutcome, Meeting, SigningKey, SignOff
from desktop.errors import UserError
from desktop.loans import envelope
from desktop.loans.late_words import LateWords, Remark
from desktop.loans.package import Answer, read_answer, read_signed
from desktop.loans.refusals import AlreadyTakenError, AnswerError, RecalledError
from desktop.minutes import decode
from desktop.office import OpenOffice
from desktop.persian import clean


@dataclass(frozen=True)
class Late:
    """What a late answer is read with; plain data for a worker.

    `taken` is the step that was taken in, None where the loan was called back.
    """

    loan: Loan
    certificates: tuple[bytes, ...]
    submitted: bytes
    taken: SignOff | None
    refusal: RecalledError | AlreadyTakenError


def late(office: OpenOffice, loan: Loan) -> Late | None:
    """Tell what a loan that is over refuses its answer with; None while it is open."""
    refusal = refusal_of(office, loan)
    if refusal is None:
        return None
    database = office.database
    signing_keys = database.select(SigningKey, "user_id = ?", (loan.borrower_id,))
    later = database.select(
        SignOff, "meeting_id = ? AND id > ?", (loan.meeting_id, loan.sign_off_id), order="id"
    )
    return Late(
        loan=loan,
        certificates=tuple(each.certificate for each in signing_keys),
        submitted=database.get(SignOff, loan.sign_off_id).minutes or b"",
        taken=None if loan.outcome is LoanOutcome.RECALLED else next(iter(later), None),
        refusal=refusal,
    )


def refusal_of(office: OpenOffice, loan: Loan) -> RecalledError | AlreadyTakenError | None:
    if loan.outcome is None or loan.ended_at is None:
        return None
    if loan.outcome is LoanOutcome.RECALLED:
        now = office.database.get(Meeting, loan.meeting_id).state
        return RecalledError(loan.at, loan.ended_at, loan.reason, now)
    return AlreadyTakenError(loan.at, loan.ended_at, loan.outcome)


def refusal_with_words(data: bytes, late: Late) -> RecalledError | AlreadyTakenError:
    """Give why it is refused, and what it says unless it was taken in: away from the window."""
    try:
        answer = _proven(data, late)
    except UserError:
        return late.refusal
    taken = late.taken
    if taken is None or (taken.step, taken.at, taken.remark) != (
        answer.step,
        answer.at,
        clean(answer.remark).strip(),
    ):
        late.refusal.words = LateWords(answer.step, tuple(_remarks(answer, late)))
    return late.refusal


def _proven(data: bytes, late: Late) -> Answer:
    # Cryptography on paper takes its time to load, and most days nothing comes back.
    from desktop.loans.proof import is_signed  # noqa: PLC0415 - see above

    cover = envelope.look(data, envelope.Direction.BACK)
    signed = read_signed(envelope.unwrap(data, cover, late.loan.code))
    if not any(is_signed(each, signed.answer, signed.signature) for each in late.certificates):
        raise AnswerError
    answer = read_answer(signed)
    if answer.loan != late.loan.uuid:
        raise AnswerError
    return answer


def _remarks(answer: Answer, late: Late) -> Iterator[Remark]:
    if remark := clean(answer.remark).strip():
        yield Remark(0, remark)
    said = {each.resolution: clean(each.remark).strip() for each in answer.verdicts}
    for each in decode(late.submitted).resolutions:
        if remark := said.get(each.uuid, ""):
            yield Remark(each.number, remark)
