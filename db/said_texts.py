"""What was written in all meetings: remarks, resolutions and actions, as texts."""

import json
from collections.abc import Collection, Mapping
from contextlib import closing
from typing import NamedTuple, cast

from db.data_file import DataFile
from db.database import Database
from db.records import Action, Remark, Resolution
from db.transaction import reading

_REMARKS = """
SELECT 'remarks', said.id, said.gist, meetings.held_on FROM remarks said
JOIN agenda_items ON agenda_items.id = said.agenda_item_id
JOIN meetings ON meetings.id = agenda_items.meeting_id WHERE said.gist <> ''
"""
_RESOLUTIONS = """
SELECT 'resolutions', said.id, said.text, meetings.held_on FROM resolutions said
JOIN meetings ON meetings.id = said.meeting_id WHERE said.text <> ''
"""
_ACTIONS = """
SELECT 'actions', said.id, said.text, meetings.held_on FROM actions said
JOIN resolutions ON resolutions.id = said.resolution_id
JOIN meetings ON meetings.id = resolutions.meeting_id WHERE said.text <> ''
"""
_THESE = "AND said.id IN (SELECT value FROM json_each(?))"
_OF: Mapping[str, str] = {
    Remark.table: _REMARKS,
    Resolution.table: _RESOLUTIONS,
    Action.table: _ACTIONS,
}
_LATEST = " UNION ALL ".join(_OF.values()) + " ORDER BY 4 DESC LIMIT ?"
TABLES = frozenset(_OF)


class SaidText(NamedTuple):
    """A text, its record, and the day of its meeting as stored."""

    table: str
    id: int
    text: str
    held_on: str


def last_said(file: DataFile, most: int) -> list[SaidText]:
    """Give the latest texts of a file that may be open elsewhere, in whichever thread.

    Raises EnvironmentFault.
    """
    with reading(file.path), closing(file.connect(read_only=True)) as connection:
        return [SaidText(*row) for row in connection.execute(_LATEST, (most,))]


def said_in(database: Database, touched: Mapping[str, Collection[int]]) -> list[SaidText]:
    """Give what some records say now, by table and key; those that are gone say nothing."""
    found = []
    for table, keys in touched.items():
        rows = database.query(_OF[table] + _THESE, (json.dumps(sorted(keys)),))
        found += [SaidText(*row) for row in cast(list[tuple[str, int, str, str]], rows)]
    return found
