"""Dialogs that work leads to under the lock: nobody sees them, and nobody is held up."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.keys import Cost
from desktop.access.beginning import begin
from desktop.founding import found
from desktop.loans import envelope
from desktop.sign_off.steps import submit
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town, write_meeting
from tests.ui.door import come_in, dialog, gate_to
from tests.ui.keys import press, type_text
from tests.ui.screens.sign_off.mayor import meanwhile
from tests.ui.stage import child
from ui.gate import Gate
from ui.screens.loans import lend_dialog
from ui.screens.loans.folder_line import FolderLine
from ui.widgets.buttons import Button

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def gate(tmp_path: Path, qtbot: QtBot) -> Iterator[Gate]:
    """Open the window where minutes wait to be signed."""
    fill = partial(found, district=11, name="شهرداری منطقهٔ ۱۱", secretary=SECRETARY.name)
    with begin(tmp_path / "data", (SECRETARY, MAYOR), fill).office as office:
        write_meeting(office)
        Town(office).enter(SECRETARY)
        submit(office, 1)
    with gate_to(tmp_path / "data", qtbot) as gate:
        yield gate


def test_the_code_of_what_is_lent_under_the_lock_waits_for_whoever_locked(
    gate: Gate, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(envelope, "_COST", Cost(1, 8, 1))
    goes_on, under_lock = Event(), []
    monkeypatch.setattr(lend_dialog, "drive_with", lambda _folder: goes_on.wait(10) and None)

    def write(asking: QWidget) -> None:
        child(asking, FolderLine, "lend.folder").choose(tmp_path)
        press("Return")
        gate.lock()
        goes_on.set()

    def read(_code: QWidget) -> None:
        under_lock.append(is_locked(gate))
        press("Escape")

    come_in(gate, qtbot, SECRETARY).open_meeting(1)
    meanwhile("lend", write)
    meanwhile("loan_code", read)
    child(gate, Button, "workspace.closed.loan.lend").click()
    qtbot.wait(100)
    assert is_locked(gate)
    unlock(gate, qtbot)
    qtbot.waitUntil(lambda: bool(under_lock))
    assert under_lock == [False]


@pytest.mark.parametrize("way", [QDialog.exec, QDialog.open])
def test_what_opens_under_the_lock_is_covered_and_the_password_still_lifts_it(
    gate: Gate, qtbot: QtBot, way: Callable[[QDialog], object]
) -> None:
    come_in(gate, qtbot, SECRETARY)
    gate.lock()
    dialog(qtbot)
    late = QDialog(gate)
    QLabel("چیزی از دفتر", late)
    was_covered, is_open = [], []

    def lift() -> None:
        was_covered.append(late.findChild(QWidget, "curtain") is not None)
        unlock(gate, qtbot)
        is_open.append(late.isVisible() and late.findChild(QWidget, "curtain") is None)
        late.reject()

    QTimer.singleShot(100, lift)  # once it has come
    QTimer.singleShot(2000, late.reject)  # or one that holds the lock up would do so for ever
    way(late)
    qtbot.waitUntil(lambda: bool(is_open))
    assert (was_covered, is_open) == ([True], [True])


def is_locked(gate: Gate) -> bool:
    lock = gate.findChild(QDialog, "lock.dialog")
    return lock is not None and lock.isVisible()


def unlock(gate: Gate, qtbot: QtBot) -> None:
    lock = child(gate, QDialog, "lock.dialog")
    qtbot.waitUntil(lock.isActiveWindow)
    type_text(SECRETARY.password)
    assert child(lock, QLineEdit, "lock.password").text() == SECRETARY.password
    press("Return")
    qtbot.waitUntil(lambda: not shiboken6.isValid(lock) or not lock.isVisible())
