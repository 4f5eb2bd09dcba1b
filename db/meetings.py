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
    Headquarters,
    Meeting,
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

# Meetings of one day follow each other in order of entry.
_OPEN_ACTIONS = """
SELECT actions.id, origin.id,
  (SELECT count(*) FROM resolutions r WHERE r.meeting_id = origin.id
    AND (r.position, r.id) <= (resolutions.position, resolutions.id)),
  (SELECT count(*) FROM actions a WHERE a.resolution_id = resolutions.id
    AND (a.position, a.id) <= (actions.position, actions.id)),
  (SELECT count(*) FROM meetings m WHERE m.headquarters_id = this.headquarters_id
    AND m.state <> 'cancelled' AND (m.held_on, m.id) > (origin.held_on, origin.id)
    AND (m.held_on, m.id) <= (this.held_on, this.id)),
  (SELECT p.id FROM progress p WHERE p.action_id = actions.id
    AND (p.meeting_id IS this.id OR p.reported_on <= this.held_on)
    ORDER BY p.reported_on DESC, p.id DESC LIMIT 1)
FROM actions
JOIN resolutions ON resolutions.id = actions.resolution_id
JOIN meetings origin ON origin.id = resolutions.meeting_id
JOIN meetings this ON this.headquarters_id = origin.headquarters_id
WHERE this.id = ? AND origin.state <> 'cancelled'
  AND (origin.held_on, origin.id) < (this.held_on, this.id)
  AND NOT EXISTS (SELECT 1 FROM progress p WHERE p.action_id = actions.id
    AND p.state IN ('done', 'dropped') AND p.meeting_id IS NOT this.id
    AND p.reported_on <= this.held_on)
ORDER BY origin.held_on, origin.id, resolutions.position, actions.position
"""


_OpenRow = tuple[int, int, int, int, int, int]


class MeetingCounts(NamedTuple):
    """A meeting in a list, with what it holds."""

    meeting: Meeting
    headquarters: Headquarters
    invited: int
    present: int
    resolutions: int
    actions: int


class OpenAction(NamedTuple):
    """An action of an earlier meeting; `age` counts the meetings since, `last` is the last word."""

    action: Action
    meeting: Meeting
    resolution_number: int
    action_number: int
    age: int
    last: Progress | None


def parts(database: Database, kind: type[R], meeting_id: int) -> list[R]:
    """Give the records of one kind that belong to a meeting; members come before guests."""
    order = "guest, position, id" if kind is Attendance else "position, id"
    return database.select(kind, _BELONGS[kind], (meeting_id,), order)


def counted(database: Database) -> list[MeetingCounts]:
    """Give all meetings, the newest first."""
    headquarters = {each.id: each for each in database.select(Headquarters)}
    present = _count(
        database,
        "SELECT meeting_id, count(*) FROM attendance"
        " WHERE guest = 0 AND state IN (?, ?) GROUP BY 1",
        (Presence.PRESENT, Presence.REPRESENTED),
    )
    invited = _count(
        database, "SELECT meeting_id, count(*) FROM attendance WHERE guest = 0 GROUP BY 1"
    )
    resolutions = _count(database, "SELECT meeting_id, count(*) FROM resolutions GROUP BY 1")
    actions = _count(
        database,
        "SELECT meeting_id, count(*) FROM actions JOIN resolutions"
        " ON resolutions.id = actions.resolution_id GROUP BY 1",
    )
    return [
        MeetingCounts(
            meeting,
            headquarters[meeting.headquarters_id],
            invited.get(meeting.id, 0),
            present.get(meeting.id, 0),
            resolutions.get(meeting.id, 0),
            actions.get(meeting.id, 0),
        )
        for meeting in database.select(Meeting, order="held_on DESC, id DESC")
    ]


def _count(database: Database, sql: str, values: tuple[str, ...] = ()) -> dict[object, int]:
    return {key: int(count or 0) for key, count in database.query(sql, values)}


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
