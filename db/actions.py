"""Actions by the identity that travels with them, and all that was ever reported of them."""

import json
from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple, TypeVar, cast

from db.database import Database
from db.records import Action, Meeting, Progress
from db.records.base import Record

R = TypeVar("R", bound=Record)

_AMONG = "IN (SELECT value FROM json_each(?))"  # one value, however many there are
_PLACES = """
SELECT actions.id, resolutions.meeting_id,
  (SELECT count(*) FROM resolutions r WHERE r.meeting_id = resolutions.meeting_id
    AND (r.position, r.id) <= (resolutions.position, resolutions.id)),
  (SELECT count(*) FROM actions a WHERE a.resolution_id = resolutions.id
    AND (a.position, a.id) <= (actions.position, actions.id))
FROM actions JOIN resolutions ON resolutions.id = actions.resolution_id
WHERE actions.uuid IN (SELECT value FROM json_each(?))
"""
_FOLLOW = """
WITH latest (id, state) AS (
  SELECT value, (SELECT state FROM progress WHERE action_id = value
    ORDER BY reported_on DESC, id DESC LIMIT 1)
  FROM json_each(?)
)
UPDATE actions SET state = latest.state FROM latest
WHERE actions.id = latest.id AND actions.state <> latest.state
"""


class Decided(NamedTuple):
    """An action, and where it was decided; the numbers are those that papers show."""

    action: Action
    meeting: Meeting
    resolution_number: int
    action_number: int


def actions_called(database: Database, uuids: Collection[str]) -> dict[str, Decided]:
    """Find actions by their UUIDs; those that are not there are left out."""
    rows = database.query(_PLACES, (json.dumps(sorted(set(uuids))),))
    places = cast(list[tuple[int, int, int, int]], rows)
    actions = _by_key(database, Action, {row[0] for row in places})
    meetings = _by_key(database, Meeting, {row[1] for row in places})
    return {
        actions[action].uuid: Decided(actions[action], meetings[meeting], number, order)
        for action, meeting, number, order in places
    }


def words_on(database: Database, actions: Collection[int]) -> dict[int, tuple[Progress, ...]]:
    """Give what was reported of actions, by their keys, the latest last."""
    found: defaultdict[int, list[Progress]] = defaultdict(list)
    listed = (json.dumps(sorted(actions)),)
    for word in database.select(Progress, f"action_id {_AMONG}", listed, "reported_on, id"):
        found[word.action_id].append(word)
    return {action: tuple(words) for action, words in found.items()}


def follow_words(database: Database, actions: Collection[int]) -> None:
    """Let actions, by their keys, be as far as the latest word on each says; inside an act."""
    database.change(_FOLLOW, (json.dumps(sorted(actions)),))


def _by_key(database: Database, kind: type[R], keys: Collection[int]) -> dict[int, R]:
    listed = (json.dumps(sorted(keys)),)
    return {each.id: each for each in database.select(kind, f"id {_AMONG}", listed)}
