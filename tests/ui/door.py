"""Coming in as people do: an office with people, its gate, and what is typed there.

Passwords are stretched at no cost here, so that a test waits for the door alone.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, Role
from desktop.access.people import Newcomer
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child
from ui.entering import Admitted, Questions, by_founding
from ui.gate import Gate
from ui.window import Window

SECRETARY = Newcomer(
    "خانم رویا امینی",
    "دبیر قرارگاه",
    frozenset({Role.SECRETARY, Role.ADMINISTRATOR}),
    "dakobemu-47",
)
MAYOR = Newcomer("مهندس کاوه نمونه", "شهردار", frozenset({Role.MAYOR}), "bukenona-64")
EXPORT = Newcomer("آقای بهمن راد", "کارشناس", frozenset({Role.EXPORT}), "fisopuma-88")
QUESTIONS = Questions(11, "شهرداری منطقهٔ ۱۱", SECRETARY.name)


def founded(folder: Path, *others: Newcomer) -> Admitted:
    """Make an office in which the secretary keeps the people too."""
    return by_founding(folder, (SECRETARY, *others), QUESTIONS)


@contextmanager
def gate_to(folder: Path, qtbot: QtBot) -> Iterator[Gate]:
    """Open the window of the program on a data folder, and close it as its user does."""
    gate = Gate(folder)
    gate.show()
    gate.activateWindow()
    qtbot.waitUntil(gate.isActiveWindow)
    try:
        yield gate
    finally:
        gate.close()
        gate.end()
        gate.deleteLater()


def come_in(gate: Gate, qtbot: QtBot, newcomer: Newcomer = SECRETARY) -> Window:
    """Sign in by name and password."""
    child(gate, QWidget, "sign_in.name").setFocus()
    press("Ctrl+A")
    type_text(newcomer.name)
    press("Tab")
    type_text(newcomer.password)
    press("Return")
    qtbot.waitUntil(lambda: gate.window_page is not None)
    window = gate.window_page
    assert window is not None
    return window


def office_in(gate: Gate) -> OpenOffice:
    """Give the office of who signed in."""
    assert gate.desk is not None
    return gate.desk.office


def page_is(gate: Gate, name: str) -> bool:
    return gate.findChild(QWidget, name) is not None


def dialog(qtbot: QtBot) -> QWidget:
    """Give the dialog that is open, once the keyboard speaks to it."""
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    opened = QApplication.activeModalWidget()
    assert opened is not None
    opened.activateWindow()
    qtbot.waitUntil(opened.isActiveWindow)
    return opened


def meeting_of(gate: Gate, qtbot: QtBot) -> Meeting:
    """Come in, call a meeting and begin to type what it is about."""
    come_in(gate, qtbot)
    press("Ctrl+N")
    qtbot.waitUntil(lambda: focus() == "heading.subject")
    return listed(office_in(gate))[0].meeting
