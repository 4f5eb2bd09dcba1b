"""What was decided, who does it, and how far it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from db.records.base import Record, TravellingRecord


class Priority(StrEnum):
    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


class Recurrence(StrEnum):
    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    SEASONAL = "seasonal"
    CONTINUOUS = "continuous"


class ActionState(StrEnum):
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    POSTPONED = "postponed"
    DONE = "done"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution(TravellingRecord):
    """A decision; a condition may say who decides on it, and by when."""

    table: ClassVar[str] = "resolutions"
    meeting_id: int
    position: int
    agenda_item_id: int | None = None
    text: str = ""
    condition: str = ""
    condition_decider: str = ""
    condition_deadline: date | None = None
    priority: Priority = Priority.NORMAL
    votes_for: int | None = None
    votes_against: int | None = None
    votes_abstained: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent(TravellingRecord):
    table: ClassVar[str] = "dissents"
    resolution_id: int
    position: int
    name: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionFocusArea(Record):
    table: ClassVar[str] = "resolution_focus_areas"
    resolution_id: int
    focus_area_id: int
    position: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionNeighborhood(Record):
    table: ClassVar[str] = "resolution_neighborhoods"
    resolution_id: int
    neighborhood_id: int
    position: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(TravellingRecord):
    table: ClassVar[str] = "actions"
    resolution_id: int
    position: int
    text: str = ""
    responsible_id: int | None = None
    responsible: str = ""
    deadline: date | None = None
    recurrence: Recurrence = Recurrence.ONCE
    state: ActionState = ActionState.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Supporter(Record):
    """An organization that supports an action."""

    table: ClassVar[str] = "supporters"
    action_id: int
    organization_id: int
    position: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(TravellingRecord):
    """What was reported of an action, by letter or at a meeting."""

    table: ClassVar[str] = "progress"
    action_id: int
    reported_on: date
    state: ActionState
    meeting_id: int | None = None
    text: str = ""
    letter_number: str = ""
