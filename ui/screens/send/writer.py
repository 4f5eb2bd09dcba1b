"""Writing a parcel somewhere, and letting the stick go: away from the window, one at a time.

The one hard rule: what was delivered is brought as delivered even where the stick was not let go;
a stop that comes after the last byte was read back stops nothing.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.transfer.delivery import Delivered, Step, deliver
from desktop.transfer.drive import Drive, Eject
from desktop.transfer.eject import eject
from desktop.transfer.parcel import Parcel
from ui.models.drives_model import Place
from ui.tasks import Problem, Report, Task, run

T = TypeVar("T")

_LOOK_EVERY_MS = 50


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


@dataclass(frozen=True)
class Outcome:
    """What came of it; `ejected` is None where that was not asked for."""

    order: Order
    delivered: Delivered
    drive: Drive | None
    ejected: Eject | None


Release = Callable[[Drive], Eject]  # keeps nobody waiting for ever


class Writer(QObject):
    """One order after the other."""

    moved = Signal(object)  # Step
    turned = Signal()  # to another phase
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
        self._news = SimpleQueue[Step | Phase]()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._hear)

    @property
    def is_busy(self) -> bool:
        return self.phase is not Phase.NOTHING

    def start(self, order: Order) -> None:
        if not self.is_busy:
            self._news = SimpleQueue()
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
        self._task = run(
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
            if isinstance(news, Phase):
                self._turn(news)
        if last is not None:
            self.moved.emit(last)

    def _next(self) -> Step | Phase | None:
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
    tell: Callable[[Step | Phase], None],
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
    if not order.ejects or place.drive is None:
        return Outcome(order, delivered, drive, None)
    tell(Phase.EJECTING)
    return Outcome(order, delivered, drive, release(place.drive))


def _let_go(release: Release, drive: Drive, report: Report) -> Eject:
    report(0, 1)
    return release(drive)
