"""One office's file: opening it, reading and writing records, one transaction per user act."""

import sqlite3
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self, TypeVar, cast

import msgspec
import sqlite_utils

from db.faults import DamagedFileFault, FolderFault, NewerFileFault, WriteFault
from db.migrations import STEPS, migrations
from db.records import Change
from db.records.base import Record
from db.undo import UndoLog

R = TypeVar("R", bound=Record)
Value = str | int | bytes | None

BUSY_TIMEOUT_SECONDS = 5.0


class Database:
    """An open file; `listeners` hear of every act, undo and redo once it is written."""

    def __init__(self, path: Path) -> None:
        """Open or create; raises NewerFileFault, DamagedFileFault, FolderFault."""
        self.path = path
        self.listeners: list[Callable[[tuple[Change, ...]], None]] = []
        try:
            self._connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_SECONDS)
        except sqlite3.OperationalError as fault:
            raise FolderFault(path.parent) from fault
        self._db = sqlite_utils.Database(self._connection, execute_plugins=False)
        try:
            self._migrate()
            self._configure()
            self._undo = UndoLog(self._db)
        except NewerFileFault:
            self.close()
            raise
        except sqlite3.OperationalError as fault:
            self.close()
            raise FolderFault(path.parent) from fault
        except sqlite3.DatabaseError as fault:
            self.close()
            raise DamagedFileFault(path) from fault

    def _migrate(self) -> None:
        applied = [step.name for step in migrations.applied(self._db)]
        if unknown := sorted(set(applied) - set(STEPS)):
            raise NewerFileFault(self.path, tuple(unknown))
        pending = [name for name in STEPS if name not in applied]
        if applied and pending:
            copy = self.path.with_name(f"{self.path.stem}-before-{pending[0]}{self.path.suffix}")
            with closing(sqlite3.connect(copy)) as target:
                self._connection.backup(target)
        if pending:
            migrations.apply(self._db)

    def _configure(self) -> None:
        # FULL: what was acknowledged survives a power cut; with WAL that is one sync per act.
        self._db.execute("PRAGMA journal_mode = WAL").fetchone()
        self._db.execute("PRAGMA synchronous = FULL")
        self._db.execute("PRAGMA temp_store = MEMORY")
        self._db.execute("PRAGMA foreign_keys = ON")

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def act(self) -> Iterator[None]:
        """One act of a user: all that happens inside is written, or nothing; undone as one.

        Raises WriteFault.
        """
        if self._connection.in_transaction:
            yield  # part of a larger act
            return
        try:
            with self._db.atomic():
                yield
                entries = self._undo.take()
        except sqlite3.OperationalError as fault:
            raise WriteFault(self.path, fault.sqlite_errorname) from fault
        self._announce(self._undo.push(entries))

    def undo(self) -> tuple[Change, ...]:
        """Take the last act back; () when there is none."""
        return self._announce(self._undo.undo())

    def redo(self) -> tuple[Change, ...]:
        """Do again what was taken back last; () when there is nothing."""
        return self._announce(self._undo.redo())

    def forget_acts(self) -> None:
        """From here on, what was done so far stays done."""
        self._undo.clear()

    def _announce(self, changes: tuple[Change, ...]) -> tuple[Change, ...]:
        if changes:
            for listener in tuple(self.listeners):
                listener(changes)
        return changes

    def get(self, kind: type[R], key: int) -> R:
        """Read one record; LookupError when there is none."""
        found = self.select(kind, "id = ?", (key,))
        if not found:
            raise LookupError(f"{kind.table} {key}")
        return found[0]

    def select(
        self,
        kind: type[R],
        where: str = "1",
        values: Sequence[Value] = (),
        order: str = "id",
    ) -> list[R]:
        rows = self._db[kind.table].rows_where(where, list(values), order_by=order)
        # Not strict: SQLite has truth as 0 and 1.
        return [msgspec.convert(row, kind, strict=False, builtin_types=(bytes,)) for row in rows]

    def by_key(self, kind: type[R], keys: Collection[int]) -> dict[int, R]:
        marks = ",".join("?" * len(keys))
        return {each.id: each for each in self.select(kind, f"id IN ({marks})", list(keys))}

    def query(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Value, ...]]:
        return self._db.execute(sql, list(values)).fetchall()

    def insert(self, record: R) -> R:
        """Store a new record and give it with its key."""
        self._only_in_act()
        row = _to_row(record)
        del row["id"]
        key = self._db.table(record.table).insert(row).last_rowid
        return replace(record, id=cast(int, key))

    def update(self, record: Record) -> None:
        self._only_in_act()
        self._db.table(record.table).update(record.id, _to_row(record))

    def delete(self, record: Record) -> None:
        """Delete a record and what hangs on it."""
        self._only_in_act()
        self._db.table(record.table).delete(record.id)

    def _only_in_act(self) -> None:
        if not self._connection.in_transaction:
            raise RuntimeError("a write outside an act")


def _to_row(record: Record) -> dict[str, Value]:
    row: dict[str, Value] = msgspec.to_builtins(record, builtin_types=(bytes,))
    return row
