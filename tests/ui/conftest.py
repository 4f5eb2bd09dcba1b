"""What every test of the screen has: its own habits, and a stage."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from db import keys
from tests.ui.stage import Stage


@pytest.fixture(autouse=True)
def habits(tmp_path: Path) -> None:
    """Let the window remember sizes and choices in the test's own folder."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """Give a window to put widgets on; it lives as long as the test."""
    return Stage(qtbot)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch the passwords of new offices at no cost, so that a test waits for the door alone."""
    cost = keys.Cost(rounds=1, kibibytes=8, lanes=1)
    monkeypatch.setattr(keys.new_ring, "__defaults__", (cost,))
