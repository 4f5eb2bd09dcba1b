"""The phrases of the office that is open, read once in the background and kept up to date.

Hard rule: nobody waits for it; as long as it is not read there are no phrases.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from db.records import Change
from desktop.errors import EnvironmentFault, UserError
from desktop.meetings.phrases import Phrases, read_phrases
from desktop.office import DataFile
from desktop.reporting import Report
from ui import tasks
from ui.desk import Desk


class Phrasebook(QObject):
    """One for each desk, which it lives as long as."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._phrases: Phrases | None = None
        self._missed: list[Change] = []
        self._begun = False
        desk.changed.connect(self._on_changed)

    @staticmethod
    def of(desk: Desk) -> Phrasebook:
        """Give the phrases of a desk, the same to all its fields."""
        return desk.findChild(Phrasebook) or Phrasebook(desk)

    @property
    def is_read(self) -> bool:
        return self._phrases is not None

    def open(self) -> None:
        """Begin to read, where that has not been done."""
        if not self._begun:
            self._begun = True
            job = partial(_read, self._desk.office.database.file)
            tasks.run(self, job, self._on_read, self._on_unread)

    def rest_of(self, typed: str) -> str:
        """Give how a text may go on; "" for no idea."""
        return self._phrases.rest_of(typed) if self._phrases else ""

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        if self._phrases is not None:
            self._phrases.hear(self._desk.office, changes)
        elif self._begun:
            self._missed += changes

    def _on_read(self, phrases: Phrases) -> None:
        phrases.hear(self._desk.office, self._missed)
        self._phrases, self._missed = phrases, []

    def _on_unread(self, _problem: UserError | EnvironmentFault) -> None:
        """Try again with the next field; typing goes on without."""
        self._begun, self._missed = False, []


def _read(file: DataFile, _report: Report) -> Phrases:
    return read_phrases(file)
