"""The folder of the last time, which may be on a disk that answers with anything."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.habits import Habit
from desktop.office import OpenOffice
from ui.habits import LastFolder


@pytest.fixture
def last(office: OpenOffice) -> LastFolder:
    return LastFolder(office, Habit.EXPORT_FOLDER)


def test_folder_that_is_no_name_for_a_disk_is_not_offered(last: LastFolder, qtbot: QtBot) -> None:
    last.note(Path("/", "x" * 300))
    offered: list[Path] = []
    owner = QObject()
    last.offer(owner, offered.append)
    qtbot.waitUntil(lambda: bool(offered))
    assert offered == [last.usual()]


def test_it_is_asked_for_again_after_a_defect(
    last: LastFolder, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    last.note(tmp_path)
    offered: list[Path] = []
    owner = QObject()

    def fail(_path: Path) -> bool:
        raise ZeroDivisionError

    with monkeypatch.context() as patched, qtbot.capture_exceptions() as defects:
        patched.setattr("ui.habits.is_folder", fail)
        last.offer(owner, offered.append)
        qtbot.waitUntil(lambda: bool(defects))
    last.offer(owner, offered.append)
    qtbot.waitUntil(lambda: bool(offered))
    assert offered == [tmp_path]
