"""Types without a pause into one field after another, and writes down what it has typed.

`type_until_killed` is a process of its own, on an office with one meeting.
"""

import os
import random
import time
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.offices import open_office
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.app import make_application
from ui.desk import Desk
from ui.window import Window

SECTIONS = ("heading", "attendance", "agenda", "resolutions")
FIELDS = (
    "heading.subject",
    "heading.place",
    "heading.copies_to",
    "attendance.members.1.letter_number",
    "agenda.1.title",
    "agenda.1.remarks.1.gist",
    "agenda.1.figures.1.value",
    "agenda.new.title",
    "resolutions.1.text",
    "resolutions.1.condition",
    "resolutions.1.actions.1.text",
    "resolutions.1.actions.1.responsible",
    "resolutions.1.actions.1.supporters",
    "resolutions.add",
)
LETTERS = "ابپتثجچخدرزسشصطعغفقکگلمنوهی ‌۱۲۳@+#"
PAUSE_MS = 15
SHORTEST, LONGEST = 5, 60  # letters before the next field


class RestlessTypist:
    def __init__(self, window: Window, chance: random.Random, log: TextIO) -> None:
        self._window = window
        self._log = log
        self._chance = chance
        self._typed = dict.fromkeys(FIELDS, "")
        self._left = 0
        self._timer = QTimer(interval=PAUSE_MS)
        self._timer.timeout.connect(self._type)
        self._timer.start()

    def _type(self) -> None:
        if not self._left:
            self._left = self._chance.randint(SHORTEST, LONGEST)
            self._field = self._chance.choice(FIELDS)
            press(f"Ctrl+{1 + SECTIONS.index(self._field.partition('.')[0])}")
            child(self._window, QWidget, self._field).setFocus()
        self._left -= 1
        letter = self._chance.choice(LETTERS)
        type_text(letter)
        self._typed[self._field] += letter
        self._log.write(f"{time.monotonic()}\t{self._field}\t{self._typed[self._field]}\n")
        self._log.flush()


def type_until_killed(folder: Path, seed: int, typed: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = make_application([])
    with open_office(folder) as office, typed.open("w", encoding="utf-8") as log:
        window = Window(Desk(office))
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.open_meeting(1)
        typist = RestlessTypist(window, random.Random(seed), log)
        app.exec()
        del typist
