"""Who signs in, what was signed and sent, and the trail of acts.

Moments are UTC to the second, as text: «2026-10-04T07:30:00Z».
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from db.records.base import Record, TravellingRecord


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
    table: ClassVar[str] = "users"
    name: str
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UserRole(Record):
    table: ClassVar[str] = "user_roles"
    user_id: int
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff(TravellingRecord):
    """One step in the life of a version of the minutes."""

    table: ClassVar[str] = "sign_offs"
    meeting_id: int
    version: int
    step: SignOffStep
    at: str
    name: str
    user_id: int | None = None
    post: str = ""
    remark: str = ""


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
class Send(TravellingRecord):
    """A signed version written to a stick or a folder."""

    table: ClassVar[str] = "sends"
    version_id: int
    at: str
    destination: str
    user_id: int | None = None
    serial: str = ""
    receipt_number: str = ""
    receipt_date: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile(Record):
    table: ClassVar[str] = "sent_files"
    send_id: int
    name: str
    size: int
    sha256: str


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
