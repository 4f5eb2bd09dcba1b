import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import get_ident

import pytest

from desktop.apart.passing import GivenUp
from desktop.errors import Cancelled
from desktop.transfer.faults import MediumFault, StalledFault
from desktop.transfer.patience import PATIENCE, patiently

FILE = Path("/media/stick/file")
Tell = Callable[[int], None]


def come_to(file: Path) -> None:
    """Wait until another process has made a file."""
    until = time.monotonic() + 30
    while not file.exists():
        assert time.monotonic() < until
        time.sleep(0.01)


# Jobs, each done in a process of its own


def give(_tell: Tell) -> int:
    return os.getpid()


def fail(_tell: Tell) -> None:
    raise ZeroDivisionError


def step_twice(tell: Tell) -> None:
    tell(1)
    tell(2)


def clean_up(cleaned: Path, tell: Tell) -> None:
    try:
        tell(1)
    except Cancelled:
        cleaned.touch()
        raise


def step_and_wait(awaited: Path, tell: Tell) -> str:
    tell(1)
    come_to(awaited)
    return "done"


def wait_between(awaited: Path, tell: Tell) -> None:
    tell(1)
    come_to(awaited)
    tell(2)


def stand_still(awaited: Path, told: Path, tell: Tell) -> None:
    come_to(awaited)
    for _ in range(2):
        with pytest.raises(GivenUp):
            tell(2)
    told.touch()


def go_on_all_the_same(tell: Tell) -> str:
    with pytest.raises(Cancelled):
        tell(1)
    return "done"


def move_slowly(tell: Tell) -> str:
    for step in range(3):
        tell(step)
        time.sleep(0.15)  # so that it is asked meanwhile whether it moves
    return "done"


def die(_tell: Tell) -> None:
    os.abort()


def test_result_and_refusals_of_the_work_come_back() -> None:
    assert patiently(give, print, FILE) != os.getpid()
    with pytest.raises(ZeroDivisionError) as failure:
        patiently(fail, print, FILE)
    assert "in fail" in failure.value.__notes__[0]  # where it was, for the report of a defect


def test_steps_are_heard_where_they_are_waited_for() -> None:
    heard: list[tuple[int, int]] = []
    patiently(step_twice, lambda step: heard.append((step, get_ident())), FILE)
    assert heard == [(1, get_ident()), (2, get_ident())]


@pytest.mark.parametrize("stopped", [Cancelled, KeyboardInterrupt])
def test_stop_reaches_the_work_before_it_reaches_who_waits(
    tmp_path: Path, stopped: type[BaseException]
) -> None:
    def stop(_step: int) -> None:
        raise stopped

    with pytest.raises(stopped):
        patiently(partial(clean_up, tmp_path / "cleaned"), stop, FILE)
    assert (tmp_path / "cleaned").exists()


@pytest.mark.parametrize("stopped", [Cancelled, KeyboardInterrupt])
def test_stop_comes_too_late_for_work_that_does_not_heed_it(stopped: type[BaseException]) -> None:
    def stop(_step: int) -> None:
        raise stopped

    assert patiently(go_on_all_the_same, stop, FILE) == "done"


class Later:
    """Stops the work between two steps."""

    def __init__(self, stopped: Path) -> None:
        self.heard: list[int] = []
        self._stopped = stopped

    def __call__(self, step: int) -> None:
        self.heard.append(step)
        if len(self.heard) > 1:
            self._stopped.touch()
            raise Cancelled


def test_stop_is_heard_between_two_steps_too(tmp_path: Path) -> None:
    later = Later(tmp_path / "stopped")
    with pytest.raises(Cancelled):
        patiently(partial(wait_between, tmp_path / "stopped"), later, FILE)
    assert later.heard == [1, 1]


def test_stop_after_the_last_step_comes_too_late(tmp_path: Path) -> None:
    later = Later(tmp_path / "stopped")
    assert patiently(partial(step_and_wait, tmp_path / "stopped"), later, FILE) == "done"


def test_work_that_does_not_move_is_given_up_and_ends_at_its_next_step(tmp_path: Path) -> None:
    moves, ended = tmp_path / "moves", tmp_path / "ended"
    heard: list[int] = []
    with pytest.raises(StalledFault) as given_up:
        patiently(partial(stand_still, moves, ended), heard.append, FILE, patience=0.2)
    assert given_up.value.path == FILE
    assert not ended.exists()
    moves.touch()
    come_to(ended)
    assert not heard


def test_slow_work_that_moves_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    now = [0.0]  # the clock goes with the steps, however long they take here
    monkeypatch.setattr("desktop.transfer.patience.monotonic", lambda: now[0])
    heard: list[int] = []

    def hear(step: int) -> None:
        if step not in heard:
            heard.append(step)
            now[0] += 0.8 * PATIENCE

    assert patiently(move_slowly, hear, FILE) == "done"


def test_work_that_the_system_ends_is_half_done() -> None:
    with pytest.raises(MediumFault) as lost:
        patiently(die, print, FILE)
    assert lost.value.path == FILE
