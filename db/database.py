"""One office's file: opening it, reading and writing records, one transaction per user act."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import Self, TypeVar, cast

import msgspec
import sqlite_utils
from sqlite_utils.db import NotFoundError

from db.data_file import DataFile
from db.faults import DamagedFileFault, EnvironmentFault, NewerFileFault
from db.migrations import STEPS, load
from db.records import Change
from db.records.base import Record
from db.renaming import put
from db.sqlite import sqlite3
from db.transaction import reading, transaction, writing
from db.undo import Entry, Guard, Hearer, UndoLog

R = TypeVar("R", bound=Record)
Value = str | int | bytes | None

APPLICATION_ID = 0x44626972  # «Dbir»; the first migration writes it
_KEYS = range(1, 2**63)  # SQLite cannot even be asked for a greater number


class Database:
    """An open file; `listeners` hear of every act, undo and redo once it is written."""

    def __init__(self, file: DataFile, steps: Sequence[Path] = STEPS) -> None:
        """Open or create; raises NewerFileFault, DamagedFileFault, FolderFault."""
        self.file = file
        self.listeners: list[Callable[[tuple[Change, ...]], None]] = []
        self.guard: Guard = _let_pass
        path = file.path
        with reading(path):
            self._connection = file.connect()
        self._db = sqlite_utils.Database(self._connection, execute_plugins=False)
        try:
            with reading(path):
                self._migrate(steps)
                self._configure()
            self._undo = UndoLog(self._connection)
        except EnvironmentFault:
            self.close()
            raise
        except sqlite3.DatabaseError as fault:
            self.close()
            raise DamagedFileFault(path) from fault

    def _migrate(self, steps: Sequence[Path]) -> None:
        """Bring the file to today's schema, in one transaction; a file not ours is left alone."""
        migrations = load(steps)
        with transaction(self._connection):
            applied = [step.name for step in migrations.applied(self._db)]
            self._refuse_stranger(applied)
            if unknown := sorted(set(applied) - {step.stem for step in steps}):
                raise NewerFileFault(self.file.path, tuple(unknown))
            pending = migrations.pending(self._db)
            if applied and pending:
                self._copy(f"before-{pending[0].name}")
            if pending:
                migrations.apply(self._db)

    def _refuse_stranger(self, applied: Sequence[str]) -> None:
        (mark,) = self._db.execute("PRAGMA application_id").fetchone()
        (things,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        new = not mark and not things
        if not new and not (mark == APPLICATION_ID and applied):
            raise DamagedFileFault(self.file.path)

    def _copy(self, name: str) -> None:
        """Put a copy beside the file, under its name only when it is whole."""
        path = self.file.path
        copy = path.with_name(f"{path.stem}-{name}{path.suffix}")
        part = self.file.beside(copy.name + ".part")
        part.path.unlink(missing_ok=True)
        # A connection that writes cannot be copied; a second one reads what was there before.
        with closing(self.file.connect()) as source, closing(part.connect()) as target:
            source.backup(target)
        put(part.path, copy)

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
    def act(self, guard: Guard | None = None) -> Iterator[None]:
        """One act of a user: all that happens inside is written, or nothing; undone as one.

        A guard of its own is asked in the place of the usual one. Raises WriteFault.
        """
        if self._connection.in_transaction:
            with self._db.atomic():  # part of a larger act, which may go on without it
                if guard is not None:
                    guard()  # and which alone hears of what both have changed
                yield
            return
        with writing(self.file.path), transaction(self._connection):
            hear = (guard or self.guard)()
            yield
            entries = self._undo.take()
            hear(entries, False)
        self._announce(self._undo.push(entries))

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read all that is asked for inside as it is at one moment; nothing is written meanwhile.

        Raises DamagedFileFault, FolderFault.
        """
        with reading(self.file.path):
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.rollback()

    def undo(self) -> tuple[Change, ...]:
        """Take the last act back; () when there is none. Raises WriteFault."""
        with writing(self.file.path):
            changes = self._undo.undo(self.guard)
        return self._announce(changes)

    def redo(self) -> tuple[Change, ...]:
        """Do again what was taken back last; () when there is nothing. Raises WriteFault."""
        with writing(self.file.path):
            changes = self._undo.redo(self.guard)
        return self._announce(changes)

    @property
    def can_undo(self) -> bool:
        """Whether there is an act to take back."""
        return self._undo.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether there is an act to do again."""
        return self._undo.can_redo

    def hand_over(self) -> list[Entry]:
        """Give the last act away, for `adopt`."""
        return self._undo.give()

    def adopt(self, act: list[Entry]) -> None:
        """Have an act that another connection to this file has written as one's own."""
        self._announce(self._undo.push(act))

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
        found = self.select(kind, "id = ?", (key,)) if key in _KEYS else ()
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
        with reading(self.file.path):
            rows = list(self._db[kind.table].rows_where(where, list(values), order_by=order))
        # Not strict: SQLite has truth as 0 and 1.
        return [msgspec.convert(row, kind, strict=False, builtin_types=(bytes,)) for row in rows]

    def by_key(self, kind: type[R], keys: Collection[int]) -> dict[int, R]:
        marks = ",".join("?" * len(keys))
        return {each.id: each for each in self.select(kind, f"id IN ({marks})", list(keys))}

    def query(self, sql: str, values: Sequence[Value] = ()) -> list[tuple[Value, ...]]:
        with reading(self.file.path):
            return self._db.execute(sql, list(values)).fetchall()

    def triggers(self) -> frozenset[str]:
        """Give the rules that this file keeps."""
        found = self.query("SELECT sql FROM main.sqlite_master WHERE type = 'trigger'")
        return frozenset(str(sql) for (sql,) in found)

    def columns(self, table: str) -> tuple[str, ...]:
        """Name the columns of a table, in their order."""
        return self._undo.columns[table]

    def row(self, table: str, key: int) -> tuple[Value, ...]:
        """Read a row as it is stored; () when there is none."""
        return self.rows(table, (key,)).get(key, ())

    def rows(self, table: str, keys: Collection[int]) -> dict[int, tuple[Value, ...]]:
        """Read rows as they are stored, by their keys; without those that are not there."""
        place = self.columns(table).index("id")
        marks = ",".join("?" * len(keys))
        found = self.query(f"SELECT * FROM {table} WHERE id IN ({marks})", tuple(keys))  # noqa: S608 - our schema
        return {cast(int, row[place]): row for row in found}

    def insert(self, record: R) -> R:
        """Store a new record and give it with its key."""
        self._only_in_act()
        row = _to_row(record)
        del row["id"]
        key = self._db.table(record.table).insert(row).last_rowid
        return replace(record, id=cast(int, key))

    def insert_all(self, records: Iterable[Record]) -> None:
        """Store many new records of one kind, which are made as they are wanted."""
        self._only_in_act()
        rest = iter(records)
        if first := next(rest, None):
            rows = ({**_to_row(each), "id": None} for each in chain((first,), rest))
            self._db.table(first.table).insert_all(rows)

    def change(self, sql: str, values: Sequence[Value]) -> None:
        """Change many rows in one sentence."""
        self._only_in_act()
        self._db.execute(sql, list(values))

    def update(self, record: Record) -> None:
        """Write a stored record anew; LookupError when it is gone."""
        self._only_in_act()
        try:
            self._db.table(record.table).update(record.id, _to_row(record))
        except NotFoundError as gone:
            raise LookupError(f"{record.table} {record.id}") from gone

    def delete(self, record: Record) -> None:
        """Delete a record and what hangs on it; LookupError when it is gone."""
        self._only_in_act()
        try:
            self._db.table(record.table).delete(record.id)
        except NotFoundError as gone:
            raise LookupError(f"{record.table} {record.id}") from gone

    def _only_in_act(self) -> None:
        if not self._connection.in_transaction:
            raise RuntimeError("a write outside an act")


def _let_pass() -> Hearer:
    return _hear_nothing


def _hear_nothing(_entries: Sequence[Entry], _back: bool) -> None:  # noqa: FBT001 - as a hearer is
    pass


def _to_row(record: Record) -> dict[str, Value]:
    row: dict[str, Value] = msgspec.to_builtins(record, builtin_types=(bytes,))
    return row
