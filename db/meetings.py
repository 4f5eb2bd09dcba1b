"""Meetings with what belongs to them, read in order."""

from collections.abc import Mapping
from typing import NamedTuple, TypeVar, cast

from db.database import Database
from db.records import (
    Action,
    AgendaItem,
    Attachment,
    Attendance,
    Dissent,
    Figure,
    Meeting,
    OpenAction,
    Presence,
    Progress,
    Remark,
    Resolution,
    ResolutionFocusArea,
    ResolutionNeighborhood,
    Supporter,
)
from db.records.base import Record

R = TypeVar("R", bound=Record)

_OF_MEETING = "meeting_id = ?"
_OF_ITEMS = "agenda_item_id IN (SELECT id FROM agenda_items WHERE meeting_id = ?)"
_OF_RESOLUTIONS = "resolution_id IN (SELECT id FROM resolutions WHERE meeting_id = ?)"
_OF_ACTIONS = (
    "action_id IN (SELECT actions.id FROM actions JOIN resolutions"
    " ON resolutions.id = actions.resolution_id WHERE resolutions.meeting_id = ?)"
)
_BELONGS: Mapping[type[Record], str] = {
    Attendance: _OF_MEETING,
    AgendaItem: _OF_MEETING,
    Remark: _OF_ITEMS,
    Figure: _OF_ITEMS,
    Resolution: _OF_MEETING,
    Dissent: _OF_RESOLUTIONS,
    ResolutionFocusArea: _OF_RESOLUTIONS,
    ResolutionNeighborhood: _OF_RESOLUTIONS,
    Action: _OF_RESOLUTIONS,
    Supporter: _OF_ACTIONS,
    Attachment: _OF_MEETING,
}

# Meetings of one day follow each other in order of entry. Open is what the last word before this
# meeting did not close, whatever was said earlier; of all words, this meeting's own comes last.
_OPEN_ACTIONS = """
SELECT actions.id, origin.id,
  (SELECT count(*) FROM resolutions r WHERE r.meeting_id = origin.id
    AND (r.position, r.id) <= (resolutions.position, resolutions.id)),
  (SELECT count(*) FROM actions a WHERE a.resolution_id = resolutions.id
    AND (a.position, a.id) <= (actions.position, actions.id)),
  (SELECT count(*) FROM meetings m WHERE m.headquarters_id = this.headquarters_id
    AND (m.state <> 'cancelled' OR m.id = this.id)
    AND (m.held_on, m.id) > (origin.held_on, origin.id)
    AND (m.held_on, m.id) <= (this.held_on, this.id)),
  coalesce(
    (SELECT p.id FROM progress p WHERE p.action_id = actions.id AND p.meeting_id = this.id),
    (SELECT p.id FROM progress p WHERE p.action_id = actions.id AND p.reported_on <= this.held_on
      ORDER BY p.reported_on DESC, p.id DESC LIMIT 1))
FROM actions
JOIN resolutions ON resolutions.id = actions.resolution_id
JOIN meetings origin ON origin.id = resolutions.meeting_id
JOIN meetings this ON this.headquarters_id = origin.headquarters_id
WHERE this.id = ? AND origin.state <> 'cancelled'
  AND (origin.held_on, origin.id) < (this.held_on, this.id)
  AND coalesce((SELECT p.state FROM progress p WHERE p.action_id = actions.id
    AND p.meeting_id IS NOT this.id AND p.reported_on <= this.held_on
    ORDER BY p.reported_on DESC, p.id DESC LIMIT 1), 'open') NOT IN ('done', 'dropped')
ORDER BY origin.held_on, origin.id,
  resolutions.position, resolutions.id, actions.position, actions.id
"""


_TALLIES = """
SELECT id,
  (SELECT count(*) FROM attendance WHERE meeting_id = meetings.id AND guest = 0),
  (SELECT count(*) FROM attendance WHERE meeting_id = meetings.id AND guest = 0
    AND state IN (?, ?)),
  (SELECT count(*) FROM resolutions WHERE meeting_id = meetings.id),
  (SELECT count(*) FROM actions JOIN resolutions ON resolutions.id = actions.resolution_id
    WHERE resolutions.meeting_id = meetings.id)
FROM meetings
"""

_OpenRow = tuple[int, int, int, int, int, int]


class Tally(NamedTuple):
    """How much belongs to a meeting; `present` counts members and those who stood in for them."""

    invited: int
    present: int
    resolutions: int
    actions: int


def parts(database: Database, kind: type[R], meeting_id: int) -> list[R]:
    """Give the records of one kind that belong to a meeting; members come before guests."""
    order = "guest, position, id" if kind is Attendance else "position, id"
    return database.select(kind, _BELONGS[kind], (meeting_id,), order)


def tallies(database: Database) -> dict[int, Tally]:
    """Count what belongs to each meeting, by its key."""
    rows = database.query(_TALLIES, (Presence.PRESENT, Presence.REPRESENTED))
    return {key: Tally(*counts) for key, *counts in cast(list[tuple[int, ...]], rows)}


def open_actions(database: Database, meeting_id: int) -> list[OpenAction]:
    """Give the actions that were open when a meeting began, the oldest first."""
    rows = cast(list[_OpenRow], database.query(_OPEN_ACTIONS, (meeting_id,)))
    actions = database.by_key(Action, {row[0] for row in rows})
    meetings = database.by_key(Meeting, {row[1] for row in rows})
    words = database.by_key(Progress, {row[5] for row in rows if row[5]})
    return [
        OpenAction(actions[action], meetings[origin], resolution, number, age, words.get(word))
        for action, origin, resolution, number, age, word in rows
    ]
