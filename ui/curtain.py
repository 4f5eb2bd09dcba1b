"""What falls over the window while it is locked, and over the dialogs that stand open before it.

The one hard rule: nothing under it is hidden or left. The field in which the keyboard was hears
nothing of it, so that a name half typed is not entered, and its cursor and selection stay.
"""

from typing import cast

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.notice_dialog import NoticeDialog
from ui.theme import Theme

# What says nothing of the office, and has to be answered even under the lock.
_SPARED = (CrashDialog, NoticeDialog, QMessageBox)
_PASSED_OVER = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)
_TITLE = "دبیر"
_SIGN = 40


class Curtain(QObject):
    """Falls when it is made; `lift` takes it away.

    `passed` tells that a dialog which has come since has the keyboard, in the place of the lock.
    """

    passed = Signal()

    def __init__(self, window: QWidget, lock: QDialog) -> None:
        super().__init__(window)
        self._lock = lock
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        self._left = QApplication.focusWidget()
        self._covers = [_Cover(window)]
        for each in QApplication.topLevelWidgets():
            if isinstance(each, QDialog) and each.isVisible():
                self._covers.append(_Cover(each))
        _application().installEventFilter(self)

    def leave_field(self) -> None:
        """Let the field hear that it is left after all, since its owner goes."""
        self._left = None

    def lift(self) -> None:
        _application().removeEventFilter(self)
        for cover in self._covers:
            if shiboken6.isValid(cover):  # a dialog whose job is over took its own along
                cover.lift()
        self._covers = []
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover what a job opens meanwhile, however it is opened."""
        if watched is self._left and event.type() in _PASSED_OVER:
            return True
        is_spared = watched is self._lock or isinstance(watched, _SPARED)
        if isinstance(watched, QDialog) and not is_spared:
            if event.type() == QEvent.Type.Show:
                self._covers.append(_Cover(watched))
                # A dialog does not block what belongs to it: the password is still heard.
                self._lock.windowHandle().setTransientParent(watched.windowHandle())
            elif event.type() == QEvent.Type.WindowActivate:
                self.passed.emit()
        return False


def _application() -> QApplication:
    return cast("QApplication", QApplication.instance())


class _Cover(QWidget):
    """An empty ground over a whole window, as large as that is."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._title = window.windowTitle()
        self._window = window
        window.setWindowTitle(_TITLE)
        window.installEventFilter(self)
        self.setObjectName("curtain")
        self.setGeometry(window.rect())
        self.raise_()
        self.show()

    def lift(self) -> None:
        self._window.removeEventFilter(self)
        self._window.setWindowTitle(self._title)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, theme = QPainter(self), Theme.current()
        painter.fillRect(self.rect(), theme.colour("sunken"))
        theme.draw_icon(painter, QRectF(self.rect()), "lock-keyhole", "text_3", _SIGN)
