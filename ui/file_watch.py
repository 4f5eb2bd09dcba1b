"""Whether the office's file still holds what was signed: looked through beside the work.

The one hard rule: nobody waits for it but who asks for it by hand, and it gives way to who types.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

from desktop.office import DataFile
from desktop.reporting import Report
from ui import tasks
from ui.desk import Desk

if TYPE_CHECKING:
    from desktop.sign_off.integrity import Breach

SOON_MS = 5_000  # after the window is up
_BREATH = 0.005  # seconds, after each meeting
_PAUSE = 2.0  # seconds, after each key


class FileWatch(QObject):
    """One for each window; `found` comes after each look, also with nothing."""

    found = Signal(object)  # tuple[Breach, ...]
    failed = Signal(object)  # Problem

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._file = desk.office.database.file
        self._typed_at = 0.0
        self._task: tasks.Task | None = None
        self.breaches: tuple[Breach, ...] | None = None  # None before the first look
        desk.waiting.connect(self._on_typed)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._stop)

    def begin(self) -> None:
        """Look soon, beside whatever else is done."""
        QTimer.singleShot(SOON_MS, self, self._look_beside)

    def look(self) -> tasks.Task:
        """Look now, as fast as it goes; what is under way already is stopped."""
        self._stop()
        return self._run(partial(_look, self._file))

    def _look_beside(self) -> None:
        if self._task is None:
            self._run(partial(_look_slowly, self._file, lambda: self._typed_at))

    def _run(self, job: Callable[[Report], tuple[Breach, ...]]) -> tasks.Task:
        task = self._task = tasks.run(self, job, self._on_found, self.failed.emit)
        task.ended.connect(self._on_end)
        return task

    def _on_found(self, found: tuple[Breach, ...]) -> None:
        self.breaches = found
        self.found.emit(found)

    def _on_end(self) -> None:
        if self.sender() is self._task:  # and not what was stopped for a look by hand
            self._task = None

    def _on_typed(self) -> None:
        self._typed_at = time.monotonic()

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()


def _look(file: DataFile, report: Report) -> tuple[Breach, ...]:
    # What checks signatures takes its time to load; the window shall not wait for it.
    from desktop.sign_off.integrity import breaches  # noqa: PLC0415 - see above

    return breaches(file, report)


def _look_slowly(
    file: DataFile, typed_at: Callable[[], float], report: Report
) -> tuple[Breach, ...]:
    def rest(done: int, total: int) -> None:
        report(done, total)
        time.sleep(_BREATH)
        while time.monotonic() - typed_at() < _PAUSE:
            report(done, total)
            time.sleep(_BREATH)

    return _look(file, rest)
