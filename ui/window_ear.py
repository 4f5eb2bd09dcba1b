"""Hears keys and the mouse in every window of the program, dialogs and what pops up included.

The one hard rule: it listens where the system hands its events over, window by window; a filter for
the whole application would be asked at every paint.
"""

from typing import cast

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow


class WindowEar(QObject):
    """What is made of this says in `eventFilter` what it listens for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard: set[QWindow] = set()
        cast("QGuiApplication", QGuiApplication.instance()).focusWindowChanged.connect(
            self._listen_to
        )

    def _listen_to(self, window: QWindow | None) -> None:
        if window is not None and window not in self._heard:
            self._heard.add(window)
            window.installEventFilter(self)
            window.destroyed.connect(lambda: self._heard.discard(window))
