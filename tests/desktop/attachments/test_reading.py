import os
from pathlib import Path

import pytest

from desktop.attachments.reading import MOST_BYTES, read_file
from desktop.attachments.refusals import (
    AttachmentTooHeavyError,
    ChangingAttachmentError,
    EmptyAttachmentError,
    NoFileError,
    UnreadableAttachmentError,
)
from desktop.errors import Cancelled
from desktop.reporting import unheard

LARGE = 3_000_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    place = tmp_path / "گزارش.bin"
    place.write_bytes(bytes(LARGE))
    return place


def test_a_file_is_read_to_its_end_and_tells_how_far(path: Path) -> None:
    told: list[tuple[int, int]] = []
    assert read_file(path, lambda *each: told.append(each)) == bytes(LARGE)
    assert told[-1] == (LARGE, LARGE)
    assert len(told) == 3


def test_reading_can_be_stopped(path: Path) -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        read_file(path, stop)


@pytest.mark.parametrize("name", ["", "نیست.pdf", "\0"])
def test_what_is_not_there_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises((UnreadableAttachmentError, NoFileError)):
        read_file(tmp_path / name, unheard)


def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NoFileError):
        read_file(tmp_path / "pipe", unheard)


def test_a_folder_and_an_empty_file_are_no_attachments(tmp_path: Path) -> None:
    with pytest.raises(NoFileError):
        read_file(tmp_path, unheard)
    (tmp_path / "خالی.pdf").touch()
    with pytest.raises(EmptyAttachmentError):
        read_file(tmp_path / "خالی.pdf", unheard)


def test_what_is_too_heavy_is_not_even_read(path: Path) -> None:
    os.truncate(path, MOST_BYTES + 1)
    with pytest.raises(AttachmentTooHeavyError) as refused:
        read_file(path, lambda *_: pytest.fail("it was read"))
    assert refused.value.size == MOST_BYTES + 1


@pytest.mark.parametrize("change", [LARGE * 2, LARGE // 2])
def test_a_file_that_grows_or_shrinks_is_told(path: Path, change: int) -> None:
    def grow(done: int, _total: int) -> None:
        if done < LARGE:
            os.truncate(path, change)

    with pytest.raises(ChangingAttachmentError):
        read_file(path, grow)


def test_a_file_that_is_written_anew_meanwhile_is_told(path: Path) -> None:
    def write(done: int, _total: int) -> None:
        if done < LARGE:
            with path.open("r+b") as file:
                file.write(b"other")
            os.utime(path, (1, 1))

    with pytest.raises(ChangingAttachmentError):
        read_file(path, write)


def test_a_file_that_was_opened_and_then_deleted_is_still_whole(path: Path) -> None:
    def delete(_done: int, _total: int) -> None:
        path.unlink(missing_ok=True)

    assert read_file(path, delete) == bytes(LARGE)
