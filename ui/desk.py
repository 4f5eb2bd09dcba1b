"""The open office as the window works on it: acts, their news, undo, and what is not yet written.

Hard rule: what was typed is written within half a second, also while typing goes on, and before
anything else happens to the records.
"""

from collections.abc import Callable, Hashable
from typing import TypeVar

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from db.records import Change
from desktop.access.refusals import NotAllowedError
from desktop.errors import EnvironmentFault, LockedRecordFault
from desktop.office import OpenOffice
from ui.clock import now_here

T = TypeVar("T")

WRITE_AFTER_MS = 400
RETRY_AFTER_MS = 5_000

_REFUSALS = (NotAllowedError, LockedRecordFault)


class Desk(QObject):
    """Writes for the screens, and tells them what changed."""

    changed = Signal(object)  # tuple[Change, ...]
    waiting = Signal()  # something typed is not written yet
    saved = Signal(object)  # time, on the wall of this office
    failed = Signal(object)  # EnvironmentFault; what was typed is kept and tried again
    held = Signal(bool)  # whether a stick is being written to, which is not to be pulled out
    refused = Signal(object)  # NotAllowedError or LockedRecordFault; trying again would not help

    def __init__(self, office: OpenOffice, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.office = office
        self.holds_stick = False
        self._is_locked = False
        self._questions: list[tuple[QObject, Callable[[], None]]] = []  # until it is open again
        self._waiting: dict[Hashable, Callable[[OpenOffice], None]] = {}
        self._timer = QTimer(self, singleShot=True, interval=WRITE_AFTER_MS)
        self._timer.timeout.connect(self.flush)
        office.database.listeners.append(self._on_changes)

    def _on_changes(self, changes: tuple[Change, ...]) -> None:
        self.changed.emit(changes)

    def close(self) -> bool:
        """Write what waits and let the office go; False when that could not be written."""
        if not self.flush():
            return False
        self._questions.clear()
        self.office.database.listeners.remove(self._on_changes)
        return True

    def hold_stick(self, *, on: bool) -> None:
        """Know that a stick is being written to, or no more; the lock tells it too."""
        if on != self.holds_stick:
            self.holds_stick = on
            self.held.emit(on)

    def set_locked(self, *, on: bool) -> None:
        """Know whether nobody is here to be asked; what had to wait is asked once somebody is."""
        self._is_locked = on
        if not on:
            QTimer.singleShot(0, self._ask_on)  # once the lock itself is away

    def ask(self, owner: QObject, question: Callable[[], None]) -> None:
        """Open a dialog that work leads to: at once, or when the lock over the desk is lifted.

        An owner that is gone by then is asked nothing.
        """
        if self._is_locked:
            self._questions.append((owner, question))
        else:
            question()

    def _ask_on(self) -> None:
        while self._questions and not self._is_locked:
            owner, question = self._questions.pop(0)
            if shiboken6.isValid(owner):
                question()

    def later(self, key: Hashable, write: Callable[[OpenOffice], None]) -> None:
        """Write soon; a later call with the same key replaces the earlier one.

        The clock runs from the first key press, not from the last: whoever types without a pause
        is saved all the same.
        """
        self._waiting.pop(key, None)  # what was typed last is written last
        self._waiting[key] = write
        if not self._timer.isActive():
            self._timer.start(WRITE_AFTER_MS)
        self.waiting.emit()

    def is_waiting(self, key: Hashable) -> bool:
        """Tell whether more was typed under this key than is written."""
        return key in self._waiting

    def flush(self) -> bool:
        """Write now what waits; False when it could not be written and goes on waiting.

        A write that fails by a defect waits behind the others, so that it costs none of them.
        """
        self._timer.stop()
        while self._waiting:
            key = next(iter(self._waiting))
            write = self._waiting.pop(key)
            try:
                write(self.office)
            except _REFUSALS as refusal:
                self.refused.emit(refusal)
                continue
            except EnvironmentFault as fault:
                self._waiting = {key: write} | self._waiting
                self._timer.start(RETRY_AFTER_MS)
                self.failed.emit(fault)
                return False
            except Exception:
                self._waiting.setdefault(key, write)
                raise
            if not self._waiting:
                self.saved.emit(now_here())
        return True

    def act(self, write: Callable[[OpenOffice], T]) -> T | None:
        """Do one act at once, after what waits; None when it could not be written."""
        if not self.flush():
            return None
        try:
            result = write(self.office)
        except _REFUSALS as refusal:
            self.refused.emit(refusal)
            return None
        except EnvironmentFault as fault:
            self.failed.emit(fault)
            return None
        self.saved.emit(now_here())
        return result

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back, be it written or not."""
        return bool(self._waiting) or self.office.database.can_undo

    @property
    def can_redo(self) -> bool:
        """Whether something was taken back, and nothing done since."""
        return not self._waiting and self.office.database.can_redo

    def undo(self) -> tuple[Change, ...]:
        """Take the last act back; () when there is none."""
        return self._step(lambda office: office.database.undo())

    def redo(self) -> tuple[Change, ...]:
        """Do again what was taken back last; () when there is nothing."""
        return self._step(lambda office: office.database.redo())

    def _step(self, step: Callable[[OpenOffice], tuple[Change, ...]]) -> tuple[Change, ...]:
        """Go one act back or forth; where there is none, nothing was saved either."""
        if not self.flush():
            return ()
        try:
            changes = step(self.office)
        except _REFUSALS as refusal:
            self.refused.emit(refusal)
            return ()
        except EnvironmentFault as fault:
            self.failed.emit(fault)
            return ()
        if changes:
            self.saved.emit(now_here())
        return changes
