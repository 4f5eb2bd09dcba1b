"""The folder that was used last, offered the next time.

The one hard rule: words and folders of the office are kept by `desktop/habits.py` alone. What
QSettings keeps lies readable in the data folder, so that it gets sizes, positions and choices.

A folder may be on a stick that is dead, so that the window touches none: a worker asks for it.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths

from desktop.habits import Habit, note, remembered
from desktop.office import OpenOffice
from desktop.transfer.fetching import is_folder
from ui.tasks import Report, run

Place = QStandardPaths.StandardLocation


class LastFolder:
    """Where one kind of files was chosen or written last; where no office is open, nobody knows."""

    def __init__(
        self, office: OpenOffice | None, habit: Habit, usual: Place = Place.DocumentsLocation
    ) -> None:
        self._office = office
        self._habit = habit
        self._usual = usual
        self._is_asked = False

    def noted(self) -> Path | None:
        """Give it, be it there or not; no disk is asked."""
        last = remembered(self._office, self._habit) if self._office else ""
        return Path(last) if last else None

    def usual(self) -> Path:
        """Give the folder where such files usually are."""
        places = map(Path, QStandardPaths.standardLocations(self._usual))
        return next((each for each in places if each.is_dir()), Path.home())

    def offer(
        self, owner: QObject, then: Callable[[Path], None], *, first: Sequence[Path] = ()
    ) -> None:
        """Tell `then` where to begin, soon; whoever asks meanwhile is not heard.

        It is the first of these folders that is there, else that of the last time, else the usual.
        """
        self.find(owner, lambda there: then(there or self.usual()), first=first)

    def find(
        self, owner: QObject, then: Callable[[Path | None], None], *, first: Sequence[Path] = ()
    ) -> None:
        """Tell `then` the first of these folders, or that of the last time, if one is there."""
        last = self.noted()
        places = (*first, *([last] if last is not None else ()))
        if self._is_asked:
            return
        if not places:
            then(None)
            return
        self._is_asked = True
        task = run(owner, partial(_there, places), then, lambda _: then(None))
        task.ended.connect(self._on_ended)  # also by a defect, or with whoever asked

    def _on_ended(self) -> None:
        self._is_asked = False

    def note(self, folder: Path) -> None:
        if self._office is not None:
            note(self._office, self._habit, str(folder))


def _there(places: Sequence[Path], report: Report) -> Path | None:
    """Give the first folder that is there."""
    for done, each in enumerate(places):
        report(done, len(places))
        if is_folder(each):
            return each
    return None


def clear_readable() -> None:
    """Remove what an earlier version wrote down where everybody can read it."""
    settings = QSettings()
    for habit in Habit:
        settings.remove(habit)
    settings.sync()
