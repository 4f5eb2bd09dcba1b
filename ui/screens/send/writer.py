"""Writing a parcel somewhere, and letting the stick go: away from the window, one at a time.

The one hard rule: what was delivered is told at once, before the stick is let go, which takes its
time; a stop that comes after the last byte was read back stops nothing. Dabir ends without it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from functools import partial
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.transfer.delivery import Delivered, Step, deliver
from desktop.transfer.drive import Drive, Eject
from desktop.transfer.eject import eject
from desktop.transfer.parcel import Parcel
from ui.models.drives_model import Place
from ui.tasks import Problem, Report, Task, run_beside

T = TypeVar("T")

_LOOK_EVERY_MS = 50
_STILL_AFTER = 3.0  # seconds in which nothing moves


class Phase(Enum):
    """What goes on; a stick that is being let go cannot be stopped."""

    NOTHING = auto()
    DELIVERING = auto()
    EJECTING = auto()


@dataclass(frozen=True)
class Order:
    """What is to be written where, and what is to become of the stick then."""

    parcel: Parcel
    place: Place
    ejects: bool
    replaces: bool = False

    @property
    def lets_go(self) -> bool:
        """Whether there is a stick that is to be let go."""
        return self.ejects and self.place.drive is not None


@dataclass(frozen=True)
class Outcome:
    """What came of it; `ejected` is None where that was not asked for, or not answered yet."""

    order: Order
    delivered: Delivered
    drive: Drive | None
    ejected: Eject | None


Release = Callable[[Drive], Eject]  # keeps nobody waiting for ever


class Writer(QObject):
    """One order after the other."""

    moved = Signal(object)  # Step
    turned = Signal()  # to another phase
    delivered = Signal(object)  # Outcome; all was read back, the stick not let go yet
    done = Signal(object)  # Outcome
    failed = Signal(object, object)  # Order, Problem
    stopped = Signal()
    released = Signal(object)  # Eject

    def __init__(self, parent: QObject, release: Release = eject) -> None:
        super().__init__(parent)
        self.phase = Phase.NOTHING
        self._release = release
        self._task: Task | None = None
        self._answered = False
        self._news = SimpleQueue[Step | Outcome]()
        self._last: Step | None = None
        self._moved_at = 0.0
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._hear)

    @property
    def is_busy(self) -> bool:
        return self.phase is not Phase.NOTHING

    @property
    def may_be_left(self) -> bool:
        """Whether nothing is lost where nobody waits any more: for a stick that stands still."""
        stands_still = monotonic() - self._moved_at > _STILL_AFTER
        return self.phase is not Phase.DELIVERING or stands_still

    def start(self, order: Order) -> None:
        if not self.is_busy:
            self._news, self._last, self._moved_at = SimpleQueue(), None, monotonic()
            job = partial(_write, order, self._release, self._news.put)
            self._run(Phase.DELIVERING, job, self.done.emit, partial(self.failed.emit, order))
            self._timer.start()

    def let_go(self, drive: Drive) -> None:
        """Ask the system once more to let go of a stick."""
        if not self.is_busy:
            job = partial(_let_go, self._release, drive)
            self._run(Phase.EJECTING, job, self.released.emit, lambda _: None)

    def _run(
        self,
        phase: Phase,
        job: Callable[[Report], T],
        on_done: Callable[[T], None],
        on_problem: Callable[[Problem], None],
    ) -> None:
        self._answered = False
        self._turn(phase)
        self._task = run_beside(
            self, job, partial(self._answer, on_done), partial(self._answer, on_problem)
        )
        self._task.ended.connect(self._on_end)

    def stop(self) -> None:
        """Write no more; what was newly written is taken away again."""
        if self._task is not None and self.phase is Phase.DELIVERING:
            self._task.cancel()

    def _hear(self) -> None:
        """Tell what happened, each file's steps in their order and no step twice."""
        last: Step | None = None
        while (news := self._next()) is not None:
            step = news if isinstance(news, Step) else None
            if last is not None and (step is None or not _is_same(last, step)):
                self.moved.emit(last)
            last = step
            if isinstance(news, Outcome):
                self._hear_delivered(news)
            elif news != self._last:
                self._last, self._moved_at = news, monotonic()
        if last is not None:
            self.moved.emit(last)

    def _hear_delivered(self, outcome: Outcome) -> None:
        self.delivered.emit(outcome)
        if outcome.order.lets_go:
            self._turn(Phase.EJECTING)

    def _next(self) -> Step | Outcome | None:
        try:
            return self._news.get_nowait()
        except Empty:
            return None

    def _on_end(self) -> None:
        """Be free again before anybody hears of what came of it."""
        self._hear()
        self._timer.stop()
        self._task = None
        self._turn(Phase.NOTHING)
        QTimer.singleShot(0, self, self._after)

    def _answer(self, tell: Callable[[Any], None], answer: object) -> None:
        self._answered = True
        tell(answer)

    def _after(self) -> None:
        """Tell that it was stopped: of that nobody hears otherwise."""
        if not self._answered and not self.is_busy:
            self.stopped.emit()

    def _turn(self, phase: Phase) -> None:
        self.phase = phase
        self.turned.emit()


def _is_same(step: Step, other: Step) -> bool:
    """Tell whether it is of the same file, and as far."""
    return (step.name, step.stage) == (other.name, other.stage)


def _write(
    order: Order,
    release: Release,
    tell: Callable[[Step | Outcome], None],
    report: Report,
) -> Outcome:
    def watch(step: Step) -> None:
        tell(step)
        report(step.done, step.total)

    place = order.place
    delivered = deliver(
        order.parcel, place.folder, watch, replace=order.replaces, volume=place.volume
    )
    drive = place.volume.drive if place.volume else None
    outcome = Outcome(order, delivered, drive, None)
    tell(outcome)
    if place.drive is None or not order.lets_go:
        return outcome
    return replace(outcome, ejected=release(place.drive))


def _let_go(release: Release, drive: Drive, report: Report) -> Eject:
    report(0, 1)
    return release(drive)
