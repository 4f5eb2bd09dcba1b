"""Every test of the screen runs in the application that the window runs in."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage
from ui.app import make_application


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[Sequence[str]], QApplication]:
    """Let pytest-qt build our application instead of a bare one."""
    return make_application


@pytest.fixture(autouse=True)
def habits(tmp_path: Path) -> None:
    """Let the window remember its habits in the test's own folder."""
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path))


@pytest.fixture
def stage(qtbot: QtBot) -> Stage:
    """Give a window to put widgets on; it lives as long as the test."""
    return Stage(qtbot)
