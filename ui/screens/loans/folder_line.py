"""Where a file goes to or comes from: a stick if one is plugged in, else any folder.

The one hard rule: a dead stick may keep whoever asks it waiting, so that it is asked away from the
window.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.transfer.drives import Drive, drives
from ui.dialogs.file_dialog import ask_for_folder
from ui.sentences import shown_path
from ui.tasks import Report, run
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel


class FolderLine(QWidget):
    """Shows the folder, and lets another be chosen; `changed` brings it."""

    changed = Signal(object)  # Path

    def __init__(self, folder: Path, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._chosen = False
        self._line = ElidedLabel(name=f"{name}.path")
        flag = Qt.AlignmentFlag  # a path is written from the left, but belongs under its caption
        self._line.setAlignment(flag.AlignRight | flag.AlignAbsolute | flag.AlignVCenter)
        self._choose = Button("جای دیگر", icon="folder", name=f"{name}.choose")
        self._choose.clicked.connect(self._on_choose)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._line, 1)
        row.addWidget(self._choose)
        self.set_folder(folder)
        run(self, _sticks, self._on_sticks, lambda _problem: None)

    def set_folder(self, folder: Path) -> None:
        self.folder = folder
        self._line.setText(shown_path(folder))
        self.changed.emit(folder)

    def set_busy(self, *, on: bool) -> None:
        """Take no other choice while something is written."""
        self._choose.setEnabled(not on)

    def _on_sticks(self, found: tuple[Drive, ...]) -> None:
        """Offer the stick that is plugged in, unless somebody has chosen already."""
        there = [each for each in found if not each.read_only]
        if there and not self._chosen and not any(_holds(each, self.folder) for each in there):
            self.set_folder(there[0].folder)

    def _on_choose(self) -> None:
        chosen = ask_for_folder(self, "پوشهٔ روی فلش", self.folder)
        if chosen is not None:
            self._chosen = True
            self.set_folder(chosen)


def _sticks(_report: Report) -> tuple[Drive, ...]:
    return drives()


def _holds(drive: Drive, folder: Path) -> bool:
    return folder.is_relative_to(drive.folder)
