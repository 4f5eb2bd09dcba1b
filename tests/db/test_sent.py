"""What no SQL may do to what was sent."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.records import Meeting, Send, SentFile, SentVersion, Version
from db.sqlite import sqlite3
from desktop.founding import found
from tests.offices import data_file, open_office, signed

AT = "2026-10-05T07:30:00Z"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keep an office that has sent one meeting's minutes."""
    place = tmp_path_factory.mktemp("sent")
    with open_office(place) as office:
        found(office, district=11, name="شهرداری", secretary="دبیر")
        held = Meeting(headquarters_id=office.headquarters.id, number=1, held_on=date(2026, 10, 4))
        with office.database.act():
            meeting = office.database.insert(held)
        signed(office, meeting)
        (version,) = office.database.select(Version)
        with office.database.act():
            send = office.database.insert(Send(at=AT, destination="فلش"))
            office.database.insert(SentVersion(send_id=send.id, version_id=version.id))
            office.database.insert(SentFile(send_id=send.id, name="a.pdf", size=1, sha256="0" * 64))
    return place


@pytest.fixture
def sql(folder: Path) -> Iterator[sqlite3.Connection]:
    """Connect as any program with the key could, and take back what it did."""
    with closing(data_file(folder).connect()) as connection:
        connection.execute("BEGIN")
        yield connection
        connection.execute("ROLLBACK")


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("sends", "at"),
        ("sends", "destination"),
        ("sends", "serial"),
        ("sent_versions", "version_id"),
        ("sent_versions", "send_id"),
        ("sent_files", "sha256"),
        ("sent_files", "name"),
    ],
)
def test_what_was_sent_is_neither_changed_nor_forgotten(
    sql: sqlite3.Connection, table: str, column: str
) -> None:
    for statement in (
        f"UPDATE {table} SET {column} = {column}",  # noqa: S608 - ours
        f"DELETE FROM {table}",  # noqa: S608 - ours
        f"REPLACE INTO {table} SELECT * FROM {table}",  # noqa: S608 - ours
    ):
        with pytest.raises(sqlite3.IntegrityError, match=r"^kept$"):
            sql.execute(statement)
