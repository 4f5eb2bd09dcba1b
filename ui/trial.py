"""A trial at coming in, away from the window: what a password stretches to takes its time.

The one hard rule: the office's file is opened and closed over there; what comes back is its key,
for a connection may be used only where it was opened.
"""

import time
from collections.abc import Callable
from math import ceil
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QObject, Signal

from ui.tasks import Problem, Report, Task, run

T = TypeVar("T")
Wait = Callable[[float], None]

_STEP = 0.1  # seconds between two looks at whether it was given up


class Trial(QObject):
    """Runs a job that gets a way to wait; `waiting` tells the seconds that are left, then 0."""

    waiting = Signal(int)
    ended = Signal()

    def __init__(
        self,
        owner: QObject,
        job: Callable[[Wait], T],
        on_done: Callable[[T], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._task: Task = run(
            owner,
            lambda report: job(lambda seconds: self._wait(seconds, report)),
            on_done,
            on_error,
        )
        self._task.ended.connect(self._on_ended)

    def give_up(self) -> None:
        """Stop while it waits; what has begun is over in a moment."""
        self._task.cancel()

    def _wait(self, seconds: float, report: Report) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.waiting.emit(ceil(left))
            report(0, 1)
            time.sleep(min(left, _STEP))
        self.waiting.emit(0)

    def _on_ended(self) -> None:
        self.ended.emit()
        self.deleteLater()
