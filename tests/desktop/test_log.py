import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import log
from desktop.errors import FolderFault

TYPED = "آقای ناشناس ۰۹۱۲"


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    handler = log.start_logging(tmp_path)
    yield tmp_path
    logging.getLogger().removeHandler(handler)
    handler.close()


def fail() -> None:
    try:
        int(TYPED)
    except ValueError as cause:
        raise KeyError(TYPED) from cause


def test_log_is_utf8_with_time_and_place(folder: Path) -> None:
    logging.getLogger("desktop.something").info("جلسهٔ %d", 3)
    line = log.log_file(folder).read_text(encoding="utf-8")
    assert line.rstrip().endswith("INFO desktop.something: جلسهٔ 3")


@pytest.mark.logs_errors
def test_error_is_logged_without_what_was_typed(folder: Path) -> None:
    try:
        fail()
    except KeyError:
        logging.getLogger("ui").exception("a defect")
    written = log.log_file(folder).read_text(encoding="utf-8")
    assert "builtins.ValueError" in written
    assert "builtins.KeyError" in written
    assert "in fail" in written
    assert "ناشناس" not in written


def test_log_stays_small(folder: Path) -> None:
    writer = logging.getLogger("desktop")
    for _ in range(70):
        writer.info("x" * 100_000)
    files = sorted(log.log_file(folder).parent.iterdir())
    assert [file.name for file in files] == ["dabir.log", *(f"dabir.log.{n}" for n in (1, 2, 3, 4))]
    assert all(file.stat().st_size <= 1_000_000 for file in files)


def test_log_that_cannot_be_written_does_not_disturb(
    folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    handler = logging.getLogger().handlers[-1]
    handler.close()
    log.log_file(folder).unlink()
    log.log_file(folder).mkdir()
    logging.getLogger("desktop").info("goes nowhere")
    assert capfd.readouterr().err == ""


def test_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("")
    with pytest.raises(FolderFault):
        log.start_logging(tmp_path / "data")


def test_last_lines(folder: Path) -> None:
    for number in range(5):
        logging.getLogger("desktop").info("%d", number)
    assert [line[-1] for line in log.last_lines(folder, 2)] == ["3", "4"]
    assert log.last_lines(folder / "elsewhere", 2) == []
