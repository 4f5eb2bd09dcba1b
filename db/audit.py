"""The trail: who did what when to which record, in a chain that shows where it was broken.

The one hard rule: it only grows. Each entry's hash covers the one before it, so that no entry can
be changed, left out or put in without all later ones being made anew.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from typing import NamedTuple, cast

from db.data_file import DataFile
from db.database import Database, Value
from db.records import AuditEntry, ChangeKind
from db.transaction import reading
from db.undo import Entry

_PIECE = 500  # changes whose rows are read at once

FIRST = "0" * 64  # what comes before the first entry
_COLUMNS = "id, at, user_id, act, record, record_uuid, detail, previous, hash"

# What belongs so much to another record that it is that one's change; by which column it does.
_PART_OF: Mapping[str, tuple[str, str]] = {
    "supporters": ("actions", "action_id"),
    "resolution_focus_areas": ("resolutions", "resolution_id"),
    "resolution_neighborhoods": ("resolutions", "resolution_id"),
    "user_roles": ("users", "user_id"),
    "readings": ("meetings", "meeting_id"),
    "ink_signatures": ("versions", "version_id"),
}
# What the step that it belongs to says already, or what is nobody's business yet.
_UNTOLD = frozenset({"verdicts", "opinions", "sent_files", "sent_versions", "visits"})


class Done(NamedTuple):
    """What happened to a record; `detail` names the fields that became others."""

    act: str
    record: str
    uuid: str
    detail: str = ""


class Breach(NamedTuple):
    """The first entry at which the chain does not hold."""

    entry: int


def head(database: Database) -> str:
    """Give the hash of the last entry."""
    found = database.query("SELECT hash FROM audit ORDER BY id DESC LIMIT 1")
    return cast(str, found[0][0]) if found else FIRST


def append(database: Database, at: str, user_id: int | None, told: Iterable[Done]) -> None:
    """Write more entries; inside an act."""
    database.insert_all(_chained(head(database), at, user_id, told))


def _chained(
    previous: str, at: str, user_id: int | None, told: Iterable[Done]
) -> Iterator[AuditEntry]:
    for done in told:
        own = _hash(previous, (at, user_id, done.act, done.record, done.uuid, done.detail))
        yield AuditEntry(
            at=at,
            user_id=user_id,
            act=done.act,
            record=done.record,
            record_uuid=done.uuid,
            detail=done.detail,
            previous=previous,
            hash=own,
        )
        previous = own


def _hash(previous: str, told: tuple[str | int | None, ...]) -> str:
    text = json.dumps([previous, *told], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def breach(file: DataFile) -> Breach | None:
    """Look through the whole trail, in whichever thread; raises EnvironmentFault."""
    previous = FIRST
    with reading(file.path), closing(file.connect(read_only=True)) as connection:
        rows = connection.execute(f"SELECT {_COLUMNS} FROM audit ORDER BY id")  # noqa: S608 - ours
        for place, (entry, *told, said, own) in enumerate(rows, 1):
            if entry != place or said != previous or own != _hash(previous, tuple(told)):
                return Breach(place)
            previous = own
    return None


def told(database: Database, entries: Sequence[Entry]) -> Iterator[Done]:
    """Say what an act has done to which records, each once; inside the act."""
    done: dict[tuple[str, str], tuple[ChangeKind, tuple[str, ...]]] = {}
    alike: dict[tuple[str, ...], tuple[str, ...]] = {}
    for entry, now in _with_rows(database, entries):
        if not now and not entry.old:
            continue  # added and removed again
        key, kind, names = _place(database, entry, now)
        first, known = done.get(key, (kind, ()))
        fields = (*known, *(name for name in names if name not in known))
        # With many records their fields are alike, and held once.
        done[key] = (
            kind if kind is ChangeKind.REMOVED else first,
            alike.setdefault(fields, fields),
        )
    for (record, uuid), (kind, fields) in done.items():
        detail = ",".join(fields) if kind is ChangeKind.EDITED else ""
        yield Done(kind.value, record, uuid, detail)


def _with_rows(
    database: Database, entries: Sequence[Entry]
) -> Iterator[tuple[Entry, tuple[Value, ...]]]:
    """Give the changes that are told, each with the row as it is now, () where it is gone."""
    for start in range(0, len(entries), _PIECE):
        piece = [
            each
            for each in entries[start : start + _PIECE]
            if each.real and each.change.table not in _UNTOLD
        ]
        keys: defaultdict[str, set[int]] = defaultdict(set)
        for each in piece:
            keys[each.change.table].add(each.change.id)
        rows = {table: database.rows(table, those) for table, those in keys.items()}
        for each in piece:
            yield each, rows[each.change.table].get(each.change.id, ())


def _place(
    database: Database, entry: Entry, now: tuple[Value, ...]
) -> tuple[tuple[str, str], ChangeKind, Sequence[str]]:
    """Give the record that a change is told of, in what way it changed, and its fields."""
    table, _, kind = entry.change
    columns = database.columns(table)
    values = dict(zip(columns, now or entry.old, strict=True))
    if table in _PART_OF:
        owner, column = _PART_OF[table]
        held = database.row(owner, cast(int, values[column]))
        uuid = dict(zip(database.columns(owner), held, strict=True))["uuid"] if held else ""
        return (owner, cast(str, uuid)), ChangeKind.EDITED, (table,)
    changed: list[str] = []
    if kind is ChangeKind.EDITED and now:
        compared = zip(columns, entry.old, now, strict=True)
        changed = [name for name, old, new in compared if old != new]
    return (table, cast(str, values.get("uuid") or "")), kind, changed
