"""Meetings with what belongs to them, read in order."""

import json
from collections.abc import Collection, Mapping
from datetime import date
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

# The meetings are one value, a list in JSON: many take no more queries than one.
_OF_MEETINGS = "meeting_id IN (SELECT value FROM json_each(?))"
_OF_ITEMS = (
    "agenda_item_id IN (SELECT id FROM agenda_items"
    " WHERE meeting_id IN (SELECT value FROM json_each(?)))"
)
_OF_RESOLUTIONS = (
    "resolution_id IN (SELECT id FROM resolutions"
    " WHERE meeting_id IN (SELECT value FROM json_each(?)))"
)
_OF_ACTIONS = (
    "action_id IN (SELECT actions.id FROM actions JOIN resolutions"
    " ON resolutions.id = actions.resolution_id"
    " WHERE resolutions.meeting_id IN (SELECT value FROM json_each(?)))"
)
_BELONGS: Mapping[type[Record], str] = {
    Attendance: _OF_MEETINGS,
    AgendaItem: _OF_MEETINGS,
    Remark: _OF_ITEMS,
    Figure: _OF_ITEMS,
    Resolution: _OF_MEETINGS,
    Dissent: _OF_RESOLUTIONS,
    ResolutionFocusArea: _OF_RESOLUTIONS,
    ResolutionNeighborhood: _OF_RESOLUTIONS,
    Action: _OF_RESOLUTIONS,
    Supporter: _OF_ACTIONS,
    Attachment: _OF_MEETINGS,
}

# The two times at which one can ask what is open: when a meeting began, and on a day, which is then
# like one more meeting of each headquarters, after all that it held so far. A meeting can also ask
# what others have open: then it is as if it were theirs.
_AT_MEETING = "WITH this AS (SELECT id, headquarters_id, held_on FROM meetings WHERE id = ?)"
_ON_DAY = (
    "WITH this AS"
    " (SELECT 9223372036854775807 AS id, id AS headquarters_id, ? AS held_on FROM headquarters)"
)
_OF_SUBDISTRICTS = (
    "WITH this AS (SELECT asking.id, headquarters.id AS headquarters_id, asking.held_on"
    " FROM meetings asking JOIN headquarters ON headquarters.kind = 'subdistrict'"
    " AND headquarters.id <> asking.headquarters_id WHERE asking.id = ?)"
)
# What can still be open, as the index `actions_open` has it: what recurs is not over by being done.
CAN_BE_OPEN = """
actions.state <> 'dropped' AND (actions.state <> 'done' OR actions.recurrence <> 'once')
"""

# What is settled now was open then only by a word that came later; or thirty years would be walked
# through for each key press.
_MAYBE_OPEN = """
AND actions.id IN (
  SELECT id FROM actions INDEXED BY actions_open WHERE $can_be_open
  UNION ALL SELECT p.action_id FROM meetings m CROSS JOIN progress p ON p.meeting_id = m.id
    WHERE m.held_on >= (SELECT held_on FROM this)
  UNION ALL SELECT action_id FROM progress
    WHERE meeting_id IS NULL AND reported_on >= (SELECT held_on FROM this))
""".replace("$can_be_open", CAN_BE_OPEN)

# Asked for a few, nothing else is looked through.
_THESE = "AND actions.id IN (SELECT value FROM json_each(?))"

# Meetings of one day follow each other in order of entry. Open is what the last word before this
# meeting did not close, whatever was said earlier; of all words, this meeting's own comes last. A
# duty that recurs is as old as the round of it that goes on.
_BEFORE = (
    "p.action_id = actions.id AND p.meeting_id IS NOT this.id AND p.reported_on <= this.held_on"
    " AND NOT (p.reported_on = this.held_on AND coalesce(p.meeting_id, 0) > this.id)"
)
_OPEN_ACTIONS = """
SELECT actions.id, origin.id,
  (SELECT count(*) FROM resolutions r WHERE r.meeting_id = origin.id
    AND (r.position, r.id) <= (resolutions.position, resolutions.id)),
  (SELECT count(*) FROM actions a WHERE a.resolution_id = resolutions.id
    AND (a.position, a.id) <= (actions.position, actions.id)),
  (SELECT count(*) FROM meetings m WHERE m.headquarters_id = this.headquarters_id
    AND (m.state <> 'cancelled' OR m.id = this.id)
    AND (m.held_on, m.id) > (coalesce(round.reported_on, origin.held_on),
      iif(round.id, coalesce(round.meeting_id, 0), origin.id))
    AND (m.held_on, m.id) <= (this.held_on, this.id)),
  (SELECT p.id FROM progress p WHERE p.action_id = actions.id AND p.meeting_id = this.id),
  before.id,
  (SELECT group_concat(day) FROM (SELECT p.reported_on AS day FROM progress p
    WHERE round.id AND p.state = 'done' AND $before ORDER BY p.reported_on, p.id)),
  (SELECT m.id FROM meetings m WHERE m.id = before.meeting_id
    AND m.headquarters_id <> this.headquarters_id)
FROM actions
JOIN resolutions ON resolutions.id = actions.resolution_id
JOIN meetings origin ON origin.id = resolutions.meeting_id
JOIN this ON this.headquarters_id = origin.headquarters_id
LEFT JOIN progress before ON before.id =
  (SELECT p.id FROM progress p WHERE $before ORDER BY p.reported_on DESC, p.id DESC LIMIT 1)
LEFT JOIN progress round ON round.id = CASE WHEN actions.recurrence <> 'once' THEN
  (SELECT p.id FROM progress p WHERE p.state = 'done' AND $before
    ORDER BY p.reported_on DESC, p.id DESC LIMIT 1) END
WHERE origin.state <> 'cancelled'
  AND (origin.held_on, origin.id) < (this.held_on, this.id)
  AND before.state IS NOT 'dropped'
  AND (before.state IS NOT 'done' OR actions.recurrence <> 'once')
""".replace("$before", _BEFORE)
_BY_AGE = """
ORDER BY coalesce(round.reported_on, origin.held_on), origin.held_on, origin.id,
  resolutions.position, resolutions.id, actions.position, actions.id
"""

_LAST_WORDS = (
    "id IN (SELECT id FROM (SELECT progress.id, row_number() OVER"
    " (PARTITION BY action_id ORDER BY reported_on DESC, progress.id DESC) AS place FROM progress"
    " JOIN actions ON actions.id = action_id JOIN resolutions ON resolutions.id = resolution_id"
    " WHERE reported_on <= ? AND resolutions.meeting_id IN (SELECT value FROM json_each(?)))"
    " WHERE place = 1)"
)

_ROUNDS_DONE = """
SELECT action_id, reported_on FROM progress
JOIN actions ON actions.id = action_id JOIN resolutions ON resolutions.id = resolution_id
WHERE progress.state = 'done' AND recurrence <> 'once' AND reported_on <= ?
  AND resolutions.meeting_id IN (SELECT value FROM json_each(?))
ORDER BY reported_on, progress.id
"""

# Of the last two years, or each key press would look through thirty.
_STOOD_IN = (
    "state = 'represented' AND substitute <> '' AND seat_id = ? AND meeting_id IN"
    " (SELECT id FROM meetings WHERE headquarters_id = ? AND (held_on, id) < (?, ?)"
    " ORDER BY held_on DESC, id DESC LIMIT 24)"
)

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

_OpenRow = tuple[int, int, int, int, int, int | None, int | None, str | None, int | None]


class Tally(NamedTuple):
    """How much belongs to a meeting; `present` counts members and those who stood in for them."""

    invited: int
    present: int
    resolutions: int
    actions: int


def parts(database: Database, kind: type[R], meeting_id: int) -> list[R]:
    """Give the records of one kind that belong to a meeting; members come before guests."""
    return parts_of(database, kind, (meeting_id,))


def parts_of(database: Database, kind: type[R], meeting_ids: Collection[int]) -> list[R]:
    """Give the records of one kind that belong to any of the meetings, those of each in order."""
    order = "guest, position, id" if kind is Attendance else "position, id"
    return database.select(kind, _BELONGS[kind], (_listed(meeting_ids),), order)


def last_substitute(database: Database, meeting: Meeting, seat_id: int) -> Attendance | None:
    """Find who stood in for a seat at the last of some meetings before this one, if anybody did."""
    values = (seat_id, meeting.headquarters_id, meeting.held_on.isoformat(), meeting.id)
    order = "(SELECT held_on FROM meetings WHERE id = meeting_id) DESC, meeting_id DESC LIMIT 1"
    return next(iter(database.select(Attendance, _STOOD_IN, values, order)), None)


def last_words(database: Database, meeting_ids: Collection[int], on: date) -> dict[int, Progress]:
    """Give the last that was reported, by a day, of each action of the meetings, by its key."""
    values = (on.isoformat(), _listed(meeting_ids))
    return {word.action_id: word for word in database.select(Progress, _LAST_WORDS, values)}


def rounds_done(
    database: Database, meeting_ids: Collection[int], on: date
) -> dict[int, tuple[date, ...]]:
    """Give the days on which rounds of duties that recur were done, by a day; by their keys."""
    rows = database.query(_ROUNDS_DONE, (on.isoformat(), _listed(meeting_ids)))
    days: dict[int, tuple[date, ...]] = {}
    for key, day in cast(list[tuple[int, str]], rows):
        days[key] = (*days.get(key, ()), date.fromisoformat(day))
    return days


def tallies(database: Database) -> dict[int, Tally]:
    """Count what belongs to each meeting, by its key."""
    rows = database.query(_TALLIES, (Presence.PRESENT, Presence.REPRESENTED))
    return {key: Tally(*counts) for key, *counts in cast(list[tuple[int, ...]], rows)}


def open_actions(database: Database, meeting_id: int) -> list[OpenAction]:
    """Give the actions that were open when a meeting began, the oldest first."""
    return _open_actions(database, _AT_MEETING + _OPEN_ACTIONS + _BY_AGE, meeting_id)


def open_beside(database: Database, meeting_id: int) -> list[OpenAction]:
    """Give what the subdistricts had open when a meeting of another headquarters began.

    The oldest first; the age counts the meetings of the headquarters that decided it.
    """
    sql = _OF_SUBDISTRICTS + _OPEN_ACTIONS + _MAYBE_OPEN + _BY_AGE
    return _open_actions(database, sql, meeting_id)


def open_actions_on(database: Database, day: date) -> list[OpenAction]:
    """Give the actions of every headquarters that are open on a day, the oldest first."""
    return _open_actions(database, _ON_DAY + _OPEN_ACTIONS + _BY_AGE, day.isoformat())


def these_open(database: Database, actions: Collection[int], day: date) -> list[OpenAction]:
    """Give those of some actions that are open on a day, the oldest first."""
    if not actions:
        return []
    sql = _ON_DAY + _OPEN_ACTIONS + _THESE + _BY_AGE
    return _open_actions(database, sql, day.isoformat(), _listed(actions))


def _open_actions(database: Database, sql: str, *values: int | str) -> list[OpenAction]:
    rows = cast(list[_OpenRow], database.query(sql, values))
    actions = database.by_key(Action, {row[0] for row in rows})
    others = {key for row in rows if (key := row[8])}
    meetings = database.by_key(Meeting, {row[1] for row in rows} | others)
    tables = database.by_key(Headquarters, {meetings[key].headquarters_id for key in others})
    heard = {key: (meetings[key], tables[meetings[key].headquarters_id]) for key in others}
    words = database.by_key(Progress, {key for row in rows for key in row[5:7] if key})
    return [
        OpenAction(
            actions[action],
            meetings[origin],
            resolution,
            number,
            age,
            words.get(own or before or 0),
            words.get(before or 0),
            tuple(map(date.fromisoformat, done.split(","))) if done else (),
            heard.get(elsewhere or 0),
        )
        for action, origin, resolution, number, age, own, before, done, elsewhere in rows
    ]


def _listed(keys: Collection[int]) -> str:
    return json.dumps(sorted(keys))
