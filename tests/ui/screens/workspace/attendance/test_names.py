"""The names of a row, opened and closed for this meeting alone."""

from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.records import Presence
from desktop.meetings import dossier
from desktop.meetings.schedule import call, propose
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.attendance.room import Room, focus
from tests.ui.stage import child
from ui.screens.workspace.attendee_row import LINE


def test_a_name_is_changed_for_this_meeting_alone(room: Room) -> None:
    room.go_to(4)
    press("F2")
    assert focus() == "members.4.post"
    press("Enter", "Ctrl+A")
    assert focus() == "members.4.name"
    type_text("خانم زارع")
    press("Enter", "Enter")
    assert focus() == "members.4"
    assert not room.widget("members.4.name").isVisible()
    assert room.written().members[3].name == "خانم زارع"
    later = call(room.office, propose(room.office, date(2026, 11, 1)), "پیگیری")
    assert dossier.read(room.office, later.id).members[3].name == "خانم کریمی"


def test_escape_closes_the_names_and_keeps_what_was_typed(room: Room) -> None:
    row = room.go_to(4)
    place = QPoint(row.width() - 100, 20)
    QTest.mouseDClick(row, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=place)  # which QTest leaves out
    assert focus() == "members.4.post"
    type_text("!")
    press("Esc")
    assert focus() == "members.4"
    assert not room.widget("members.4.post").isVisible()
    assert room.written().members[3].post == "معاون حمایت!"


def test_names_close_behind_the_keyboard_but_never_under_the_mouse(
    qtbot: QtBot, room: Room
) -> None:
    press("F2", "Esc", "F2")
    room.go_to(3)
    assert not room.widget("members.1.post").isVisible()

    room.go_to(2)
    press("F2")
    target = child(room, QPushButton, "attendance.members.4.state.absent")
    heights = [room.widget(f"members.{number}").height for number in (1, 2, 3)]
    below = room.widget("members.4")
    qtbot.waitUntil(lambda: [height() for height in heights] == [LINE, 89, LINE])
    qtbot.waitUntil(lambda: below.y() == 2 * LINE + 89)
    place = target.mapTo(room, QPoint(0, 0))
    QTest.mousePress(target, Qt.MouseButton.LeftButton)
    QTest.qWait(20)
    assert target.mapTo(room, QPoint(0, 0)) == place
    QTest.mouseRelease(target, Qt.MouseButton.LeftButton)
    assert room.states()[3] is Presence.ABSENT
    assert focus() == "members.4"


def test_the_chair_named_once_is_there_at_the_next_meeting(new_room: Room) -> None:
    press("F2", "Enter")
    type_text("آقای سعید نوری")
    press("Down", "Esc", "Down")
    later = call(new_room.office, propose(new_room.office, date(2026, 11, 1)), "پیگیری")
    assert dossier.read(new_room.office, later.id).members[0].name == "آقای سعید نوری"
