"""What the secretary can do with minutes that are away, and what the mayor reads of them here."""

from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QThreadPool
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.access.permissions import Deed
from desktop.access.trail import read_trail
from desktop.sign_off.lent import open_loan
from tests.desktop.loans.conftest import Way
from tests.desktop.sign_off.conftest import MAYOR
from tests.ui.keys import press, type_text
from tests.ui.screens.loans.office import line, office_window, told
from tests.ui.screens.sign_off.mayor import A_WHILE, meanwhile
from tests.ui.stage import child
from ui.screens.loans import lend_dialog, loan_line
from ui.screens.loans.folder_line import FolderLine
from ui.widgets.buttons import Button
from ui.widgets.labels import Chip, Label


def test_the_same_file_is_written_again_with_the_same_code(
    way: Way, qtbot: QtBot, tmp_path: Path
) -> None:
    loan, path = way.lend()
    second = tmp_path / "second"
    second.mkdir()
    window = office_window(way, qtbot)
    state = child(window, Chip, "workspace.rail.state").text
    assert state.startswith("در انتظار امضا، روی")
    shown: list[str] = []

    def read(dialog: QWidget) -> None:
        written = child(dialog, Label, "loan_code.written")
        qtbot.waitUntil(lambda: str(second) in written.text())  # for a folder is pulled out nowhere
        shown.extend(child(dialog, Label, f"loan_code.groups.{n}").text() for n in range(1, 5))
        press("Escape")

    def write(dialog: QWidget) -> None:
        child(dialog, FolderLine, "lend.folder").choose(second)
        meanwhile("loan_code", read)
        press("Return")

    meanwhile("lend", write)
    child(window, Button, "workspace.closed.loan.again").click()
    qtbot.waitUntil(lambda: bool(shown), timeout=A_WHILE)
    (again,) = second.iterdir()
    assert again.read_bytes() == path.read_bytes()
    assert open_loan(way.office, 1) == loan


def test_what_was_written_again_stays_on_the_stick_where_it_could_not_be_told(
    way: Way, qtbot: QtBot
) -> None:
    """It is the file of a loan in force, and may be the only one."""
    _, path = way.lend()
    window = office_window(way, qtbot)
    way.office.database.query("PRAGMA busy_timeout = 20")
    said: list[str] = []

    def write(dialog: QWidget) -> None:
        child(dialog, FolderLine, "lend.folder").choose(way.stick)
        problem = child(dialog, QWidget, "lend.problem")
        with closing(way.office.database.file.connect()) as other:
            other.execute("BEGIN IMMEDIATE")
            press("Return")
            qtbot.waitUntil(problem.isVisible, timeout=A_WHILE)
            said.append(problem.accessibleName())
        press("Escape")

    meanwhile("lend", write)
    child(window, Button, "workspace.closed.loan.again").click()
    assert QThreadPool.globalInstance().waitForDone(A_WHILE)
    assert said
    assert path.exists()


def test_left_while_it_is_written_again_it_is_told_where_the_file_lies(
    way: Way, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loan, _ = way.lend()
    window = office_window(way, qtbot)
    proven, goes_on = Event(), Event()

    def ask_stick(_folder: Path) -> None:
        proven.set()
        goes_on.wait(10)

    monkeypatch.setattr(lend_dialog, "drive_with", ask_stick)
    shown: list[str] = []

    def write(dialog: QWidget) -> None:
        child(dialog, FolderLine, "lend.folder").choose(way.stick)
        press("Return")
        qtbot.waitUntil(proven.is_set, timeout=A_WHILE)
        press("Escape")
        goes_on.set()

    def read(_code: QWidget) -> None:
        shown.append(loan.code)
        press("Escape")

    meanwhile("lend", write)
    meanwhile("loan_code", read)
    child(window, Button, "workspace.closed.loan.again").click()
    way.town.enter(MAYOR)
    assert [each.act for each in read_trail(way.office)].count(Deed.LEND_AGAIN) == 1


def test_an_answer_is_asked_for_once_and_for_the_minutes_that_were_shown(
    way: Way, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    way.lend()
    window = office_window(way, qtbot)
    goes_on, asked = Event(), []
    monkeypatch.setattr(loan_line, "where_to_look", lambda _went: goes_on.wait(10) and None)
    monkeypatch.setattr(loan_line, "ask_for_file", lambda *_: asked.append(True))
    button = child(window, Button, "workspace.closed.loan.take")
    button.click()
    button.click()
    goes_on.set()
    qtbot.waitUntil(lambda: bool(asked))
    assert QThreadPool.globalInstance().waitForDone(A_WHILE)
    qtbot.wait(50)
    assert asked == [True]


def test_taken_back_they_may_be_signed_here_and_a_late_answer_hears_why_not(
    way: Way, qtbot: QtBot
) -> None:
    loan, path = way.lend()
    late = way.returned(loan, path)
    window = office_window(way, qtbot)

    def give_reason(_dialog: QWidget) -> None:
        type_text("فلش گم شد.")
        press("Ctrl+Return")

    meanwhile("workspace.closed.loan.recalling", give_reason)
    child(window, Button, "workspace.closed.loan.recall").click()
    assert open_loan(way.office, 1) is None
    assert "کد آن باطل است" in told(window, "workspace.closed.loan.came")
    assert not child(window, QWidget, "workspace.closed.loan.away").isVisible()
    assert child(window, QWidget, "workspace.closed.loan.lend").isVisible()
    assert child(window, QWidget, "workspace.closed.loan.late").isVisible()
    line(window).take(late)
    problem = child(window, QWidget, "workspace.closed.loan.problem")
    qtbot.waitUntil(problem.isVisible, timeout=A_WHILE)
    assert "فلش گم شد." in told(window, "workspace.closed.loan.problem")
    assert child(window, Label, "loan_late.2").text() == "مصوبهٔ ۲: مهلت روشن نیست."
    child(window, Button, "loan_late.copy").click()
    assert "مهلت روشن نیست." in QGuiApplication.clipboard().text()


def test_who_only_reads_is_told_where_they_are_and_offered_nothing(way: Way, qtbot: QtBot) -> None:
    way.lend()
    window = office_window(way, qtbot, MAYOR)
    assert "نزد شماست" in told(window, "workspace.closed.loan.away")
    for name in ("lend", "code", "take", "late", "again", "recall"):
        assert not child(window, QWidget, f"workspace.closed.loan.{name}").isVisible()
