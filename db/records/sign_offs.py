"""Who signs in, what was signed and sent, and the trail of acts.

Moments are UTC to the second, as text: «2026-10-04T07:30:00Z».
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from db.records.base import Record, TravellingRecord
from db.records.meetings import Approval


class Role(StrEnum):
    SECRETARY = "secretary"
    MAYOR = "mayor"
    EXPORT = "export"
    ADMINISTRATOR = "administrator"


class SignOffStep(StrEnum):
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SIGNED = "signed"
    AMENDED = "amended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class User(TravellingRecord):
    """A person who signs in; `slot` is which of the file of keys their password opens, "" none.

    A `provisional` password was chosen by somebody else.
    """

    table: ClassVar[str] = "users"

    name: str
    post: str = ""
    slot: str = ""
    provisional: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRole(Record):
    table: ClassVar[str] = "user_roles"
    user_id: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff(TravellingRecord):
    """One step in the life of a version; `minutes` are the canonical bytes that were submitted.

    An amendment that is given up is a version that was cancelled.
    """

    table: ClassVar[str] = "sign_offs"
    meeting_id: int
    version: int
    step: SignOffStep
    at: str
    name: str
    user_id: int | None = None
    post: str = ""
    remark: str = ""
    minutes: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey(TravellingRecord):
    """What a person signs with; `sealed` is the private key, which their password opens.

    `certificate` is DER, `fingerprint` its SHA-256 in hex.
    """

    table: ClassVar[str] = "signing_keys"
    user_id: int
    certificate: bytes
    fingerprint: str
    sealed: bytes
    made_at: str
    replaced_at: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion(Record):
    """What the mayor thinks of a resolution before any verdict is given; None: nothing yet."""

    table: ClassVar[str] = "opinions"
    resolution_id: int
    approved: bool | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Record):
    """That the resolutions were read aloud, and the SHA-256 of what they said."""

    table: ClassVar[str] = "readings"
    meeting_id: int
    at: str
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviousMinutes(TravellingRecord):
    """What a meeting said of the minutes of the one before it."""

    table: ClassVar[str] = "approvals"
    meeting_id: int
    previous_id: int
    approval: Approval = Approval.OPEN
    changes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InkSheet(TravellingRecord):
    """A scan of the paper that was signed by hand; `check_code` is what was read on it."""

    table: ClassVar[str] = "ink_sheets"
    version_id: int
    position: int
    name: str
    media_type: str
    size: int
    sha256: str
    pages: int | None = None
    check_code: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InkSignature(Record):
    """Whether a member, by the place in the list of the version, has signed the paper by hand."""

    table: ClassVar[str] = "ink_signatures"
    version_id: int
    member: int
    signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict(Record):
    """What the signatory said of one resolution."""

    table: ClassVar[str] = "verdicts"
    sign_off_id: int
    resolution_id: int
    approved: bool
    remark: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version(TravellingRecord):
    """Signed minutes as canonical bytes, kept for ever."""

    table: ClassVar[str] = "versions"
    meeting_id: int
    number: int
    minutes: bytes
    sha256: str
    signed_at: str
    reason: str = ""
    sealed_pdf: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry(Record):
    """Who did what to which record; `hash` covers the entry and `previous`."""

    table: ClassVar[str] = "audit"
    at: str
    act: str
    record: str
    record_uuid: str
    previous: str
    hash: str
    user_id: int | None = None
    detail: str = ""
