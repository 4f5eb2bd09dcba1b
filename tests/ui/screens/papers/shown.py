"""The papers of the whole office on the screen, for their tests."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from desktop.pages import Pages
from tests.ui.keys import press
from tests.ui.stage import child, opened
from ui.dialogs.folder_dialog import FolderDialog
from ui.screens.papers.papers import PapersScreen
from ui.widgets.page_view import PageView

TODAY = date(2026, 11, 22)  # 1 Azar 1405


PATIENCE = 200  # looks at a dialog


MOST_OVERDUE = "شهرداری ناحیهٔ ۴"


class Desk:
    """The screen in its window, as the tests look at it."""

    def __init__(self, qtbot: QtBot, office: OpenOffice, key: str) -> None:
        self._qtbot, self.office = qtbot, office
        self.window = opened(qtbot, office)
        press(key)

    def text(self, name: str) -> str:
        label = child(self.window, QLabel, f"papers.{name}")
        return label.text() if label.isVisible() else ""

    def pages(self) -> Pages:
        """Give the pages that are seen, once they are those of the choice."""
        view = child(self.window, PageView, "papers.sheet.pages")
        screen = child(self.window, PapersScreen, "papers")
        self._qtbot.waitUntil(lambda: view.count > 0 and not screen._sheet.busy)
        assert isinstance(view.pages, Pages)
        return view.pages

    def says(self, text: str) -> bool:
        return next(self.pages().find(text), None) is not None

    def sees(self, name: str) -> None:
        """Wait until this is there and seen."""

        def is_seen() -> bool:
            found = self.window.findChild(QWidget, f"papers.{name}")
            return found is not None and found.isVisible()

        self._qtbot.waitUntil(is_seen)

    def listed(self) -> list[str]:
        model = child(self.window, QListView, "papers.organizations").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def write(self, key: str, folder: Path) -> None:
        """Press a key, write by the dialog that it opens, now or soon, and close that."""
        writer = Writer(folder)
        clock = QTimer(self.window, interval=20)
        clock.timeout.connect(writer.look)
        clock.start()
        press(key)
        self._qtbot.waitUntil(lambda: writer.closed)
        clock.stop()
        assert writer.written


class Writer:
    """Whoever sits before the dialog: presses once, and closes it when all is written, or late."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._looks = 0
        self.written = self.closed = False

    def look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, FolderDialog):
            return
        name = dialog.objectName()
        if not self._looks:
            dialog.set_folder(self._folder)
            child(dialog, QPushButton, f"{name}.write").click()
        self._looks += 1
        self.written = dialog.findChild(QWidget, f"{name}.done") is not None
        if self.written or self._looks > PATIENCE:
            dialog.reject()
            self.closed = True


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""
