"""The time at which somebody came or left, in a column of times."""

from collections.abc import Callable
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets.quiet import quiet
from ui.widgets.time_field import TimeField

WIDTH = 54
_HEIGHT = 30


class ClockField(TimeField):
    """A narrow time; Space takes the time of now."""

    def __init__(self, now: Callable[[], time]) -> None:
        super().__init__()
        self._now = now
        self.setFixedSize(WIDTH, _HEIGHT)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setPlaceholderText("")
        quiet(self)

    def take_now(self) -> None:
        self._choose(self._now().replace(second=0))
        if not self.hasFocus():
            self.deselect()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Space and not self.isReadOnly():
            self.take_now()
        else:
            super().keyPressEvent(event)
