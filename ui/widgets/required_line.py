"""One line of text that may not be left empty.

An emptied field keeps its last value and says so when it is left; Ctrl+Z brings that value back.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.keys import takes_back
from ui.widgets.line_field import LineField


class RequiredLine(LineField):
    """Free text; `needed` is the sentence that is said when there is none."""

    def __init__(self, needed: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = needed
        self._value = ""

    def value(self) -> str:
        return self._value

    def set_value(self, value: str, /) -> None:
        self._value = value
        super().set_value(value)

    def take_back(self) -> bool:
        """Show the last value again where there is no text; False if there is one."""
        if not self._is_empty():
            return False
        self.set_value(self._value)
        self.selectAll()
        return True

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and takes_back(event) and self._is_empty():
            event.accept()  # or the window would undo something else
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if not (takes_back(event) and self.take_back()):
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if self._is_empty() and event.reason() != Qt.FocusReason.PopupFocusReason:
            self.note.show_problem(self._needed)

    def _typed(self) -> None:
        if self._is_empty():
            self.note.clear_problem()
            return
        self._value = self.text()
        super()._typed()

    def _is_empty(self) -> bool:
        return not self.isReadOnly() and not self.text().strip()
