"""`Minutes`: the complete, immutable document of one meeting, and its canonical bytes.

Preview, PDF, Excel, JSON, signature and the city's archive read only this. The canonical bytes
are UTF-8 JSON with sorted keys and no white space between them; they are what is signed. Each text
value is in NFC by itself, before it is escaped; the JSON as a whole need not be. A picture stands
there in base64.
"""

import hashlib
import unicodedata
from datetime import date, datetime, time
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from db.records import (
    ActionState,
    AgendaKind,
    Approval,
    HeadquartersKind,
    MeetingKind,
    MeetingState,
    Outcome,
    Presence,
    Priority,
    Recurrence,
)

FORMAT: Literal["dabir-minutes/4"] = "dabir-minutes/4"


class MinutesFormatError(ValueError):
    """Bytes that are no minutes, or not of a format this version knows."""


# The Jalali years 1300 to 1500, which are those that the calendar knows.
FIRST_DAY = date(1921, 3, 21)
LAST_DAY = date(2122, 3, 20)

Number = Annotated[int, Meta(ge=1)]
Count = Annotated[int, Meta(ge=0)]
District = Annotated[int, Meta(ge=1, le=22)]
Day = Annotated[date, Meta(description=f"From {FIRST_DAY} to {LAST_DAY}.")]
Clock = Annotated[time, Meta(tz=False)]
Moment = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", description="UTC.")]
Digest = Annotated[str, Meta(pattern="^[0-9a-f]{64}$", description="SHA-256.")]
CheckCode = Annotated[str, Meta(pattern=r"^\d{12}$")]
Picture = Annotated[bytes, Meta(max_length=2**20, description="A PNG; empty for none.")]

CHECK_DIGITS = 12

_SIGN_NOTHING = frozenset({Presence.ABSENT, Presence.EXCUSED})


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    def __post_init__(self) -> None:
        """Raise ValueError for a day outside the calendar."""
        for name in self.__struct_fields__:
            value = getattr(self, name)
            if isinstance(value, date) and not FIRST_DAY <= value <= LAST_DAY:
                raise ValueError(f"{name} is {value}")


class Letterhead(Part, frozen=True):
    """What heads an office's papers; `emblem` is a PNG without transparency, b"" for none."""

    organization: str
    invocation: str
    emblem: Picture


class Attendee(Part, frozen=True):
    """A member or a guest, named as they were that day."""

    name: str
    post: str
    organization: str
    state: Presence
    substitute: str
    substitute_post: str
    letter_number: str
    letter_date: Day | None
    arrived_at: Clock | None
    left_at: Clock | None


class Remark(Part, frozen=True):
    speaker: str
    gist: str


class LastTime(Part, frozen=True):
    """What a figure was the last time, and which meeting of the headquarters was told so."""

    value: str
    period: str
    meeting_number: Number
    held_on: Day


class Figure(Part, frozen=True):
    """What was reported, as it was said; `neighborhood` is "" for the whole area."""

    label: str
    value: str
    unit: str
    period: str
    neighborhood: str
    last_time: LastTime | None


class AgendaItem(Part, frozen=True):
    uuid: str
    number: Number
    kind: AgendaKind
    title: str
    presenter: str
    planned_minutes: Number | None
    outcome: Outcome
    remarks: tuple[Remark, ...]
    figures: tuple[Figure, ...]


class EarlierAction(Part, frozen=True):
    """An action of an earlier meeting that was open when this one began.

    `age` counts the meetings since of the headquarters that decided it, this one included where it
    is one of them. `word` is the last that was reported.
    Of a duty that recurs this is the round that went on: `age` and `deadline` are those of the
    round; where the meeting heard that it is done, `next_deadline` is that of the next one.
    """

    uuid: str
    meeting_number: Number
    resolution_number: Number
    action_number: Number
    text: str
    responsible: str
    deadline: Day | None
    recurrence: Recurrence
    round_number: Number
    next_deadline: Day | None
    age: Count
    state: ActionState
    word: str
    word_on: Day | None
    letter_number: str


class SubdistrictAction(Part, frozen=True):
    """An action that a subdistrict's headquarters decided, and of which this meeting heard."""

    subdistrict: Number
    action: EarlierAction


class Action(Part, frozen=True):
    uuid: str
    number: Number
    text: str
    responsible: str
    supporters: tuple[str, ...]
    deadline: Day | None
    recurrence: Recurrence


class Votes(Part, frozen=True):
    """What was counted; None: nobody noted down this count, which is not a count of zero."""

    in_favour: Count | None
    against: Count | None
    abstained: Count | None


class Dissent(Part, frozen=True):
    name: str
    reason: str


class Condition(Part, frozen=True):
    """On what a resolution depends; `decider` is who decides on that, by the `deadline`."""

    text: str
    decider: str
    deadline: Day | None


class Resolution(Part, frozen=True):
    """A decision; `agenda_number` is the agenda item that it belongs to."""

    uuid: str
    number: Number
    agenda_number: Number | None
    text: str
    condition: Condition | None
    priority: Priority
    focus_areas: tuple[str, ...]
    neighborhoods: tuple[str, ...]
    votes: Votes | None
    dissents: tuple[Dissent, ...]
    actions: tuple[Action, ...]


class NextMeeting(Part, frozen=True):
    held_on: Day
    starts_at: Clock | None
    place: str


class Attachment(Part, frozen=True):
    name: str
    media_type: str
    size: Count
    sha256: str


class Approved(Part, frozen=True):
    """What a later meeting said of these minutes; `changes` is "" where there were none."""

    number: Number
    held_on: Day
    approval: Approval
    changes: str


class Previous(Part, frozen=True):
    """What this meeting said of the minutes of the one before it."""

    number: Number
    held_on: Day
    approval: Approval
    changes: str


class Replaced(Part, frozen=True):
    """The signed version in whose place this one comes, and why."""

    version: Number
    check_code: CheckCode
    reason: str


class Signature(Part, frozen=True):
    """Who signs this version, and when by the clock of the office.

    `certificate` is the digest of the certificate's DER, `trail` that of the last entry in the
    office's trail before the signing.
    """

    name: str
    post: str
    signed_at: Moment
    certificate: Digest
    trail: Digest

    def __post_init__(self) -> None:
        """Raise ValueError for a moment that no clock shows, or outside the calendar."""
        if not FIRST_DAY <= datetime.fromisoformat(self.signed_at).date() <= LAST_DAY:
            raise ValueError(f"signed_at is {self.signed_at}")


class Minutes(Part, frozen=True, kw_only=True):
    """All of one meeting; `state_reason` says why it was cancelled, or its minutes returned.

    Only what is signed has a `signature`; `replaces` is None in a first version.
    """

    format: Literal["dabir-minutes/4"]
    uuid: str
    version: Number
    state: MeetingState
    state_reason: str
    replaces: Replaced | None
    signature: Signature | None
    district: District
    office: str
    letterhead: Letterhead
    headquarters: str
    headquarters_kind: HeadquartersKind
    subdistrict: Number | None
    quorum: Number | None
    number: Number
    kind: MeetingKind
    letter_number: str
    held_on: Day
    starts_at: Clock | None
    ends_at: Clock | None
    place: str
    chair: str
    secretary: str
    subject: str
    members: tuple[Attendee, ...]
    guests: tuple[Attendee, ...]
    previous: Previous | None
    approved: Approved | None
    agenda: tuple[AgendaItem, ...]
    earlier_actions: tuple[EarlierAction, ...]
    subdistrict_actions: tuple[SubdistrictAction, ...]
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


def signers(minutes: Minutes) -> tuple[Attendee, ...]:
    """Give the members who sign the paper by hand: those who took part, or whose substitute did."""
    return tuple(each for each in minutes.members if each.state not in _SIGN_NOTHING)


def check_code(minutes: Minutes) -> str:
    """Give the twelve digits by which a printed page can be held against the minutes.

    They are the remainder that the SHA-256 of the canonical bytes, read as one number with its most
    significant byte first, leaves when it is divided by 10**12, with zeros in front. 2**256 is so
    much greater that no code is more likely than another.
    """
    digest = hashlib.sha256(encode(minutes)).digest()
    return f"{int.from_bytes(digest) % 10**CHECK_DIGITS:0{CHECK_DIGITS}}"


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
