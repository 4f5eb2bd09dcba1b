import sys
import threading
import time
import traceback
import weakref
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.errors import Cancelled, FolderFault, NoOfficeError
from ui.tasks import Problem, Report, Task, run


class Owner(QObject):
    """Who waits for a job, and notes what is heard, and in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[object] = []

    def start(self, job: Callable[[Report], object]) -> Task:
        task = run(self, job, self._on_done, self._on_error)
        task.ended.connect(lambda: self.heard.append("ended"))
        return task

    def _on_done(self, result: Any) -> None:
        assert QThread.isMainThread()
        self.heard.append(result)

    def _on_error(self, problem: Problem) -> None:
        assert QThread.isMainThread()
        self.heard.append(problem)


@pytest.fixture
def owner(qapp: QApplication) -> Owner:
    assert qapp
    return Owner()


def until_stopped(report: Report) -> None:
    while True:
        report(1, 2)
        time.sleep(0.001)


def test_job_runs_elsewhere_and_its_result_comes_home(qtbot: QtBot, owner: Owner) -> None:
    owner.start(lambda _report: threading.current_thread() is threading.main_thread())
    qtbot.waitUntil(lambda: owner.heard == ["ended", False])


def test_progress_is_told_on_one_scale(qtbot: QtBot, owner: Owner) -> None:
    def job(report: Report) -> None:
        for done in range(1, 5001):
            report(done, 5000)

    seen: list[int] = []
    task = owner.start(job)
    task.progressed.connect(seen.append)
    qtbot.waitUntil(lambda: "ended" in owner.heard)
    assert seen == sorted(set(seen))
    assert seen[-1] == 1000


@pytest.mark.parametrize("problem", [NoOfficeError(Path("x")), FolderFault(Path("x"))])
def test_problem_is_handed_over(qtbot: QtBot, owner: Owner, problem: Problem) -> None:
    def job(_report: Report) -> None:
        raise problem

    owner.start(job)
    qtbot.waitUntil(lambda: owner.heard == ["ended", problem])


def test_cancelled_job_ends_without_a_word(qtbot: QtBot, owner: Owner) -> None:
    task = owner.start(until_stopped)
    task.cancel()
    qtbot.waitUntil(lambda: owner.heard == ["ended"])


def test_job_whose_owner_is_gone_is_stopped(qtbot: QtBot, owner: Owner) -> None:
    stopped = threading.Event()

    def job(report: Report) -> None:
        try:
            until_stopped(report)
        except Cancelled:
            stopped.set()
            raise

    task = owner.start(job)
    shiboken6.delete(owner)
    qtbot.waitUntil(stopped.is_set)
    qtbot.waitUntil(lambda: not shiboken6.isValid(task))
    assert owner.heard == ["ended"]


def test_result_nobody_waits_for_any_more_is_dropped(qtbot: QtBot, owner: Owner) -> None:
    gone = threading.Event()
    task = owner.start(lambda _report: gone.wait(5))
    shiboken6.delete(owner)
    gone.set()
    qtbot.waitUntil(lambda: not shiboken6.isValid(task))
    assert owner.heard == ["ended"]


def test_defect_of_a_job_comes_home_with_its_place(qtbot: QtBot, owner: Owner) -> None:
    def explode(_report: Report) -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as raised:
        owner.start(explode)
        qtbot.waitUntil(lambda: owner.heard == ["ended"])
        qtbot.waitUntil(lambda: len(raised) == 1)
    kind, _, place = raised[0]
    assert kind is ZeroDivisionError
    assert traceback.extract_tb(place)[-1].name == "explode"


def wait_alone(job: Callable[[Report], object], told: threading.Event) -> list[bool]:
    """Start a job for a widget that nobody else holds; tell in which thread it died."""
    in_main: list[bool] = []
    widget = QWidget()
    weakref.finalize(widget, lambda: in_main.append(QThread.isMainThread()))
    run(widget, job, lambda _: widget.hide(), lambda _: None).destroyed.connect(told.set)
    return in_main


def test_who_waits_alone_goes_with_the_job(qtbot: QtBot) -> None:
    gone = threading.Event()
    died_in_main = wait_alone(lambda _report: None, gone)
    qtbot.waitUntil(gone.is_set)
    assert died_in_main == [True]


def test_who_waits_dies_in_the_main_thread_however_late_the_other_one_ends(qtbot: QtBot) -> None:
    gone, over = threading.Event(), threading.Event()

    def linger(frame: FrameType, event: str, _: object) -> None:
        if event == "return" and frame.f_back is None:
            sys.setprofile(None)
            gone.wait(5)
            over.set()

    # As if the main thread had the processor when the job has told its result.
    died_in_main = wait_alone(lambda _report: sys.setprofile(linger), gone)
    qtbot.waitUntil(lambda: over.is_set() and bool(died_in_main))
    assert died_in_main == [True]
