from threading import Event

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QProgressBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.keys import press
from ui.dialogs.progress_dialog import SHOW_AFTER_MS, ProgressDialog
from ui.tasks import Report, Task, run


def start(owner: QWidget, heard: list[str], enough: Event) -> Task:
    """Start a work that is over when there is enough of it."""

    def job(report: Report) -> str:
        while not enough.wait(0.002):
            report(1, 4)
        return "done"

    return run(owner, job, heard.append, lambda problem: heard.append(str(problem)))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def dialogs(window: QWidget) -> list[ProgressDialog]:
    return window.findChildren(ProgressDialog)


def test_short_work_shows_nothing(qtbot: QtBot, window: QWidget) -> None:
    heard: list[str] = []
    enough = Event()
    enough.set()
    ProgressDialog(start(window, heard, enough), "نوشتن پرونده‌ها", window)
    while dialogs(window):
        assert not any(dialog.isVisible() for dialog in dialogs(window))
        qtbot.wait(10)
    assert heard == ["done"]


def test_long_work_shows_how_far_it_is_and_goes(qtbot: QtBot, window: QWidget) -> None:
    heard: list[str] = []
    enough = Event()
    dialog = ProgressDialog(start(window, heard, enough), "نوشتن پرونده‌ها", window)
    qtbot.waitUntil(dialog.isVisible)
    bar = dialog.findChild(QProgressBar)
    assert isinstance(bar, QProgressBar)
    assert bar.value() == 250
    enough.set()
    qtbot.waitUntil(lambda: heard == ["done"])
    qtbot.waitUntil(lambda: dialogs(window) == [])


@pytest.mark.parametrize("long", [False, True])
def test_work_that_is_over_leaves_the_keyboard_to_the_dialog_that_it_opens(
    qtbot: QtBot, window: QWidget, *, long: bool
) -> None:
    enough = Event()
    seen: list[bool] = []

    def is_seen() -> bool:
        return isValid(progress) and progress.isVisible()  # it may be gone already

    def open_dialog(_: str) -> None:
        opened = QDialog(window)
        QTimer.singleShot(SHOW_AFTER_MS + 200, lambda: seen.append(is_seen()))
        QTimer.singleShot(SHOW_AFTER_MS + 250, opened.reject)
        seen.append(progress.isVisible())
        opened.exec()
        opened.deleteLater()

    task = run(window, lambda _: str(enough.wait()), open_dialog, lambda _: None)
    progress = ProgressDialog(task, "خواندن جدول", window)
    if long:
        qtbot.waitUntil(progress.isVisible)
    enough.set()
    qtbot.waitUntil(lambda: len(seen) > 1)
    assert seen == [False, False]
    qtbot.waitUntil(lambda: dialogs(window) == [])


@pytest.mark.parametrize("way", ["Esc", "button"])
def test_stopping(qtbot: QtBot, window: QWidget, way: str) -> None:
    heard: list[str] = []
    dialog = ProgressDialog(start(window, heard, Event()), "نوشتن پرونده‌ها", window)
    qtbot.waitUntil(dialog.isVisible)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    if way == "Esc":
        press("Esc")
    else:
        button = dialog.findChild(QWidget, "progress.stop")
        assert isinstance(button, QWidget)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialogs(window) == [])
    assert heard == []
