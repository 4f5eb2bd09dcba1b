"""Folders to send into or to look at: which one, and whether its disk answers.

Hard rule: the window touches no path of a disk that may be dead; a worker asks it, and nobody waits
for long.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.transfer.faults import ExportFault
from desktop.transfer.volume import Volume, chosen_volume
from ui.dialogs.file_dialog import ask_for_folder
from ui.habits import LastFolder
from ui.tasks import Problem, Report, run

_GLANCE = 1.0  # seconds for the folder of the last time to be there
_MOMENT = 3.0  # seconds for the disk of a folder that was chosen


class FolderAsking:
    """The dialog for a folder, one at a time; it begins with the last one if that answers."""

    def __init__(self, last: LastFolder, owner: QWidget) -> None:
        self._last, self._owner = last, owner
        self._goes_on = False

    def ask(self, title: str, take: Callable[[Path], None], *, may: Callable[[], bool]) -> None:
        """Ask soon, if it still `may` be then."""
        if self._goes_on:
            return
        self._goes_on, last = True, self._last.noted()
        ask = partial(self._ask_in, title, take, may)
        if last is None:
            ask(None)
        else:
            run(self._owner, partial(_glance, last), ask, lambda _: None)

    def note(self, folder: Path) -> None:
        """Begin with this one the next time."""
        self._last.note(folder)

    def _ask_in(
        self,
        title: str,
        take: Callable[[Path], None],
        may: Callable[[], bool],
        last: Path | None,
    ) -> None:
        first = last or self._last.usual()
        folder = ask_for_folder(self._owner, title, first) if may() else None
        self._goes_on = False
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


def _glance(folder: Path, report: Report) -> Path | None:
    """Give a folder if it is there, or soon answers that it is."""
    report(0, 1)
    try:
        chosen_volume(folder, patience=_GLANCE)
    except ExportFault:
        return None
    return folder
