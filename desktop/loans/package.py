"""What goes out with a loan and what comes back, as values that are checked when they are read.

The one hard rule: what is judged elsewhere is the bytes that were submitted; everything that the
mayor's computer shows is taken from them, and from the steps that led there.
"""

import re
from typing import Annotated, Literal, TypeVar

import msgspec
from msgspec import Meta

from db.keys import Cost
from db.records import SignOffStep
from desktop import moments
from desktop.loans.refusals import LoanFileDamagedError, NewerLoanFileError
from desktop.minutes import Digest, Minutes, Moment, Number
from desktop.sign_off.lent import Reviewed

PACKAGE: Literal["dabir-loan/1"] = "dabir-loan/1"
ANSWER: Literal["dabir-back/1"] = "dabir-back/1"

_UUID = "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$"
Uuid = Annotated[str, Meta(pattern=_UUID)]
Salt = Annotated[bytes, Meta(min_length=16, max_length=16)]

_MOMENTS = ("at", "made_at", "signed_at")


P = TypeVar("P", bound="Part")


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    def __post_init__(self) -> None:
        """Raise ValueError for a moment that no clock shows."""
        for name in _MOMENTS:
            if moment := getattr(self, name, None):
                moments.read(moment)


class Said(Part, frozen=True):
    """What the mayor says of a resolution, by its uuid; None: nothing yet."""

    resolution: Uuid
    approved: bool | None
    remark: str


class Step(Part, frozen=True):
    """One step in the life of the minutes, as the office has it."""

    uuid: Uuid
    version: Number
    step: SignOffStep
    at: Moment
    name: str
    post: str
    remark: str
    minutes: bytes | None
    verdicts: tuple[Said, ...]


class Earlier(Part, frozen=True):
    """A version that was signed, without its seal, which stays in the office."""

    uuid: Uuid
    number: Number
    minutes: bytes
    signed_at: Moment
    reason: str


class Borrower(Part, frozen=True):
    """Who shall sign: what their password is stretched with, and the key that it opens."""

    uuid: Uuid
    name: str
    post: str
    salt: Salt
    cost: Cost
    key: Uuid
    certificate: bytes
    fingerprint: Digest
    sealed: bytes
    made_at: Moment


class Package(Part, frozen=True):
    """What goes out: the last of the steps is the submission that is to be judged."""

    format: Literal["dabir-loan/1"]
    office: Uuid
    loan: Uuid
    at: Moment
    trail: Digest
    borrower: Borrower
    steps: tuple[Step, ...]
    versions: tuple[Earlier, ...]
    opinions: tuple[Said, ...]
    review: Reviewed


class Answer(Part, frozen=True):
    """What comes back; `submission` is the digest of what was judged.

    Signed minutes are canonical bytes, and there is the file in which they are sealed.
    """

    format: Literal["dabir-back/1"]
    loan: Uuid
    submission: Digest
    step: SignOffStep
    at: Moment
    remark: str
    verdicts: tuple[Said, ...]
    minutes: bytes
    sealed_pdf: bytes


class Signed(Part, frozen=True):
    """An answer as bytes, and the mayor's signature on them."""

    answer: bytes
    signature: bytes


def write(part: Package | Answer | Signed) -> bytes:
    return msgspec.msgpack.encode(part)


def read_package(data: bytes) -> Package:
    """Read what goes out; raises NewerLoanFileError, LoanFileDamagedError."""
    package = _read(data, Package)
    submitted(package)
    return package


def read_signed(data: bytes) -> Signed:
    """Read what comes back, of which nothing is proven yet; raises NewerLoanFileError."""
    return _read(data, Signed)


def read_answer(signed: Signed) -> Answer:
    """Read an answer whose signature holds; raises NewerLoanFileError, LoanFileDamagedError."""
    answer = _read(signed.answer, Answer)
    if answer.step not in {SignOffStep.SIGNED, SignOffStep.RETURNED}:
        raise LoanFileDamagedError
    return answer


def _read(data: bytes, kind: type[P]) -> P:
    """Read what was decrypted: it is what somebody wrote, if not by the forms of this version."""
    try:
        return msgspec.msgpack.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as problem:
        raise NewerLoanFileError from problem


def submitted(package: Package) -> Minutes:
    """Give the minutes that are to be judged; raises LoanFileDamagedError."""
    last = package.steps[-1] if package.steps else None
    if last is None or last.step is not SignOffStep.SUBMITTED or last.minutes is None:
        raise LoanFileDamagedError
    minutes = decoded(last.minutes)
    if minutes.version != last.version:
        raise LoanFileDamagedError
    return minutes


def decoded(data: bytes) -> Minutes:
    """Read minutes that came from a stick; raises LoanFileDamagedError, NewerLoanFileError."""
    # What it needs takes its time to load, and most days begin without it.
    from desktop.seal.record_check import read_minutes  # noqa: PLC0415 - see above
    from desktop.seal.verdict import Kind  # noqa: PLC0415 - as above

    record = read_minutes(data)
    if any(each.kind is Kind.RECORD_OF_OTHER_FORMAT for each in record.findings):
        raise NewerLoanFileError
    if record.minutes is None or record.findings or not _is_uuid(record.minutes.uuid):
        raise LoanFileDamagedError
    return record.minutes


def _is_uuid(text: str) -> bool:
    return bool(re.fullmatch(_UUID, text))
