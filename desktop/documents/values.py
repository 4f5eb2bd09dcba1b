"""A single value of the minutes, and a whole part of them in one line, as a person reads it."""

from collections.abc import Callable, Mapping
from datetime import date, time
from enum import Enum
from typing import Any, Final

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
from desktop import minutes
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.documents.change import last_time
from desktop.minutes import Part
from desktop.persian import bound, digits

LABELS: Final[Mapping[type[Enum], Mapping[Any, str]]] = {
    ActionState: labels.ACTION_STATES,
    AgendaKind: labels.AGENDA_KINDS,
    Approval: labels.APPROVALS,
    HeadquartersKind: labels.HEADQUARTERS_KINDS,
    MeetingKind: labels.MEETING_KINDS,
    MeetingState: labels.MEETING_STATES,
    Outcome: labels.OUTCOMES,
    Presence: labels.PRESENCES,
    Priority: labels.PRIORITIES,
    Recurrence: labels.RECURRENCES,
}
_PICTURE = "تصویر"
_VOTES = (("موافق", "in_favour"), ("مخالف", "against"), ("ممتنع", "abstained"))


def written(value: object, on: date | None = None) -> str:
    """Write a text, number, day, time or choice; without a year where it is that of the day `on`.

    What nobody entered is "".
    """
    if isinstance(value, Enum):
        return LABELS[type(value)][value]
    if isinstance(value, date):
        return jalali.short(value, on) if on else jalali.medium(value)
    if isinstance(value, time):
        return jalali.clock(value)
    if isinstance(value, bytes):
        return _PICTURE if value else ""
    return "" if value is None else digits(value) if isinstance(value, int) else str(value)


def summary(part: Part, on: date) -> str:
    """Tell in one line what a part of the minutes is."""
    return _SUMMARIES[type(part)](part, on)


def _figure(part: minutes.Figure, _on: date) -> str:
    return f"{part.label}: {part.value} {part.unit}".strip(" :")


def _condition(part: minutes.Condition, _on: date) -> str:
    return "".join(labels.condition(part)[1:])


def _votes(part: minutes.Votes, _on: date) -> str:
    counts = ((word, getattr(part, name)) for word, name in _VOTES)
    return _listed(*(bound(word, count) for word, count in counts if count is not None))


def _last_time(part: minutes.LastTime, on: date) -> str:
    return last_time(part.value, part.period, part.held_on, on)


def _next_meeting(part: minutes.NextMeeting, on: date) -> str:
    start = f"ساعت {jalali.clock(part.starts_at)}" if part.starts_at else ""
    return _listed(jalali.short(part.held_on, on), start, part.place)


def _previous(part: minutes.Previous, _on: date) -> str:
    return f"{bound('صورتجلسهٔ', part.number)}: {labels.APPROVALS[part.approval]}"


def _listed(*texts: str) -> str:
    return "، ".join(text for text in texts if text.strip())


_SUMMARIES: Final[Mapping[type[Part], Callable[[Any, date], str]]] = {
    minutes.Attendee: lambda part, _: _listed(part.name, part.post, part.organization),
    minutes.Remark: lambda part, _: " – ".join(filter(None, (part.speaker, part.gist))),
    minutes.Figure: _figure,
    minutes.AgendaItem: lambda part, _: part.title,
    minutes.EarlierAction: lambda part, _: part.text,
    minutes.SubdistrictAction: lambda part, _: part.action.text,
    minutes.Resolution: lambda part, _: part.text,
    minutes.Action: lambda part, _: part.text,
    minutes.Dissent: lambda part, _: part.name,
    minutes.Attachment: lambda part, _: part.name,
    minutes.Condition: _condition,
    minutes.Votes: _votes,
    minutes.LastTime: _last_time,
    minutes.NextMeeting: _next_meeting,
    minutes.Previous: _previous,
}
