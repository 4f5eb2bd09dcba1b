"""A plain file becomes an encrypted one, whoever else has it open."""

import sqlite3 as plain_sqlite
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Self

import pytest

from db.data_file import DataFile, is_plain
from db.encrypting import TAILS, encrypt, remove_parts, take_place
from db.faults import WriteFault
from tests.offices import KEY

# Of its own, since the locks of a file are a process's: the statements that it is given are done.
OTHER = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
for statement in sys.stdin:
    print(connection.execute(statement).fetchall(), flush=True)
"""


class OtherProcess:
    """Somebody who has the plain file open."""

    def __init__(self, path: Path) -> None:
        command = [sys.executable, "-X", "utf8", "-c", OTHER, str(path)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def do(self, statement: str) -> str:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{statement}\n")
        self._process.stdin.flush()
        return self._process.stdout.readline()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    path = tmp_path / "dabir.db"
    with closing(plain_sqlite.connect(path)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("CREATE TABLE things (name TEXT)")
        database.execute("INSERT INTO things VALUES ('نان')")
        database.commit()
    return path


@pytest.fixture
def other(plain: Path) -> Iterator[OtherProcess]:
    with OtherProcess(plain) as process:
        yield process


@pytest.fixture
def part(plain: Path) -> DataFile:
    return DataFile(plain.with_name("part.db"), KEY)


def things(file: DataFile) -> list[str]:
    with closing(file.connect()) as opened:
        return [name for (name,) in opened.execute("SELECT name FROM things")]


def test_a_plain_file_becomes_an_encrypted_one(plain: Path, part: DataFile) -> None:
    encrypt(plain, part)
    assert is_plain(plain)
    take_place(part.path, plain)
    assert not is_plain(plain)
    assert things(DataFile(plain, KEY)) == ["نان"]
    assert not part.path.exists()


def test_what_another_just_reads_is_not_copied(
    plain: Path, part: DataFile, other: OtherProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.encrypting.BUSY_TIMEOUT_SECONDS", 0.05)
    other.do("BEGIN")
    other.do("SELECT name FROM things")
    with closing(plain_sqlite.connect(plain)) as writer:  # which is in the log until that is read
        writer.execute("INSERT INTO things VALUES ('پتو')")
        writer.commit()
        with pytest.raises(WriteFault) as refused:
            encrypt(plain, part)
    assert refused.value.code == "SQLITE_BUSY"
    other.do("COMMIT")
    encrypt(plain, part)
    assert things(part) == ["نان", "پتو"]


def test_what_another_writes_after_it_was_copied_is_not_lost(
    plain: Path, part: DataFile, other: OtherProcess
) -> None:
    other.do("SELECT name FROM things")
    encrypt(plain, part)
    other.do("INSERT INTO things VALUES ('پتو')")
    with pytest.raises(WriteFault) as refused:
        take_place(part.path, plain)
    assert refused.value.code == "SQLITE_BUSY"
    assert "پتو" in other.do("SELECT name FROM things")
    encrypt(plain, part)
    take_place(part.path, plain)
    assert things(DataFile(plain, KEY)) == ["نان", "پتو"]


def test_a_log_of_a_file_that_was_mislaid_gets_into_no_other(plain: Path, part: DataFile) -> None:
    encrypt(plain, part)
    plain.unlink()
    for tail in TAILS[1:]:
        plain.with_name(plain.name + tail).write_bytes(b"of another")
    take_place(part.path, plain)
    assert things(DataFile(plain, KEY)) == ["نان"]


def test_a_copy_that_was_cut_short_leaves_nothing_plain(plain: Path) -> None:
    left = [plain.with_name(f"dabir-before-0007_x.db.part{tail}") for tail in TAILS]
    for each in left:
        each.write_bytes(plain.read_bytes())
    kept = plain.with_name("dabir-before-0007_x.db")
    kept.write_bytes(plain.read_bytes())
    remove_parts(plain)
    assert not [each for each in left if each.exists()]
    assert kept.exists()
