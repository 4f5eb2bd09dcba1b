"""What lies on a stick stays there, unless it is an earlier file of the same loan."""

import time
from contextlib import suppress
from pathlib import Path

import pytest

from desktop.loans import lending, stick
from desktop.loans.envelope import Cover, Direction, new_code, unwrap, wrap
from desktop.loans.refusals import LoanFileUnreadableError
from desktop.transfer.faults import PulledOutFault
from tests.desktop.loans.conftest import Way
from tests.desktop.transfer.disks import faulty

NAME = "پاسخ شهردار – جلسهٔ ۳ – ۱۴۰۵.۰۷.۱۲.dabir"
SECOND = "پاسخ شهردار – جلسهٔ ۳ – ۱۴۰۵.۰۷.۱۲ (۲).dabir"
THIRD = "پاسخ شهردار – جلسهٔ ۳ – ۱۴۰۵.۰۷.۱۲ (۳).dabir"
BACK = Cover(Direction.BACK, "0c5cb6f8-30b0-4d32-8a3c-6f0c3f2b8d01")
CODE = new_code()


def put(content: bytes, folder: Path, cover: Cover = BACK) -> Path:
    return stick.put(NAME, cover, wrap(cover, CODE, content), folder)


def content(path: Path, cover: Cover = BACK) -> bytes:
    return unwrap(stick.fetch(path), cover, CODE)


def test_an_earlier_file_of_the_same_loan_makes_way(tmp_path: Path) -> None:
    assert put(b"1", tmp_path) == put(b"2", tmp_path) == tmp_path / NAME
    assert content(tmp_path / NAME) == b"2"
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


@pytest.mark.parametrize(
    "other",
    [
        BACK._replace(loan="5f0e4a52-7c1d-4a4b-9a43-0d7f7b9b1e02"),
        BACK._replace(direction=Direction.OUT),
    ],
    ids=["another loan", "another direction"],
)
def test_the_file_of_another_stays_beside_it(tmp_path: Path, other: Cover) -> None:
    put(b"theirs", tmp_path, other)
    assert put(b"1", tmp_path) == put(b"2", tmp_path) == tmp_path / SECOND
    assert content(tmp_path / NAME, other) == b"theirs"
    assert content(tmp_path / SECOND) == b"2"


def test_what_is_damaged_makes_way_for_its_own_loan_alone(tmp_path: Path) -> None:
    damaged = put(b"1", tmp_path).read_bytes()[:-1]
    (tmp_path / NAME).write_bytes(damaged)
    (tmp_path / SECOND).mkdir()
    assert put(b"2", tmp_path, BACK._replace(direction=Direction.OUT)) == tmp_path / THIRD
    assert (tmp_path / NAME).read_bytes() == damaged
    assert put(b"3", tmp_path) == tmp_path / NAME
    assert content(tmp_path / NAME) == b"3"


def test_a_name_that_is_taken_meanwhile_is_left_to_its_file(tmp_path: Path) -> None:
    def take(_done: int, total: int) -> None:
        if total > 1:  # the place is found, and the file is being written
            (tmp_path / NAME).write_bytes(b"theirs")

    assert stick.put(NAME, BACK, wrap(BACK, CODE, b"1"), tmp_path, take) == tmp_path / SECOND
    assert (tmp_path / NAME).read_bytes() == b"theirs"


def test_only_the_file_of_the_loan_itself_is_taken_away(way: Way) -> None:
    loan, path = way.lend()
    lending.recall(way.office, 1, "از نو")
    again, beside = way.lend()
    assert beside.name == path.name.replace(".dabir", " (۲).dabir")
    lending.take_away(again, path)
    lending.take_away(loan, beside)
    assert path.exists()
    assert beside.exists()
    lending.take_away(loan, path)
    lending.take_away(loan, path)
    assert [*way.stick.iterdir()] == [beside]


def test_a_stick_that_gives_no_answer_is_one_that_cannot_be_read(tmp_path: Path) -> None:
    with faulty(tmp_path, "open", 1, "stop") as dead:
        (tmp_path / "kept" / NAME).touch()
        with pytest.raises(LoanFileUnreadableError):
            stick.fetch(dead / NAME, patience=0.2)


def test_a_stick_that_died_is_told_by_all_that_ask_it(tmp_path: Path) -> None:
    with faulty(tmp_path, "open", 1, "kill") as dead:
        (tmp_path / "kept" / NAME).touch()
        with pytest.raises(LoanFileUnreadableError):
            stick.fetch(dead / NAME)
        with suppress(OSError):
            while dead.stat():
                time.sleep(0.05)  # the system remembers it for a moment
        assert stick.where_to_look(dead) != dead
        stick.take_away(dead / NAME, BACK)
        with pytest.raises(PulledOutFault):
            put(b"1", dead)
