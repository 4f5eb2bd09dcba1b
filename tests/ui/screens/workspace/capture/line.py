"""The line below the resolutions as its tests look at it."""

from PySide6.QtWidgets import QLabel, QListView

from desktop.calendar.jalali import from_jalali
from tests.ui.screens.workspace.resolutions.room import Room
from ui.screens.workspace.capture_field import CaptureField
from ui.screens.workspace.understood_line import UnderstoodLine

HELD_ON = from_jalali(1405, 7, 12)


def line(room: Room) -> CaptureField:
    field = room.field("add")
    assert isinstance(field, CaptureField)
    return field


def chips(room: Room) -> tuple[str, ...]:
    understood = room.field("understood")
    assert isinstance(understood, UnderstoodLine)
    return understood.facts


def note(room: Room) -> str:
    label = room.field("capture_note")
    assert isinstance(label, QLabel)
    return label.accessibleName() if label.isVisible() else ""


def names_in_list(room: Room) -> list[str]:
    names = room.section.findChildren(QListView, "suggestions")
    open_lists = [each for each in names if each.isVisible() and each.parent() is line(room)]
    return [
        each.model().index(row, 0).data()
        for each in open_lists
        for row in range(each.model().rowCount())
    ]
