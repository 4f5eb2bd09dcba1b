"""Actions by the identity that travels with them, and all that was ever reported of them."""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple, TypeVar, cast

from db.database import Database
from db.records import Action, Meeting, Progress, Resolution
from db.records.base import Record

R = TypeVar("R", bound=Record)

_AMONG = "IN (SELECT value FROM json_each(?))"  # one value, however many there are
_PLACES = """
SELECT actions.id, resolutions.id, resolutions.meeting_id,
  (SELECT count(*) FROM resolutions r WHERE r.meeting_id = resolutions.meeting_id
    AND (r.position, r.id) <= (resolutions.position, resolutions.id)),
  (SELECT count(*) FROM actions a WHERE a.resolution_id = resolutions.id
    AND (a.position, a.id) <= (actions.position, actions.id))
FROM actions JOIN resolutions ON resolutions.id = actions.resolution_id
WHERE actions.uuid IN (SELECT value FROM json_each(?))
"""


class Decided(NamedTuple):
    """An action, and where it was decided; the numbers are those that papers show."""

    action: Action
    resolution: Resolution
    meeting: Meeting
    resolution_number: int
    action_number: int


def actions_called(database: Database, uuids: Collection[str]) -> dict[str, Decided]:
    """Find actions by their UUIDs; those that are not there are left out."""
    rows = database.query(_PLACES, (json.dumps(sorted(set(uuids))),))
    places = cast(list[tuple[int, int, int, int, int]], rows)
    actions = _by_key(database, Action, {row[0] for row in places})
    resolutions = _by_key(database, Resolution, {row[1] for row in places})
    meetings = _by_key(database, Meeting, {row[2] for row in places})
    return {
        actions[action].uuid: Decided(
            actions[action], resolutions[resolution], meetings[meeting], number, order
        )
        for action, resolution, meeting, number, order in places
    }


def words_on(database: Database, actions: Collection[int]) -> dict[int, tuple[Progress, ...]]:
    """Give what was reported of actions, by their keys, the latest last."""
    found: defaultdict[int, list[Progress]] = defaultdict(list)
    listed = (json.dumps(sorted(actions)),)
    for word in database.select(Progress, f"action_id {_AMONG}", listed, "reported_on, id"):
        found[word.action_id].append(word)
    return {action: tuple(words) for action, words in found.items()}


def _by_key(database: Database, kind: type[R], keys: Collection[int]) -> dict[int, R]:
    listed = (json.dumps(sorted(keys)),)
    return {each.id: each for each in database.select(kind, f"id {_AMONG}", listed)}
