"""Guests, typed in one after the other."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest

from db.records import Presence
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.attendance.room import NOW, Room, focus


def test_guests_are_typed_in_one_after_the_other(room: Room) -> None:
    press("Ctrl+G")
    for text in ("مدیر مرکز", "خانم نیک‌پور", "مرکز ویژه"):
        type_text(text)
        press("Enter")
    assert focus() == "guests.2.post"
    press("Enter", "Enter", "Enter")  # of this one nothing was typed
    (guest,) = room.written().guests
    assert (guest.post, guest.name, guest.organization) == (
        "مدیر مرکز",
        "خانم نیک‌پور",
        "مرکز ویژه",
    )
    assert guest.state is Presence.PRESENT
    assert focus() == "guests.1"
    press("Space")
    assert room.written().guests[0].arrived_at == NOW
    assert room.section.note(room.stored) == "۰ از ۵"
    for key in ("Ctrl+Shift+Delete", "Delete"):
        room.widget("guests.1").setFocus()
        press(key)
        assert room.stored.guests == ()
        room.desk.undo()
        assert room.widget("guests.1").isVisible()


def test_undo_takes_a_guest_away_while_it_is_typed(room: Room) -> None:
    press("Ctrl+G")
    type_text("دبیر")
    room.desk.undo()
    assert [each.post for each in room.stored.guests] == [""]
    assert room.widget("guests.1.post").property("text") == ""
    room.desk.undo()
    assert room.stored.guests == ()
    press("Ctrl+G")
    assert focus() == "guests.1.post"
    room.desk.redo()


def test_an_open_guest_has_room_in_the_narrow_card(room: Room) -> None:
    room.resize(972 + room.width() - room.section.width(), 600)
    press("Ctrl+G")
    QTest.qWait(50)
    card = room.widget("guests.card")
    for field in ("post", "arrived_at", "left_at", "remove"):
        widget = room.widget(f"guests.1.{field}")
        place = QRect(widget.mapTo(card, QPoint(0, 0)), widget.size())
        assert card.rect().contains(place), field
