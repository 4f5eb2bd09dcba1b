"""The roll is called: a key for each state, and the counts that follow."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from db.records import Presence
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.attendance.room import NOW, Room, focus
from tests.ui.stage import child, has_colour
from ui.screens.workspace.attendees import BREATH_MS
from ui.theme import LIGHT


def test_a_digit_of_any_keyboard_says_the_state_and_goes_on(room: Room) -> None:
    type_text("1۳٤4")
    expected = [Presence.PRESENT, Presence.EXCUSED, Presence.ABSENT, Presence.ABSENT]
    assert room.states() == [*expected, Presence.UNRECORDED]
    assert room.shown_states() == [*expected, None]
    assert focus() == "members.5"
    type_text("1")
    assert focus() == "members.5"  # behind the last row there is none


def test_counts_follow_each_key(room: Room) -> None:
    type_text("1132")
    counts = [room.text(f"counts.{each}") for each in ("present", "represented", "excused")]
    assert counts == ["۲", "۱", "۱"]
    assert room.text("counts.absent") == "۰"
    assert room.text("counts.rest") == "۱ نفر هنوز ثبت نشده است."
    assert room.section.note(room.stored) == "۳ از ۵"
    press("Ctrl+H")
    assert room.section.note(room.stored) == "۴ از ۵"
    assert not child(room, QLabel, "attendance.counts.rest").isVisible()


def test_a_quorum_is_spoken_of_where_there_is_one(room: Room) -> None:
    assert not child(room, QLabel, "attendance.counts.quorum").isVisible()
    with room.office.database.act():
        room.office.database.update(replace(room.office.headquarters, quorum=2))
    assert room.text("counts.quorum") == "هنوز به حد نصاب نرسیده است"
    type_text("12")
    assert focus() == "members.2.substitute"
    assert room.text("counts.quorum") == "جلسه رسمیت دارد"
    assert room.text("counts.rest") == "حد نصاب ۲ نفر. ۳ نفر هنوز ثبت نشده‌اند."


def test_ctrl_h_fills_what_is_not_recorded(room: Room) -> None:
    type_text("4")
    press("Ctrl+H")
    assert room.states() == [Presence.ABSENT, *[Presence.PRESENT] * 4]


def test_a_click_says_the_state_and_leaves_the_keyboard_in_the_row(room: Room) -> None:
    option = child(room, QPushButton, "attendance.members.4.state.excused")
    QTest.mouseClick(option, Qt.MouseButton.LeftButton)
    assert room.states()[3] is Presence.EXCUSED
    assert focus() == "members.4"
    type_text("1")
    assert room.states()[3] is Presence.PRESENT


def test_the_row_with_the_keyboard_is_marked_and_arrows_move_it(room: Room) -> None:
    def marked() -> list[int]:
        rows = {number: room.widget(f"members.{number}") for number in range(1, 6)}
        return [
            number
            for number, row in rows.items()
            if has_colour(row.grab().toImage(), LIGHT.accent_tint, QRect(4, 4, 8, 4))
        ]

    assert marked() == [1]
    press("Down", "Down")
    assert (focus(), marked()) == ("members.3", [3])
    press("Up")
    assert marked() == [2]
    press("End")
    assert marked() == [5]
    press("Home", "Up")
    assert marked() == [1]


def test_space_is_the_arrival_now_and_in_its_field_too(room: Room) -> None:
    press("Down", "Space")
    assert focus() == "members.2"
    press("Tab", "Tab")
    assert focus() == "members.2.left_at"
    type_text("1130")
    press("Enter")
    assert focus() == "members.3"
    press("Shift+Tab", "Shift+Tab")
    assert focus() == "members.2.arrived_at"
    member = room.written().members[1]
    assert (member.arrived_at, member.left_at) == (NOW, time(11, 30))
    room.go_to(5)
    press("Tab", "Tab", "Space")
    assert room.written().members[4].left_at == NOW


def test_what_is_typed_comes_into_the_file_by_itself(qtbot: QtBot, room: Room) -> None:
    press("Space", "F2")
    type_text("ی")
    qtbot.waitUntil(lambda: room.stored.members[0].post == "شهردار منطقهی", timeout=2000)
    assert room.stored.members[0].arrived_at == NOW


def test_shift_and_space_is_the_time_of_leaving_on_any_keyboard(room: Room) -> None:
    press("Shift+Space", "Down", "Space")
    type_text("\u200c")  # what the same keys give on a Persian keyboard
    members = room.written().members
    assert (members[0].arrived_at, members[0].left_at) == (None, NOW)
    assert (members[1].arrived_at, members[1].left_at) == (NOW, NOW)


def test_letters_lead_to_whoever_is_called_so(qtbot: QtBot, room: Room) -> None:
    type_text("كلا")  # of an Arabic keyboard
    assert focus() == "members.5"
    type_text("1")
    assert room.states()[4] is Presence.PRESENT
    qtbot.wait(BREATH_MS + 100)
    type_text("کمی")
    assert focus() == "members.4"
    qtbot.wait(BREATH_MS + 100)
    type_text("آ")
    assert focus() == "members.5"  # the next «آقای», not the first
    type_text("خغ")
    assert focus() == "members.5"


def test_letters_typed_with_the_roll_find_nobody_where_nobody_is_called_so(room: Room) -> None:
    room.go_to(2)
    type_text("x")
    press("Ctrl+K")
    assert focus() == "members.2"
