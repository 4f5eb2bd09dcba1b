"""The watch over a section whose fields come and go."""

import shiboken6
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import shown
from ui.screens.focus_watch import FocusWatch


def test_a_field_that_dies_with_the_focus_is_let_go(qtbot: QtBot) -> None:
    section, first, second = QWidget(), QLineEdit(), QLineEdit()
    column = QVBoxLayout(section)
    for field in (first, second):
        column.addWidget(field)
    watch = FocusWatch(section)
    shown(qtbot, section, focus=first)
    assert watch.widget is first
    shiboken6.delete(first)
    assert watch.widget is None
    second.setFocus()
    assert watch.widget is second
