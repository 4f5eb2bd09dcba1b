"""PySide6 6.12.0 loses a reference to None with every call on Python 3.11, until it aborts."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication


def test_calls_into_qt_keep_the_references_to_none(qapp: QApplication) -> None:
    del qapp
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1_000):
        thing.setObjectName("x")
    assert sys.getrefcount(None) > before - 100
