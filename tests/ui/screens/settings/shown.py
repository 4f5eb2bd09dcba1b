"""The settings on the screen, for their tests."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from desktop.sample.files import SAMPLE
from tests.ui.keys import press
from tests.ui.stage import child, opened
from ui.window import Window

WRITE_AFTER_MS = 40  # in these tests, which would else wait a minute
WRITTEN = WRITE_AFTER_MS + 100
EMBLEM = SAMPLE / "emblem.png"


def go_to(window: Window, name: str) -> None:
    child(window, QWidget, name).setFocus()
    press("Ctrl+A")


def settings(qtbot: QtBot, office: OpenOffice) -> Window:
    window = opened(qtbot, office)
    window.show_settings()
    return window


def refusal(window: Window, name: str) -> str:
    return child(window, QWidget, name).accessibleDescription()
