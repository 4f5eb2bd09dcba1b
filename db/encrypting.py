"""From a file that everybody can read to one that its key opens.

The one hard rule: what is there stays as it is until its encrypted copy is whole and on the disk.
"""

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from db.data_file import BUSY_TIMEOUT_SECONDS, DataFile, is_plain
from db.faults import FolderFault, WriteFault
from db.renaming import put
from db.sqlite import sqlite3
from db.transaction import reading

TAILS = ("", "-wal", "-shm", "-journal")


def encrypt(plain: Path, target: DataFile) -> None:
    """Copy a plain database into an encrypted file; raises an EnvironmentFault."""
    remove(target.path)
    with reading(plain), closing(sqlite3.connect(plain, BUSY_TIMEOUT_SECONDS)) as source:
        (busy, *_) = source.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise WriteFault(plain, "SQLITE_BUSY")
        source.execute(
            f"ATTACH DATABASE ? AS closed KEY \"x'{target.key.hex()}'\"", (str(target.path),)
        )
        source.execute("SELECT sqlcipher_export('closed')").fetchall()
        for mark in ("application_id", "user_version"):
            (value,) = source.execute(f"PRAGMA main.{mark}").fetchone()
            source.execute(f"PRAGMA closed.{mark} = {value}")
        source.execute("DETACH DATABASE closed")
    try:
        with target.path.open("rb+") as file:
            os.fsync(file.fileno())
    except OSError as fault:
        raise WriteFault(target.path, "SQLITE_IOERR_FSYNC") from fault


def plain_copies(path: Path) -> list[Path]:
    """Find the copies of a file, from before its migrations, that everybody can read."""
    copies = sorted(path.parent.glob(f"{path.stem}-before-*{path.suffix}"))
    try:
        return [copy for copy in copies if is_plain(copy)]
    except OSError as fault:
        raise FolderFault(path.parent) from fault


def encrypt_in_place(plain: Path, key: bytes) -> None:
    """Put an encrypted file in the place of a plain one; raises an EnvironmentFault."""
    part = DataFile(plain.with_name(plain.name + ".part"), key)
    encrypt(plain, part)
    take_place(part.path, plain)


def take_place(part: Path, path: Path) -> None:
    """Put a closed database in the place of another, if there is one; raises WriteFault."""
    log = path.with_name(path.name + "-wal")
    try:
        if not path.exists():
            remove(path, TAILS[1:])  # of one that was mislaid: nothing of it may get into this one
        elif log.exists() and log.stat().st_size:  # somebody has written since it was copied
            raise WriteFault(path, "SQLITE_BUSY")
        put(part, path)
        remove(path, TAILS[1:])
    except OSError as fault:
        raise WriteFault(path, "SQLITE_IOERR") from fault


def remove_parts(path: Path) -> None:
    """Remove what was to become a copy of a file, and may be plain; raises FolderFault."""
    try:
        for part in path.parent.glob(f"{path.stem}-before-*{path.suffix}.part*"):
            part.unlink(missing_ok=True)
    except OSError as fault:
        raise FolderFault(path.parent) from fault


def remove(path: Path, tails: Sequence[str] = TAILS) -> None:
    """Remove a database with what SQLite writes beside it; raises OSError."""
    for tail in tails:
        with suppress(FileNotFoundError):
            path.with_name(path.name + tail).unlink()
