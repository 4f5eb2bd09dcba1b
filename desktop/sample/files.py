"""The sample's files, as they stand: what a user would type, checked when they are read.

Dates and times are Persian text («چهارشنبه ۹ مهر ۱۴۰۴», «۱۰:۳۰»), "" where nobody entered one.
«{district}» stands for the number of the district.
"""

from datetime import date, time
from pathlib import Path

import msgspec

from db.records import (
    ActionState,
    AgendaKind,
    Duty,
    MeetingKind,
    MeetingState,
    Outcome,
    Presence,
    Priority,
    Recurrence,
    Role,
)
from desktop import persian
from desktop.calendar import jalali

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
MEETINGS = SAMPLE / "meetings"

_ANY_DAY = date(2025, 10, 1)  # a date without its year would be read as the nearest to it


class Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Term(Told, frozen=True):
    name: str
    substitute: str = ""
    since: str = ""
    until: str = ""


class Seat(Told, frozen=True):
    post: str
    organization: str
    terms: tuple[Term, ...]
    duty: Duty = Duty.MEMBER


class Headquarters(Told, frozen=True):
    """A table and its seats in their order; `subdistrict` is None for the district's own."""

    name: str
    place: str
    subdistrict: int | None = None
    quorum: int | None = None
    seats: tuple[Seat, ...] = ()


class Neighborhood(Told, frozen=True):
    name: str
    subdistrict: int
    low_income: bool = False


class Capacity(Told, frozen=True):
    name: str
    kind: str
    unit: str
    keeper: str
    size: int | None = None
    neighborhood: str = ""
    place: str = ""


class Person(Told, frozen=True):
    """Who signs in."""

    name: str
    post: str
    roles: tuple[Role, ...]


class Office(Told, frozen=True):
    district: int
    name: str
    secretary: str
    people: tuple[Person, ...]
    headquarters: tuple[Headquarters, ...]
    neighborhoods: tuple[Neighborhood, ...]
    capacities: tuple[Capacity, ...]


class Attendee(Told, frozen=True):
    name: str
    post: str
    organization: str
    state: Presence = Presence.PRESENT
    arrived_at: str = ""
    left_at: str = ""
    substitute: str = ""
    substitute_post: str = ""
    letter_number: str = ""
    letter_date: str = ""


class Remark(Told, frozen=True):
    speaker: str
    gist: str


class Figure(Told, frozen=True):
    label: str
    value: str
    unit: str = ""
    period: str = ""


class AgendaItem(Told, frozen=True):
    kind: AgendaKind
    title: str
    presenter: str = ""
    planned_minutes: int | None = None
    outcome: Outcome = Outcome.OPEN
    remarks: tuple[Remark, ...] = ()
    figures: tuple[Figure, ...] = ()


class Votes(Told, frozen=True):
    in_favour: int
    against: int
    abstained: int


class Dissent(Told, frozen=True):
    name: str
    reason: str


class Action(Told, frozen=True):
    text: str
    responsible: str
    supporters: tuple[str, ...] = ()
    deadline: str = ""
    recurrence: Recurrence = Recurrence.ONCE


class Resolution(Told, frozen=True):
    """A decision on the agenda item number `agenda`, from 1; `remark` is with what it came back."""

    agenda: int
    text: str
    actions: tuple[Action, ...]
    condition: str = ""
    condition_decider: str = ""
    condition_deadline: str = ""
    priority: Priority = Priority.NORMAL
    focus_areas: tuple[str, ...] = ()
    neighborhoods: tuple[str, ...] = ()
    remark: str = ""
    votes: Votes | None = None
    dissents: tuple[Dissent, ...] = ()


class Meeting(Told, frozen=True, kw_only=True):
    """One meeting; whoever has a seat and is not among its members was present."""

    subdistrict: int | None = None
    number: int
    held_on: str
    kind: MeetingKind = MeetingKind.ORDINARY
    starts_at: str
    ends_at: str
    place: str
    chair: str
    secretary: str
    subject: str
    letter_number: str
    members: tuple[Attendee, ...] = ()
    guests: tuple[Attendee, ...] = ()
    agenda: tuple[AgendaItem, ...]
    resolutions: tuple[Resolution, ...]
    next_on: str = ""
    next_at: str = ""
    next_place: str = ""
    copies_to: tuple[str, ...] = ()
    state: MeetingState = MeetingState.SIGNED
    state_reason: str = ""


class Progress(Told, frozen=True, kw_only=True):
    """What was reported of an action, named by the numbers of its meeting, resolution and self.

    Reported at the meeting number `at` of the same headquarters, or `at_district`, or by a letter
    `on` a day.
    """

    meeting: int
    resolution: int
    action: int
    state: ActionState
    text: str
    at: int | None = None
    at_district: int | None = None
    on: str = ""
    letter_number: str = ""
    subdistrict: int | None = None


def read_office() -> Office:
    return msgspec.json.decode((SAMPLE / "office.json").read_bytes(), type=Office)


def read_emblem() -> bytes:
    """Give the emblem as an office keeps it, and not made anew: that could differ by machine."""
    return (SAMPLE / "emblem.png").read_bytes()


def read_meeting(path: Path, district: int) -> Meeting:
    """Read one meeting as the office of a district would hold it."""
    text = path.read_text(encoding="utf-8")
    return msgspec.json.decode(text.replace("{district}", persian.digits(district)), type=Meeting)


def read_meetings(district: int) -> list[Meeting]:
    return [read_meeting(path, district) for path in sorted(MEETINGS.glob("*.json"))]


def read_progress() -> list[Progress]:
    return msgspec.json.decode((SAMPLE / "progress.json").read_bytes(), type=list[Progress])


def day(text: str) -> date:
    """Read a date that must be there."""
    return jalali.read(text, _ANY_DAY)


def some_day(text: str) -> date | None:
    return day(text) if text else None


def clock(text: str) -> time | None:
    return jalali.read_time(text) if text else None
