"""Agenda items that a meeting put off: what waits, and from where an item came."""

from typing import cast

from db.database import Database
from db.records import AgendaItem, Meeting, MeetingState, Postponement

# What became of an item, in later meetings and in those that came after them.
_LATER = """
WITH RECURSIVE later(origin, id) AS (
  SELECT postponed_from_id, id FROM agenda_items WHERE postponed_from_id IS NOT NULL
  UNION
  SELECT later.origin, item.id FROM later JOIN agenda_items item
    ON item.postponed_from_id = later.id
)
SELECT item.id FROM agenda_items item JOIN meetings held ON held.id = item.meeting_id
WHERE (item.outcome = 'postponed' OR (item.outcome = 'open' AND item.postponed_from_id IS NOT NULL))
  AND item.kind <> 'follow_up' AND held.state <> 'cancelled'
  AND held.headquarters_id = ? AND (held.held_on, held.id) < (?, ?)
  AND NOT EXISTS (SELECT 1 FROM later JOIN agenda_items i ON i.id = later.id
    JOIN meetings m ON m.id = i.meeting_id
    WHERE later.origin = item.id AND m.state <> 'cancelled')
ORDER BY held.held_on, held.id, item.position, item.id
"""
_EARLIER = """
WITH RECURSIVE earlier(id, origin, times) AS (
  SELECT id, postponed_from_id, 1 FROM agenda_items
    WHERE meeting_id = ? AND postponed_from_id IS NOT NULL
  UNION ALL
  SELECT earlier.id, item.postponed_from_id, times + 1 FROM earlier JOIN agenda_items item
    ON item.id = earlier.origin WHERE item.postponed_from_id IS NOT NULL
)
SELECT earlier.id, item.meeting_id, max(times) FROM earlier
JOIN agenda_items item ON item.id = earlier.origin GROUP BY earlier.id
"""
_AFTER = "headquarters_id = ? AND (held_on, id) > (?, ?) AND state IN (?, ?)"


def waiting(database: Database, meeting: Meeting) -> list[AgendaItem]:
    """Give what was put off before a meeting and stands in no agenda since, the oldest first.

    What came back and got no outcome still waits.
    """
    rows = database.query(
        _LATER, (meeting.headquarters_id, meeting.held_on.isoformat(), meeting.id)
    )
    keys = [cast(int, key) for (key,) in rows]
    items = database.by_key(AgendaItem, keys)
    return [items[key] for key in keys]


def postponements(database: Database, meeting_id: int) -> dict[int, Postponement]:
    """Tell of the items of a meeting, by their keys, from where they were put off."""
    rows = cast(list[tuple[int, int, int]], database.query(_EARLIER, (meeting_id,)))
    meetings = database.by_key(Meeting, {origin for _, origin, _ in rows})
    return {key: Postponement(meetings[origin], times) for key, origin, times in rows}


def next_open(database: Database, meeting: Meeting) -> Meeting | None:
    """Find the first meeting after this one whose agenda can still change."""
    day = meeting.held_on.isoformat()
    states = (MeetingState.DRAFT, MeetingState.RETURNED)
    values = (meeting.headquarters_id, day, meeting.id, *states)
    return next(iter(database.select(Meeting, _AFTER, values, "held_on, id")), None)
