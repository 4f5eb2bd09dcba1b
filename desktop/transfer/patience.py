"""Work on a disk that may never answer, and how long Dabir waits for it.

The one hard rule: nobody but a process of its own touches the disk (`desktop/apart/`). A dead stick
can keep a call for ever; whoever waits goes on then, and the process is left to the system.
"""

from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Generic, TypeVar

from desktop.apart.passing import GivenUp, Job
from desktop.apart.runner import LostError, lent
from desktop.errors import Cancelled
from desktop.reporting import Report, unheard
from desktop.transfer.faults import ExportFault, MediumFault, StalledFault

PATIENCE = 9.0  # seconds in which nothing moves; so whoever waits hears of it within ten

_BEAT = 0.1  # seconds between two questions whether to go on

S = TypeVar("S")
T = TypeVar("T")
U = TypeVar("U")
Tell = Callable[[None], None]  # what a job gets that has nothing to say but that it moves


class _Begun:
    """News that the job has only now come to where it is done."""


class _Ended:
    """News that there will be no more."""


class _Work(Generic[S, T]):
    """Has a job done in a process of its own, which asks whoever waits for it at every step."""

    def __init__(self, job: Job[S, T], path: Path) -> None:
        self._job, self._path = job, path
        self.news = SimpleQueue[tuple[S] | _Begun | _Ended]()
        self.answers = SimpleQueue[BaseException | None]()
        self.result: tuple[T] | None = None
        self.failure: BaseException | None = None
        self.was_stopped = False
        # It waits for the process alone, and never longer than Dabir is there.
        Thread(target=self._run, name="transfer", daemon=True).start()

    def _run(self) -> None:
        try:
            with lent() as runner:
                self.result = (runner.do(self._job, self._goes_on, self._begun),)
        except LostError:
            self.failure = MediumFault(self._path)
        except BaseException as failure:  # noqa: BLE001 - it is raised again where it is waited for
            self.failure = failure
        self.news.put(_Ended())

    def _begun(self) -> None:
        self.news.put(_Begun())

    def _goes_on(self, step: S) -> bool:
        self.news.put((step,))
        answer = self.answers.get()
        if isinstance(answer, GivenUp):
            raise answer
        self.was_stopped |= answer is not None
        return answer is None


def patiently(
    job: Job[S, T],
    hear: Callable[[S], None],
    path: Path,
    patience: float = PATIENCE,
) -> T:
    """Do a job that tells its steps to `hear`, which is called here, and again at every beat.

    When `hear` raises, the job is stopped by a Cancelled at its next step, so that it can clean up,
    and then what was raised reaches the caller. It comes too late for a job that ends well all the
    same, as does a Cancelled after the last step.
    Raises StalledFault of `path` when nothing moved for `patience` seconds; the job ends at its
    next step then, if it comes to one. MediumFault: the system ended the job.
    """
    work = _Work(job, path)
    try:
        refusal = _attend(work, hear, path, patience)
    except BaseException:
        work.answers.put(GivenUp())
        raise
    too_late = work.was_stopped or isinstance(refusal, Cancelled | None)
    if work.result is not None and too_late:
        return work.result[0]
    raise refusal or work.failure or AssertionError


def asked(question: Job[None, T], path: Path, *, otherwise: U, patience: float = PATIENCE) -> T | U:
    """Ask a disk something; give `otherwise` where it does not answer, or refuses."""
    try:
        return patiently(question, beats(), path, patience)
    except (ExportFault, OSError):
        return otherwise


def beats(report: Report = unheard) -> Tell:
    """Give what hears of such a job's steps, for somebody who is told of none, but may stop it."""

    def hear(_step: None) -> None:
        report(0, 1)

    return hear


def _attend(
    work: _Work[S, T], hear: Callable[[S], None], path: Path, patience: float
) -> BaseException | None:
    """Wait for the end of the work; give what somebody wanted to stop it with."""
    waits = PATIENCE  # no disk is touched before the job has begun
    moved = monotonic()
    last: tuple[S] | None = None
    refusal: BaseException | None = None
    while True:
        try:
            news = work.news.get(timeout=_BEAT)
        except KeyboardInterrupt as stop:
            refusal = stop
        except Empty:
            if monotonic() - moved > waits:
                raise StalledFault(path) from refusal
            refusal = refusal or _heard(hear, last)
        else:
            if isinstance(news, _Ended):
                return refusal
            moved, waits = monotonic(), patience
            if isinstance(news, tuple):
                last = news
                refusal = refusal or _heard(hear, last)
                work.answers.put(refusal)


def _heard(hear: Callable[[S], None], step: tuple[S] | None) -> BaseException | None:
    try:
        if step is not None:
            hear(*step)
    except BaseException as refusal:  # noqa: BLE001 - the work hears of it first
        return refusal
    return None
