"""A page of the entrance as a dialog over the desk: its fields, its trial, its sentences."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ui.screens.entrance.page import EntrancePage


class PageDialog(QDialog):
    """Goes when the page is done, and by Esc unless the page has to be answered."""

    def __init__(self, page: EntrancePage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"{page.objectName()}.dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(page.accessibleName())
        self.page = page
        page.done.connect(self.accept)
        page.grown.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(page)

    @property
    def stays(self) -> bool:
        """Whether what it shows has to be answered, and may take as long as it takes."""
        return self.isVisible() and not self.page.leaves_by_escape

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.page.begin()
        QTimer.singleShot(0, self._fit)  # once everything on it knows its size

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Escape or self.page.leaves_by_escape:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.stays:
            event.ignore()
        else:
            super().closeEvent(event)

    def _fit(self) -> None:
        if self.isVisible():
            grows = self.size() != self.page.room()
            self.setFixedSize(self.page.room())
            if grows and (behind := self.parentWidget()) is not None:
                middle = behind.window().frameGeometry().center()
                self.move(middle - self.rect().center())
