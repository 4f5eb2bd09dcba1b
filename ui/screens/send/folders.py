"""Folders to send into or to look at: which one, and whether its disk answers.

Hard rule: the window touches no path of a disk that may be dead; a worker asks it, and nobody waits
for long.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.transfer.volume import Volume, chosen_volume
from ui.dialogs.file_dialog import ask_for_folder
from ui.habits import LastFolder
from ui.tasks import Problem, Report, run

_MOMENT = 3.0  # seconds for the disk of a folder that was chosen


class FolderAsking:
    """The dialog for a folder, one at a time; it begins with the last one if that answers."""

    def __init__(self, last: LastFolder, owner: QWidget) -> None:
        self._last, self._owner = last, owner

    def ask(self, title: str, take: Callable[[Path], None], *, may: Callable[[], bool]) -> None:
        """Ask soon, if it still `may` be then."""
        self._last.offer(self._owner, partial(self._ask_in, title, take, may))

    def note(self, folder: Path) -> None:
        """Begin with this one the next time."""
        self._last.note(folder)

    def _ask_in(
        self,
        title: str,
        take: Callable[[Path], None],
        may: Callable[[], bool],
        first: Path,
    ) -> None:
        folder = ask_for_folder(self._owner, title, first) if may() else None
        if folder is not None:
            take(folder)


def ask_disk(
    folder: Path,
    owner: QObject,
    on_answer: Callable[[Volume], None],
    on_none: Callable[[Problem], None],
) -> None:
    """Ask which disk a folder is on."""
    run(owner, partial(_volume, folder), on_answer, on_none)


def _volume(folder: Path, report: Report) -> Volume:
    report(0, 1)
    return chosen_volume(folder, patience=_MOMENT)
