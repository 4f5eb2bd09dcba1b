"""Where a file goes to: the stick that is plugged in, else a folder that was used before.

The one hard rule: what somebody has chosen stays chosen, whatever is plugged in then; where nothing
speaks for a place none is offered.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.habits import Habit
from desktop.persian import isolate_name
from desktop.transfer.drives import Drive, drives
from ui.dialogs.file_dialog import ask_for_folder
from ui.habits import LastFolder
from ui.screens.drive_watch import Ask, DriveWatch
from ui.sentences import shown_path
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label

_NOWHERE = "هنوز جایی برگزیده نشده است."
_CHOOSE, _OTHER = "برگزیدن پوشه", "جای دیگر"
_PLUG = "حافظه را به رایانه وصل کنید تا خودش بیاید، یا پوشه‌ای برگزینید."
_ELSEWHERE = "این پوشه روی حافظه نیست؛ رساندن پرونده از آنجا با خود شماست."


class FolderLine(QWidget):
    """Shows the folder, and lets another be chosen; `changed` brings it, None for none.

    `usual` is where such files went the last time.
    """

    changed = Signal(object)  # Path | None
    grown = Signal()  # something came or went below it

    def __init__(self, usual: Path | None, *, name: str, ask: Ask = drives) -> None:
        super().__init__()
        self.setObjectName(name)
        self.folder: Path | None = None
        self._usual = usual
        self._last = LastFolder(None, Habit.LOAN_FOLDER)
        self._chosen = False
        self._line = ElidedLabel(name=f"{name}.path")
        flag = Qt.AlignmentFlag  # a path is written from the left, but belongs under its caption
        self._line.setAlignment(flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter)
        self._choose = Button(_CHOOSE, icon="folder", name=f"{name}.choose")
        self._choose.clicked.connect(self._on_choose)
        self._elsewhere = Label("", px=12, role="warn", name=f"{name}.elsewhere")
        self._elsewhere.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(self._line, 1)
        row.addWidget(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(self._elsewhere)
        self._sticks: tuple[Drive, ...] | None = None  # until the system has told
        self._set(usual)
        self._watch = DriveWatch(ask, self)
        self._watch.found.connect(self._on_sticks)
        self._watch.begin()

    @property
    def is_on_stick(self) -> bool:
        """Whether the folder is on a stick, as far as the system has told."""
        return self._stick() is not None

    def _stick(self) -> Drive | None:
        return next((each for each in self._sticks or () if _is_on(each, self.folder)), None)

    def _set(self, folder: Path | None) -> None:
        self.folder = folder
        self._show()
        self.changed.emit(folder)

    def _show(self) -> None:
        """Say where it is, and of a folder on no stick that; whoever wants may have it so."""
        self._line.setText(self._told())
        self._choose.setText(_CHOOSE if self.folder is None else _OTHER)
        self._elsewhere.setText(_ELSEWHERE if self.folder is not None else _PLUG)
        self._elsewhere.setVisible(self._sticks is not None and not self.is_on_stick)
        self.grown.emit()

    def _told(self) -> str:
        if self.folder is None:
            return _NOWHERE
        stick = self._stick()
        label = stick.label if stick is not None else ""
        called = f"حافظهٔ «{isolate_name(label)}»: " if label else ""
        return called + shown_path(self.folder)

    def offer(self, usual: Path | None) -> None:
        """Offer where such files went the last time, as soon as that is known to be there."""
        self._usual = usual
        if self.folder is None and not self._chosen:
            self._set(usual)

    def require(self) -> Path | None:
        """Give the folder; where there is none yet, lead to where one is chosen."""
        if self.folder is None:
            self._elsewhere.show()
            self._choose.setFocus()
            self.grown.emit()
        return self.folder

    def set_busy(self, *, on: bool) -> None:
        """Take no other choice while something is written."""
        self._choose.setEnabled(not on)
        if on:
            self._watch.rest()
        else:
            self._watch.begin()

    def _on_sticks(self, found: tuple[Drive, ...]) -> None:
        """Offer the stick that is plugged in, unless somebody has chosen already."""
        known, self._sticks = self._sticks, found
        there = {each.folder for each in found}
        if any(_is_on(each, self._usual) for each in known or () if each.folder not in there):
            self._usual = None  # it went with its stick
        stick = self._stick()
        if not self._chosen and (stick is None or stick.read_only):
            free = (each.folder for each in found if not each.read_only)
            offered = next(free, self._usual)
            if offered != self.folder:
                self._set(offered)
        if known != found:
            self._show()

    def _on_choose(self) -> None:
        first = [self.folder] if self.folder is not None else []
        self._last.offer(self, self._ask, first=first)

    def _ask(self, start: Path) -> None:
        chosen = ask_for_folder(self, "جای پرونده", start)
        if chosen is not None:
            self.choose(chosen)

    def choose(self, folder: Path) -> None:
        """Take this folder, and no stick in its place."""
        self._chosen = True
        self._set(folder)


def _is_on(stick: Drive, folder: Path | None) -> bool:
    return folder is not None and folder.is_relative_to(stick.folder)
