"""How a file comes from any earlier schema to today's: append-only steps in plain SQL.

A step is one `.sql` file beside this module and its place in `STEPS`. It never changes once it
was released.
"""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from sqlite_utils import Database, Migrations

_HERE = Path(__file__).parent
_TRIGGER = re.compile(r"^CREATE TRIGGER .*?END;$", re.DOTALL | re.MULTILINE)

STEPS = (
    _HERE / "0001_foundation.sql",
    _HERE / "0002_letterhead.sql",
    _HERE / "0003_meeting_days.sql",
    _HERE / "0004_resolutions.sql",
    _HERE / "0005_indicators.sql",
    _HERE / "0006_contents.sql",
    _HERE / "0007_earlier_names.sql",
    _HERE / "0008_sign_off.sql",
    _HERE / "0009_sends.sql",
    _HERE / "0010_loans.sql",
)


def load(steps: Sequence[Path]) -> Migrations:
    """Make steps ready to be applied; a step is named after its file."""
    migrations = Migrations("dabir")
    for step in steps:
        _register(migrations, step)
    return migrations


def triggers(steps: Sequence[Path]) -> frozenset[str]:
    """Give the rules that a file of these steps keeps, as SQLite remembers them."""
    return frozenset(
        rule.removesuffix(";")
        for step in steps
        for rule in _TRIGGER.findall(step.read_text(encoding="utf-8"))
    )


def _register(migrations: Migrations, step: Path) -> None:
    @migrations(name=step.stem)
    def run(database: Database) -> None:
        for statement in _statements(step.read_text(encoding="utf-8")):
            database.execute(statement)


def _statements(script: str) -> Iterator[str]:
    # One by one, since `executescript` would commit the open transaction.
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
