"""What of the resolutions is seen: where the work is, again later, and of signed minutes."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from db.records import AgendaKind, Meeting, Priority
from desktop.meetings import editing, naming
from desktop.office import OpenOffice
from desktop.persian import digits
from tests.offices import signed
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.workspace.resolutions.room import Room, focus_name
from ui.widgets.text_field import TextField


def test_the_stored_item_of_the_agenda_is_shown(
    qtbot: QtBot, office: OpenOffice, meeting: Meeting
) -> None:
    title = "گزارش آمادگی گرمخانه‌ها"
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, title)
    editing.add_resolution(office, meeting, "دو اتوبوس مستقر شود", item)
    opened = Room(office, meeting)
    shown(qtbot, opened, focus=opened.field("add"))
    chosen = opened.field("1.agenda_item_id")
    assert isinstance(chosen, QComboBox)
    assert chosen.isVisible()
    assert chosen.currentText() == "دستور ۲: گزارش آمادگی گرمخانه‌ها"


def test_what_was_written_is_there_when_the_meeting_is_opened_again(
    qtbot: QtBot, full: Room
) -> None:
    part = full.stored.resolutions[1]
    condition = "تأمین اعتبار از ردیف بودجهٔ سال آینده و تأیید شورای معاونان شهرداری"
    editing.save(
        full.office, replace(part.resolution, condition=condition, priority=Priority.URGENT)
    )
    naming.set_focus_areas(full.office, part.resolution, ["سلامت"])
    naming.entrust(full.office, part.actions[0].action, "بهزیستی")
    action = full.stored.resolutions[1].actions[0].action
    editing.save(full.office, replace(action, deadline=date(2026, 10, 17)))
    again = Room(full.office, full.meeting)
    shown(qtbot, again, focus=again.field("add"))
    QTest.qWait(20)
    for name in ("2.condition", "2.priority", "2.focus_areas", "2.actions.1.deadline"):
        field = again.field(name)
        assert field.isVisible()
        assert field.visibleRegion().boundingRect() == field.rect(), name
    assert again.field("2.actions.1.responsible").property("text") == "بهزیستی"
    assert again.field("2.actions.1.deadline").property("text").startswith("۲۵ مهر")


def test_signed_minutes_are_only_read(full: Room) -> None:
    signed(full.office, full.stored.meeting)
    before = full.stored.resolutions
    assert not full.field("add").isVisible()
    for name in ("1.text", "1.actions.1.text", "1.actions.1.responsible", "1.actions.1.deadline"):
        full.go_to(name)
        type_text("ناروا")
        press("Ctrl+Shift+Del", "Alt+Down", "Return")
    assert full.resolutions() == before
    assert not full.field("1.remove").isVisible()


def test_a_signed_meeting_without_resolutions_does_not_ask_for_one(room: Room) -> None:
    signed(room.office, room.stored.meeting)
    assert room.field("none").isVisible()
    assert not room.field("empty").isVisible()


def test_the_row_with_the_focus_is_in_sight_and_the_line_below_stays(
    room: Room, office: OpenOffice
) -> None:
    for number in range(12):
        resolution = editing.add_resolution(office, room.meeting, f"مصوبهٔ {number}")
        editing.add_action(office, resolution, "اقدام")
    line = room.field("add").mapTo(room, room.field("add").rect().topLeft())
    for name in ("1.text", "12.actions.1.text", "5.actions.1.deadline"):
        room.go_to(name)
        QTest.qWait(50)
        field = room.field(name)
        assert field.visibleRegion().boundingRect() == field.rect(), name
    assert room.field("add").mapTo(room, room.field("add").rect().topLeft()) == line


def test_what_undo_brings_back_is_in_sight(room: Room, office: OpenOffice) -> None:
    for number in range(12):
        editing.add_resolution(office, room.meeting, digits(f"مصوبهٔ {number}"))
    room.go_to("1.text")
    press("Ctrl+Shift+Del", "Esc")
    QTest.qWait(50)
    assert room.field("1.text").visibleRegion().isEmpty()
    room.desk.undo()
    QTest.qWait(50)
    assert room.field("1.text").property("plainText") == "مصوبهٔ ۰"
    assert not room.field("1.text").visibleRegion().isEmpty()


def test_only_the_card_in_work_shows_its_fields(full: Room) -> None:
    full.go_to("1.text")
    assert full.field("1.priority").isVisible()
    assert not full.field("2.priority").isVisible()
    QTest.mouseClick(full.field("2"), Qt.MouseButton.LeftButton)
    assert focus_name() == "2.text"
    assert full.field("2.condition").isVisible()
    assert not full.field("1.condition").isVisible()


def test_the_header_and_the_rail_count(full: Room) -> None:
    assert full.section.sub(full.stored) == "۳ مصوبه، ۳ اقدام"
    assert full.section.note(full.stored) == "۳"


def test_a_long_text_is_seen_whole(full: Room, qtbot: QtBot) -> None:
    part = full.resolutions()[0]
    long = "گشت شبانه در همهٔ محله‌های کم‌برخوردار ادامه یابد. " * 20
    for record in (part.resolution, part.actions[0].action):
        wordy = replace(record, text=long[:500])
        full.desk.act(partial(editing.save, record=wordy))
    for name in ("1.text", "1.actions.1.text"):
        field = full.field(name)
        assert isinstance(field, TextField)
        qtbot.waitUntil(partial(_is_tall, field))
        assert field.verticalScrollBar().maximum() == 0


def _is_tall(field: TextField) -> bool:
    return field.height() > 4 * field.fontMetrics().height()
