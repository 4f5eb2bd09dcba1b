"""One line for a password: dots, and what one cannot see behind them told in a quiet line.

Hard rule: nothing of the password leaves the field but by `value`; which alphabet the keyboard
writes is told from the letter that was just typed, since no system tells it reliably.
"""

import re

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.field import Note, Tone
from ui.widgets.keys import is_undo
from ui.widgets.paint import ISOLATED

SHOW_KEY = "F8"

_HINT = f"گذرواژه با {ISOLATED.format(SHOW_KEY)} دیده می‌شود."
_CAPITALS = f"{ISOLATED.format('Caps Lock')} روشن است."
_PERSIAN = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufeff]")


class PasswordField(QLineEdit):
    """`edited` comes with every change; F8 and the eye show what was typed, and hide it."""

    edited = Signal(object)

    typed_keys = ((SHOW_KEY, "نشان دادن گذرواژه"),)

    def __init__(self, *, again: bool = False, parent: QWidget | None = None) -> None:
        """Take a password, or the same one `again`, below a field that has told of the keyboard."""
        super().__init__(parent)
        self._again = again
        self.note = Note(self)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._eye = QAction(self)
        self._eye.triggered.connect(self.turn)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._on_edited)
        self._show_eye()
        self.note.show_hint("" if again else _HINT)

    def value(self) -> str:
        return self.text()

    def set_value(self, value: str, /) -> None:
        self.setText(value)
        self.note.clear_problem()

    def turn(self) -> None:
        """Show what was typed, or hide it again."""
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Password if self.echoMode() == mode.Normal else mode.Normal)
        self._show_eye()

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_F8:
            self.turn()
        elif is_undo(event):
            event.ignore()
        else:
            self._tell_keyboard(event)
            super().keyPressEvent(event)

    def _on_edited(self, text: str) -> None:
        self.note.clear_problem()
        self.edited.emit(text)

    def _tell_keyboard(self, event: QKeyEvent) -> None:
        letter = event.text()
        if self._again or not letter.isalpha():
            return
        shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if letter.isupper() != shifted and letter.upper() != letter.lower():
            self.note.show_hint(_CAPITALS, Tone.WARNING)
        else:
            alphabet = "فارسی" if _PERSIAN.match(letter) else "لاتین"
            self.note.show_hint(f"صفحه‌کلید {alphabet} است. {_HINT}")

    def _show_eye(self) -> None:
        hidden = self.echoMode() == QLineEdit.EchoMode.Password
        self._eye.setIcon(Theme.current().icon("eye" if hidden else "eye-off"))
        words = "نشان دادن گذرواژه" if hidden else "پنهان کردن گذرواژه"
        self._eye.setText(words)
        self._eye.setToolTip(f"{words} ({SHOW_KEY})")
