"""Typing as a person does it, for tests: QTest's own `keyClicks` knows only Latin letters."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, widget: QWidget, focus: QWidget | None = None) -> None:
    """Show a widget and wait until the keyboard speaks to it, or to the one inside it."""
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    (focus or widget).setFocus()
    qtbot.waitUntil((focus or widget).hasFocus)


def type_text(text: str) -> None:
    """Type letter by letter into whatever has the focus."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            key = QKeyEvent(kind, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(listener(), key)


def press(*keys: str) -> None:
    """Press keys such as "Ctrl+Z" one after another, each into whatever has the focus."""
    for key in keys:
        QTest.keySequence(listener(), QKeySequence(key))


def focus() -> str:
    """Give the object name of the widget that the keyboard speaks to."""
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def listener() -> QWidget:
    """Find the widget that a key press would reach: a popup comes first."""
    popup, focus = QApplication.activePopupWidget(), QApplication.focusWidget()
    if popup is not None and not (focus is not None and popup.isAncestorOf(focus)):
        return popup
    assert focus is not None, "no widget has the focus"
    return focus
