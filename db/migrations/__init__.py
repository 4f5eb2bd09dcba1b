"""How a file comes from any earlier schema to today's: append-only steps in plain SQL.

A step is one `.sql` file beside this module and its name in `STEPS`. It never changes once it
was released.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

STEPS = ("0001_foundation",)

migrations = Migrations("dabir")


def _statements(script: str) -> Iterator[str]:
    # One by one, since `executescript` would commit the open transaction.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _register(name: str) -> None:
    @migrations(name=name)
    def run(database: Database) -> None:
        script = Path(__file__).with_name(f"{name}.sql").read_text(encoding="utf-8")
        for statement in _statements(script):
            database.execute(statement)


for step in STEPS:
    _register(step)
