"""The ways in for attachments: chosen, dropped, pasted; read away from the window.

Hard rule: what is brought is not lost: while other files are read it waits for its turn, and who
leaves waits for it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QEventLoop,
    QIODevice,
    QMimeData,
    QTimer,
    Signal,
)
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter
from PySide6.QtWidgets import QWidget

from desktop.attachments.files import Bytes, Gathering, Shelf, Source
from desktop.attachments.refusals import NothingCopiedError
from ui.dialogs.file_dialog import ask_for_files
from ui.dialogs.progress_dialog import ProgressDialog
from ui.habits import LastFolder
from ui.tasks import Problem, Report, Task, run

Brought = Source | QImage

_PICTURE_NAME = "تصویر کپی‌شده.png"


class AttachmentIntake(QWidget):
    """Brings what was gathered; it is seen nowhere."""

    gathered = Signal(object)  # Gathering
    refused = Signal(object)  # Problem

    def __init__(self, shelf: Callable[[], Shelf], last: LastFolder, owner: QWidget) -> None:
        super().__init__(owner)
        self.hide()
        self._owner = owner
        self._shelf = shelf
        self._last = last
        self._task: Task | None = None
        self._progress: ProgressDialog | None = None
        self._waiting: list[Brought] = []

    def choose(self) -> None:
        """Ask for files."""
        self._last.offer(self, self._ask)

    def _ask(self, first: Path) -> None:
        paths = ask_for_files(self._owner, "افزودن پیوست", first)
        if paths:
            self._last.note(paths[0].parent)
            self.take(paths)

    def paste(self) -> None:
        """Take the files or the picture that were copied."""
        data = QGuiApplication.clipboard().mimeData()
        brought = brought_by(data) if data is not None else ()
        if brought:
            self.take(brought)
        else:
            self.refused.emit(NothingCopiedError(""))

    def take(self, brought: Sequence[Brought]) -> None:
        """Read these files, after those that are being read."""
        self._waiting += brought
        if self._task is None:
            self._begin()

    def _begin(self) -> None:
        brought, self._waiting = tuple(self._waiting), []
        job = partial(_gather, self._shelf(), brought)
        self._task = run(self, job, self.gathered.emit, self._refuse)
        self._task.ended.connect(self._on_end)
        self._progress = ProgressDialog(self._task, "افزودن پیوست", self._owner)

    def finish(self) -> bool:
        """Wait until all is read that was brought, or stopped; False where nothing was."""
        if not self._is_busy():
            return False
        loop = QEventLoop()
        while self._is_busy():
            flags = QEventLoop.ProcessEventsFlag.WaitForMoreEvents
            if self._progress is None or not self._progress.isVisible():
                # What is pressed meanwhile is meant for the place that one is on the way to.
                flags |= QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
            loop.processEvents(flags)
        return True

    def _is_busy(self) -> bool:
        return self._task is not None or bool(self._waiting)

    def _on_end(self) -> None:
        self._task = self._progress = None
        # What was gathered is told first, so that the next files know of it.
        QTimer.singleShot(0, self, self._go_on)

    def _go_on(self) -> None:
        if self._waiting and self._task is None:
            self._begin()

    def _refuse(self, problem: Problem) -> None:
        self.refused.emit(problem)


def brought_by(data: QMimeData) -> tuple[Brought, ...]:
    """Give the files that are copied or held over the window, or else the picture."""
    paths = tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
    if paths or not data.hasImage():
        return paths
    image = data.imageData()
    return (image,) if isinstance(image, QImage) and not image.isNull() else ()


def _gather(shelf: Shelf, brought: Sequence[Brought], report: Report) -> Gathering:
    # What shows pages takes its time to load, and most days begin without it.
    from desktop.attachments.gathering import gather  # noqa: PLC0415 - see above

    return gather(shelf, [_source(each) for each in brought], report)


def _source(brought: Brought) -> Source:
    if not isinstance(brought, QImage):
        return brought
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(brought)
    return Bytes(_PICTURE_NAME, bytes(buffer.data().data()))
