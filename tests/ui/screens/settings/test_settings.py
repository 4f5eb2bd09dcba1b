"""The settings, as somebody meets them who has only the keyboard."""

from datetime import date

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting
from desktop.meetings import dossier, schedule
from desktop.office import OpenOffice
from desktop.settings import set_emblem
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.settings.shown import EMBLEM, WRITTEN, go_to, refusal, settings
from tests.ui.stage import child, opened


def call_meeting(office: OpenOffice) -> Meeting:
    return schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")


def test_the_rail_leads_there_and_back_by_keys(office: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, office)
    press("F6")
    while focus() != "rail.meetings":
        press("F6")
    while focus() != "rail.settings":
        press("Down")
    press("Return")
    assert child(window, QWidget, "settings").isVisible()
    assert focus() == "settings.office.name"
    came = []
    for _ in range(4):
        press("F6")
        came.append(focus())
    assert came == [
        "settings.headquarters.name",
        "settings.letterhead.letterhead_organization",
        "rail.settings",
        "settings.office.district",
    ]
    press("Shift+F6")
    while focus() != "rail.meetings":
        press("Up")
    press("Return")
    assert child(window, QWidget, "meetings").isVisible()


def test_the_name_is_written_while_it_is_typed_and_the_rail_follows(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    press("Ctrl+A")
    type_text("ادارهٔ خدمات")
    qtbot.wait(WRITTEN)
    assert office.office.name == "ادارهٔ خدمات"
    assert child(window, QLabel, "rail.office").accessibleName() == "ادارهٔ خدمات"
    type_text(" اجتماعی")
    window.close()
    assert office.office.name == "ادارهٔ خدمات اجتماعی"


@pytest.mark.parametrize(
    "name", ["settings.office.name", "settings.office.secretary", "settings.headquarters.name"]
)
def test_what_must_have_a_name_keeps_it_when_the_field_is_emptied(
    office: OpenOffice, qtbot: QtBot, name: str
) -> None:
    window = settings(qtbot, office)
    before = (office.office, office.headquarters)
    go_to(window, name)
    press("Delete")
    assert refusal(window, name) == ""  # nobody complains while it is being typed
    press("Tab")
    assert refusal(window, name).endswith("را بنویسید.")
    qtbot.wait(WRITTEN)
    assert (office.office, office.headquarters) == before
    child(window, QWidget, name).setFocus()
    press("Ctrl+Z")
    assert refusal(window, name) == ""
    type_text("نو")
    qtbot.wait(WRITTEN)
    assert (office.office, office.headquarters) != before


def test_an_emptied_name_is_not_filled_in_under_the_hands(office: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, office)
    press("Ctrl+A")
    type_text("ش")
    press("Backspace")
    qtbot.wait(WRITTEN)
    assert office.office.name == "ش"
    type_text("پ")
    qtbot.wait(WRITTEN)
    assert office.office.name == "پ"
    assert window.isVisible()


def test_another_district_takes_its_names_along_and_one_undo_takes_all_back(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    go_to(window, "settings.office.district")
    type_text("5")
    press("Tab")
    qtbot.wait(WRITTEN)
    assert (office.office.district, office.office.name) == (5, "شهرداری منطقهٔ ۵")
    assert office.headquarters.name == "قرارگاه اجتماعی منطقهٔ ۵"
    assert child(window, QLabel, "rail.office").accessibleName() == "شهرداری منطقهٔ ۵"
    go_to(window, "settings.letterhead.invocation")
    press("Ctrl+Z")
    assert (office.office.district, office.office.name) == (11, "شهرداری منطقهٔ ۱۱")
    assert focus() == "settings.office.district"
    press("Ctrl+Y")
    assert office.office.district == 5


def test_a_new_secretary_is_proposed_for_the_next_meeting(office: OpenOffice, qtbot: QtBot) -> None:
    held = call_meeting(office)
    window = settings(qtbot, office)
    go_to(window, "settings.office.secretary")
    type_text("آقای سام راد")
    qtbot.wait(WRITTEN)
    window.show_meetings()
    press("Ctrl+N")
    newest = max(office.database.select(Meeting), key=lambda meeting: meeting.id)
    assert newest.id != held.id
    assert newest.secretary == "آقای سام راد"
    assert dossier.read(office, held.id).meeting.secretary == "خانم رویا امینی"
    assert "آقای سام راد" in {row.name for row in dossier.read(office, newest.id).members}


def test_undo_reaches_only_what_was_done_here(office: OpenOffice, qtbot: QtBot) -> None:
    meeting = call_meeting(office)
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    type_text("موضوع")
    window.show_settings()
    press("Ctrl+Z")
    assert dossier.read(office, meeting.id).meeting.subject == "موضوع"
    go_to(window, "settings.office.name")
    type_text("نام تازه")
    qtbot.wait(WRITTEN)
    window.open_meeting(meeting.id)
    assert child(window, QAbstractButton, "rail.meetings").isChecked()
    press("Ctrl+Z")
    assert office.office.name == "نام تازه"
    window.show_settings()
    press("Ctrl+Z")
    assert office.office.name == "نام تازه"


def test_going_through_all_fields_changes_nothing(sample: OpenOffice, qtbot: QtBot) -> None:
    window = settings(qtbot, sample)
    shown = (sample.office, sample.headquarters)
    for widget in window.findChildren(QWidget):
        if widget.objectName().startswith("settings.") and widget.focusPolicy():
            widget.setFocus()
    press("Tab")
    qtbot.wait(WRITTEN)
    assert (sample.office, sample.headquarters) == shown


def test_latin_digits_become_persian_while_one_goes_on_typing(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    name = child(window, QLineEdit, "settings.office.name")
    press("Ctrl+A")
    type_text("منطقه 11 تهران")
    for _ in " تهران":
        press("Right")
    qtbot.wait(WRITTEN)
    assert office.office.name == name.text() == "منطقه ۱۱ تهران"
    type_text("2")
    qtbot.wait(WRITTEN)
    assert office.office.name == "منطقه ۱۱۲ تهران"
    press("Backspace")
    qtbot.wait(WRITTEN)
    press("Ctrl+A")
    type_text("منطقه 11 تهران")
    qtbot.wait(WRITTEN)
    assert name.text() == "منطقه ۱۱ تهران"
    go_to(window, "settings.headquarters.place")
    type_text("سالن 2")
    qtbot.wait(WRITTEN)
    assert office.headquarters.place == "سالن ۲"


@pytest.mark.parametrize(
    ("name", "typed"), [("settings.office.secretary", ""), ("settings.office.district", "23")]
)
def test_undo_takes_back_what_is_refused_before_what_was_done(
    office: OpenOffice, qtbot: QtBot, name: str, typed: str
) -> None:
    set_emblem(office, EMBLEM.read_bytes())
    window = settings(qtbot, office)
    child(window, QWidget, "settings.emblem.remove").setFocus()
    press("Space")
    field = child(window, QLineEdit, name)
    shown = field.text()
    go_to(window, name)
    press("Delete")
    type_text(typed)
    press("Tab")
    press("Ctrl+Z")
    assert (field.text(), refusal(window, name), focus()) == (shown, "", name)
    assert office.office.emblem == b""
    press("Ctrl+Z")
    assert office.office.emblem == EMBLEM.read_bytes()


@pytest.mark.parametrize(
    ("name", "typed"), [("settings.office.secretary", ""), ("settings.office.district", "23")]
)
def test_what_is_refused_does_not_come_back_with_the_screen(
    office: OpenOffice, qtbot: QtBot, name: str, typed: str
) -> None:
    window = settings(qtbot, office)
    shown = child(window, QLineEdit, name).text()
    go_to(window, name)
    press("Delete")
    type_text(typed)
    press("Tab")
    qtbot.wait(WRITTEN)
    window.show_meetings()
    window.show_settings()
    assert (child(window, QLineEdit, name).text(), refusal(window, name)) == (shown, "")


def test_a_number_that_was_not_left_yet_is_kept_with_the_screen(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = settings(qtbot, office)
    go_to(window, "settings.office.district")
    type_text("7")
    window.show_meetings()
    assert office.office.district == 7
