"""The register that is wanted, read away from the window: decades of it take seconds.

The one hard rule: the newest wish counts; of one that was let go nobody hears any more.
"""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from PySide6.QtWidgets import QWidget

from desktop.meetings.register import Found, read_apart
from desktop.office import DataFile
from desktop.register import Filters
from ui.dialogs.progress_dialog import ProgressDialog
from ui.tasks import Problem, Task, run


class RegisterReader(QObject):
    """Reads one register at a time, and shows over a widget how far it is; one signal tells."""

    found = Signal(object)  # Found
    failed = Signal(object)  # Problem
    stopped = Signal()  # by the person

    def __init__(self, file: DataFile, over: QWidget) -> None:
        super().__init__(over)
        self._file, self._over = file, over
        self._task: Task | None = None
        self._wish = 0

    @property
    def busy(self) -> bool:
        return self._task is not None

    def read(self, filters: Filters, on: date) -> None:
        """Begin to read a register, as it stands on a day."""
        self.let_go()
        self._wish += 1
        task = self._task = run(
            self,
            partial(read_apart, self._file, filters, on),
            partial(self._tell, self._wish, self.found),
            partial(self._tell, self._wish, self.failed),
        )
        task.ended.connect(self._on_end)
        ProgressDialog(task, "خواندن دفتر مصوبات", self._over)

    def let_go(self) -> None:
        """Stop reading what is not wanted any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _on_end(self) -> None:
        task = self.sender()
        if task is self._task and self._task is not None and self._task.cancelled:
            self._task = None
            self.stopped.emit()

    def _tell(self, wish: int, signal: SignalInstance, result: Found | Problem) -> None:
        if self._task is not None and wish == self._wish:
            self._task = None
            signal.emit(result)
