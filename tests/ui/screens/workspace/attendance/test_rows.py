"""Members that are taken off, moved, added, and gone through by keys."""

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from db.records import Meeting, Organization, Presence
from desktop.meetings import dossier
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.workspace.attendance.room import ROLL, Room, focus


@pytest.mark.parametrize("keys", [["Ctrl+Shift+Delete"], ["Esc", "Delete"]])
def test_delete_takes_a_member_off_and_undo_brings_all_back(room: Room, keys: list[str]) -> None:
    room.go_to(4)
    type_text("2")
    type_text("خانم یوسفی")
    press(*keys)
    assert [each.name for each in room.stored.members[2:]] == ["آقای محمدی", "آقای مرادی"]
    assert focus() == "members.4"
    assert room.widget("members.4").accessibleName() == "رئیس کلانتری"
    room.desk.undo()
    back = room.widget("members.4")
    assert (back.accessibleName(), back.isVisible()) == ("معاون حمایت", True)
    assert focus() == "members.4"
    assert room.stored.members[3].substitute == "خانم یوسفی"
    assert room.shown_states()[3] == "represented"


def test_ctrl_delete_in_a_field_deletes_a_word_and_not_the_person(room: Room) -> None:
    room.go_to(4)
    press("F2", "Home", "Ctrl+Delete")
    assert [each.post for each in room.written().members[3:]] == ["حمایت", "رئیس کلانتری"]
    press("Delete")
    assert room.written().members[3].post == "مایت"


def test_arrow_up_leads_from_the_next_member_back_to_the_last(room: Room) -> None:
    for field in ("post", "name", "organization"):
        room.widget(f"new.{field}").setFocus()
        press("Up")
        assert focus() == "members.5"


def test_alt_with_an_arrow_moves_a_member(room: Room) -> None:
    room.go_to(5)
    press("Alt+Up")
    assert room.stored.members[3].post == "رئیس کلانتری"
    assert focus() == "members.4"
    press("Tab", "Tab", "Tab")
    assert focus() == "members.5"
    assert room.widget("members.5").accessibleName() == "معاون حمایت"
    press("Up")
    type_text("1")
    assert room.states()[3] is Presence.PRESENT


def test_members_are_typed_in_one_after_the_other(new_room: Room) -> None:
    new_room.section.begin()
    assert focus() == "new.post"
    for post, name, organization in ROLL[:2]:
        for text in (post, name, organization):
            type_text(text)
            press("Enter")
        assert focus() == "new.post"
    added = new_room.stored.members[2:]
    assert [(each.post, each.name, each.organization) for each in added] == list(ROLL[:2])
    known = {each.name for each in new_room.office.database.select(Organization)}
    assert {"بهزیستی", "کمیتهٔ امداد"} <= known
    later = call(new_room.office, propose(new_room.office, date(2026, 11, 1)), "پیگیری")
    assert len(dossier.read(new_room.office, later.id).members) == 4


def test_half_a_member_is_not_added_and_not_lost(
    qtbot: QtBot, new_room: Room, office: OpenOffice, meeting: Meeting
) -> None:
    press("Ctrl+M")
    type_text("رئیس کلانتری")
    press("Enter", "Enter", "Enter")
    assert focus() == "new.organization"
    assert "نام دستگاه را بنویسید." in [each.text() for each in new_room.findChildren(QLabel)]
    assert len(new_room.written().members) == 2

    again = Room(office, meeting)
    shown(qtbot, again, focus=again.widget("new.organization"))
    type_text("کلانتری")
    press("Enter")
    assert again.stored.members[2].post == "رئیس کلانتری"
    assert Room(office, meeting).widget("new.post").property("text") == ""


def test_a_known_organization_is_offered_while_it_is_typed(room: Room) -> None:
    press("Ctrl+M")
    type_text("معاون")
    press("Enter", "Enter")
    type_text("امداد")
    press("Down", "Enter", "Enter")
    assert room.stored.members[5].organization == "کمیتهٔ امداد"


def test_tab_goes_through_all_as_one_reads(room: Room) -> None:
    type_text("2")
    press("Ctrl+G", "Esc")
    room.go_to(1)
    seen = []
    for _ in range(25):
        seen.append(focus())
        press("Tab")
    assert seen == [
        "members.1",
        *(
            f"members.1.{field}"
            for field in (
                "arrived_at", "left_at", "substitute", "substitute_post",
                "letter_number", "letter_date",
            )
        ),
        *(f"members.{n}{field}" for n in range(2, 6) for field in ("", ".arrived_at", ".left_at")),
        "new.post", "new.name", "new.organization",
        "guests.1", "guests.1.arrived_at", "guests.add",
    ]  # fmt: skip


def test_the_review_leads_to_each_place(room: Room) -> None:
    member = room.stored.members[2]
    room.section.reveal(member.uuid, "state")
    assert focus() == "members.3"
    type_text("2")
    room.section.reveal(member.uuid, "letter_number")
    assert focus() == "members.3.letter_number"
    press("Ctrl+G", "Esc")
    room.section.reveal(room.stored.guests[0].uuid, "name")
    assert focus() == "guests.1.name"
    room.section.reveal("", "")
    assert focus() == "new.post"
