"""What the sections of the meeting workspace have in common."""

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.meetings.dossier import Dossier
from ui.commands import Scope, mark
from ui.desk import Desk
from ui.widgets.keys import KeyHints

_ROOMY = 900


class Section(QWidget):
    """One part of the workspace: shows a dossier, writes through the desk.

    `show_dossier` comes after every change, also one made here: a section brings its widgets up
    to date and keeps the focus and the cursor where they are.
    """

    keys_changed = Signal()

    title: ClassVar[str]
    keys: KeyHints = ()  # for the status bar
    reading_keys: KeyHints = ()  # for the status bar where nothing may change
    row_keys: ClassVar[KeyHints] = ()  # that only its rows understand, while they may change

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        mark(self, Scope.SECTION)
        self.desk = desk
        self.editable = False  # its owner says whether anything in it may change

    @property
    def typed_keys(self) -> KeyHints:
        """Tell the list of keys what no command is behind."""
        return self.row_keys if self.editable else ()

    def is_narrow(self) -> bool:
        """Tell whether lines have to fold, as they do beside the pages."""
        return self.width() < _ROOMY

    def show_dossier(self, dossier: Dossier) -> None:
        raise NotImplementedError

    def sub(self, dossier: Dossier) -> str:
        """Say in a few words, behind the title, how much there is."""
        del dossier
        return ""

    def note(self, dossier: Dossier) -> str:
        """Say in the rail how far the section is; «✓»: complete."""
        del dossier
        return ""

    def header_buttons(self) -> Sequence[QWidget]:
        """Give the buttons that stand in the header while the section is shown."""
        return ()

    def offered_buttons(self) -> Sequence[QWidget]:
        """Give those of them that may be pressed now, where the minutes may change."""
        return self.header_buttons()

    def begin(self) -> None:
        """Put the focus where work begins."""
        self.setFocus()

    def finish(self) -> bool:
        """End what would be lost with the section; False where one has to hear what came of it."""
        return True

    def reveal(self, uuid: str, field: str) -> None:
        """Put the focus on one attribute of one record."""
        raise NotImplementedError
