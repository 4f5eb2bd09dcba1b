"""What was done from the list of meetings, drafts deleted and answers taken, and the way back.

Hard rule: undo reaches from the list what was done there; what was typed in a meeting is taken
back in that meeting.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from db.records import Meeting
from desktop.meetings.editing import remove
from desktop.office import OpenOffice
from desktop.persian import ordinal
from ui.commands import Travel, offer_undo
from ui.desk import Desk
from ui.widgets.cards import Banner
from ui.widgets.keys import KeyHints

_BACK, _AGAIN = "واگرد", "ازنو"


class _Act(NamedTuple):
    """What was done, in a sentence, and that it was taken back."""

    done: str
    undone: str


class ListActs(Banner):
    """The news of the last act; who shows it hides it when something else changes.

    What is seen in the list itself when it is taken back has no news of that.
    """

    told = Signal()

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__("", "info", name=name, action=_BACK, closable=True)
        self._desk = desk
        self._made: list[_Act] = []
        self._taken_back: list[_Act] = []
        self._step: Callable[[], None] = self._undo
        self.acted.connect(self._go)
        self.hide()

    def offer_undo(self, owner: QWidget) -> None:
        """Let an act be taken back, and done again, wherever the keyboard is in the owner."""
        offer_undo(
            owner,
            Travel(self._undo, lambda: bool(self._made)),
            Travel(self._redo, lambda: bool(self._taken_back)),
        )

    def keys(self) -> KeyHints:
        return [("Ctrl+Z", _BACK)] if self._made else []

    def delete(self, draft: Meeting) -> None:
        """Delete a draft, and tell it."""
        if self._desk.act(partial(_delete, draft=draft)):
            self.tell(f"پیش‌نویس جلسهٔ {ordinal(draft.number)} حذف شد.")

    def tell(self, done: str, undone: str = "") -> None:
        """Tell an act that was just done, and let it be the one to take back."""
        self._made.append(_Act(done, undone))
        self._taken_back.clear()
        self._say(done, _BACK, self._undo)

    def _say(self, text: str, action: str, step: Callable[[], None]) -> None:
        """Tell what was just done, and how one comes to where it was before."""
        self.set_text(text)
        self.set_action(action)
        self._step = step
        self.show()
        self.told.emit()

    def _go(self) -> None:
        self._step()

    def _undo(self) -> None:
        act = self._made.pop()
        self._taken_back.append(act)
        if self._desk.undo() and act.undone:
            self._say(act.undone, _AGAIN, self._redo)

    def _redo(self) -> None:
        act = self._taken_back.pop()
        self._made.append(act)
        if self._desk.redo() and act.undone:
            self._say(act.done, _BACK, self._undo)


def _delete(office: OpenOffice, draft: Meeting) -> bool:
    """Delete a draft; True, since an act that fails gives nothing."""
    remove(office, draft)
    return True
