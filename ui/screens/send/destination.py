"""Where to: the sticks that are watched, and a folder whose disk is asked for.

The one hard rule: an answer about a folder is of use only as long as that folder is meant.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop.transfer.volume import Volume
from ui.models.drives_model import Place
from ui.screens.drive_watch import Ask, DriveWatch
from ui.screens.send.drives_card import DrivesCard
from ui.screens.send.folders import ask_disk
from ui.tasks import Problem


class Destination(QObject):
    """Shows on its card what there is to choose from."""

    moved = Signal()  # another place is meant
    changed = Signal()  # of the place that is meant more is known; or it went
    answered = Signal()  # the disk of the folder that is meant
    refused = Signal(object)  # Problem: the folder that was meant is no place to write to

    def __init__(self, ask: Ask, parent: QObject, *, name: str) -> None:
        super().__init__(parent)
        self.card = DrivesCard(name=name)
        self._meant: tuple[str, Path] | None = None  # the place that was chosen last
        self._watch = DriveWatch(ask, self)
        self._watch.found.connect(self.card.show_drives)
        self._watch.silent.connect(self.card.tell_silent)
        self.card.chosen.connect(self._on_chosen)

    @property
    def place(self) -> Place | None:
        """Where the files are to go, if that is there now."""
        return self.card.place

    @property
    def is_on_stick(self) -> bool:
        volume = self.place.volume if self.place is not None else None
        return volume is not None and volume.drive is not None

    def watch(self, *, on: bool) -> None:
        """Hear of sticks that come and go, or no longer."""
        if on:
            self._watch.begin()
        else:
            self._watch.rest()

    def show_folder(self, folder: Path) -> None:
        """Mean a folder, on the disk that it is on now."""
        self.card.show_folder(folder)
        heard, none = (partial(on, folder) for on in (self._on_volume, self._on_no_volume))
        ask_disk(folder, self, heard, none)

    def _is_meant(self, folder: Path) -> bool:
        return self.place is not None and self.place.folder == folder

    def _on_volume(self, folder: Path, volume: Volume) -> None:
        self.card.tell_volume(folder, volume)
        if self._is_meant(folder):
            self.answered.emit()

    def _on_no_volume(self, folder: Path, gone: Problem) -> None:
        was_meant = self._is_meant(folder)
        self.card.tell_volume(folder, None)
        if was_meant:
            self.refused.emit(gone)

    def _on_chosen(self) -> None:
        """Tell whether it is another place; a stick that went leaves the one before."""
        place = self.place
        before, self._meant = self._meant, place.key if place is not None else None
        if self._meant not in {None, before}:
            self.moved.emit()
        else:
            self.changed.emit()
