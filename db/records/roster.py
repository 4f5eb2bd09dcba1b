"""The office, its headquarters, and who has a seat there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from db.records.base import Record, TravellingRecord


class HeadquartersKind(StrEnum):
    DISTRICT = "district"
    SUBDISTRICT = "subdistrict"


class MeetingTurn(StrEnum):
    """Which one of its weekdays in a month a headquarters meets on; ANY: as the last time."""

    ANY = "any"
    FIRST = "first"
    SECOND = "second"
    THIRD = "third"
    FOURTH = "fourth"
    LAST = "last"


class Weekday(StrEnum):
    """The days on which offices work."""

    SATURDAY = "saturday"
    SUNDAY = "sunday"
    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"


class Numbering(StrEnum):
    """Whether the number of a meeting goes on over the years or begins anew with each."""

    CONTINUOUS = "continuous"
    YEARLY = "yearly"


class Duty(StrEnum):
    CHAIR = "chair"
    SECRETARY = "secretary"
    MEMBER = "member"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office(TravellingRecord):
    """The office and what heads its papers; `emblem` is a small PNG, b"" for none."""

    table: ClassVar[str] = "office"
    district: int
    name: str
    secretary: str
    letterhead_organization: str = ""
    invocation: str = ""
    emblem: bytes = b""
    lock_after_minutes: int = 10
    recovery_slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Headquarters(TravellingRecord):
    table: ClassVar[str] = "headquarters"
    kind: HeadquartersKind
    name: str
    subdistrict: int | None = None
    place: str = ""
    quorum: int | None = None
    meets_in: MeetingTurn = MeetingTurn.ANY
    meets_on: Weekday = Weekday.SATURDAY
    numbering: Numbering = Numbering.CONTINUOUS


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(TravellingRecord):
    table: ClassVar[str] = "organizations"
    name: str
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierName(Record):
    """What an organization was called in an entry that became one with its own."""

    table: ClassVar[str] = "earlier_names"
    organization_id: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person(TravellingRecord):
    table: ClassVar[str] = "people"
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(TravellingRecord):
    """A post that an organization has at the table of a headquarters, in its order."""

    table: ClassVar[str] = "seats"
    headquarters_id: int
    organization_id: int
    position: int
    post: str
    duty: Duty = Duty.MEMBER
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(TravellingRecord):
    """Who holds a seat, from a day until a day (both included, None: open)."""

    table: ClassVar[str] = "terms"
    seat_id: int
    person_id: int
    substitute_id: int | None = None
    since: date | None = None
    until: date | None = None
