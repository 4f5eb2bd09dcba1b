"""One meeting: heading, attendance, agenda and what was said."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from typing import ClassVar

from db.records.base import Record, TravellingRecord


class MeetingKind(StrEnum):
    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"


class MeetingState(StrEnum):
    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SIGNED = "signed"
    CANCELLED = "cancelled"


class Presence(StrEnum):
    UNRECORDED = "unrecorded"
    PRESENT = "present"
    REPRESENTED = "represented"
    EXCUSED = "excused"
    ABSENT = "absent"


class AgendaKind(StrEnum):
    FOLLOW_UP = "follow_up"
    REPORT = "report"
    DISCUSSION = "discussion"
    OTHER = "other"


class Outcome(StrEnum):
    OPEN = "open"
    DECIDED = "decided"
    NOTED = "noted"
    POSTPONED = "postponed"


class Approval(StrEnum):
    """What a meeting says of the minutes before it."""

    OPEN = "open"
    AS_PRESENTED = "as_presented"
    WITH_CHANGES = "with_changes"


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(TravellingRecord):
    """The heading of one meeting; `copies_to` holds one recipient a line."""

    table: ClassVar[str] = "meetings"
    headquarters_id: int
    number: int
    held_on: date
    kind: MeetingKind = MeetingKind.ORDINARY
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    chair: str = ""
    secretary: str = ""
    subject: str = ""
    letter_number: str = ""
    next_on: date | None = None
    next_at: time | None = None
    next_place: str = ""
    copies_to: str = ""
    state: MeetingState = MeetingState.DRAFT
    state_reason: str = ""
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(TravellingRecord):
    """A member or a guest at one meeting, named as they were that day."""

    table: ClassVar[str] = "attendance"
    meeting_id: int
    position: int
    seat_id: int | None = None
    guest: bool = False
    name: str = ""
    post: str = ""
    organization: str = ""
    state: Presence = Presence.UNRECORDED
    substitute: str = ""
    substitute_post: str = ""
    letter_number: str = ""
    letter_date: date | None = None
    arrived_at: time | None = None
    left_at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem(TravellingRecord):
    table: ClassVar[str] = "agenda_items"
    meeting_id: int
    position: int
    kind: AgendaKind
    title: str = ""
    presenter: str = ""
    planned_minutes: int | None = None
    outcome: Outcome = Outcome.OPEN
    postponed_from_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark(TravellingRecord):
    table: ClassVar[str] = "remarks"
    agenda_item_id: int
    position: int
    speaker: str = ""
    gist: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(TravellingRecord):
    """A number that was reported; `value` is kept as it was said («۳۰ هزار»).

    `neighborhood` is the name that it had that day, "" for the whole area.
    """

    table: ClassVar[str] = "figures"
    agenda_item_id: int
    position: int
    label: str = ""
    value: str = ""
    unit: str = ""
    period: str = ""
    neighborhood_id: int | None = None
    neighborhood: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(TravellingRecord):
    """A file beside the minutes; its bytes are known by their SHA-256 (`db/contents.py`)."""

    table: ClassVar[str] = "attachments"
    meeting_id: int
    position: int
    name: str
    media_type: str
    size: int
    sha256: str
    pages: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentPiece(Record):
    """A stretch of the bytes that a SHA-256 stands for; a list of attachments does without."""

    table: ClassVar[str] = "contents"
    sha256: str
    position: int
    piece: bytes
