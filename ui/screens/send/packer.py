"""What is chosen, packed away from the window: reading and digesting many files takes its time.

The one hard rule: what is no longer wanted is packed no further.
"""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.office import DataFile, OpenOffice
from desktop.sending.packing import gather
from desktop.transfer.parcel import Parcel
from ui.tasks import Problem, Report, Task, run

SLOW_AFTER_MS = 500
_PACK_AFTER_MS = 120  # so that whoever chooses many by Space waits for none of them


class Packer(QObject):
    """`packed` brings the parcel of the meetings that were wanted last, None for none.

    `turned` tells that one takes long, or no longer does; `moved` how far it is, of SCALE.
    """

    packed = Signal(object)  # Parcel | None
    failed = Signal(object)  # Problem
    turned = Signal()
    moved = Signal(int)

    def __init__(self, file: DataFile, parent: QObject) -> None:
        super().__init__(parent)
        self.is_slow = False
        self._file = file
        self._wanted: tuple[int, ...] = ()
        self._meetings: tuple[int, ...] = ()  # that are packed, or being packed
        self._parcel: Parcel | None = None
        self._task: Task | None = None
        self._done = 0
        self._soon = QTimer(self, singleShot=True, interval=_PACK_AFTER_MS)
        self._soon.timeout.connect(self._pack)
        self._long = QTimer(self, singleShot=True, interval=SLOW_AFTER_MS)
        self._long.timeout.connect(partial(self._turn, slow=True))

    def parcel(self, meetings: tuple[int, ...]) -> Parcel | None:
        """Give the parcel of these meetings if it is packed."""
        return self._parcel if meetings == self._meetings else None

    def want(self, meetings: tuple[int, ...], *, even_stopped: bool = False) -> None:
        """Pack these meetings soon, unless they are packed, or their packing was stopped."""
        self._wanted = meetings
        was_stopped = self._task is None and self._parcel is None
        if meetings == self._meetings and not (even_stopped and was_stopped):
            self._soon.stop()
        else:
            self._give_up()
            self._soon.start()

    def stop(self) -> None:
        """Pack no further, until others are wanted."""
        meetings = self._meetings
        self._give_up()
        self._meetings = meetings

    def forget(self) -> None:
        """Pack anew whatever is wanted next."""
        self._soon.stop()
        self._give_up()
        self._meetings, self._parcel = (), None

    def _pack(self) -> None:
        meetings = self._meetings = self._wanted
        self._parcel = None
        if not meetings:
            self.packed.emit(None)
            return
        self._done = 0
        task = self._task = run(
            self,
            partial(_gather, self._file, meetings),
            partial(self._on_packed, meetings),
            partial(self._on_problem, meetings),
        )
        task.progressed.connect(self._on_moved)
        task.ended.connect(self._on_end)
        self._long.start()

    def _give_up(self) -> None:
        """Pack no further what is being packed."""
        if (task := self._task) is not None:
            task.progressed.disconnect(self._on_moved)
            task.ended.disconnect(self._on_end)
            task.cancel()
            self._meetings = ()
            self._on_end()

    def _on_end(self) -> None:
        self._task = None
        self._long.stop()
        self._turn(slow=False)

    def _turn(self, *, slow: bool) -> None:
        if self.is_slow != slow:
            self.is_slow = slow
            self.turned.emit()
            if slow:
                self.moved.emit(self._done)

    def _on_moved(self, done: int) -> None:
        self._done = done
        if self.is_slow:
            self.moved.emit(done)

    def _on_packed(self, meetings: tuple[int, ...], parcel: Parcel) -> None:
        if meetings == self._meetings:
            self._parcel = parcel
            self.packed.emit(parcel)

    def _on_problem(self, meetings: tuple[int, ...], problem: Problem) -> None:
        if meetings == self._meetings:
            self.forget()
            self.failed.emit(problem)


def _gather(file: DataFile, meetings: tuple[int, ...], report: Report) -> Parcel:
    report(0, 1)
    with OpenOffice(file) as office:
        return gather(office, meetings, report)
