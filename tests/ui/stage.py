"""A window for the widgets under test, the window of Dabir, and a look at the painted colours."""

from typing import TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from ui.desk import Desk
from ui.window import Window

W = TypeVar("W", bound=QWidget)
USUAL = (1366, 690)


class Stage(QWidget):
    """An active window that shows widgets side by side, the first one at the right."""

    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self._qtbot = qtbot
        self._row = QHBoxLayout(self)
        qtbot.addWidget(self)

    def put(self, *widgets: QWidget) -> None:
        for widget in widgets:
            self._row.addWidget(widget)
        self.show()
        self.activateWindow()
        self._qtbot.waitUntil(self.isActiveWindow)


def opened(qtbot: QtBot, office: OpenOffice) -> Window:
    """Open the window on an office and wait until the keyboard speaks to it."""
    window = Window(Desk(office))
    window.resize(*USUAL)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def child(parent: QWidget, kind: type[W], name: str) -> W:
    """Find a widget by its object name; it has to be there."""
    found = parent.findChild(kind, name)
    assert isinstance(found, kind)
    return found


def has_colour(image: QImage, colour: str, area: QRect | None = None) -> bool:
    """Tell whether a colour is somewhere in a picture, or in a part of it."""
    wanted = QColor(colour).rgb()
    place = area or image.rect()
    columns = range(place.left(), place.right() + 1)
    rows = range(place.top(), place.bottom() + 1)
    return any(image.pixel(x, y) == wanted for x in columns for y in rows)
