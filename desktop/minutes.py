"""`Minutes`: the complete, immutable document of one meeting, and its canonical bytes.

Preview, PDF, Excel, JSON, signature and the city's archive read only this. The canonical bytes
are UTF-8 JSON with sorted keys, no white space and NFC text; they are what is signed.
"""

import unicodedata
from datetime import date, time
from typing import Literal

import msgspec

from db.records import (
    ActionState,
    AgendaKind,
    HeadquartersKind,
    MeetingKind,
    MeetingState,
    Outcome,
    Presence,
    Priority,
    Recurrence,
)


class MinutesFormatError(ValueError):
    """Bytes that are no minutes, or not of a format this version knows."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    pass


class Attendee(Part, frozen=True):
    """A member or a guest, named as they were that day."""

    name: str
    post: str
    organization: str
    state: Presence
    substitute: str
    substitute_post: str
    letter_number: str
    letter_date: date | None
    arrived_at: time | None
    left_at: time | None


class Remark(Part, frozen=True):
    speaker: str
    gist: str


class Figure(Part, frozen=True):
    label: str
    value: str
    unit: str
    period: str


class AgendaItem(Part, frozen=True):
    uuid: str
    number: int
    kind: AgendaKind
    title: str
    presenter: str
    planned_minutes: int | None
    outcome: Outcome
    remarks: tuple[Remark, ...]
    figures: tuple[Figure, ...]


class EarlierAction(Part, frozen=True):
    """An action of an earlier meeting that was open when this one began.

    `age` counts the meetings since, this one included. `word` is the last that was reported.
    """

    uuid: str
    meeting_number: int
    resolution_number: int
    action_number: int
    text: str
    responsible: str
    deadline: date | None
    age: int
    state: ActionState
    word: str
    word_on: date | None
    letter_number: str


class Action(Part, frozen=True):
    uuid: str
    number: int
    text: str
    responsible: str
    supporters: tuple[str, ...]
    deadline: date | None
    recurrence: Recurrence


class Votes(Part, frozen=True):
    in_favour: int
    against: int
    abstained: int


class Dissent(Part, frozen=True):
    name: str
    reason: str


class Resolution(Part, frozen=True):
    """A decision; `agenda_number` is the agenda item that it belongs to."""

    uuid: str
    number: int
    agenda_number: int | None
    text: str
    condition: str
    priority: Priority
    focus_areas: tuple[str, ...]
    neighborhoods: tuple[str, ...]
    votes: Votes | None
    dissents: tuple[Dissent, ...]
    actions: tuple[Action, ...]


class NextMeeting(Part, frozen=True):
    held_on: date
    starts_at: time | None
    place: str


class Attachment(Part, frozen=True):
    name: str
    media_type: str
    size: int
    sha256: str


class Minutes(Part, frozen=True, kw_only=True):
    format: Literal["dabir-minutes/1"] = "dabir-minutes/1"
    uuid: str
    version: int
    state: MeetingState
    district: int
    office: str
    headquarters: str
    headquarters_kind: HeadquartersKind
    subdistrict: int | None
    quorum: int | None
    number: int
    kind: MeetingKind
    letter_number: str
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place: str
    chair: str
    secretary: str
    subject: str
    members: tuple[Attendee, ...]
    guests: tuple[Attendee, ...]
    agenda: tuple[AgendaItem, ...]
    earlier_actions: tuple[EarlierAction, ...]
    resolutions: tuple[Resolution, ...]
    next_meeting: NextMeeting | None
    copies_to: tuple[str, ...]
    attachments: tuple[Attachment, ...]


def encode(minutes: Minutes) -> bytes:
    """Give the canonical bytes."""
    return msgspec.json.encode(_nfc(msgspec.to_builtins(minutes)), order="sorted")


def decode(data: bytes) -> Minutes:
    """Read canonical bytes; raises MinutesFormatError."""
    try:
        return msgspec.json.decode(data, type=Minutes)
    except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise MinutesFormatError(str(problem)) from problem


def _nfc(value: object) -> object:
    # Before encoding: in JSON text a combining mark could join the «n» of an escaped line break.
    match value:
        case str():
            return unicodedata.normalize("NFC", value)
        case dict():
            return {key: _nfc(part) for key, part in value.items()}
        case list() | tuple():
            return [_nfc(part) for part in value]
    return value
