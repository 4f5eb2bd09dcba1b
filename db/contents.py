"""The bytes of attached files, kept once for each content, apart from records and undo.

Two hard rules: content is written by a connection of its own, piece by piece, so that nobody who
types waits for a large file; and what no attachment names any more stays until the window is
closed, since undo may bring its attachment back, and for ever where submitted minutes name it.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress

from db.data_file import DataFile
from db.sqlite import sqlite3
from db.transaction import reading, transaction, writing

PIECE = 1 << 20  # bytes; what is typed waits for one of them at most

# Minutes are read only if something is named nowhere else, and only those of which an attachment
# could be taken away since: they are locked until they are returned or amended.
_UNNAMED = """
SELECT id FROM contents
WHERE sha256 NOT IN (SELECT sha256 FROM attachments UNION ALL SELECT sha256 FROM ink_sheets)
  AND sha256 NOT IN (
    SELECT value ->> 'sha256'
    FROM (
      SELECT meeting_id, minutes FROM versions UNION ALL SELECT meeting_id, minutes FROM sign_offs
    ), json_each(CAST(minutes AS TEXT), '$.attachments')
    WHERE meeting_id IN (SELECT meeting_id FROM sign_offs WHERE step IN ('returned', 'amended'))
  )
"""
_BUSY_TIMEOUT_SECONDS = 30.0  # it has time, whoever types goes first


def put(file: DataFile, sha256: str, content: bytes, report: Callable[[int, int], None]) -> None:
    """Keep bytes in the office's file; any thread may.

    Raises WriteFault, DamagedFileFault and whatever `report` raises; then nothing new is kept.
    """
    with writing(file.path), _opened(file) as connection:
        whole = _size(connection, sha256) == len(content)
        try:
            for position, start in enumerate(range(0, len(content), PIECE), 1):
                report(start, len(content))
                piece = content[start : start + PIECE]
                with transaction(connection):
                    # Over what is there: a content that was damaged is mended so.
                    connection.execute(
                        "INSERT INTO contents (sha256, position, piece) VALUES (?, ?, ?)"
                        " ON CONFLICT DO UPDATE SET piece = excluded.piece",
                        (sha256, position, piece),
                    )
            report(len(content), len(content))
        except BaseException:
            if not whole:  # so nothing names it
                with suppress(sqlite3.Error):
                    _delete(connection, "SELECT id FROM contents WHERE sha256 = ?", sha256)
            raise


def get(file: DataFile, sha256: str, report: Callable[[int, int], None]) -> bytes:
    """Read bytes, as they are; b"" when there are none. Raises DamagedFileFault, FolderFault."""
    with reading(file.path), _opened(file) as connection:
        size, read = _size(connection, sha256), bytearray()
        found = connection.execute(
            "SELECT piece FROM contents WHERE sha256 = ? ORDER BY position", (sha256,)
        )
        for (piece,) in found:
            read += piece
            report(len(read), size)
    return bytes(read)


def sweep(file: DataFile) -> None:
    """Let go of what nothing names; only while nobody can undo. Raises WriteFault."""
    with writing(file.path), _opened(file) as connection:
        _delete(connection, _UNNAMED)


def _delete(connection: sqlite3.Connection, wanted: str, *values: str) -> None:
    """Delete what a query finds piece by piece; ids are found by the index, without the pieces."""
    for (piece,) in connection.execute(wanted, values).fetchall():
        with transaction(connection):
            connection.execute("DELETE FROM contents WHERE id = ?", (piece,))


def _size(connection: sqlite3.Connection, sha256: str) -> int:
    (size,) = connection.execute(
        "SELECT total(length(piece)) FROM contents WHERE sha256 = ?", (sha256,)
    ).fetchone()
    return int(size)


@contextmanager
def _opened(file: DataFile) -> Iterator[sqlite3.Connection]:
    with closing(file.connect(_BUSY_TIMEOUT_SECONDS)) as connection:
        # The act that names the content is synced, and with it all that was written before.
        connection.execute("PRAGMA synchronous = NORMAL")
        yield connection
