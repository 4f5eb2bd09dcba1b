"""The record inside a file: whether it can be read, and whether it agrees with the signature.

The one hard rule: it is read by the forms of today alone; a record of another format is named, and
not guessed at.
"""

import unicodedata
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

import msgspec

from db.records import MeetingState
from desktop.calendar.tehran import TEHRAN
from desktop.minutes import FORMAT, Minutes, MinutesFormatError, decode, encode
from desktop.seal.sealed_file import MOST_RECORD, RECORD, FormError, attachment
from desktop.seal.signing_key import common_name
from desktop.seal.verdict import Finding, Kind, Signer

_ALL_FORMATS = FORMAT.partition("/")[0] + "/"
_BASE64 = 4  # letters for three bytes of a picture
_LONGEST_NAME = 40  # letters of a format


class Record(NamedTuple):
    """`text` is how many bytes the minutes have without their picture."""

    minutes: Minutes | None
    findings: tuple[Finding, ...]
    text: int = 0


def read_record(data: bytes) -> Record:
    """Read the minutes out of a file."""
    try:
        written = attachment(data, RECORD, MOST_RECORD)
        if written is None:
            return Record(None, (Finding(Kind.NO_RECORD),))
        return read_minutes(written)
    except FormError:
        return Record(None, (Finding(Kind.RECORD_UNREADABLE),))


def read_minutes(written: bytes) -> Record:
    """Read the minutes out of what should be their canonical bytes."""
    try:
        minutes = decode(written)
    except (MinutesFormatError, RecursionError):
        return Record(None, (_unreadable(written),))
    # To put a long run of marks into order takes the square of its length: whoever reads or prints
    # such minutes would be kept busy for hours.
    if not _is_normalized(msgspec.to_builtins(minutes)):
        return Record(None, (Finding(Kind.RECORD_NOT_CANONICAL),))
    canonical = encode(minutes) == written
    text = len(written) - len(minutes.letterhead.emblem) * _BASE64 // 3
    return Record(minutes, () if canonical else (Finding(Kind.RECORD_NOT_CANONICAL),), text)


def _is_normalized(value: object) -> bool:
    match value:
        case str():
            return unicodedata.is_normalized("NFC", value)
        case dict():
            return all(map(_is_normalized, value.values()))
        case list() | tuple():
            return all(map(_is_normalized, value))
    return True


def disagreements(minutes: Minutes, signer: Signer) -> Iterator[Finding]:
    """Name what record and certificate say differently."""
    signature = minutes.signature
    if minutes.state is not MeetingState.SIGNED or signature is None:
        yield Finding(Kind.RECORD_UNSIGNED)
        return
    if signature.certificate != signer.fingerprint:
        yield Finding(Kind.OTHER_CERTIFICATE)
    if common_name(signature.name) != signer.name:
        yield Finding(Kind.OTHER_SIGNER, text=signer.name)
    at = datetime.fromisoformat(signature.signed_at)
    if at < signer.since:
        yield Finding(Kind.CERTIFICATE_NOT_YET)
    if at > signer.until:
        yield Finding(Kind.CERTIFICATE_EXPIRED)
    if signer.retired_at is not None and at > signer.retired_at:
        yield Finding(Kind.CERTIFICATE_RETIRED)
    if at.astimezone(TEHRAN).date() < minutes.held_on:
        yield Finding(Kind.SIGNED_BEFORE_MEETING)


class _Named(msgspec.Struct):
    format: str


def _unreadable(written: bytes) -> Finding:
    try:
        name = msgspec.json.decode(written, type=_Named).format
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return Finding(Kind.RECORD_UNREADABLE)
    other = name.startswith(_ALL_FORMATS) and name != FORMAT and len(name) <= _LONGEST_NAME
    return (
        Finding(Kind.RECORD_OF_OTHER_FORMAT, text=name)
        if other
        else Finding(Kind.RECORD_UNREADABLE)
    )
