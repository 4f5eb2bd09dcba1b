"""Who stands in for a member."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.meetings.schedule import call, propose
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.workspace.attendance.room import HELD_ON, Room, focus
from tests.ui.stage import child


@pytest.mark.parametrize("key", ["2", "۲", "٢"])
def test_a_substitute_is_typed_below_the_row(room: Room, key: str) -> None:
    room.go_to(3)
    type_text(key)
    assert focus() == "members.3.substitute"
    for text in ("خانم یوسفی", "کارشناس مسئول", "۱۱/۲۳۸", "10 مهر 1405"):
        type_text(text)
        press("Enter")
    assert focus() == "members.4"
    member = room.written().members[2]
    assert (member.substitute, member.substitute_post) == ("خانم یوسفی", "کارشناس مسئول")
    assert (member.letter_number, member.letter_date) == ("۱۱/۲۳۸", date(2026, 10, 2))

    press("Up")
    type_text("1")  # they came after all
    assert not room.widget("members.3.substitute").isVisible()
    assert room.written().members[2].substitute == "خانم یوسفی"


def test_who_stood_in_the_last_time_is_proposed_and_taken_by_enter(
    qtbot: QtBot, room: Room
) -> None:
    room.go_to(3)
    type_text("2")
    for text in ("خانم یوسفی", "کارشناس مسئول", "۱۱/۲۳۸"):
        type_text(text)
        press("Enter")
    room.written()
    later = Room(room.office, call(room.office, propose(room.office, HELD_ON), "پیگیری"))
    shown(qtbot, later, focus=later.widget("members.3"))
    type_text("2")
    assert focus() == "members.3.substitute"
    assert child(later, QLineEdit, "attendance.members.3.substitute").placeholderText() == (
        "خانم یوسفی"
    )
    assert later.written().members[2].substitute == ""  # nobody said so yet
    press("Enter")
    assert focus() == "members.3.letter_number"
    type_text("۱۲/۱")
    press("Enter", "Enter")
    member = later.written().members[2]
    assert (member.substitute, member.substitute_post) == ("خانم یوسفی", "کارشناس مسئول")
    assert (member.letter_number, focus()) == ("۱۲/۱", "members.4")
    later.go_to(4)
    type_text("2")
    press("Enter")  # nobody is usual there
    assert focus() == "members.4.substitute_post"
