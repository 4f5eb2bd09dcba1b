"""The four hooks for what must not happen: Python here and in threads, native code, Qt's own words.

The one hard rule: whatever fails, a report is tried first, then the person is told; nothing here
may raise, for nobody would hear it.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from time import monotonic
from types import TracebackType

from PySide6.QtCore import (
    QMessageLogContext,
    QObject,
    Qt,
    QThread,
    QtMsgType,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.access.refusals import NotAllowedError
from desktop.crash import FaultTrace, write_report
from ui.dialogs.crash_dialog import TITLE, CrashDialog, told
from ui.dialogs.notice_dialog import NoticeDialog
from ui.sentences import sentence

_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
CRASHED = 1
_AGAIN = 10.0  # seconds in which a defect that comes back is no news

_Place = tuple[object, ...]

_log = logging.getLogger(__name__)


class CrashHooks(QObject):
    """The hooks at work, from the start of the application until `remove`."""

    _reported = Signal(object)  # Path | None
    _refused = Signal(str)

    def __init__(self, folder: Path, parent: QObject) -> None:
        super().__init__(parent)
        self.save: Callable[[], bool] = lambda: True
        self._folder = folder
        self._telling: _Place | None = None
        self._told: dict[_Place, float] = {}  # when each was heard of last
        self._reported.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._refused.connect(_say, Qt.ConnectionType.QueuedConnection)
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        self._qt_before = qInstallMessageHandler(_on_qt_message)
        self._fault_trace = FaultTrace(folder)

    def remove(self) -> None:
        """Give the hooks back to whoever had them."""
        self._fault_trace.close()
        qInstallMessageHandler(self._qt_before)
        sys.excepthook, threading.excepthook = self._before

    def on_defect(self, defect: BaseException) -> None:
        """Report a defect and tell of it, once what is running has come back; from any thread."""
        if isinstance(defect, NotAllowedError):  # it was offered, but nothing was done
            _log.warning("refused: %s", defect)
            self._refused.emit(sentence(defect))
            return
        _log.critical("a defect", exc_info=defect)
        if self._telling or self._is_known(defect):  # it fails at every repaint, at every key
            return
        self._telling = _place(defect)
        report = write_report(self._folder, defect)
        if QThread.isMainThread() and QThread.currentThread().loopLevel() == 0:
            self._tell(report)
        else:
            self._reported.emit(report)

    def _is_known(self, defect: BaseException) -> bool:
        """Tell whether the person has just been told of this, or it comes again and again."""
        place, now = _place(defect), monotonic()
        known = now - self._told.get(place, -_AGAIN) < _AGAIN
        if known:
            self._told[place] = now
        return known

    def _on_exception(
        self, kind: type[BaseException], error: BaseException, place: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, place)
            return
        self.on_defect(error)

    def _on_thread_exception(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.on_defect(arguments.exc_value)

    def _tell(self, report: Path | None) -> None:
        try:
            leaves = _ask(report, saved=self._saved())
        finally:
            if self._telling:
                self._told[self._telling] = monotonic()
            self._telling = None
        if leaves:
            QApplication.exit(CRASHED)

    def _saved(self) -> bool:
        try:
            return self.save()
        except Exception as defect:  # noqa: BLE001 - nothing here may raise
            _log.critical("saving after a defect failed", exc_info=defect)
            return False


def _place(defect: BaseException) -> _Place:
    """Find where a defect arose: what it is, the file and the line."""
    frames = list(traceback.walk_tb(defect.__traceback__))
    return (type(defect), *((frame.f_code.co_filename, line) for frame, line in frames[-1:]))


def _ask(report: Path | None, *, saved: bool) -> bool:
    """Tell what happened; True when the person wants to leave."""
    try:
        dialog = CrashDialog(report, saved=saved)
        dialog.exec()
    except Exception as defect:  # noqa: BLE001 - the dialog survives its own failure
        _log.critical("the crash dialog failed", exc_info=defect)
        QMessageBox.critical(None, TITLE, told(report, saved=saved))
        return False
    return dialog.leaves


def _say(words: str) -> None:
    NoticeDialog(words).exec()


def _on_qt_message(kind: QtMsgType, _place: QMessageLogContext, message: str | None) -> None:
    logging.getLogger("qt").log(_LEVELS[kind], "%s", message)
