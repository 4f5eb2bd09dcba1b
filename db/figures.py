"""Figures across meetings: how often each is reported, and what the last ones said."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, cast

from db.database import Database
from db.records import Figure, Meeting

_LABELS = """
SELECT label, count(*) FROM figures
JOIN agenda_items ON agenda_items.id = agenda_item_id
JOIN meetings ON meetings.id = agenda_items.meeting_id
WHERE meetings.state <> 'cancelled' AND label <> '' GROUP BY label
"""
# Of the last two years of monthly meetings, or each key press would look through thirty.
_BEFORE = """
SELECT figures.label, figures.unit, figures.neighborhood, figures.value, figures.period,
  meetings.number, meetings.held_on
FROM meetings
JOIN agenda_items ON agenda_items.meeting_id = meetings.id
JOIN figures ON figures.agenda_item_id = agenda_items.id
WHERE figures.value <> '' AND meetings.id IN
  (SELECT id FROM meetings WHERE headquarters_id = ? AND state <> 'cancelled'
    AND (held_on, id) < (?, ?) ORDER BY held_on DESC, id DESC LIMIT 24)
ORDER BY meetings.held_on DESC, meetings.id DESC,
  agenda_items.position, agenda_items.id, figures.position, figures.id
"""
_OF_NEIGHBORHOOD = """
SELECT figures.id, meetings.id FROM figures
JOIN agenda_items ON agenda_items.id = agenda_item_id
JOIN meetings ON meetings.id = agenda_items.meeting_id
WHERE neighborhood_id = ? AND meetings.state <> 'cancelled' AND meetings.held_on <= ?
ORDER BY meetings.held_on DESC, meetings.id DESC,
  agenda_items.position, agenda_items.id, figures.position, figures.id
"""


class ReportedBefore(NamedTuple):
    """A figure of an earlier meeting, which has a number and a day."""

    label: str
    unit: str
    neighborhood: str
    value: str
    period: str
    meeting_number: int
    held_on: date


def labels_reported(database: Database) -> list[tuple[str, int]]:
    """Give the labels as they were typed, and how many figures of meetings held have each."""
    return cast(list[tuple[str, int]], database.query(_LABELS))


def reported_before(database: Database, meeting: Meeting) -> list[ReportedBefore]:
    """Give the figures of the last meetings of a headquarters before one of it, latest first."""
    values = (meeting.headquarters_id, meeting.held_on.isoformat(), meeting.id)
    rows = cast(Sequence[tuple[str, str, str, str, str, int, str]], database.query(_BEFORE, values))
    return [ReportedBefore(*row[:-1], date.fromisoformat(row[-1])) for row in rows]


def figures_of(database: Database, neighborhood_id: int, on: date) -> list[tuple[Figure, Meeting]]:
    """Give what was reported of a neighborhood up to a day, with its meeting, latest first."""
    rows = cast(
        list[tuple[int, int]], database.query(_OF_NEIGHBORHOOD, (neighborhood_id, on.isoformat()))
    )
    figures = database.by_key(Figure, {figure for figure, _ in rows})
    meetings = database.by_key(Meeting, {meeting for _, meeting in rows})
    return [(figures[figure], meetings[meeting]) for figure, meeting in rows]
