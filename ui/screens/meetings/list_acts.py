"""What was done from the list of meetings, drafts deleted and answers taken, and the way back.

Hard rule: undo reaches from the list what was done there; what was typed in a meeting is taken
back in that meeting.
"""

from functools import partial

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


class ListActs(Banner):
    """The news of the last act; who shows it hides it when something else changes."""

    told = Signal()

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__("", "info", name=name, action="واگرد", closable=True)
        self._desk = desk
        self._made = 0
        self._taken_back = 0
        self.acted.connect(self._undo)
        self.hide()

    def offer_undo(self, owner: QWidget) -> None:
        """Let an act be taken back, and done again, wherever the keyboard is in the owner."""
        offer_undo(
            owner,
            Travel(self._undo, lambda: self._made > 0),
            Travel(self._redo, lambda: self._taken_back > 0),
        )

    def keys(self) -> KeyHints:
        return [("Ctrl+Z", "واگرد")] if self._made else []

    def delete(self, draft: Meeting) -> None:
        """Delete a draft, and tell it."""
        if self._desk.act(partial(_delete, draft=draft)):
            self.tell(f"پیش‌نویس جلسهٔ {ordinal(draft.number)} حذف شد.")

    def tell(self, text: str) -> None:
        """Tell an act that was just done, and let it be the one to take back."""
        self._made += 1
        self._taken_back = 0
        self.set_text(text)
        self.show()
        self.told.emit()

    def _undo(self) -> None:
        self._made -= 1
        self._taken_back += 1
        self._desk.undo()

    def _redo(self) -> None:
        self._taken_back -= 1
        self._made += 1
        self._desk.redo()


def _delete(office: OpenOffice, draft: Meeting) -> bool:
    """Delete a draft; True, since an act that fails gives nothing."""
    remove(office, draft)
    return True
