"""The folder that was used last, offered the next time.

The one hard rule: words and folders of the office are kept by `desktop/habits.py` alone. What
QSettings keeps lies readable in the data folder, so that it gets sizes, positions and choices.
"""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths

from desktop.habits import Habit, note, remembered
from desktop.office import OpenOffice

Place = QStandardPaths.StandardLocation


class LastFolder:
    """Where one kind of files was chosen or written last; where no office is open, nobody knows."""

    def __init__(
        self, office: OpenOffice | None, habit: Habit, usual: Place = Place.DocumentsLocation
    ) -> None:
        self._office = office
        self._habit = habit
        self._usual = usual

    def noted(self) -> Path | None:
        """Give it, be it there or not; no disk is asked."""
        last = remembered(self._office, self._habit) if self._office else ""
        return Path(last) if last else None

    def find(self) -> Path | None:
        """Give it, if it is there."""
        last = self.noted()
        return last if last is not None and last.is_dir() else None

    def usual(self) -> Path:
        """Give the folder where such files usually are."""
        places = map(Path, QStandardPaths.standardLocations(self._usual))
        return next((each for each in places if each.is_dir()), Path.home())

    def offer(self) -> Path:
        """Give the folder of the last time if it is there, else the usual one."""
        return self.find() or self.usual()

    def note(self, folder: Path) -> None:
        if self._office is not None:
            note(self._office, self._habit, str(folder))


def clear_readable() -> None:
    """Remove what an earlier version wrote down where everybody can read it."""
    settings = QSettings()
    for habit in Habit:
        settings.remove(habit)
    settings.sync()
