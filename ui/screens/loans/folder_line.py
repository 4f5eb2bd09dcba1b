"""Where a file goes to or comes from: a stick if one is plugged in, else any folder.

The one hard rule: what somebody has chosen stays chosen, whatever is plugged in then.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.transfer.drives import Drive, drives
from ui.dialogs.file_dialog import ask_for_folder
from ui.screens.send.drive_watch import Ask, DriveWatch
from ui.sentences import shown_path
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label

_ELSEWHERE = "این پوشه روی فلش نیست. فلش را در رایانه بگذارید، یا جای دیگری برگزینید."


class FolderLine(QWidget):
    """Shows the folder, and lets another be chosen; `changed` brings it."""

    changed = Signal(object)  # Path
    grown = Signal()  # something came or went below it

    def __init__(self, folder: Path, *, name: str, ask: Ask = drives) -> None:
        super().__init__()
        self.setObjectName(name)
        self._chosen = False
        self._line = ElidedLabel(name=f"{name}.path")
        flag = Qt.AlignmentFlag  # a path is written from the left, but belongs under its caption
        self._line.setAlignment(flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter)
        self._choose = Button("جای دیگر", icon="folder", name=f"{name}.choose")
        self._choose.clicked.connect(self._on_choose)
        self._elsewhere = Label(_ELSEWHERE, px=12, role="warn", name=f"{name}.elsewhere")
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
        self._sticks: list[Path] | None = None  # until the system has told
        self._set(folder)
        self._watch = DriveWatch(ask, self)
        self._watch.found.connect(self._on_sticks)
        self._watch.begin()

    def _set(self, folder: Path) -> None:
        self.folder = folder
        self._line.setText(shown_path(folder))
        self._warn()
        self.changed.emit(folder)

    def _warn(self) -> None:
        """Say that a folder is on no stick; whoever wants it there may have it so."""
        sticks = self._sticks
        outside = sticks is not None and not any(map(self.folder.is_relative_to, sticks))
        self._elsewhere.setVisible(outside)
        self.grown.emit()

    def set_busy(self, *, on: bool) -> None:
        """Take no other choice while something is written."""
        self._choose.setEnabled(not on)
        if on:
            self._watch.rest()
        else:
            self._watch.begin()

    def _on_sticks(self, found: tuple[Drive, ...]) -> None:
        """Offer the stick that is plugged in, unless somebody has chosen already."""
        there = [each.folder for each in found if not each.read_only]
        known, self._sticks = self._sticks, [each.folder for each in found]
        if there and not self._chosen and not any(map(self.folder.is_relative_to, there)):
            self._set(there[0])
        elif known != self._sticks:
            self._warn()

    def _on_choose(self) -> None:
        chosen = ask_for_folder(self, "پوشهٔ روی فلش", self.folder)
        if chosen is not None:
            self.choose(chosen)

    def choose(self, folder: Path) -> None:
        """Take this folder, and no stick in its place."""
        self._chosen = True
        self._set(folder)
