"""Two starts on one data folder, each a process of its own."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import FolderInUseFault
from desktop.log import log_file
from tests.ui.door import SECRETARY, founded
from tests.ui.keys import shown
from ui.single_start import SingleStart

ROOT = Path(__file__).parents[2]
PATIENCE = 20  # seconds: a guard, not a goal


class Starts:
    """Processes that open the window on one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: list[subprocess.Popen[bytes]] = []

    def start(self) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), "--data", str(self.folder)],
            stderr=subprocess.DEVNULL,
        )
        self.running.append(process)
        return process

    def window(self) -> subprocess.Popen[bytes]:
        """Start and wait until one more window is up."""
        before = self.logged("the window is up")
        process = self.start()
        end = time.monotonic() + PATIENCE
        while self.logged("the window is up") == before:
            assert process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.02)
        return process

    def logged(self, words: str) -> int:
        log = log_file(self.folder)
        return log.read_text(encoding="utf-8").count(words) if log.exists() else 0


@pytest.fixture
def starts(tmp_path: Path) -> Iterator[Starts]:
    starts = Starts(tmp_path / "data")
    yield starts
    for process in starts.running:
        process.kill()
        process.wait()


def test_a_second_start_ends_and_leaves_one_window(starts: Starts) -> None:
    first = starts.window()
    assert starts.start().wait(PATIENCE) == 0
    assert first.poll() is None
    assert starts.logged("the window is up") == 1
    assert starts.logged("another start brings the window forward") == 1


def test_a_second_start_brings_the_first_window_forward(starts: Starts, qtbot: QtBot) -> None:
    with SingleStart(starts.folder) as first:
        assert first.is_first()
        window, cover = QWidget(), QDialog()
        shown(qtbot, window)
        shown(qtbot, cover)
        assert not window.isActiveWindow()
        second = starts.start()
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=PATIENCE * 1000)
        assert second.returncode == 0
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def test_after_a_kill_the_next_start_works_at_once(starts: Starts) -> None:
    killed = starts.window()
    killed.kill()
    killed.wait()
    assert starts.window().poll() is None


def test_commands_go_on_beside_the_window(starts: Starts) -> None:
    founded(starts.folder)
    word = starts.folder.with_name("word")
    word.write_text(SECRETARY.password, encoding="utf-8")
    starts.window()
    data = ["--data", str(starts.folder), "--user", SECRETARY.name]
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *data, "meetings"],
        env={**os.environ, "DABIR_PASSWORD_FILE": str(word)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="a process cannot be halted there")
def test_a_window_that_does_not_answer_is_told(starts: Starts) -> None:
    halted = starts.window()
    os.kill(halted.pid, signal.SIGSTOP)
    with SingleStart(starts.folder) as second, pytest.raises(FolderInUseFault):
        second.is_first()


def test_a_folder_is_free_again_when_its_window_is_closed(tmp_path: Path) -> None:
    for _ in range(2):
        with SingleStart(tmp_path / "data") as start:
            assert start.is_first()
    assert list((tmp_path / "data").iterdir()) == []
