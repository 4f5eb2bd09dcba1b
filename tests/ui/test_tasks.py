import threading
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication
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
