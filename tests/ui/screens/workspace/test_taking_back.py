"""What was just begun is taken back: the keyboard goes on from a place that can be seen."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import AgendaKind, Meeting
from desktop.meetings import dossier, editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import listener, press, type_text
from tests.ui.stage import child, opened
from ui.window import Window

# What begins each kind of row by keyboard, from the first section on; «…» is typed.
BEGINNINGS = {
    "guest": ("Ctrl+2", "Ctrl+G"),
    "agenda item": ("Ctrl+3", "…", "Return", "Shift+Tab"),
    "remark": ("Ctrl+3", "Ctrl+R"),
    "figure": ("Ctrl+3", "Ctrl+T"),
    "decided figure": ("Ctrl+3", "Ctrl+T", "…", "Ctrl+D"),
    "assigned remark": ("Ctrl+3", "Ctrl+R", "…", "Ctrl+Shift+D"),
    "resolution": ("Ctrl+4", "…", "Ctrl+Return", "Up"),
    "action": ("Ctrl+4", "Up", "Return"),
    "dissent": ("Ctrl+4", "Up", "Alt+D"),
    "attachment": ("Ctrl+6", "Ctrl+V"),
}


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    meeting = call(office, propose(office, date(2026, 10, 4)), "پیگیری مصوبات پیشین")
    editing.add_agenda_item(office, meeting, AgendaKind.DISCUSSION, "گرمایش مددسرا")
    editing.add_resolution(office, meeting, "مددسرا بازسازی شود.")
    office.database.forget_acts()
    return meeting


@pytest.fixture
def picture(qtbot: QtBot) -> Iterator[None]:
    """Have a picture on the clipboard."""
    del qtbot
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    QGuiApplication.clipboard().setImage(image)
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def window(qtbot: QtBot, office: OpenOffice, meeting: Meeting, picture: None) -> Window:
    del picture
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    return window


def begin(qtbot: QtBot, office: OpenOffice, meeting: Meeting, what: str) -> None:
    """Begin a row by keyboard."""
    before = written(office, meeting)
    for key in BEGINNINGS[what]:
        type_text("سخن") if key == "…" else press(key)
    qtbot.waitUntil(lambda: written(office, meeting) != before)


def written(office: OpenOffice, meeting: Meeting) -> tuple[object, ...]:
    now = dossier.read(office, meeting.id)
    return now.guests, now.agenda, now.resolutions, now.attachments


def section(window: Window) -> str:
    """Name the section that is seen, in which the keyboard has to be."""
    focus = listener()
    assert focus.isVisible()
    names = ("heading", "attendance", "agenda", "resolutions", "attachments")
    seen = [name for name in names if child(window, QWidget, name).isVisible()]
    assert [child(window, QWidget, name).isAncestorOf(focus) for name in seen] == [True]
    return seen[0]


def let_go() -> None:
    """Have what was taken away gone for good, as it is once the program waits for keys."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("what", BEGINNINGS)
def test_the_keyboard_goes_on_from_what_is_left(
    window: Window, qtbot: QtBot, office: OpenOffice, meeting: Meeting, what: str
) -> None:
    for keys in (["Ctrl+Z"], ["Ctrl+1", "Ctrl+Z"]):  # on the spot, and from another section
        begin(qtbot, office, meeting, what)
        here = section(window)
        press(*keys)
        assert section(window) == here
        let_go()
        press("Ctrl+3", "Ctrl+1", "Ctrl+3")
        assert section(window) == "agenda"
