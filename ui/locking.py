"""The lock over an open office: it falls, and is opened by the password of whoever is signed in.

The one hard rule: while a dialog stands open under it, nobody but whoever locked comes in: what is
half done there is theirs.
"""

import logging

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from ui.curtain import Curtain
from ui.desk import Desk
from ui.screens.entrance.lock import LockDialog

_log = logging.getLogger(__name__)


class Locking(QObject):
    """Locks a window, time and again."""

    opened = Signal()
    other_wanted = Signal()  # somebody else would come in, and nothing stands open

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._desk: Desk | None = None  # the locked one
        self._lock: LockDialog | None = None
        self._curtain: Curtain | None = None

    @property
    def is_on(self) -> bool:
        return self._lock is not None

    def lock(self, desk: Desk) -> None:
        """Cover everything until the password is typed; what is under it goes on."""
        if self._lock is not None or desk.office.user is None:
            return
        desk.flush()  # where that fails it is tried again, and told under the curtain
        desk.set_locked(on=True)
        self._desk = desk
        # Of this window, not of a dialog that stands open, which may end and go under it.
        self._lock = LockDialog(desk, desk.office.user, self._window)
        self._curtain = Curtain(self._window, self._lock)
        # Once the other has all that comes to it, else it takes the keyboard again.
        self._curtain.passed.connect(self._come_forward, Qt.ConnectionType.QueuedConnection)
        self._lock.accepted.connect(self._on_opened)
        self._lock.close_wanted.connect(self._window.close)
        self._lock.page.other_wanted.connect(self._on_other)
        self._hold_for_dialogs()
        self._lock.show()
        self._lock.activateWindow()
        self._lock.page.begin()
        _log.info("locked")

    def open(self) -> None:
        """Take the lock away, as if its password had been typed."""
        if self._lock is not None:
            self._lock.accept()

    def leave_field(self) -> None:
        """Let the field that had the keyboard hear that it is left after all."""
        if self._curtain is not None:
            self._curtain.leave_field()

    def say(self, words: str) -> None:
        """Say on the lock, if it is on, what stands in the way."""
        if self._lock is not None:
            self._lock.page.say(words)

    def _come_forward(self) -> None:
        """Put the lock before what was opened under it, so that the password is typed there."""
        if self._lock is not None:
            self._lock.raise_()
            self._lock.activateWindow()
            self._hold_for_dialogs()

    def _on_opened(self) -> None:
        self.opened.emit()
        if self._desk is not None:
            self._desk.set_locked(on=False)
        if self._curtain is not None:
            self._curtain.lift()
        self._curtain = self._lock = self._desk = None
        (QApplication.activeModalWidget() or self._window).activateWindow()

    def _on_other(self) -> None:
        if not self._hold_for_dialogs():  # a job may have opened one meanwhile
            QTimer.singleShot(0, self.other_wanted.emit)  # once the button that asked has come back

    def _hold_for_dialogs(self) -> bool:
        """Keep the lock for whoever locked while a dialog stands open; tell whether one does."""
        if self._lock is None:
            return False
        opened = [
            each
            for each in QApplication.topLevelWidgets()
            if isinstance(each, QDialog) and each.isVisible() and each is not self._lock
        ]
        for each in opened:
            each.finished.connect(self._hold_for_dialogs, Qt.ConnectionType.UniqueConnection)
        self._lock.page.hold(on=bool(opened))
        return bool(opened)
