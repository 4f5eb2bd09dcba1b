import time
from collections.abc import Callable
from pathlib import Path
from threading import Event, get_ident

import pytest

from desktop.errors import Cancelled
from desktop.transfer.faults import StalledFault
from desktop.transfer.patience import GivenUp, patiently

FILE = Path("/media/stick/file")
Tell = Callable[[int], None]


def test_result_and_refusals_of_the_work_come_back() -> None:
    assert patiently(lambda _: "done", print, FILE) == "done"
    with pytest.raises(ZeroDivisionError):
        patiently(lambda _: 1 / 0, print, FILE)


def test_steps_are_heard_where_they_are_waited_for() -> None:
    heard: list[tuple[int, int]] = []

    def work(tell: Tell) -> int:
        tell(1)
        tell(2)
        return get_ident()

    thread = patiently(work, lambda step: heard.append((step, get_ident())), FILE)
    assert heard == [(1, get_ident()), (2, get_ident())]
    assert thread != get_ident()


def test_stop_reaches_the_work_before_it_reaches_who_waits() -> None:
    cleaned: list[type[BaseException]] = []

    def work(tell: Tell) -> None:
        try:
            tell(1)
        except Cancelled as stop:
            cleaned.append(type(stop))
            raise

    def stop(_step: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        patiently(work, stop, FILE)
    assert cleaned == [Cancelled]


class Later:
    """Stops the work between two steps."""

    def __init__(self) -> None:
        self.heard: list[int] = []
        self.stopped = Event()

    def __call__(self, step: int) -> None:
        self.heard.append(step)
        if len(self.heard) > 1:
            self.stopped.set()
            raise Cancelled


def test_stop_is_heard_between_two_steps_too() -> None:
    later = Later()

    def work(tell: Tell) -> None:
        tell(1)
        later.stopped.wait(5)
        tell(2)

    with pytest.raises(Cancelled):
        patiently(work, later, FILE)
    assert later.heard == [1, 1]


def test_stop_after_the_last_step_comes_too_late() -> None:
    later = Later()

    def work(tell: Tell) -> str:
        tell(1)
        later.stopped.wait(5)
        return "done"

    assert patiently(work, later, FILE) == "done"


def test_work_that_does_not_move_is_given_up_and_ends_at_its_next_step() -> None:
    moves, ended = Event(), Event()

    def work(tell: Tell) -> None:
        tell(1)
        moves.wait()
        for step in (2, 3):
            with pytest.raises(GivenUp):
                tell(step)
        ended.set()

    begun = time.monotonic()
    heard: list[int] = []
    with pytest.raises(StalledFault) as given_up:
        patiently(work, heard.append, FILE, patience=0.2)
    assert 0.2 < time.monotonic() - begun < 5
    assert given_up.value.path == FILE
    assert not ended.is_set()
    moves.set()
    assert ended.wait(5)
    assert set(heard) == {1}


def test_slow_work_that_moves_is_waited_for() -> None:
    def work(tell: Tell) -> str:
        for step in range(7):
            time.sleep(0.1)
            tell(step)
        return "done"

    assert patiently(work, lambda _: None, FILE, patience=0.5) == "done"
