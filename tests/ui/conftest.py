"""What every test of the screen has: its own habits, and a stage."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage


@pytest.fixture(autouse=True)
def habits(tmp_path: Path) -> None:
    """Let the window remember its habits in the test's own folder."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """Give a window to put widgets on; it lives as long as the test."""
    return Stage(qtbot)
