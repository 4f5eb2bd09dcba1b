"""The encrypted file: what its bytes say to a stranger, and what a wrong key or damage does."""

import os
import random
import stat
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from db import keys
from db.data_file import KEY_BYTES, DataFile, is_plain
from db.database import Database
from db.faults import DamagedFileFault
from db.keys import Cost
from db.migrations import STEPS
from db.records import Organization
from db.sqlite import sqlite3
from tests.db.rows import build_world, snapshot
from tests.offices import KEY, data_file

TRIALS = 60
WORDS = (b"CREATE TABLE", b"organizations", b"SQLite format", "سازمان نخست".encode(), KEY)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[DataFile]:
    """Give a file that is in use, so that its log lies beside it."""
    made = data_file(tmp_path)
    with Database(made) as database:
        build_world(database)
        with database.act():
            for number in range(300):
                database.insert(Organization(name=f"سازمان نخست {number}"))
        yield made


def test_no_byte_on_the_disk_says_anything(file: DataFile) -> None:
    names = {path.name for path in file.path.parent.iterdir()}
    assert {"dabir.db", "dabir.db-wal"} <= names
    for path in file.path.parent.iterdir():
        raw = path.read_bytes()
        assert not [word for word in WORDS if word in raw], path.name
    assert not is_plain(file.path)


def test_the_same_rows_are_other_bytes_each_time(tmp_path: Path) -> None:
    heads = set()
    for name in "ab":
        (tmp_path / name).mkdir()
        made = data_file(tmp_path / name)
        Database(made).close()
        heads.add(made.path.read_bytes()[:4096])
    assert len(heads) == 2


def test_a_copy_before_a_migration_says_nothing_either(tmp_path: Path) -> None:
    made = data_file(tmp_path)
    with Database(made, STEPS[:7]) as database, database.act():
        database.insert(Organization(name="سازمان نخست"))
    Database(made).close()
    copies = list(tmp_path.glob("dabir-before-*"))
    assert copies
    for path in copies:
        assert not [word for word in WORDS if word in path.read_bytes()]
        with pytest.raises(DamagedFileFault):
            Database(DataFile(path, bytes(KEY_BYTES)))


@pytest.mark.parametrize(
    "key", [bytes(KEY_BYTES), KEY[:-1] + b"\x00", bytes(reversed(KEY)), b"", KEY[:16]]
)
def test_another_key_opens_nothing_and_changes_nothing(tmp_path: Path, key: bytes) -> None:
    made = data_file(tmp_path)
    with Database(made) as database, database.act():
        database.insert(Organization(name="سازمان نخست"))
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(DamagedFileFault):
        Database(DataFile(made.path, key))
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    with Database(made) as database:
        assert database.get(Organization, 1).name == "سازمان نخست"


def test_a_plain_file_is_not_opened_by_any_key(tmp_path: Path) -> None:
    made = data_file(tmp_path)
    with closing(sqlite3.connect(made.path)) as plain:
        plain.execute("CREATE TABLE organizations (id INTEGER PRIMARY KEY)")
    assert is_plain(made.path)
    before = made.path.read_bytes()
    with pytest.raises(DamagedFileFault):
        Database(made)
    assert made.path.read_bytes() == before


def test_the_key_is_in_no_text_about_the_file(file: DataFile) -> None:
    assert KEY.hex() not in repr(file)
    assert repr(KEY) not in f"{file} {file!r}"


def test_a_damaged_byte_anywhere_is_told_or_was_of_no_page_in_use(tmp_path: Path) -> None:
    """Each page has a code of its own, so that no changed one is ever taken for true."""
    made = data_file(tmp_path)
    with Database(made) as database:
        build_world(database)
        with database.act():
            for number in range(300):
                database.insert(Organization(name=f"سازمان {number}"))
        whole = snapshot(database)
    raw, chance, told = made.path.read_bytes(), random.Random(7), 0
    for _ in range(TRIALS):
        changed = bytearray(raw)
        changed[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)
        made.path.write_bytes(changed)
        try:
            with Database(made) as database:
                assert snapshot(database) == whole
        except DamagedFileFault:
            told += 1
    assert told > TRIALS // 4


def test_a_torn_log_loses_only_what_was_not_written(tmp_path: Path) -> None:
    """As after a power cut: the log beside the file ends anywhere, or is noise."""
    made, cut = data_file(tmp_path), data_file(tmp_path / "cut")
    cut.path.parent.mkdir()
    with Database(made) as database:
        for number in range(5):
            with database.act():
                database.insert(Organization(name=f"سازمان {number}"))
        raw = made.path.read_bytes()
        log = made.path.with_name("dabir.db-wal").read_bytes()
    chance = random.Random(3)
    kept = []
    for trial in range(12):
        cut.path.write_bytes(raw)
        torn = bytearray(log[: chance.randrange(len(log))])
        if trial % 2 and torn:
            torn[chance.randrange(len(torn))] ^= 0xFF
        cut.path.with_name("dabir.db-wal").write_bytes(torn)
        cut.path.with_name("dabir.db-shm").unlink(missing_ok=True)
        with Database(cut) as database:
            names = [each.name for each in database.select(Organization)]
        assert names == [f"سازمان {number}" for number in range(len(names))]
        kept.append(len(names))
    assert len(set(kept)) > 1


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps no modes")
def test_nobody_else_on_the_machine_may_read_it(file: DataFile) -> None:
    keys.write_ring(file.path.with_name("dabir.keys"), keys.new_ring(KEY, Cost(1, 8, 1)))
    made = list(file.path.parent.iterdir())
    assert len(made) > 2  # the file, its log, the ring
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
