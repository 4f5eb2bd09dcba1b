"""What a stranger finds in the data folder of an office that was used: nothing but sizes and dates.

The whole sample office is opened in the window and worked with; then every byte of every file is
looked through for every text that the office holds, and for the words of its schema.
"""

import logging
import re
import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db import keys
from db.keys import Cost
from db.records import Meeting, MeetingState, Role
from desktop.access.entrance import sign_in
from desktop.access.people import Newcomer, add_person
from desktop.access.refusals import WrongPasswordError
from desktop.access.slots import KEYS_NAME
from desktop.crash import write_report
from desktop.habits import Habit, note, remembered
from desktop.log import start_logging
from tests.offices import KEY, data_file, open_office
from tests.ui.keys import press, type_text
from tests.ui.stage import opened
from ui.window import Window

PASSWORD = "باران در مهر"  # noqa: S105 - for this test
WRONG = "برف در تیر"
TYPED = "پتو برای گرمخانهٔ تازه"
SOUGHT = "پرسش پنهان"
NOTED = "پوشهٔ مددکاران"
SCHEMA = ("CREATE TABLE", "resolutions", "held_on", "SQLite format 3", "dabir-minutes")
MANY = 150  # texts that are looked for
SHORTEST = 7  # letters: less may stand anywhere by chance
ESCAPED = re.compile(r"\\x([0-9a-f]{1,4})")


@pytest.fixture
def folder(filled_folder: Path, tmp_path: Path) -> Iterator[Path]:
    """Keep the habits of the window and the log in the data folder, as the program does."""
    place = Path(shutil.copytree(filled_folder, tmp_path / "data"))
    ring = keys.new_ring(KEY, Cost(1, 8, 1))
    keys.write_ring(place / KEYS_NAME, ring)
    secretary = Newcomer("خانم رویا امینی", "دبیر", frozenset(Role) - {Role.MAYOR}, PASSWORD)
    with open_office(place) as office:
        add_person(office, secretary)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(place))
    handler = start_logging(place)
    yield place
    logging.getLogger().removeHandler(handler)
    handler.close()


def texts(folder: Path) -> set[str]:
    """Give texts from all over the office that say something."""
    found: set[str] = set()
    with closing(data_file(folder).connect()) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in tables.fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - its own
                found.update(each for each in row if isinstance(each, str))
    # What is of the program, not of the office: names of columns, marks and moments.
    assert any(TYPED in each for each in found)
    said = sorted(each for each in found if len(each) >= SHORTEST and not each.isascii())
    return {*said[:: len(said) // MANY], TYPED, SOUGHT, NOTED, PASSWORD, WRONG}


def work(window: Window) -> None:
    """Go through the screens, type, look for something and choose a command."""
    office = window._desk.office
    draft = office.database.select(Meeting, "state = ?", (MeetingState.DRAFT,))[-1]
    window.open_meeting(draft.id)
    for key in ("Ctrl+2", "Ctrl+3", "Ctrl+4"):
        press(key)
    press("Ctrl+P", "Ctrl+4", "Ctrl+Return")
    type_text(TYPED)
    assert window._desk.flush()
    window.show_meetings()
    press("Ctrl+F")
    type_text(SOUGHT)
    window.show_roster()
    press("Ctrl+K")
    type_text("رفتن به جلسات")
    press("Return", "Ctrl+P", "Down", "Down")


def test_a_stranger_with_the_folder_learns_nothing(folder: Path, qtbot: QtBot) -> None:
    with pytest.raises(WrongPasswordError):
        sign_in(folder, "رویا امینی", WRONG, lambda _: None)
    trials = (folder / "trials").read_bytes()
    with sign_in(folder, "رویا امینی", PASSWORD, lambda _: None) as office:
        for habit in Habit:  # as an earlier version kept it
            QSettings().setValue(habit, SOUGHT)
        window = opened(qtbot, office)
        note(office, Habit.EXPORT_FOLDER, f"/mnt/{NOTED}")
        work(window)
        assert remembered(office, Habit.COMMANDS)
        assert remembered(office, Habit.ORGANIZATION)
        defect = RuntimeError(TYPED)
        logging.getLogger("dabir").info("told", exc_info=defect)
        write_report(folder, defect)
        QSettings().sync()
        held = texts(folder) | set(remembered(office, Habit.COMMANDS).split("\n"))
        expect_silence(folder, held)  # also while it is in use
        window.close()
        QThreadPool.globalInstance().waitForDone()
        QApplication.processEvents()
        window._desk.close()
    (folder / "trials").write_bytes(trials)
    expect_silence(folder, held)
    names = {path.relative_to(folder).parts[0] for path in folder.rglob("*") if path.is_file()}
    assert {"dabir.db", KEYS_NAME, "trials", "log", "reports", "dabir"} <= names
    assert len(held) > MANY


def expect_silence(folder: Path, held: set[str]) -> None:
    for path in folder.rglob("*"):
        if not path.is_file():
            continue
        raw = path.read_bytes()
        if path.suffix in {".conf", ".ini", ".txt", ".log"}:  # Qt escapes letters in its own
            raw += ESCAPED.sub(lambda found: chr(int(found[1], 16)), raw.decode()).encode()
        for text in (*SCHEMA, *held):
            assert text.encode() not in raw, f"{path.name}: {text}"
            assert text.encode("utf-16-le") not in raw, f"{path.name}: {text}"
