"""`NeighborhoodProfile`: what the meetings decided and know about one neighborhood, on a day.

Its paper, and whatever else shows it, reads only this; `desktop/places/profile.py` gathers it.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from desktop.minutes import Count, Day, District, Letterhead, Number, Part
from desktop.register import (
    RegisteredAction,
    RegisteredMeeting,
    RegisteredResolution,
    Totals,
    totals_of,
)
from desktop.standing import SETTLED, Origin


class Means(Part, frozen=True, kw_only=True):
    """A place or a means that can be used in the neighborhood, with its size in `unit`s."""

    name: str
    kind: str
    size: Count | None
    unit: str
    keeper: str
    place: str


class ReportedFigure(Part, frozen=True, kw_only=True):
    """What was reported of the neighborhood, as it was said, and by which meeting."""

    label: str
    value: str
    unit: str
    period: str
    origin: Origin


class OpenPart(NamedTuple):
    """An open action, the resolution that it belongs to, and the meeting that decided it."""

    origin: Origin
    resolution: RegisteredResolution
    action: RegisteredAction


class NeighborhoodProfile(Part, frozen=True, kw_only=True):
    """The `meetings` are those that named the neighborhood, each with the resolutions that did.

    Of the `figures` each is there once, as it was reported last.
    """

    letterhead: Letterhead
    district: District
    office: str
    neighborhood: str
    subdistrict: Number | None
    low_income: bool
    on: Day
    capacities: tuple[Means, ...]
    figures: tuple[ReportedFigure, ...]
    meetings: tuple[RegisteredMeeting, ...]

    @property
    def totals(self) -> Totals:
        return totals_of(self.meetings)

    @property
    def open_work(self) -> tuple[OpenPart, ...]:
        """Give what is not done yet, in the order of the deadlines, what has none at the end."""
        return tuple(sorted(self._open(), key=lambda each: each.action.deadline or date.max))

    def _open(self) -> Iterator[OpenPart]:
        for meeting in self.meetings:
            for resolution in meeting.resolutions:
                for action in resolution.actions:
                    if action.state not in SETTLED:
                        yield OpenPart(meeting.origin, resolution, action)
