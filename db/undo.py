"""Undo and redo of everything, from the old values that triggers write down.

After https://www.sqlite.org/undoredo.html, with values in place of statements. The log is
temporary: it ends with the connection.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, groupby
from sys import intern
from typing import NamedTuple

import sqlite_utils

from db.records import Change, ChangeKind
from db.sqlite import sqlite3
from db.transaction import transaction

# What was signed or sent, and who may sign in, stays: with such an act all before it stays too.
NEVER_UNDONE = frozenset(
    {
        "users",
        "user_roles",
        "signing_keys",
        "sign_offs",
        "verdicts",
        "versions",
        "sends",
        "sent_files",
        "sent_versions",
        "loans",
        "visits",
    }
)
# Which slot of the ring opens by recovery; an older row of the office must not bring that back.
STAYS = frozenset({"recovery_slot"})
# The trail is written beside every act, and an act that is taken back leaves its trace there;
# what is not entered yet is no act; contents outlive their attachments until the end.
UNWATCHED = frozenset({"audit", "contents", "drafts"})


class Entry(NamedTuple):
    """A change, the row's values before it, and whether they really became others."""

    change: Change
    old: tuple[str | int | bytes | None, ...]
    real: bool


# Hears what an act has changed before it is written, and may raise to stop it or write beside it;
# the second argument tells whether this takes an act back.
Hearer = Callable[[Sequence[Entry], bool], None]
# Is asked as an act begins, inside its transaction, so that nobody else can change what it finds;
# may raise to refuse it, and gives who hears of its end.
Guard = Callable[[], Hearer]


@dataclass
class UndoLog:
    """Acts of one connection, each as the changes that it made."""

    connection: sqlite3.Connection
    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _done: list[list[Entry]] = field(default_factory=list)
    _undone: list[list[Entry]] = field(default_factory=list)

    def __post_init__(self) -> None:
        database = sqlite_utils.Database(self.connection, execute_plugins=False)
        self.columns = {
            name: tuple(column.name for column in database[name].columns)
            for name in database.table_names()
            if not name.startswith(("_", "sqlite_")) and name not in UNWATCHED
        }
        width = max(map(len, self.columns.values()))
        # Without types, so that each value stays of the kind it is.
        values = ", ".join(f"v{place}" for place in range(width))
        self.connection.execute(
            f"CREATE TEMP TABLE undo_log (seq INTEGER PRIMARY KEY, name, row, kind, real, {values})"
        )
        for name in self.columns:
            self._watch(name)

    def _watch(self, name: str) -> None:
        columns = self.columns[name]
        places = ", ".join(f"v{place}" for place in range(len(columns)))
        old = ", ".join(f"old.{column}" for column in columns)
        differs = " OR ".join(f"old.{column} IS NOT new.{column}" for column in columns)
        logged = {
            "INSERT": ("", f"'{name}', new.id, '{ChangeKind.ADDED}', 1"),
            "UPDATE": (f", {places}", f"'{name}', old.id, '{ChangeKind.EDITED}', {differs}, {old}"),
            "DELETE": (f", {places}", f"'{name}', old.id, '{ChangeKind.REMOVED}', 1, {old}"),
        }
        for event, (into, values) in logged.items():
            self.connection.execute(
                f"CREATE TEMP TRIGGER watch_{name}_{event} AFTER {event} ON main.{name} BEGIN"
                f" INSERT INTO undo_log (name, row, kind, real{into}) VALUES ({values}); END"
            )

    def take(self) -> list[Entry]:
        """Empty the log; called inside the transaction that filled it."""
        rows = self.connection.execute("SELECT * FROM undo_log ORDER BY seq")
        entries = [self._entry(*row) for row in rows]
        self.connection.execute("DELETE FROM undo_log")
        return entries

    def _entry(
        self, _: int, name: str, row: int, kind: str, real: int, *old: str | int | bytes | None
    ) -> Entry:
        change = Change(intern(name), row, ChangeKind(kind))
        was = () if change.kind is ChangeKind.ADDED else old[: len(self.columns[name])]
        return Entry(change, was, bool(real))

    def push(self, entries: list[Entry]) -> tuple[Change, ...]:
        """Keep a committed act as the next one to undo."""
        if any(entry.change.table in NEVER_UNDONE for entry in entries):
            self.clear()
        elif any(entry.real for entry in entries):
            self._done.append(entries)
            self._undone.clear()
        return _changes(entries)

    def give(self) -> list[Entry]:
        """Give the last act away; [] when there is none."""
        return self._done.pop() if self._done else []

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        return bool(self._undone)

    def undo(self, guard: Guard) -> tuple[Change, ...]:
        return self._reverse(self._done, self._undone, guard)

    def redo(self, guard: Guard) -> tuple[Change, ...]:
        return self._reverse(self._undone, self._done, guard)

    def _reverse(
        self, source: list[list[Entry]], target: list[list[Entry]], guard: Guard
    ) -> tuple[Change, ...]:
        if not source:
            return ()
        with transaction(self.connection):
            hear = guard()
            # Backwards, what others refer to is always there before them.
            for (name, kind, real), run in groupby(reversed(source[-1]), _of_one_kind):
                self._take_back(name, kind, run, real=real)
            entries = self.take()
            hear(entries, source is self._done)
        source.pop()
        target.append(entries)
        return _changes(entries)

    def _take_back(self, name: str, kind: ChangeKind, run: Iterator[Entry], *, real: bool) -> None:
        """Take back changes of one kind to rows of one table."""
        columns = self.columns[name]
        if kind is ChangeKind.ADDED:
            keys = ((entry.change.id,) for entry in run)
            self.connection.executemany(f"DELETE FROM {name} WHERE id = ?", keys)
        elif kind is ChangeKind.REMOVED:
            marks = ", ".join("?" * len(columns))
            old = (entry.old for entry in run)
            self.connection.executemany(f"INSERT INTO {name} VALUES ({marks})", old)
        elif real:
            back = [column not in STAYS for column in columns]
            values = ", ".join(f"{column} = ?" for column in compress(columns, back))
            rows = ((*compress(entry.old, back), entry.change.id) for entry in run)
            self.connection.executemany(f"UPDATE {name} SET {values} WHERE id = ?", rows)

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()


def _of_one_kind(entry: Entry) -> tuple[str, ChangeKind, bool]:
    return entry.change.table, entry.change.kind, entry.real


def _changes(entries: list[Entry]) -> tuple[Change, ...]:
    return tuple(entry.change for entry in entries)
