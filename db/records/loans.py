"""Minutes that are out to be signed on another computer, and what such a computer knows of them.

Moments are UTC to the second, as text: «2026-10-04T07:30:00Z».
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar

from db.records.base import Record, TravellingRecord


class LoanOutcome(StrEnum):
    SIGNED = "signed"
    RETURNED = "returned"
    RECALLED = "recalled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Loan(TravellingRecord):
    """One submission that is away with whoever signs it, until it is `ended_at`.

    `code` is what opens its file; `trail` the hash of the last entry when it left, on which the
    signature stands. `label` and `serial` are those of the stick, "" for a folder that is on none.
    A `reason` is given where it was recalled.
    """

    table: ClassVar[str] = "loans"
    meeting_id: int
    sign_off_id: int
    borrower_id: int
    at: str
    code: str = field(repr=False)
    trail: str
    user_id: int | None = None
    destination: str = ""
    label: str = ""
    serial: str = ""
    ended_at: str | None = None
    outcome: LoanOutcome | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit(Record):
    """In the file of a loan on its way, and in no office's: whose loan it is, by its uuid.

    `trail` is that of the loan, and `review` what the office's review found, as JSON.
    """

    table: ClassVar[str] = "visits"
    loan: str
    at: str
    trail: str
    review: bytes
