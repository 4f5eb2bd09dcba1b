"""A column of rows that scrolls, with the row in work always in sight."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import Shiboken

from ui.screens.workspace.tall import Tall
from ui.theme import Space

_MARGIN = 44


class RowArea(QScrollArea):
    """`column` takes the rows; `bring` scrolls to one of them."""

    def __init__(self) -> None:
        super().__init__()
        self._wanted: QWidget | None = None
        page = Tall()
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(Space.SMALL)
        self.column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)
        # Where it becomes higher or lower, and where it scrolls, no row is painted anew.
        page.setAutoFillBackground(True)
        for each in (self, self.viewport()):
            each.setAttribute(Qt.WidgetAttribute.WA_StaticContents)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._scroll)

    def bring(self, row: QWidget) -> None:
        """Scroll to a row once it has its place, and to the field in it that has the focus."""
        self._wanted = row
        self._soon.start()

    def _scroll(self) -> None:
        row = self._wanted
        if row is None or not Shiboken.isValid(row) or not row.isVisible():
            return  # it has gone meanwhile
        self.ensureWidgetVisible(row, 0, _MARGIN)
        focus = QApplication.focusWidget()
        if focus is not None and row.isAncestorOf(focus):
            self.ensureWidgetVisible(focus, 0, _MARGIN)
