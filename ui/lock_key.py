"""The key that locks, wherever the keyboard is: a command is not heard behind a dialog or a list.

The one hard rule: it is heard before the window it was pressed in, so that nothing typed after it
comes there.
"""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.widgets.rails import LOCK_KEY
from ui.window_ear import WindowEar


class LockKey(WindowEar):
    """`pressed` comes in whatever window that was."""

    pressed = Signal()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if QKeySequence(event.keyCombination()) != QKeySequence(LOCK_KEY):
            return False
        self.pressed.emit()
        return True
