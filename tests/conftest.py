"""What holds for every test, and the offices that tests work in.

There is one Qt application in a run, so the first test that wants one gets Dabir's own; a logged
error fails the test, as Qt's warnings do; in CI a skipped test has failed, since it checked
nothing.
"""

import logging
import os
import shutil
import tempfile
import warnings
from collections.abc import Callable, Generator, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

from desktop.founding import found
from desktop.office import OpenOffice
from desktop.sample import fill
from tests.offices import open_office, sign_sample
from ui.app import make_application

# How quick a machine is decides nothing. CI tries the same examples each time, so that a landing
# never hangs on luck; at a desk they are new with every run.
settings.register_profile(
    "dabir",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("dabir")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Keep files named one by one in this process, where a debugger and their output are at hand.

    Folders go to one worker for each core; but only with an Xvfb for each, since of several windows
    on one screen only one is active.
    """
    named = (Path(argument.partition("::")[0]) for argument in config.args)
    return None if shutil.which("Xvfb") and any(each.is_dir() for each in named) else 0


class Schedule(Protocol):
    """What xdist lets a test be put back into."""

    def mark_test_pending(self, item: str) -> None: ...


class Crashes:
    """Runs a test once more in whose course a worker died, and says so; twice is a failure."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def pytest_handlecrashitem(
        self, crashitem: str, report: pytest.TestReport, sched: Schedule
    ) -> None:
        if crashitem not in self._known:
            self._known.add(crashitem)
            sched.mark_test_pending(crashitem)
            report.outcome = "rerun"  # type: ignore[assignment] # as its hook wants it
            warnings.warn(f"a worker died in {crashitem}", stacklevel=1)


MEMORY = Path("/dev/shm")  # noqa: S108 - a disk that needs no waiting for
ROOM = 4 * 2**30


def pytest_configure(config: pytest.Config) -> None:
    """Let files of tests lie in memory where it has room: no test can cut a disk off its power.

    Otherwise a run waits for the disk more than for anything else, since all that is written in an
    office is synced.
    """
    config.pluginmanager.register(Crashes())
    if "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ["TMPDIR"] = tempfile.tempdir = str(MEMORY)  # also of programs that tests start


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[Sequence[str]], QApplication]:
    """Let pytest-qt build our application instead of a bare one."""
    return make_application


@pytest.fixture(autouse=True)
def no_logged_error(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Generator[None]:
    """Fail a test that logs an error, unless it is marked with `logs_errors`."""
    yield
    if request.node.get_closest_marker("logs_errors") is None:
        for phase in ("setup", "call"):
            errors = [
                record for record in caplog.get_records(phase) if record.levelno >= logging.ERROR
            ]
            if errors:
                pytest.fail(f"errors were logged: {errors}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Count the skip of one test."""
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Count the skip of a whole module."""
    report = yield
    _fail_if_skipped(report)
    return report


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    expected_failure = hasattr(report, "wasxfail")
    if report.skipped and not expected_failure and os.environ.get("CI"):
        report.outcome = "failed"
        report.longrepr = f"Skipped, which CI does not accept: {report.longrepr}"


@pytest.fixture(scope="session")
def filled_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    with open_office(folder) as office:
        fill(office)
        sign_sample(office)
    return folder


@pytest.fixture
def sample(filled_folder: Path, tmp_path: Path) -> Iterator[OpenOffice]:
    """Open a copy of the sample office."""
    folder = tmp_path / "sample"
    shutil.copytree(filled_folder, folder)
    with open_office(folder) as office:
        yield office


@pytest.fixture(scope="session")
def founded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("founded")
    with open_office(folder) as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")
    return folder


@pytest.fixture
def office(founded_folder: Path, tmp_path: Path) -> Iterator[OpenOffice]:
    """Open an office that was founded a moment ago, in a copy: all its tables take their time."""
    shutil.copytree(founded_folder, tmp_path / "data")
    with open_office(tmp_path / "data") as office:
        yield office
