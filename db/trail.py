"""The entries of the trail as people read them: by whom, and of which record.

The one hard rule: nothing here writes; of a record that is gone its kind is all that is left.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple, cast

from db.database import Database


class Place(NamedTuple):
    """Where a record belongs, as it stands now; what does not apply is None, 0 or "".

    `number` is that of its resolution, agenda item or version in the meeting; `name` what it is
    called, or whose it is; `meeting_id` is the key of the meeting.
    """

    meeting: int | None = None
    subdistrict: int | None = None
    held_on: date | None = None
    number: int = 0
    name: str = ""
    meeting_id: int | None = None


class TrailEntry(NamedTuple):
    """Who did what to which record; nobody is "", as while an office is made."""

    number: int
    at: str
    who: str
    act: str
    record: str
    place: Place
    fields: tuple[str, ...]


_NOWHERE = Place()

_RANK = (
    "(SELECT count(*) FROM {0} r WHERE r.meeting_id = {0}.meeting_id"
    " AND (r.position, r.id) <= ({0}.position, {0}.id))"
)
_RESOLUTION = _RANK.format("resolutions")
_OF_RESOLUTION = "JOIN resolutions ON resolutions.id = resolution_id"
_OF_ITEM = "JOIN agenda_items ON agenda_items.id = agenda_item_id"
_OF_VERSION = "JOIN versions ON versions.id = version_id"

# Of each kind of record: the meeting, the number and the name, and what else they are taken from.
_PLACES: Mapping[str, tuple[str, str]] = {
    "meetings": ("meetings.id, 0, ''", ""),
    "attendance": ("meeting_id, 0, attendance.name", ""),
    "agenda_items": (f"meeting_id, {_RANK.format('agenda_items')}, title", ""),
    "remarks": ("meeting_id, 0, speaker", _OF_ITEM),
    "figures": ("meeting_id, 0, label", _OF_ITEM),
    "resolutions": (f"meeting_id, {_RESOLUTION}, ''", ""),
    "dissents": (f"meeting_id, {_RESOLUTION}, dissents.name", _OF_RESOLUTION),
    "actions": (f"meeting_id, {_RESOLUTION}, responsible", _OF_RESOLUTION),
    "progress": (
        f"resolutions.meeting_id, {_RESOLUTION}, responsible",
        f"JOIN actions ON actions.id = action_id {_OF_RESOLUTION}",
    ),
    "attachments": ("meeting_id, 0, attachments.name", ""),
    "approvals": ("meeting_id, 0, ''", ""),
    "sign_offs": ("meeting_id, version, ''", ""),
    "versions": ("meeting_id, versions.number, ''", ""),
    "ink_sheets": ("meeting_id, versions.number, ink_sheets.name", _OF_VERSION),
    "loans": ("meeting_id, 0, users.name", "JOIN users ON users.id = borrower_id"),
    "sends": ("NULL, 0, iif(label <> '', label, destination)", ""),
    "receipts": ("NULL, 0, receipts.number", ""),
    "headquarters": ("NULL, 0, headquarters.name", ""),
    "organizations": ("NULL, 0, organizations.name", ""),
    "people": ("NULL, 0, people.name", ""),
    "seats": ("NULL, 0, post", ""),
    "terms": ("NULL, 0, people.name", "JOIN people ON people.id = person_id"),
    "neighborhoods": ("NULL, 0, neighborhoods.name", ""),
    "capacities": ("NULL, 0, capacities.name", ""),
    "focus_areas": ("NULL, 0, focus_areas.name", ""),
    "indicators": ("NULL, 0, indicators.name", ""),
    "users": ("NULL, 0, users.name", ""),
    "signing_keys": ("NULL, 0, users.name", "JOIN users ON users.id = user_id"),
}
_ENTRIES = """
SELECT audit.id, at, coalesce(users.name, ''), act, record, record_uuid, detail
FROM audit LEFT JOIN users ON users.id = user_id
WHERE at >= ? AND at < ? ORDER BY audit.id
"""
_COUNT = "SELECT count(*) FROM audit WHERE at >= ? AND at < ?"
_FIRST, _BEYOND = "", "~"  # before and after all moments


def count(database: Database, since: str | None = None, before: str | None = None) -> int:
    """Count the entries from one moment until another."""
    ((found,),) = database.query(_COUNT, (since or _FIRST, before or _BEYOND))
    return cast(int, found)


def entries(
    database: Database, since: str | None = None, before: str | None = None
) -> Iterator[TrailEntry]:
    """Give the entries from one moment until another, in their order."""

    @cache
    def place(record: str, uuid: str) -> Place:
        return _place(database, record, uuid)

    for row in database.query(_ENTRIES, (since or _FIRST, before or _BEYOND)):
        number, at, who, act, record, uuid, detail = cast(
            tuple[int, str, str, str, str, str, str], row
        )
        fields = tuple(name for name in detail.split(",") if name and not _is_mark(name))
        yield TrailEntry(number, at, who, act, record, place(record, uuid), fields)


def _is_mark(name: str) -> bool:
    """Tell whether a detail is no field but for programs: a digest, or the key of a step."""
    return name.startswith(("sha256:", "sign_off:"))


def _place(database: Database, record: str, uuid: str) -> Place:
    if record not in _PLACES:
        return _NOWHERE
    what, beside = _PLACES[record]
    found = database.query(
        "WITH found (meeting, place, name) AS"  # noqa: S608 - our own tables
        f" (SELECT {what} FROM {record} {beside} WHERE {record}.uuid = ?)"
        " SELECT meetings.number, subdistrict, held_on, found.place, found.name, found.meeting"
        " FROM found"
        " LEFT JOIN meetings ON meetings.id = found.meeting"
        " LEFT JOIN headquarters ON headquarters.id = headquarters_id",
        (uuid,),
    )
    if not found:
        return _NOWHERE
    meeting, subdistrict, held_on, number, name, meeting_id = cast(
        tuple[int | None, int | None, str | None, int, str, int | None], found[0]
    )
    day = date.fromisoformat(held_on) if held_on else None
    return Place(meeting, subdistrict, day, number, name, meeting_id)
