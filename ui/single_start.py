"""One window for one data folder: a second start brings the first window forward and ends.

The one hard rule: whoever holds the lock in the folder has the only window on it, and a lock whose
process is gone holds nobody up.
"""

import ctypes
import hashlib
import logging
import os
import sys
from pathlib import Path
from typing import Self

from PySide6.QtCore import QLockFile, QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication

from desktop.errors import FolderFault, FolderInUseFault

_ANSWER = b"here"
_PATIENCE_MS = 3_000

_log = logging.getLogger(__name__)


class SingleStart(QObject):
    """The right to the window on a data folder, and the bell that later starts ring."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # a window may be open for weeks
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_ring)

    def is_first(self) -> bool:
        """Take the folder; False when another window has it, which is then in front.

        Raises FolderFault, and FolderInUseFault when that other window does not answer.
        """
        try:
            self._folder.mkdir(0o700, parents=True, exist_ok=True)
        except OSError as fault:
            raise FolderFault(self._folder) from fault
        if self._lock.tryLock(0):
            self._listen()
            return True
        if self._lock.error() is not QLockFile.LockError.LockFailedError:
            raise FolderFault(self._folder)
        if not self._ring():
            raise FolderInUseFault(self._folder)
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._server.close()
        self._lock.unlock()

    def _listen(self) -> None:
        name = _name(self._folder)
        QLocalServer.removeServer(name)  # what a killed process left there
        if not self._server.listen(name):
            _log.warning("later starts cannot be heard: %s", self._server.serverError().name)

    def _ring(self) -> bool:
        """Ask the first window to come forward, and tell whether it answered."""
        if sys.platform == "win32":
            # Only the program that was just started may give the foreground away.
            ctypes.windll.user32.AllowSetForegroundWindow(-1)
        socket = QLocalSocket()
        socket.connectToServer(_name(self._folder))
        return (
            socket.waitForConnected(_PATIENCE_MS)
            and socket.waitForReadyRead(_PATIENCE_MS)
            and socket.readAll().data() == _ANSWER
        )

    def _on_ring(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            _log.info("another start brings the window forward")
            _come_forward()
            socket.disconnected.connect(socket.deleteLater)
            socket.write(_ANSWER)
            socket.disconnectFromServer()


def _name(folder: Path) -> str:
    """Name the bell of a folder, whichever way the folder was written."""
    place = os.path.normcase(folder.resolve())
    return f"dabir-{hashlib.sha256(place.encode()).hexdigest()[:16]}"


def _come_forward() -> None:
    """Bring what the person can use to the front: a dialog that waits, else the window."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible() and window.windowType() is Qt.WindowType.Window:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            (QApplication.activeModalWidget() or window).activateWindow()
