"""The lists of the office as somebody opens them, for the tests of each."""

from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from tests.ui.keys import press
from tests.ui.stage import opened
from ui.window import Window


def show_list(qtbot: QtBot, office: OpenOffice, key: str) -> Window:
    """Open the window at one of the lists, which has this key."""
    window = opened(qtbot, office)
    window.show_places()
    press(key)
    return window
