"""The mayor in front of the window, and what is done in a dialog while it is open."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.sign_off.steps import submit
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town
from tests.ui.stage import child, opened
from ui.screens.sign_off.judged_pages import JudgedPages
from ui.window import Window

A_WHILE = 15_000


def reading(qtbot: QtBot, town: Town) -> Window:
    """Let the minutes lie before the mayor, printed."""
    if town.meeting.state.value in {"draft", "returned"}:
        town.enter(SECRETARY)
        submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    window = opened(qtbot, town.office)
    window.open_meeting(town.meeting.id)
    view = child(window, JudgedPages, "sign_off.pages")
    qtbot.waitUntil(lambda: view.count > 0, timeout=A_WHILE)
    return window


def meanwhile(name: str, act: Callable[[QWidget], None]) -> None:
    """Do something in the dialog of this name, as soon as it is open."""

    def look() -> None:
        dialog, keyboard = QApplication.activeModalWidget(), QApplication.focusWidget()
        there = dialog is not None and keyboard is not None and dialog.isAncestorOf(keyboard)
        if dialog is None or not there or dialog.objectName() != name:
            QTimer.singleShot(20, look)
        else:
            try:
                act(dialog)
            except BaseException:
                dialog.close()  # or the test would wait for ever
                raise

    QTimer.singleShot(20, look)


def come_back(qtbot: QtBot, window: Window) -> None:
    """Let the keyboard speak to the window again; nothing else does so on a bare screen."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
