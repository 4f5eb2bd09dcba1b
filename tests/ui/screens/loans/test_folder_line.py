"""Where a file shall lie: the stick that is plugged in, unless somebody chose another place."""

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.sticks import Sticks
from tests.ui.stage import child
from ui.screens.loans.folder_line import FolderLine


def test_the_stick_that_is_plugged_in_is_offered_and_nothing_without_one(
    qtbot: QtBot, tmp_path: Path
) -> None:
    sticks = Sticks(tmp_path)
    line = FolderLine(None, name="line", ask=sticks.ask)
    qtbot.addWidget(line)
    assert line.require() is None
    assert line.focusWidget() is child(line, QWidget, "line.choose")
    first = sticks.plug("KINGSTON", "1")
    qtbot.waitUntil(lambda: line.folder == first.folder)
    assert "KINGSTON" in child(line, QWidget, "line.path").accessibleName()
    sticks.plugged.clear()
    qtbot.waitUntil(lambda: line.folder is None)
    second = sticks.plug("ADATA", "2")
    qtbot.waitUntil(lambda: line.folder == second.folder)


def test_what_was_chosen_stays_and_nothing_goes_to_a_stick_that_is_locked(
    qtbot: QtBot, tmp_path: Path
) -> None:
    sticks = Sticks(tmp_path)
    sticks.lock(sticks.plug("KINGSTON", "1"))
    line = FolderLine(tmp_path, name="line", ask=sticks.ask)
    qtbot.addWidget(line)
    with qtbot.waitSignal(line._watch.found):
        pass
    assert line.folder == tmp_path
    line.choose(tmp_path / "elsewhere")
    sticks.plug("ADATA", "2")
    with qtbot.waitSignal(line._watch.found):
        pass
    assert line.folder == tmp_path / "elsewhere"
    warning = child(line, QWidget, "line.elsewhere")
    assert warning.isVisibleTo(line)
    line.choose(sticks.plugged[-1].folder / "صورتجلسه‌ها")
    assert not warning.isVisibleTo(line)
