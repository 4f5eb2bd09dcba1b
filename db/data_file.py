"""The encrypted file of an office: where it is, its key, and connections to it.

The one hard rule: nothing opens the file but `connect`; it is never written but encrypted.
"""

import os
import secrets
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from db.sqlite import sqlite3

KEY_BYTES = 32
BUSY_TIMEOUT_SECONDS = 5.0
OWNER_ONLY = 0o600  # the mode of new files, where there are modes

_PLAIN = b"SQLite format 3\0"


def new_key() -> bytes:
    return secrets.token_bytes(KEY_BYTES)


@dataclass(frozen=True)
class DataFile:
    """A file that may not be there yet, and its key; a value, so that any thread may take it."""

    path: Path
    key: bytes = field(repr=False)

    def connect(
        self, timeout: float = BUSY_TIMEOUT_SECONDS, *, read_only: bool = False
    ) -> sqlite3.Connection:
        """Open a connection of one's own; what is wrong with the file is told by its first use."""
        if not read_only:
            self._make_private()
        mode = "ro" if read_only else "rwc"
        address = f"{self.path.absolute().as_uri()}?mode={mode}"
        connection = sqlite3.connect(address, timeout=timeout, uri=True)
        # Damage is told by the errors; the library would write it to the console as well.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{self.key.hex()}'\"")
        # What REPLACE deletes goes past the file's own rules otherwise.
        connection.execute("PRAGMA recursive_triggers = ON")
        return connection

    def _make_private(self) -> None:
        """Begin a new file so that nobody else may read it; SQLite's own beside it follow suit.

        One that is there is not touched: to close it would end the locks that SQLite holds.
        """
        with suppress(OSError):
            os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, OWNER_ONLY))

    def beside(self, name: str) -> "DataFile":
        """Give a file of this name in the same folder, under the same key."""
        return DataFile(self.path.with_name(name), self.key)


def is_plain(path: Path) -> bool:
    """Tell whether a file is a database that anybody can read; raises OSError."""
    with path.open("rb") as file:
        return file.read(len(_PLAIN)) == _PLAIN
