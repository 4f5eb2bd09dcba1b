"""Work on a disk that may never answer, and how long Dabir waits for it.

The one hard rule: nobody but the thread of the work touches the disk. A dead stick can keep a call
for ever; whoever waits goes on then, and the thread is left to the system.
"""

from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar

from desktop.errors import Cancelled
from desktop.transfer.faults import StalledFault

PATIENCE = 9.0  # seconds in which nothing moves; so whoever waits hears of it within ten

_BEAT = 0.1  # seconds between two questions whether to go on

S = TypeVar("S")
T = TypeVar("T")


class GivenUp(Exception):
    """Nobody waits for the work any more."""


class _Work(Generic[S, T]):
    """Runs a job in a thread of its own, which asks whoever waits for it at every step."""

    def __init__(self, job: Callable[[Callable[[S], None]], T]) -> None:
        self._job = job
        self._given_up = False
        self.steps = SimpleQueue[tuple[S] | None]()  # None: the end
        self.answers = SimpleQueue[BaseException | None]()
        self.result: tuple[T] | None = None
        self.failure: BaseException | None = None
        Thread(target=self._run, name="transfer", daemon=True).start()

    def _run(self) -> None:
        try:
            self.result = (self._job(self._tell),)
        except BaseException as failure:  # noqa: BLE001 - it is raised again where it is waited for
            self.failure = failure
        self.steps.put(None)

    def _tell(self, step: S) -> None:
        if self._given_up:
            raise GivenUp
        self.steps.put((step,))
        answer = self.answers.get()
        self._given_up = isinstance(answer, GivenUp)
        if answer is not None:
            raise answer


def patiently(
    job: Callable[[Callable[[S], None]], T],
    hear: Callable[[S], None],
    path: Path,
    patience: float = PATIENCE,
) -> T:
    """Do a job that tells its steps to `hear`, which is called here, and again at every beat.

    What `hear` raises reaches the job at its next step, so that it can clean up, and then the
    caller; a Cancelled after the last step comes too late. Raises StalledFault of `path` when
    nothing moved for `patience` seconds; the job ends at its next step then, if it comes to one.
    """
    work = _Work(job)
    try:
        refusal = _attend(work, hear, path, patience)
    except BaseException:
        work.answers.put(GivenUp())
        raise
    if work.result is not None and isinstance(refusal, Cancelled | None):
        return work.result[0]
    raise refusal or work.failure or AssertionError


def _attend(
    work: _Work[S, T], hear: Callable[[S], None], path: Path, patience: float
) -> BaseException | None:
    """Wait for the end of the work; give what somebody wanted to stop it with."""
    moved = monotonic()
    last: tuple[S] | None = None
    refusal: BaseException | None = None
    while True:
        try:
            news = work.steps.get(timeout=_BEAT)
        except KeyboardInterrupt as stop:
            refusal = stop
        except Empty:
            if monotonic() - moved > patience:
                raise StalledFault(path) from refusal
            refusal = refusal or _heard(hear, last)
        else:
            if news is None:
                return refusal
            moved, last = monotonic(), news
            refusal = refusal or _heard(hear, last)
            work.answers.put(refusal)


def _heard(hear: Callable[[S], None], step: tuple[S] | None) -> BaseException | None:
    try:
        if step is not None:
            hear(*step)
    except BaseException as refusal:  # noqa: BLE001 - the work hears of it first
        return refusal
    return None
