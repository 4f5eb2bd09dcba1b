"""Long work away from the window: progress, stopping, and what came of it.

The one hard rule: a job gets plain data and `report`, never a widget or the database; what it
brings back is handed over in the main thread, which owns every widget.
"""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Event, Thread
from typing import Any, TypeVar

import shiboken6
from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal

from desktop.errors import Cancelled, EnvironmentFault, UserError
from desktop.reporting import Report

__all__ = ["SCALE", "Problem", "Report", "Task", "run", "run_beside"]

T = TypeVar("T")
Problem = UserError | EnvironmentFault

SCALE = 1000

# Seconds that a job may keep the interpreter while the window waits for it. One key press asks for
# it some forty times, so that Python's usual 5 ms would add up to what a typist feels.
_TURN = 0.0001


class Task(QObject):
    """A job under way; it ends once, and then tells `ended` before anybody else."""

    progressed = Signal(int)  # of SCALE
    ended = Signal()

    _moved = Signal(int)
    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(
        self,
        owner: QObject,
        on_done: Callable[[Any], None],
        on_error: Callable[[Problem], None],
    ) -> None:
        super().__init__(QCoreApplication.instance())
        self._owner = owner
        self._on_done = on_done
        self._on_error = on_error
        self._stop = Event()
        self._told = -1
        # By way of this thread, so that whoever connects after the start misses nothing.
        self._moved.connect(self.progressed)
        self._returned.connect(self._finish)
        self._raised.connect(self._fail)
        # Not a method of this object: an owner that goes together with it would find it half gone.
        owner.destroyed.connect(self._stop.set)

    def cancel(self) -> None:
        """Ask the job to stop at its next report; nobody hears of it but `ended`."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """Whether it was asked to stop; it may have been over already."""
        return self._stop.is_set()

    def work(self, job: Callable[[Report], T]) -> None:
        """Do the job, in whichever thread this is called."""
        try:
            result = job(self._report)
        except BaseException as failure:  # noqa: BLE001 - every one is raised again over there
            self._raised.emit(failure)
        else:
            self._returned.emit(result)

    def _report(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise Cancelled
        now = SCALE * done // max(total, 1)
        if now != self._told:
            self._told = now
            self._moved.emit(now)

    def _finish(self, result: object) -> None:
        self._end(partial(self._on_done, result))

    def _fail(self, failure: BaseException) -> None:
        match failure:
            case Cancelled():
                self._end(lambda: None)
            case UserError() | EnvironmentFault():
                self._end(partial(self._on_error, failure))
            case _:
                self._end(lambda: None)
                raise failure  # a defect: the crash hooks hear of it

    def _end(self, tell: Callable[[], None]) -> None:
        owner = self._owner
        # The thread of the job may let go of the task last, and no widget may die there.
        del self._owner, self._on_done, self._on_error
        self.ended.emit()
        self.deleteLater()
        if shiboken6.isValid(owner):
            tell()


def run(
    owner: QObject,
    job: Callable[[Report], T],
    on_done: Callable[[T], None],
    on_error: Callable[[Problem], None],
) -> Task:
    """Start a job; `owner` is who waits for it, and when it is gone the job is stopped."""
    sys.setswitchinterval(_TURN)
    task = Task(owner, on_done, on_error)
    QThreadPool.globalInstance().start(partial(task.work, job))
    return task


def run_beside(
    owner: QObject,
    job: Callable[[Report], T],
    on_done: Callable[[T], None],
    on_error: Callable[[Problem], None],
) -> Task:
    """Start a job that not even the end of Dabir waits for: a stick may hold it for long."""
    task = Task(owner, on_done, on_error)
    Thread(target=_work_on, args=(task, job), name="beside", daemon=True).start()
    return task


def _work_on(task: Task, job: Callable[[Report], object]) -> None:
    with suppress(RuntimeError):  # where Dabir has ended meanwhile, and the task with it
        task.work(job)
