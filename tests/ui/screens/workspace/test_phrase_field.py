"""Phrases in the fields, taken or passed over by real keys."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.records import AgendaKind, Meeting
from desktop.meetings import dossier, editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import isolate
from tests.offices import signed
from tests.ui.keys import press, shown, type_text
from tests.ui.stage import child
from ui.desk import Desk
from ui.phrasebook import Phrasebook
from ui.screens.workspace.capture_bar import CaptureBar
from ui.screens.workspace.tinted_text import TintedText
from ui.screens.workspace.workspace import Workspace
from ui.widgets.labels import KeyCap

HELD_ON = date(2026, 10, 4)
LAST = "بازدیدهای شبانه افزایش یابد"


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    first = call(office, propose(office, HELD_ON), "پیگیری")
    editing.add_resolution(office, first, LAST)
    meeting = call(office, propose(office, HELD_ON), "پیگیری")
    resolution = editing.add_resolution(office, meeting, "مددسرا بازسازی شود")
    editing.add_action(office, resolution)
    item = editing.add_agenda_item(office, meeting, AgendaKind.DISCUSSION, "گزارش")
    editing.add_remark(office, item)
    return meeting


@pytest.fixture
def workspace(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Iterator[Workspace]:
    desk = Desk(office)
    made = Workspace(desk, meeting.id)
    shown(qtbot, made)
    book = Phrasebook.of(desk)
    book.open()
    qtbot.waitUntil(lambda: book.is_read)
    yield made
    desk.close()


def begin(workspace: Workspace, section: str, name: str) -> TintedText:
    workspace.go_to(section)
    field = child(workspace, TintedText, name)
    field.setFocus()
    return field


FIELDS = [
    ("agenda", "agenda.2.remarks.1.gist"),
    ("resolutions", "resolutions.1.actions.1.text"),
    ("resolutions", "resolutions.add"),
]


@pytest.mark.parametrize(("section", "name"), FIELDS)
@pytest.mark.parametrize("key", ["End", "Left"])
def test_one_key_takes_the_grey_words(
    workspace: Workspace, section: str, name: str, key: str
) -> None:
    field = begin(workspace, section, name)
    type_text("با")
    assert field.grey == ""
    type_text("ز")
    assert field.grey == "دیدهای شبانه افزایش یابد"
    assert field.value() == "باز"
    press(key)
    assert field.value() == LAST
    assert field.grey == ""
    press(key)
    type_text(".")
    assert field.value() == f"{LAST}."


@pytest.mark.parametrize(("section", "name"), FIELDS)
def test_typing_on_deleting_and_escape_send_them_away(
    workspace: Workspace, section: str, name: str
) -> None:
    field = begin(workspace, section, name)
    type_text("باز")
    assert field.grey
    press("Esc")
    assert field.grey == ""
    assert QApplication.focusWidget() is field
    type_text("د")
    assert (field.value(), field.grey) == ("بازد", "")
    press("Ctrl+A", "Backspace")
    type_text("بازه")
    assert field.grey == ""
    press("Backspace")
    assert (field.value(), field.grey) == ("باز", "")
    press("Home")
    type_text("x")
    assert (field.value(), field.grey) == ("xباز", "")


def test_enter_and_tab_leave_what_was_typed_and_nothing_more(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    for name in ("resolutions.1.actions.1.text", "resolutions.add"):
        field = begin(workspace, "resolutions", name)
        type_text("باز")
        assert field.grey
        press("Tab")
        assert QApplication.focusWidget() is not field
        assert (field.value(), field.grey) == ("باز", "")
    field = begin(workspace, "agenda", "agenda.2.remarks.1.gist")
    type_text("باز")
    press("Return")
    assert (field.value(), field.grey) == ("باز", "")
    assert workspace._desk.flush()
    (part,) = dossier.read(office, meeting.id).resolutions
    assert part.actions[0].action.text == "باز"


def test_what_was_taken_is_stored_undone_and_offered_again(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    field = begin(workspace, "agenda", "agenda.2.remarks.1.gist")
    type_text("باز")
    assert workspace._desk.flush()
    press("End")
    assert workspace._desk.flush()
    assert dossier.read(office, meeting.id).agenda[1].remarks[0].gist == LAST
    press("Ctrl+Z")
    assert field.value() == "باز"

    editing.add_resolution(office, meeting, "بازی تازه")
    editing.add_resolution(office, meeting, "بازی تازه")
    field = begin(workspace, "resolutions", "resolutions.add")
    type_text("باز")
    assert field.grey == "ی تازه"


def test_the_line_names_the_key_that_takes_what_it_offers(workspace: Workspace) -> None:
    begin(workspace, "resolutions", "resolutions.add")
    caps = {
        cap.accessibleName(): cap for cap in child(workspace, CaptureBar, "").findChildren(KeyCap)
    }
    tab, end = caps[isolate("Tab")], caps[isolate("End")]
    type_text("باز")
    assert (tab.isVisible(), end.isVisible()) == (False, True)
    press("End")
    assert (tab.isVisible(), end.isVisible()) == (False, False)
    type_text(" @شهرداری")
    assert (tab.isVisible(), end.isVisible()) == (True, False)


def test_signed_minutes_offer_nothing(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    signed(office, meeting)
    field = begin(workspace, "agenda", "agenda.2.remarks.1.gist")
    type_text("باز")
    assert (field.value(), field.grey) == ("", "")
