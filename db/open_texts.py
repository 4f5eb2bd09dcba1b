"""What open work says, of all headquarters: the few columns in which likeness is looked for."""

import json
from collections.abc import Collection
from typing import NamedTuple, cast

from db.database import Database
from db.meetings import CAN_BE_OPEN

_OPEN = """
SELECT actions.id, resolutions.id, meetings.id, meetings.held_on,
  actions.text, resolutions.text, actions.responsible
FROM actions
JOIN resolutions ON resolutions.id = actions.resolution_id
JOIN meetings ON meetings.id = resolutions.meeting_id
WHERE $can_be_open AND meetings.state <> 'cancelled'
""".replace("$can_be_open", CAN_BE_OPEN)
_TOUCHED = """ AND actions.id IN (
  SELECT value FROM json_each(?)
  UNION SELECT id FROM actions WHERE resolution_id IN (SELECT value FROM json_each(?))
  UNION SELECT a.id FROM actions a JOIN resolutions r ON r.id = a.resolution_id
    WHERE r.meeting_id IN (SELECT value FROM json_each(?)))
"""


class OpenText(NamedTuple):
    """An open action in its words; `held_on` is the day on which it was decided, as stored."""

    action_id: int
    resolution_id: int
    meeting_id: int
    held_on: str
    action: str
    resolution: str
    responsible: str


class Keys(NamedTuple):
    """Records by their kind."""

    actions: Collection[int]
    resolutions: Collection[int]
    meetings: Collection[int]


def open_texts(database: Database, touched: Keys | None = None) -> list[OpenText]:
    """Give what is open now: all of it, or what the touched records say."""
    if touched is None:
        rows = database.query(_OPEN)
    else:
        rows = database.query(_OPEN + _TOUCHED, [json.dumps(sorted(keys)) for keys in touched])
    return [OpenText(*row) for row in cast(list[tuple[int, int, int, str, str, str, str]], rows)]
