"""The file of a loan on a stick, there and back: encrypted under a key that its code stretches to.

The one hard rule: what comes from a stick is hostile until the last check: its size is bounded
before it is read, its digest tells damage before anybody types a code, and nothing in it is
understood before it was decrypted and found authentic.

A file is: what it is, the uuid of the loan (16 bytes), a nonce (12), AES-256-GCM of the content
with all before it as associated data, and the SHA-256 of everything so far (32). The nonce is made
of key and content, so that what is written again is the same file to the last bit.
"""

import hashlib
import hmac
from enum import Enum
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from db.data_file import KEY_BYTES
from db.keys import NONCE_BYTES, Cost
from desktop.access.digit_groups import new_groups, read_groups
from desktop.loans.refusals import (
    LoanCodeError,
    LoanFileDamagedError,
    LoanFileTooLargeError,
    NewerLoanFileError,
    NoLoanFileError,
    OtherDirectionError,
    UnknownLoanFileError,
    WrongCodeError,
)

GROUPS = 4  # of a code
SUFFIX = ".dabir"
MOST = 64 * 2**20  # bytes of a file

_COST = Cost()  # of a trial at a code; it belongs to the format
_DIGEST_BYTES = 32
_UUID_BYTES = 16


class Direction(Enum):
    """What a file is; both are equally long."""

    OUT = b"dabir-loan/1\n"
    BACK = b"dabir-back/1\n"


_FAMILIES = tuple(each.value[:-2] for each in Direction)  # without the version
_MARK_BYTES = len(Direction.OUT.value)
COVER_BYTES = _MARK_BYTES + _UUID_BYTES  # at its beginning
_HEAD_BYTES = COVER_BYTES + NONCE_BYTES


class Cover(NamedTuple):
    """What anybody can read of a file."""

    direction: Direction
    loan: str


def new_code() -> str:
    """Give the groups of a code with hyphens between them."""
    return new_groups(GROUPS)


def read_code(typed: str) -> str:
    """Read a code that somebody copied; raises LoanCodeError."""
    return read_groups(typed, GROUPS, LoanCodeError)


def require_kind(data: bytes, path: Path) -> None:
    """Refuse what is no file of a loan, of which no more than a byte over MOST was read.

    Whatever has the name of a loan may have been one, also where it says nothing of the kind.
    Raises LoanFileTooLargeError, UnknownLoanFileError, NoLoanFileError.
    """
    if len(data) > MOST:
        raise LoanFileTooLargeError
    if not data.startswith(_FAMILIES):
        raise UnknownLoanFileError if path.suffix.lower() == SUFFIX else NoLoanFileError


def look(data: bytes, wanted: Direction) -> Cover:
    """Read the cover of a file that is whole.

    Raises NoLoanFileError, NewerLoanFileError, OtherDirectionError, LoanFileDamagedError.
    """
    cover = claimed(data)
    if cover.direction is not wanted:
        raise OtherDirectionError(went_out=cover.direction is Direction.OUT)
    if len(data) < _HEAD_BYTES + _DIGEST_BYTES or not _is_whole(data):
        raise LoanFileDamagedError
    return cover


def claimed(data: bytes) -> Cover:
    """Read the cover of a file that may be damaged, or of which no more was read.

    Raises NoLoanFileError, NewerLoanFileError, LoanFileDamagedError.
    """
    mark, uuid = data[:_MARK_BYTES], data[_MARK_BYTES:COVER_BYTES]
    try:
        direction = Direction(mark)
    except ValueError as other:
        if not mark.startswith(_FAMILIES):
            raise NoLoanFileError from other
        raise (NewerLoanFileError if _is_whole(data) else LoanFileDamagedError) from other
    if len(uuid) < _UUID_BYTES:
        raise LoanFileDamagedError
    return Cover(direction, str(UUID(bytes=uuid)))


def _is_whole(data: bytes) -> bool:
    """Tell whether the digest at the end holds, which every version writes."""
    body, digest = data[:-_DIGEST_BYTES], data[-_DIGEST_BYTES:]
    return hashlib.sha256(body).digest() == digest


def wrap(cover: Cover, code: str, content: bytes) -> bytes:
    """Make the file: of the same content, cover and code always the same one."""
    uuid = UUID(cover.loan)
    key = _stretch(code, uuid)
    # No two contents may share a nonce under one key: this one belongs to its content alone.
    nonce = hmac.digest(key, cover.direction.value + content, hashlib.sha256)[:NONCE_BYTES]
    head = cover.direction.value + uuid.bytes + nonce
    body = head + AESGCM(key).encrypt(nonce, content, head)
    return body + hashlib.sha256(body).digest()


def unwrap(data: bytes, cover: Cover, code: str) -> bytes:
    """Give the content of a file that was looked at; raises WrongCodeError.

    Whoever changes a file and its digest is told the same: only the code proves anything.
    """
    head, sealed = data[:_HEAD_BYTES], data[_HEAD_BYTES:-_DIGEST_BYTES]
    nonce = head[-NONCE_BYTES:]
    try:
        return AESGCM(_stretch(code, UUID(cover.loan))).decrypt(nonce, sealed, head)
    except InvalidTag as other:
        raise WrongCodeError from other


def _stretch(code: str, loan: UUID) -> bytes:
    """Make a key of a code; the uuid of a loan is as random as a salt has to be."""
    return hash_secret_raw(
        code.encode(),
        loan.bytes,
        time_cost=_COST.rounds,
        memory_cost=_COST.kibibytes,
        parallelism=_COST.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )
