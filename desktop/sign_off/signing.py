"""Signing: the mayor's password opens the key, a worker prints and seals, one act writes it all.

The one hard rule: what is signed is what was submitted; the sealed bytes are read back and verified
before they are written, and from then on nothing else is handed out.
"""

import hashlib
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple, cast

from msgspec import structs

from db.records import (
    Meeting,
    MeetingState,
    SigningKey,
    SignOffStep,
    User,
    Version,
)
from desktop.access import signing_keys
from desktop.access.permissions import Deed
from desktop.meetings import life
from desktop.minutes import Minutes, Signature, encode
from desktop.office import OpenOffice
from desktop.reporting import Report
from desktop.sign_off.clock import moment_of_step
from desktop.sign_off.lent import anchor
from desktop.sign_off.opinions import opinions
from desktop.sign_off.refusals import (
    ProvisionalPasswordError,
    SealError,
    StepError,
    UnapprovedError,
)
from desktop.sign_off.states import expect
from desktop.sign_off.steps import digest_detail, note, settle


class Signing(NamedTuple):
    """What shall be signed, and the open key; plain data for a worker."""

    meeting_id: int
    minutes: Minutes
    key: signing_keys.Unlocked


def prepare(office: OpenOffice, meeting_id: int, shown: Minutes, stretched: bytes) -> Signing:
    """Open the key by what `entrance.confirm` gave, and write the signature into the minutes.

    Raises StepError where these are not the minutes that were `shown`, UnapprovedError,
    ProvisionalPasswordError, NoSigningKeyError, ClockBehindError, NotAllowedError.
    """
    office.require(Deed.SIGN)
    meeting = expect(office, meeting_id, SignOffStep.SIGNED)
    _refuse_unapproved(office, meeting_id)
    if office.user is None:
        raise RuntimeError("nobody is signed in")
    if office.database.get(User, office.user.id).provisional:
        raise ProvisionalPasswordError
    key = signing_keys.unlock(office, office.user, stretched)
    signature = Signature(
        name=office.user.name,
        post=office.user.post,
        signed_at=moment_of_step(office),
        certificate=key.fingerprint,
        trail=anchor(office),
    )
    minutes = _to_sign(office, meeting, signature)
    if minutes != as_signed(shown, signature):
        raise StepError(SignOffStep.SIGNED, meeting.state)
    return Signing(meeting_id, minutes, key)


def sealed(signing: Signing, report: Report) -> bytes:
    """Print the minutes and seal them, away from the window; raises SealError, LostTextError."""
    # All this takes its time to load, and most days nothing is signed.
    from desktop.documents.minutes_pdf import write_minutes_pdf  # noqa: PLC0415 - see above
    from desktop.seal.seal import seal  # noqa: PLC0415 - see above
    from desktop.seal.signing_key import SigningKey  # noqa: PLC0415 - see above
    from desktop.seal.verification import verify  # noqa: PLC0415 - see above

    stream = BytesIO()
    write_minutes_pdf(signing.minutes, stream, report)
    key = SigningKey(signing.key.private, signing.key.certificate)
    printed = stream.getvalue()
    made = seal(printed, signing.minutes, key)
    known = {signing.key.fingerprint: None}
    if not verify(made, known, report, lambda _minutes, _report: printed).good:
        raise SealError
    return made


def sign(office: OpenOffice, signing: Signing, pdf: bytes) -> None:
    """Write the sealed minutes for ever, as one act.

    Raises StepError where the minutes went on meanwhile, UnapprovedError, NotAllowedError.
    """
    with office.act(Deed.SIGN):
        meeting = expect(office, signing.meeting_id, SignOffStep.SIGNED)
        _refuse_unapproved(office, meeting.id)
        signature = cast(Signature, signing.minutes.signature)
        if _to_sign(office, meeting, signature) != signing.minutes:
            raise StepError(SignOffStep.SIGNED, meeting.state)
        _refuse_other_seal(office, signing, pdf)
        version = office.database.insert(version_of(meeting, signing.minutes, pdf))
        settle(office, meeting.id, note(office, meeting, SignOffStep.SIGNED))
        office.database.update(replace(meeting, state=MeetingState.SIGNED, state_reason=""))
        office.tell(Deed.SIGN, meeting, digest_detail(version.minutes))


def version_of(meeting: Meeting, minutes: Minutes, pdf: bytes) -> Version:
    """Make the record of what was signed, and of the file in which it is sealed."""
    bytes_signed = encode(minutes)
    return Version(
        meeting_id=meeting.id,
        number=meeting.version,
        reason=minutes.replaces.reason if minutes.replaces else "",
        minutes=bytes_signed,
        sha256=hashlib.sha256(bytes_signed).hexdigest(),
        signed_at=cast(Signature, minutes.signature).signed_at,
        sealed_pdf=pdf,
    )


def _to_sign(office: OpenOffice, meeting: Meeting, signature: Signature) -> Minutes:
    submitted = life.submitted(office.database, meeting)
    if submitted is None:
        raise StepError(SignOffStep.SIGNED, meeting.state)
    return as_signed(submitted, signature)


def as_signed(submitted: Minutes, signature: Signature) -> Minutes:
    """Write a signature into what was submitted."""
    return structs.replace(
        submitted, state=MeetingState.SIGNED, state_reason="", signature=signature
    )


def _refuse_other_seal(office: OpenOffice, signing: Signing, pdf: bytes) -> None:
    """Raise SealError unless these bytes are the minutes, sealed by whoever is signed in."""
    from desktop.seal.record_check import read_record  # noqa: PLC0415 - as above
    from desktop.seal.signature_check import check_signature  # noqa: PLC0415 - as above

    keys = office.database.select(SigningKey, "replaced_at IS NULL")
    own = {key.fingerprint: None for key in keys if office.user and key.user_id == office.user.id}
    checked = check_signature(pdf, own)
    if checked.findings or read_record(pdf).minutes != signing.minutes:
        raise SealError


def _refuse_unapproved(office: OpenOffice, meeting_id: int) -> None:
    told = opinions(office, meeting_id)
    if others := [number for number, each in told.items() if not each.approved]:
        raise UnapprovedError(others)
