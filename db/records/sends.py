"""What left the office on a stick or into a folder, and the receipt that came for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from db.records.base import Record, TravellingRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Send(TravellingRecord):
    """Signed versions that were written somewhere and read back there.

    `destination` is the folder; `label` and `serial` are those of the stick that it was on.
    """

    table: ClassVar[str] = "sends"
    at: str
    destination: str
    user_id: int | None = None
    label: str = ""
    serial: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentVersion(Record):
    table: ClassVar[str] = "sent_versions"
    send_id: int
    version_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile(Record):
    table: ClassVar[str] = "sent_files"
    send_id: int
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt(TravellingRecord):
    """What the central headquarters acknowledged a send with."""

    table: ClassVar[str] = "receipts"
    send_id: int
    number: str = ""
    received_on: date | None = None
