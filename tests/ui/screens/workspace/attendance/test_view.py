"""What of the attendance is seen: in small windows, far below, and of signed minutes."""

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Presence
from desktop.meetings import editing
from tests.offices import signed
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.attendance.room import Room
from tests.ui.stage import child


def test_signed_minutes_only_show(room: Room) -> None:
    type_text("2")
    room.desk.act(lambda office: signed(office, room.stored.meeting))
    room.go_to(2)
    type_text("1")
    press("Space", "F2", "Ctrl+Shift+Delete", "Alt+Down", "Enter")
    room.widget("members.1.substitute").setFocus()
    type_text("خانم یوسفی")
    assert not room.widget("new.post").isVisible()
    assert not room.widget("guests.add").isVisible()
    assert [each.post for each in room.written().members][:2] == ["شهردار منطقه", "دبیر قرارگاه"]
    assert room.stored.members[1].state is Presence.UNRECORDED
    assert room.stored.members[1].arrived_at is None
    assert room.stored.members[0].substitute == ""


def test_a_row_far_below_comes_into_sight(qtbot: QtBot, room: Room) -> None:
    for number in range(20):
        editing.add_member(
            room.office, room.meeting, name="", post=f"عضو {number}", organization="بسیج"
        )
    room.go_to(25)
    type_text("2")
    press("Enter")
    row, area = room.widget("members.25"), room.widget("members")

    def in_sight() -> bool:
        place = row.mapTo(area, QPoint(0, 0)).y()
        return place >= 0 and place + row.height() <= area.height()

    qtbot.waitUntil(in_sight, timeout=2000)


@pytest.mark.parametrize(("width", "side"), [(972, 200), (1058, 256)])
def test_nothing_in_a_row_lies_over_its_neighbour(
    room: Room, qtbot: QtBot, width: int, side: int
) -> None:
    long = "معاون امور اجتماعی و فرهنگی و ورزشی"
    record = replace(room.stored.members[2], post=long, organization=long)
    room.desk.act(lambda office: editing.save(office, record))
    type_text("2")
    room.resize(width + room.width() - room.section.width(), 600)
    qtbot.waitUntil(lambda: room.widget("guests.card").width() == side)
    assert room.section.width() == width
    for number in range(1, 6):
        line = room.widget(f"members.{number}.state").parentWidget()
        assert line is not None
        parts = [part.geometry() for part in line.children() if isinstance(part, QWidget)]
        assert not any(one.intersects(two) for one, two in combinations(parts, 2))
        assert line.width() <= room.widget("members").width()


def test_the_counts_stay_in_sight_beside_the_pages(room: Room) -> None:
    line = child(room, QLabel, "attendance.counts_line")
    assert not line.isVisible()
    with room.office.database.act():
        room.office.database.update(replace(room.office.headquarters, quorum=2))
    type_text("1")
    room.resize(700, 600)
    QTest.qWait(50)
    assert not room.widget("counts").isVisible()
    assert line.isVisible()
    assert line.text() == ("شمار حاضران: ۱ از ۵ عضو. هنوز به حد نصاب ۲ نفر نرسیده است.")
    assert line.width() >= line.sizeHint().width()


def test_the_verdict_is_read_in_full_in_a_small_window(room: Room) -> None:
    with room.office.database.act():
        room.office.database.update(replace(room.office.headquarters, quorum=2))
    room.resize(972 + room.width() - room.section.width(), 600)
    QTest.qWait(50)
    verdict = child(room, QLabel, "attendance.counts.quorum")
    assert verdict.height() >= verdict.heightForWidth(verdict.width())
    longest = max(verdict.text().split(), key=len)
    assert verdict.width() >= verdict.fontMetrics().horizontalAdvance(longest)
