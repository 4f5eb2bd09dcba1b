import hashlib
import threading
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db import contents
from db.contents import PIECE
from db.data_file import DataFile
from db.database import Database
from db.faults import WriteFault
from db.migrations import STEPS
from db.records import Attachment, Organization
from db.sqlite import sqlite3
from desktop.errors import Cancelled
from desktop.reporting import unheard
from tests.db.rows import build_world
from tests.offices import data_file

CONTENT = bytes(range(256)) * (3 * PIECE // 256) + b"rest"
SHA = hashlib.sha256(CONTENT).hexdigest()
HEADQUARTERS = "INSERT INTO headquarters (uuid, kind, name) VALUES (?, 'district', '')"
MEETING = """
INSERT INTO meetings (uuid, headquarters_id, number, held_on) VALUES (?, 1, 1, '2026-10-04')
"""
ATTACHMENT = """
INSERT INTO attachments (uuid, meeting_id, position, name, media_type, size, sha256)
  VALUES (?, 1, 1, 'نامه', 'text/plain', 4, ?)
"""
OLD_CONTENT = "INSERT INTO attachment_contents (attachment_id, content) VALUES (1, ?)"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Database]:
    with Database(data_file(tmp_path)) as database:
        build_world(database)
        yield database


def pieces(database: Database) -> int:
    ((count,),) = database.query("SELECT count(*) FROM contents")
    assert isinstance(count, int)
    return count


def test_what_was_put_is_got(world: Database) -> None:
    told: list[tuple[int, int]] = []
    contents.put(world.file, SHA, CONTENT, lambda *each: told.append(each))
    assert pieces(world) == len(told) - 1 == 4
    assert told[-1] == (len(CONTENT), len(CONTENT))
    assert contents.get(world.file, SHA, unheard) == CONTENT
    assert contents.get(world.file, "0" * 64, unheard) == b""


def test_the_same_is_kept_once_and_mends_what_was_damaged(world: Database) -> None:
    contents.put(world.file, SHA, CONTENT, unheard)
    with world.act():
        world.query("UPDATE contents SET piece = x'00' WHERE position = 2")
    contents.put(world.file, SHA, CONTENT, unheard)
    assert contents.get(world.file, SHA, unheard) == CONTENT
    assert pieces(world) == 4


def test_who_stops_keeps_nothing(world: Database) -> None:
    def stop(done: int, _total: int) -> None:
        if done >= 2 * PIECE:
            raise Cancelled

    with pytest.raises(Cancelled):
        contents.put(world.file, SHA, CONTENT, stop)
    assert pieces(world) == 0


def test_who_stops_putting_it_again_loses_nothing(world: Database) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    contents.put(world.file, SHA, CONTENT, unheard)
    with pytest.raises(Cancelled):
        contents.put(world.file, SHA, CONTENT, stop)
    assert contents.get(world.file, SHA, unheard) == CONTENT


def test_acts_go_on_while_a_large_content_is_put(world: Database) -> None:
    begun, gone_on = threading.Event(), threading.Event()

    def wait(done: int, _total: int) -> None:
        if done == PIECE:
            begun.set()
            assert gone_on.wait(10)

    work = threading.Thread(target=contents.put, args=(world.file, SHA, CONTENT, wait))
    work.start()
    assert begun.wait(10)
    with world.act():
        world.insert(Organization(name="میان دو تکه"))
    gone_on.set()
    work.join()
    assert contents.get(world.file, SHA, unheard) == CONTENT


def test_a_full_disk_is_told_and_keeps_nothing(
    world: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself refuses what goes beyond the pages that a connection may have."""
    connect = DataFile.connect

    def small(file: DataFile, timeout: float) -> sqlite3.Connection:
        connection = connect(file, timeout)
        connection.execute("PRAGMA max_page_count = 600")
        return connection

    monkeypatch.setattr(DataFile, "connect", small)
    with pytest.raises(WriteFault):
        contents.put(world.file, SHA, CONTENT, unheard)
    monkeypatch.undo()
    assert pieces(world) == 0


def test_only_what_nothing_names_is_swept(world: Database) -> None:
    other = hashlib.sha256(b"other").hexdigest()
    contents.put(world.file, SHA, CONTENT, unheard)
    contents.put(world.file, other, b"other", unheard)
    with world.act():
        world.update(replace(world.get(Attachment, 1), sha256=SHA))
    contents.sweep(world.file)
    assert contents.get(world.file, other, unheard) == b""
    assert contents.get(world.file, SHA, unheard) == CONTENT


def refuse_the_last(database: Database) -> None:
    """Let nobody delete the last piece."""
    with database.act():
        database.query(
            "CREATE TRIGGER stop BEFORE DELETE ON contents"
            " WHEN (SELECT count(*) FROM contents) = 1 BEGIN SELECT RAISE(ABORT, 'no'); END"
        )


def test_what_is_swept_goes_piece_by_piece(world: Database) -> None:
    contents.put(world.file, SHA, CONTENT, unheard)
    refuse_the_last(world)
    with pytest.raises(sqlite3.IntegrityError):
        contents.sweep(world.file)
    assert pieces(world) == 1


def test_what_is_stopped_goes_piece_by_piece(world: Database) -> None:
    def stop(done: int, total: int) -> None:
        if done == total:
            raise Cancelled

    refuse_the_last(world)
    with pytest.raises(Cancelled):
        contents.put(world.file, SHA, CONTENT, stop)
    assert pieces(world) == 1


def test_bytes_of_an_older_file_come_along(tmp_path: Path) -> None:
    """As the first schema kept them: one row beside each attachment."""
    file = data_file(tmp_path)
    before = STEPS[: [step.stem for step in STEPS].index("0006_contents")]
    with Database(file, before):
        pass
    with closing(file.connect()) as old, old:
        old.execute(HEADQUARTERS, ("h" * 36,))
        old.execute(MEETING, ("m" * 36,))
        old.execute(ATTACHMENT, ("a" * 36, SHA))
        old.execute(OLD_CONTENT, (b"\1\2\3\4",))
    with Database(file) as database:
        assert database.get(Attachment, 1).pages is None
    assert contents.get(file, SHA, unheard) == bytes([1, 2, 3, 4])
