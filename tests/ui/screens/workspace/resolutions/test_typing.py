"""What is typed into a resolution and its actions, by the keyboard alone, and is in the file."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.records import AgendaKind, Meeting, Organization, Priority, Recurrence
from desktop.meetings import editing
from desktop.office import OpenOffice
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.resolutions.room import Room, focus_name


def test_all_of_a_resolution_is_entered_by_tab(full: Room, office: OpenOffice) -> None:
    editing.add_agenda_item(office, full.meeting, AgendaKind.REPORT, "گزارش سرما")
    full.go_to("2.text")
    type_text(" و زودتر")
    press("Tab")
    assert focus_name() == "2.priority"
    press("End")
    press("Tab")
    type_text("بی‌سرپناهان،زمستان")
    press("Tab")
    type_text("راه‌آهن")
    press("Tab")
    type_text("نظر ترافیک")
    press("Tab")
    type_text("رئیس کلانتری")
    press("Tab")
    assert focus_name() == "2.condition_deadline"
    type_text("دو هفته دیگر")
    press("Tab")
    assert focus_name() == "2.agenda_item_id"
    press("End")
    part = full.resolutions()[1]
    assert part.resolution.priority is Priority.URGENT
    assert [each.name for each in part.focus_areas] == ["بی‌سرپناهان", "زمستان"]
    assert [each.name for each in part.neighborhoods] == ["راه‌آهن"]
    assert part.resolution.condition == "نظر ترافیک"
    assert part.resolution.condition_decider == "رئیس کلانتری"
    assert part.resolution.condition_deadline == date(2026, 10, 18)
    assert part.resolution.agenda_item_id == full.stored.agenda[-1].item.id


def test_all_of_an_action_is_entered_by_tab(full: Room, office: OpenOffice) -> None:
    full.go_to("2.actions.1.text")
    press("Tab")
    type_text("مجمع خیرین تازه")
    press("Tab")
    type_text("بهزیستی،هیئت امنای نو")
    press("Tab")
    press("Down")
    press("Tab")
    type_text("۲۵ مهر ۱۴۰۵")
    press("Tab")
    action, supporters = full.resolutions()[1].actions[0], full.stored.resolutions[1].actions[0]
    names = [each.name for each in office.database.select(Organization)]
    assert action.action.responsible == "مجمع خیرین تازه"
    assert action.action.responsible_id is not None
    assert [each.name for each in supporters.supporters][1] == "هیئت امنای نو"
    assert {"مجمع خیرین تازه", "هیئت امنای نو"} <= set(names)
    assert action.action.recurrence is Recurrence.WEEKLY
    assert action.action.deadline == date(2026, 10, 17)


def test_a_name_half_typed_is_in_the_file_but_no_organization(full: Room) -> None:
    known = len(full.office.database.select(Organization))
    full.go_to("2.actions.1.responsible")
    type_text("مجمع خی")
    action = full.resolutions()[1].actions[0].action
    assert action.responsible == "مجمع خی"
    assert action.responsible_id is None
    assert len(full.office.database.select(Organization)) == known


def test_a_known_organization_is_linked_however_it_is_spelled(full: Room) -> None:
    body = full.office.database.select(Organization)[3]
    full.go_to("2.actions.1.responsible")
    type_text(body.name.replace("\u200c", " ").replace("ی", "ي"))
    press("Tab")
    action = full.stored.resolutions[1].actions[0].action
    assert (action.responsible_id, action.responsible) == (body.id, body.name)
    full.go_to("2.actions.1.responsible")
    press("Ctrl+A", "Backspace", "Tab")
    action = full.stored.resolutions[1].actions[0].action
    assert (action.responsible_id, action.responsible) == (None, "")


def test_what_is_typed_is_in_the_file_without_leaving_the_field(qtbot: QtBot, full: Room) -> None:
    full.go_to("1.actions.2.text")
    type_text(" فوراً")
    written = "اقدام ۱-۱ فوراً"
    qtbot.waitUntil(
        lambda: full.stored.resolutions[0].actions[1].action.text == written, timeout=1_000
    )
    assert focus_name() == "1.actions.2.text"


def test_writing_does_not_disturb_who_is_typing(full: Room) -> None:
    full.go_to("1.text")
    press("Home")
    type_text("ابتدا ")
    assert full.resolutions()[0].resolution.text.startswith("ابتدا مصوبهٔ")
    type_text("همین ")
    assert focus_name() == "1.text"
    assert full.resolutions()[0].resolution.text.startswith("ابتدا همین مصوبهٔ")


def test_an_impossible_deadline_says_why_and_stays(full: Room) -> None:
    full.go_to("2.actions.1.deadline")
    type_text("۱۴۰۵/۱۲/۳۰")
    press("Esc")
    assert full.resolutions()[1].actions[0].action.deadline is None
    sentences = [each.text() for each in full.section.findChildren(QLabel) if each.isVisible()]
    assert any("کبیسه نیست" in each for each in sentences)


def test_a_name_that_could_not_be_written_yet_stays_in_its_field(
    room: Room, office: OpenOffice, meeting: Meeting
) -> None:
    resolution = editing.add_resolution(office, meeting, "مددسرا بازسازی شود.")
    editing.add_action(office, resolution, "برآورد هزینه")
    room.go_to("1.actions.1.text")
    type_text(" و زمان")
    room.go_to("1.actions.1.supporters")
    type_text("بهزیستی،")
    room.desk.changed.connect(lambda: office.database.query("PRAGMA query_only = ON"))
    assert not room.desk.flush()
    type_text("هلال‌احمر،")
    office.database.query("PRAGMA query_only = OFF")
    room.desk.changed.disconnect()
    (part,) = room.resolutions()
    assert part.actions[0].action.text == "برآورد هزینه و زمان"
    assert [each.name for each in part.actions[0].supporters] == ["بهزیستی", "هلال‌احمر"]


@pytest.mark.parametrize("field", ["responsible", "supporters"])
@pytest.mark.parametrize("by_mouse", [False, True])
def test_a_name_half_typed_in_a_row_that_goes_is_no_organization(
    full: Room, field: str, *, by_mouse: bool
) -> None:
    full.go_to(f"1.actions.1.{field}")
    type_text("ادار")
    if by_mouse:
        QTest.mouseClick(full.field("1.actions.1.remove"), Qt.MouseButton.LeftButton)
    else:
        press("Ctrl+Shift+Del")
    assert len(full.resolutions()[0].actions) == 1
    assert not full.office.database.select(Organization, "name = ?", ("ادار",))
