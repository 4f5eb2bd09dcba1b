"""One line of text, and the ground that the other one-line fields stand on.

Letters and digits become Persian as they are typed or pasted; nothing else is touched.
"""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import persian
from ui.widgets.field import Note, own_menu, place_after
from ui.widgets.keys import is_plain, is_undo

_BREAKS = re.compile(r"\r\n|[\n\r\t\u2028\u2029]")

_LINES = (Qt.Key.Key_Up, Qt.Key.Key_Down)


class PersianLine(QLineEdit):
    """A `QLineEdit` for Persian: right-aligned, tidied while typing, without an undo of its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Note(self)
        # Absolute, or a line of digits only would hug the left.
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.textEdited.connect(self._tidy)

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if is_undo(event):
            event.ignore()
        elif event.key() in _LINES and is_plain(event):
            event.accept()  # there is no other line; the page behind would scroll
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        menu = self.createStandardContextMenu()
        if menu is not None:
            own_menu(menu).popup(event.globalPos())

    def _run_to_the_left(self) -> None:
        """Keep the direction that the text has on paper, also when a Latin letter comes first."""
        key, plain = Qt.Key.Key_Direction_R, Qt.KeyboardModifier.NoModifier
        # Qt has no other way; its line forgets the direction of the widget once there is a text.
        super().keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, plain))

    def _tidy(self, text: str) -> None:
        tidy = _tidied(text)
        if tidy != text:
            place = place_after(_tidied, text, self.cursorPosition())
            self.setText(tidy)
            self.setCursorPosition(place)
        self._typed()

    def _typed(self) -> None:
        """Answer a change that a person made to the text."""


class LineField(PersianLine):
    """Free text of one line; `edited` comes with every change."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._run_to_the_left()

    def value(self) -> str:
        return self.text()

    def set_value(self, value: str, /) -> None:
        if value != self.text():  # or the cursor of someone who is typing would jump
            place = self.cursorPosition() if len(value) == len(self.text()) else len(value)
            self.setText(value)
            self.setCursorPosition(place)  # stored with other digits, it is still being typed
        self.note.clear_problem()

    def _typed(self) -> None:
        self.note.clear_problem()
        self.edited.emit(self.text())


def _tidied(text: str) -> str:
    """Make letters and digits Persian, and keep to one line."""
    return _BREAKS.sub(" ", persian.clean(text))
