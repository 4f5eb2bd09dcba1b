"""The office's window on minutes that are, or were, away to be signed."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.access.people import Newcomer
from tests.desktop.loans.conftest import Way
from tests.desktop.sign_off.conftest import SECRETARY
from tests.ui.stage import child, opened
from ui.screens.loans.loan_line import LoanLine
from ui.window import Window


def office_window(way: Way, qtbot: QtBot, who: Newcomer = SECRETARY) -> Window:
    way.town.enter(who)
    window = opened(qtbot, way.office)
    window.open_meeting(1)
    return window


def line(window: Window) -> LoanLine:
    return child(window, LoanLine, "workspace.closed.loan")


def told(window: QWidget, name: str) -> str:
    return child(window, QWidget, name).accessibleName().replace("\u00a0", " ")
