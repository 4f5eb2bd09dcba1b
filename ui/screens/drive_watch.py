"""Sticks as they come and go, asked about beside the window.

The one hard rule: a stick that does not answer holds up nothing but the thread that asked, which
not even the end of the program waits for: the stick itself is touched in a process of its own.
"""

import time
from collections.abc import Callable
from contextlib import suppress
from queue import Empty, SimpleQueue
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.transfer.drive import Drive

Ask = Callable[[], tuple[Drive, ...]]

LOOK_EVERY_MS = 250  # for an answer
_ASK_EVERY = 1.0  # seconds
_PATIENCE = 4.0  # seconds, before a stick counts as one that does not answer


class DriveWatch(QObject):
    """Asks about every second while it runs, and never again before it was answered."""

    found = Signal(object)  # tuple[Drive, ...]; each time, be it news or not
    silent = Signal()  # once, where no answer comes

    def __init__(self, ask: Ask, parent: QObject) -> None:
        super().__init__(parent)
        self._ask = ask
        self._answers = SimpleQueue[tuple[Drive, ...]]()
        self._asked_at: float | None = None  # since when an answer is awaited
        self._ask_at = 0.0
        self._told = False
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look)

    def begin(self) -> None:
        """Ask at once, and then again and again; what was answered meanwhile is old."""
        with suppress(Empty):
            while self._answers.get_nowait() is not None:
                self._asked_at = None
        self._ask_at = 0.0
        self._timer.start()
        self._look()

    def rest(self) -> None:
        """Ask no more."""
        self._timer.stop()

    def _look(self) -> None:
        now = time.monotonic()
        try:
            found = self._answers.get_nowait()
        except Empty:
            self._wait(now)
            return
        self._asked_at, self._told = None, False
        self._ask_at = now + _ASK_EVERY
        self.found.emit(found)

    def _wait(self, now: float) -> None:
        if self._asked_at is not None:
            if now - self._asked_at > _PATIENCE and not self._told:
                self._told = True
                self.silent.emit()
        elif now >= self._ask_at:
            self._asked_at = now
            Thread(target=_answer, args=(self._ask, self._answers), daemon=True).start()


def _answer(ask: Ask, answers: SimpleQueue[tuple[Drive, ...]]) -> None:
    found: tuple[Drive, ...] = ()
    try:
        found = ask()
    finally:  # a defect too: whoever is not answered would never ask again
        answers.put(found)
