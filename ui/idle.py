"""Whether anybody is at the keys or the mouse: tells when nobody was for a while."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from ui.window_ear import WindowEar

LOOK_EVERY_MS = 2_000

_SIGNS = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    }
)


class IdleWatch(WindowEar):
    """`idle` comes once nobody did anything for `seconds()`; 0 is never."""

    idle = Signal()

    def __init__(
        self,
        seconds: Callable[[], float],
        parent: QObject,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._seconds, self._clock = seconds, clock
        self._last = clock()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def stir(self) -> None:
        """Begin to wait anew."""
        self._last = self._clock()

    def look(self) -> None:
        """Tell whether it has been long enough by now."""
        patience = self._seconds()
        if patience and self._clock() - self._last >= patience:
            self.stir()
            self.idle.emit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS:
            self.stir()
        return False
