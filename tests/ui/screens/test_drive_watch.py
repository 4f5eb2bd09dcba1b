"""Asking about sticks beside the window, also where one does not answer."""

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.transfer.drive import Drive
from ui.screens.drive_watch import DriveWatch


@pytest.fixture
def dead() -> Iterator[Event]:
    """Hold every answer back until it is let go."""
    event = Event()
    yield event
    event.set()


def test_stick_that_does_not_answer_is_told_once_and_asked_no_second_time(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, dead: Event
) -> None:
    monkeypatch.setattr("ui.screens.drive_watch._PATIENCE", 0.1)
    monkeypatch.setattr("ui.screens.drive_watch._ASK_EVERY", 0.01)
    monkeypatch.setattr("ui.screens.drive_watch.LOOK_EVERY_MS", 10)
    asked: list[int] = []
    silences: list[int] = []
    answers: list[object] = []

    def ask() -> tuple[Drive, ...]:
        asked.append(1)
        dead.wait()
        return ()

    owner = QObject()
    watch = DriveWatch(ask, owner)
    watch.silent.connect(lambda: silences.append(1))
    watch.found.connect(answers.append)
    watch.begin()
    qtbot.waitUntil(lambda: bool(silences))
    qtbot.wait(100)
    assert (len(asked), len(silences), answers) == (1, 1, [])
    dead.set()
    qtbot.waitUntil(lambda: len(asked) > 1)
    assert answers
    watch.rest()


def test_sticks_are_asked_about_again_after_a_defect(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screens.drive_watch._ASK_EVERY", 0.01)
    monkeypatch.setattr("ui.screens.drive_watch.LOOK_EVERY_MS", 10)
    asked: list[int] = []
    defects: list[int] = []
    monkeypatch.setattr("threading.excepthook", lambda _: defects.append(1))

    def ask() -> tuple[Drive, ...]:
        asked.append(1)
        raise ZeroDivisionError

    owner = QObject()
    watch = DriveWatch(ask, owner)
    with qtbot.waitSignal(watch.found) as found:
        watch.begin()
    assert found.args == [()]
    qtbot.waitUntil(lambda: len(asked) > 1)
    watch.rest()
    qtbot.waitUntil(lambda: len(defects) == len(asked))
