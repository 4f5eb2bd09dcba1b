"""Transactions, and what SQLite says of the disk and the file, told apart from defects of ours."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from db.faults import (
    DamagedFileFault,
    EnvironmentFault,
    FolderFault,
    LockedRecordFault,
    WriteFault,
)
from db.sqlite import sqlite3

_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
_DISK = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
_PRIMARY = 0xFF  # SQLite adds details to a code above its first byte
# What the triggers of the schema say; sqlcipher3 tells no constraint from another by its code.
_RULES = frozenset({"kept", "life", "locked"})


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Write all that happens inside, or nothing."""
    # IMMEDIATE waits until another process has written; a transaction that begins by reading and
    # is overtaken by one could only fail.
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Raise DamagedFileFault or FolderFault for what the environment does to a read."""
    with _told(path, lambda _: FolderFault(path.parent)):
        yield


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Raise DamagedFileFault or WriteFault for what the environment does to a write.

    And LockedRecordFault for what the rules of the file forbid.
    """
    try:
        with _told(path, lambda error: WriteFault(path, error.sqlite_errorname)):
            yield
    except sqlite3.IntegrityError as refusal:
        if str(refusal) not in _RULES:
            raise
        raise LockedRecordFault(path) from refusal


@contextmanager
def _told(
    path: Path, of_disk: Callable[[sqlite3.DatabaseError], EnvironmentFault]
) -> Iterator[None]:
    try:
        yield
    except sqlite3.DatabaseError as error:
        if _code(error) in _DAMAGE:
            raise DamagedFileFault(path) from error
        if _code(error) in _DISK:
            raise of_disk(error) from error
        raise


def _code(error: sqlite3.DatabaseError) -> int:
    # Python's own refusals carry no code.
    code: int = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)
    return code & _PRIMARY
