"""What is chosen, packed away from the window: reading and digesting many files takes its time."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.office import DataFile, OpenOffice
from desktop.sending.packing import gather
from desktop.transfer.parcel import Parcel
from ui.tasks import Problem, Report, run

_PACK_AFTER_MS = 120  # so that whoever chooses many by Space waits for none of them


class Packer(QObject):
    """`packed` brings the parcel of the meetings that were wanted last, None for none."""

    packed = Signal(object)  # Parcel | None
    failed = Signal(object)  # Problem

    def __init__(self, file: DataFile, parent: QObject) -> None:
        super().__init__(parent)
        self._file = file
        self._wanted: tuple[int, ...] = ()
        self._meetings: tuple[int, ...] = ()  # that are packed, or being packed
        self._parcel: Parcel | None = None
        self._soon = QTimer(self, singleShot=True, interval=_PACK_AFTER_MS)
        self._soon.timeout.connect(self._pack)

    def parcel(self, meetings: tuple[int, ...]) -> Parcel | None:
        """Give the parcel of these meetings if it is packed."""
        return self._parcel if meetings == self._meetings else None

    def want(self, meetings: tuple[int, ...]) -> None:
        """Pack these meetings soon, unless they are packed."""
        self._wanted = meetings
        if meetings == self._meetings:
            self._soon.stop()
        else:
            self._soon.start()

    def forget(self) -> None:
        """Pack anew whatever is wanted next."""
        self._soon.stop()
        self._meetings, self._parcel = (), None

    def _pack(self) -> None:
        meetings = self._meetings = self._wanted
        self._parcel = None
        if not meetings:
            self.packed.emit(None)
            return
        job = partial(_gather, self._file, meetings)
        run(self, job, partial(self._on_packed, meetings), partial(self._on_problem, meetings))

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
        return gather(office, meetings)
