"""Undo and redo of everything, by triggers that write down how each change is taken back.

After https://www.sqlite.org/undoredo.html. The log is temporary: it ends with the connection.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

import sqlite_utils

from db.records import Change, ChangeKind

# What was signed, sent or audited, who may sign in, and what is still being typed into a field
# without a record, is never taken back by Ctrl+Z.
NEVER_UNDONE = frozenset(
    {
        "audit",
        "drafts",
        "sends",
        "sent_files",
        "sign_offs",
        "user_roles",
        "users",
        "verdicts",
        "versions",
    }
)


class Entry(NamedTuple):
    change: Change
    reverse: str


@dataclass
class UndoLog:
    """Steps of one connection, and the changes that each made."""

    db: sqlite_utils.Database
    _done: list[list[Entry]] = field(default_factory=list)
    _undone: list[list[Entry]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.db.execute(
            "CREATE TEMP TABLE undo_log"
            " (seq INTEGER PRIMARY KEY, name TEXT, row INTEGER, kind TEXT, reverse TEXT)"
        )
        for name in self.db.table_names():
            if not name.startswith("_") and name not in NEVER_UNDONE:
                self._watch(name)

    def _watch(self, name: str) -> None:
        columns = [column.name for column in self.db[name].columns]
        old = "||','||".join(f"quote(old.{column})" for column in columns)
        assignments = "||','||".join(f"'{column}='||quote(old.{column})" for column in columns)
        reverses = {
            "INSERT": (ChangeKind.ADDED, "new", f"'DELETE FROM {name} WHERE id='||new.id"),
            "UPDATE": (
                ChangeKind.EDITED,
                "old",
                f"'UPDATE {name} SET '||{assignments}||' WHERE id='||old.id",
            ),
            "DELETE": (
                ChangeKind.REMOVED,
                "old",
                f"'INSERT INTO {name} ({','.join(columns)}) VALUES ('||{old}||')'",
            ),
        }
        for event, (kind, row, reverse) in reverses.items():
            self.db.execute(
                f"CREATE TEMP TRIGGER watch_{name}_{event} AFTER {event} ON main.{name} BEGIN"
                f" INSERT INTO undo_log VALUES (NULL, '{name}', {row}.id, '{kind}', {reverse});"
                " END"
            )

    def take(self) -> list[Entry]:
        """Empty the log; called inside the transaction that filled it."""
        rows = self.db.execute("SELECT name, row, kind, reverse FROM undo_log ORDER BY seq")
        entries = [
            Entry(Change(name, row, ChangeKind(kind)), reverse) for name, row, kind, reverse in rows
        ]
        self.db.execute("DELETE FROM undo_log")
        return entries

    def push(self, entries: list[Entry]) -> tuple[Change, ...]:
        """Keep a committed act as the next one to undo."""
        if entries:
            self._done.append(entries)
            self._undone.clear()
        return _changes(entries)

    def undo(self) -> tuple[Change, ...]:
        return self._reverse(self._done, self._undone)

    def redo(self) -> tuple[Change, ...]:
        return self._reverse(self._undone, self._done)

    def _reverse(self, source: list[list[Entry]], target: list[list[Entry]]) -> tuple[Change, ...]:
        if not source:
            return ()
        with self.db.atomic():
            # Rows that refer to each other come back one after the other.
            self.db.execute("PRAGMA defer_foreign_keys = ON")
            for entry in reversed(source[-1]):
                self.db.execute(entry.reverse)
            entries = self.take()
        source.pop()
        target.append(entries)
        return _changes(entries)

    def clear(self) -> None:
        self._done.clear()
        self._undone.clear()


def _changes(entries: list[Entry]) -> tuple[Change, ...]:
    return tuple(entry.change for entry in entries)
