"""The window as it is started: a process of its own, closed from inside like by its user."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.log import log_file

START = """
import sys, threading, time
from pathlib import Path
from PySide6.QtCore import QMetaObject, Qt
from PySide6.QtWidgets import QApplication
import ui.start
from main import dabir, run

folder, until = Path(sys.argv[1]), sys.argv[2]

def close_everything():
    while until and not any(until in file.read_text() for file in folder.glob("log/dabir.log")):
        time.sleep(0.01)
    while True:
        if app := QApplication.instance():
            QMetaObject.invokeMethod(app, "closeAllWindows", Qt.ConnectionType.QueuedConnection)
        time.sleep(0.05)

def broken(_folder):
    raise ZeroDivisionError

if "broken" in sys.argv:
    ui.start.Gate = broken
threading.Thread(target=close_everything, daemon=True).start()
sys.exit(run(dabir, ["--data", str(folder)]))
"""


@pytest.fixture
def started(tmp_path: Path) -> "Started":
    return Started(tmp_path / "data")


class Started:
    """A window that was opened on a data folder and closed again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def code(self, *, close_after: str, broken: bool = False) -> int:
        """Close it once the log has said these words, and give the exit code."""
        arguments = [str(self.folder), close_after, *(["broken"] if broken else [])]
        done = subprocess.run(
            [sys.executable, "-c", START, *arguments],
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=False,
            timeout=30,
        )
        assert b"Traceback" not in done.stderr
        return done.returncode

    @property
    def log(self) -> str:
        return log_file(self.folder).read_text(encoding="utf-8")


def test_window_opens_on_an_empty_folder_and_closes_in_order(started: Started) -> None:
    assert started.code(close_after="the window is up") == 0
    assert started.log.rstrip().endswith("the window is closed")
    assert " ERROR " not in started.log
    assert not (started.folder / "reports").exists()
    assert (started.folder / "log" / "fault.txt").read_text(encoding="utf-8") == ""


def test_a_folder_that_cannot_be_used_is_told_in_a_dialog(started: Started) -> None:
    started.folder.write_bytes(b"no folder")
    assert started.code(close_after="") == 1


def test_defect_before_the_window_is_up_is_reported(started: Started) -> None:
    assert started.code(close_after="a defect", broken=True) == 1
    (report,) = (started.folder / "reports").iterdir()
    assert "ZeroDivisionError" in report.read_text(encoding="utf-8")
