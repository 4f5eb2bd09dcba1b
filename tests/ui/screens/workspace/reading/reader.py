"""Whoever reads the minutes aloud: what they see on the page, and where the keyboard is."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from db.records import Meeting
from desktop.meetings import dossier
from desktop.meetings.dossier import Dossier
from desktop.office import OpenOffice
from tests.ui.stage import child
from ui.screens.workspace.reading.sheet import ReadingSheet
from ui.widgets.text_field import TextField
from ui.window import Window

Show = Callable[..., Window]
SECONDS = 500  # milliseconds: what a person waits after the last key
LONG = "هماهنگی با شهرداری ناحیهٔ ۴ و بهزیستی برای استقرار اتوبوس پناه گرم در میدان راه‌آهن، " * 6


def focus() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and not widget.objectName().count("."):
        widget = widget.parentWidget()
    return widget.objectName() if widget else ""


def title(window: Window) -> str:
    return child(window, QLabel, "reading.title").text()


def said(window: Window) -> str:
    """Give all that is written on the page that is read."""
    page = child(window, ReadingSheet, "reading.sheet").page
    assert page is not None
    texts = [field.value() for field in page.findChildren(TextField) if field.isVisible()]
    return "\n".join(
        texts + [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    )


def stored(office: OpenOffice, meeting: Meeting) -> Dossier:
    return dossier.read(office, meeting.id)


def click(window: Window, place: QPoint) -> None:
    """Press the mouse on whatever is seen there."""
    target = window.childAt(place)
    assert target is not None
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, place))
