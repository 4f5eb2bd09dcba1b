"""What opens over the window for a moment and takes the keys meanwhile.

Hard rule: nobody has left the field in which the keyboard was. It hears nothing of the interlude,
so that a name half typed is not entered, and its cursor stays where it is.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from ui.widgets.suggestion_list import SuggestionList

_TOP = 72  # below the header of a screen
_PASSED_OVER = (QEvent.Type.FocusIn, QEvent.Type.FocusOut)


class Overlay(QFrame):
    """Esc, a click beside it, or the key that opened it where nothing is typed, closes it."""

    def __init__(self, window: QWidget, *, name: str, title: str, key: str) -> None:
        super().__init__(window)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # the click that closes only closes
        self.setObjectName(name)
        self.setAccessibleName(title)
        self.setProperty("look", "overlay")
        self._window = window
        self._key = QKeySequence(key)
        self._left: QWidget | None = None

    def open(self) -> None:
        """Show it in the upper middle of the window."""
        window = self._window
        for names in window.findChildren(SuggestionList):
            names.hide()
        self._left = QApplication.focusWidget()
        if self._left is not None:
            self._left.installEventFilter(self)
        self.adjustSize()
        across = (window.width() - self.width()) // 2
        down = min(_TOP, max(0, (window.height() - self.height()) // 2))
        self.move(window.mapToGlobal(QPoint(across, down)))
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return watched is self._left and event.type() in _PASSED_OVER

    def hideEvent(self, event: QHideEvent) -> None:
        if self._left is not None:
            self._left.removeEventFilter(self)
            self._left = None
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or QKeySequence(event.keyCombination()) == self._key:
            self.hide()
        else:
            super().keyPressEvent(event)
