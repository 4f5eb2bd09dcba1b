"""A process beside Dabir for what must not hold it up: it may never end, or take much memory.

The one hard rule: Dabir ends without it. A disk that does not answer holds a process in the system,
where nothing can end it, and no process ends before its last thread; so whatever touches such a
disk is done in one that nobody waits for. What reads decades is done there too, since there it
takes neither the window's turn nor, once it has ended, any memory.

A start takes a tenth of a second, on Windows more. So one process that is free is kept for the next
job; it belongs to the system's process as the pipes to it do, and ends with it.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, Full, Queue
from threading import Thread
from typing import Any, BinaryIO, TypeVar, cast

from desktop.apart.passing import Begun, Failed, Job, Told, receive, send
from desktop.apart.worker import WORK

S = TypeVar("S")
T = TypeVar("T")

_ROOT = Path(__file__).parents[2]
if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0

_free = Queue["Runner"](1)


class LostError(Exception):
    """The process ended before its job did: the system ended it."""


class Runner:
    """A process that does one job at a time, for whichever thread waits for it."""

    def __init__(self) -> None:
        # Nothing of the terminal is its own: a key that stops Dabir reaches it through Dabir, and
        # whoever reads what Dabir says does not wait for it.
        self._process = subprocess.Popen(  # noqa: S603 - Dabir itself
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(_places())},
            start_new_session=True,
            creationflags=_NO_WINDOW,
        )
        self._orders = cast(BinaryIO, self._process.stdin)
        self._answers = cast(BinaryIO, self._process.stdout)
        self.is_free = True

    @property
    def is_there(self) -> bool:
        return self._process.poll() is None

    def do(
        self,
        job: Job[S, T],
        goes_on: Callable[[S], bool],
        begun: Callable[[], None] = lambda: None,
    ) -> T:
        """Do a job, which is asked at each step whether it goes on, and give what it gives.

        Where it is not to go on, Cancelled is raised in it. Raises what the job raises, what
        `goes_on` raises, and LostError; of a process that never begins, which is a defect of
        Dabir's, RuntimeError.
        """
        self.is_free = False
        answer = self._hand_over(job)
        if isinstance(answer, Begun):
            begun()
            while isinstance(answer := self._answer(), Told):
                word = goes_on(answer.step)
                with _lost():
                    send(word, self._orders)
            self.is_free = True
        if isinstance(answer, Failed):
            raise answer.failure
        result: T = answer.result
        return result

    def _hand_over(self, job: Job[S, T]) -> Begun | Failed:
        try:
            with suppress(OSError):  # whoever cannot read it reads no further, and says why
                send(job, self._orders)
            begun: Begun | Failed = receive(self._answers)
        except (EOFError, OSError) as end:
            raise RuntimeError("the process beside Dabir did not begin") from end
        return begun

    def _answer(self) -> Any:
        with _lost():
            return receive(self._answers)

    def leave(self) -> None:
        """Want nothing more of it: it ends by itself, and if at work, at its next step."""
        for pipe in (self._orders, self._answers):
            with suppress(OSError):
                pipe.close()
        # Whoever has ended is to be heard of, or it stays in the system's list.
        Thread(target=self._process.wait, daemon=True).start()


@contextmanager
def _lost() -> Iterator[None]:
    try:
        yield
    except (EOFError, OSError) as end:
        raise LostError from end


@contextmanager
def lent() -> Iterator[Runner]:
    """Lend a process that works for nobody else."""
    runner = _kept() or Runner()
    try:
        yield runner
    finally:
        if not (runner.is_free and _is_kept(runner)):
            runner.leave()


def _kept() -> Runner | None:
    try:
        runner = _free.get_nowait()
    except Empty:
        return None
    if runner.is_there:
        return runner
    runner.leave()
    return None


def _is_kept(runner: Runner) -> bool:
    try:
        _free.put_nowait(runner)
    except Full:
        return False
    return True


def _places() -> Iterator[str]:
    """Give where Dabir's own modules and its libraries are, wherever it was started."""
    yield str(_ROOT)
    yield from filter(None, sys.path)


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, WORK]
    return [sys.executable, "-P", "-m", "desktop.apart.worker", WORK]
