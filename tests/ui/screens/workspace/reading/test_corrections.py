"""What is corrected while the minutes are read aloud stays, and can be taken back."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting
from desktop.meetings import editing, naming
from desktop.office import OpenOffice
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.reading.reader import (
    LONG,
    SECONDS,
    Show,
    click,
    focus,
    said,
    stored,
    title,
)
from tests.ui.stage import child
from ui.screens.workspace.reading.sheet import TYPES, ReadingSheet
from ui.widgets.field import Tone
from ui.widgets.page_view import PageView
from ui.widgets.quiet import DeadlineField
from ui.widgets.suggest_field import SuggestField
from ui.widgets.text_field import TextField


def test_a_correction_is_in_the_file_on_the_card_and_on_the_pages(
    show: Show, office: OpenOffice, meeting: Meeting, qtbot: QtBot
) -> None:
    window = show(3)
    press("Ctrl+4", "Ctrl+P")
    press("F5")
    type_text("2")
    press("Return")
    assert focus() == "reading.text"
    type_text(" با اصلاح")
    qtbot.wait(SECONDS)
    assert stored(office, meeting).resolutions[1].resolution.text == "متن مصوبهٔ ۲ با اصلاح"
    press("Return", "Down", "F2")
    assert focus() == "reading.actions.1.text"
    press("Ctrl+A")
    type_text("کار دیگر")
    press("Escape")
    assert focus() == "reading.sheet"
    assert stored(office, meeting).resolutions[1].actions[0].action.text == "کار دیگر"
    press("Escape")
    assert child(window, TextField, "resolutions.2.text").value() == "متن مصوبهٔ ۲ با اصلاح"
    assert child(window, TextField, "resolutions.2.actions.1.text").value() == "کار دیگر"
    view = child(window, PageView, "preview.pages")
    qtbot.waitUntil(
        lambda: view.pages is not None and any(True for _ in view.pages.find("کار دیگر"))
    )


def test_ctrl_z_takes_a_correction_back_and_shows_where(
    show: Show, office: OpenOffice, meeting: Meeting
) -> None:
    window = show(3)
    press("F5", "Left", "Return")
    type_text(" و بیشتر")
    press("Return")
    assert "متن مصوبهٔ ۱ و بیشتر" in said(window)
    press("End", "Ctrl+Z")
    assert title(window) == "مصوبهٔ ۱ از ۳"
    assert "بیشتر" not in said(window)
    assert stored(office, meeting).resolutions[0].resolution.text == "متن مصوبهٔ ۱"
    press("Ctrl+Y")
    assert "متن مصوبهٔ ۱ و بیشتر" in said(window)
    press("Return", "Ctrl+Z")
    assert focus() == "reading.text"
    assert "بیشتر" not in said(window)


def test_undo_leads_out_to_what_is_not_read(show: Show) -> None:
    window = show(2)
    press("Ctrl+3")
    press("Ctrl+1")
    child(window, QWidget, "heading.subject").setFocus()
    type_text("آمادگی برای زمستان")
    press("F5", "Left", "Ctrl+Z")
    assert not child(window, QWidget, "reading").isVisible()
    assert child(window, QWidget, "heading").isVisible()


def test_a_resolution_that_is_taken_back_leaves_its_page(
    show: Show, office: OpenOffice, meeting: Meeting
) -> None:
    window = show(2)
    press("Ctrl+4")
    type_text("سومین مصوبه")
    press("Ctrl+Return", "F5")
    type_text("3")
    assert "سومین مصوبه" in said(window)
    press("Ctrl+Z")
    assert len(stored(office, meeting).resolutions) == 2
    assert title(window) == "پایان"
    press("Right")
    assert title(window) == "مصوبهٔ ۲ از ۲"


def test_the_keyboard_stays_when_what_is_mended_is_taken_back(
    show: Show, office: OpenOffice, meeting: Meeting
) -> None:
    window = show(2)
    press("Ctrl+4", "Ctrl+Return", "F5")
    type_text("3")
    press("Return")
    assert focus() == "reading.text"
    press("Ctrl+Z")
    assert len(stored(office, meeting).resolutions) == 2
    assert focus() == "reading.sheet"
    press("Right", "Space")
    assert title(window) == "پایان"


def test_the_keyboard_stays_when_an_action_that_is_mended_is_taken_back(
    show: Show, office: OpenOffice, meeting: Meeting
) -> None:
    window = show(1)
    with office.database.act():
        action = editing.add_action(office, stored(office, meeting).resolutions[0].resolution)
        editing.save(office, replace(action, responsible="خانهٔ نو"))
    press("F5", "Left", "Down", "Down", "Return", "Tab")
    assert focus() == "reading.actions.2.responsible"
    press("Ctrl+Z")
    assert len(stored(office, meeting).resolutions[0].actions) == 1
    assert focus() == "reading.sheet"
    assert title(window) == "مصوبهٔ ۱ از ۱"


def test_a_deadline_is_mended_in_words(show: Show, office: OpenOffice, meeting: Meeting) -> None:
    window = show(1)
    press("F5", "Left", "Down")
    assert "بدون مهلت" in said(window)
    press("Return", "Tab", "Tab", "Tab")
    assert focus() == "reading.actions.1.deadline"
    type_text("دو هفته دیگر")
    press("Return")
    action = stored(office, meeting).resolutions[0].actions[0].action
    assert action.deadline == date(2026, 10, 18)
    assert "تا یکشنبه ۲۶ مهر ۱۴۰۵" in said(window)
    assert focus() == "reading.sheet"


def test_a_deadline_that_cannot_be_read_is_kept_and_told(show: Show) -> None:
    window = show(1)
    press("F5", "Left", "Down", "Return", "Tab", "Tab", "Tab")
    type_text("۳۲ مهر")
    press("Return")
    assert "مهلت خوانده نشد: «۳۲ مهر»" in said(window)
    press("Left", "Right", "Down", "Return")
    field = child(window, DeadlineField, "reading.actions.1.deadline")
    assert field.text() == "۳۲ مهر"
    assert field.note.tone is Tone.PROBLEM
    assert field.font().pixelSize() == TYPES[0].fact


def test_a_deadline_that_cannot_be_read_stands_on_the_card_too_until_it_is_mended(
    show: Show, office: OpenOffice, meeting: Meeting, qtbot: QtBot
) -> None:
    window = show(1)
    press("Ctrl+4", "F5", "Left", "Down", "Return", "Tab", "Tab", "Tab")
    type_text("۳۲ مهر")
    press("Return", "Escape")
    on_card = child(window, DeadlineField, "resolutions.1.actions.1.deadline")
    assert on_card.text() == "۳۲ مهر"
    assert on_card.note.tone is Tone.PROBLEM
    press("F5", "Escape")
    qtbot.wait(SECONDS)
    assert on_card.text() == "۳۲ مهر"
    assert "۳۲ مهر" in stored(office, meeting).unread.values()
    press("F5", "Down", "Return", "Tab", "Tab", "Tab", "Ctrl+A", "Delete")
    press("Return", "Escape")
    assert on_card.text() == ""
    assert on_card.note.tone is not Tone.PROBLEM
    assert not stored(office, meeting).unread


def test_who_does_it_is_completed_from_the_organizations(
    show: Show, office: OpenOffice, meeting: Meeting
) -> None:
    window = show(1)
    action = stored(office, meeting).resolutions[0].actions[0].action
    naming.entrust(office, action, "ستاد مدیریت بحران")
    naming.entrust(office, action, "")
    press("F5", "Left", "Down", "Return", "Tab")
    assert focus() == "reading.actions.1.responsible"
    type_text("ستاد مدی")
    press("Down", "Return")
    assert (
        child(window, SuggestField, "reading.actions.1.responsible").value() == "ستاد مدیریت بحران"
    )
    press("Tab")
    type_text("خانهٔ سلامت")
    press("Return", "Escape")
    part = stored(office, meeting).resolutions[0].actions[0]
    assert part.action.responsible == "ستاد مدیریت بحران"
    assert [each.name for each in part.supporters] == ["خانهٔ سلامت"]
    assert "مسئول: ستاد مدیریت بحران، با همکاری خانهٔ سلامت" in said(window)


def test_a_text_that_grows_keeps_its_size_until_it_is_mended(show: Show, qtbot: QtBot) -> None:
    window = show(1)
    press("F5", "Left", "Return")
    text = child(window, TextField, "reading.text")
    text.insertPlainText(LONG * 2)
    qtbot.wait(20)
    assert text.font().pixelSize() == TYPES[0].text
    press("Return")
    qtbot.wait(20)
    assert text.font().pixelSize() < TYPES[0].text


def test_a_click_begins_the_correction_of_what_was_clicked(show: Show, qtbot: QtBot) -> None:
    window = show(1)
    press("F5", "Left")
    qtbot.wait(20)
    labels = child(window, ReadingSheet, "reading.sheet").findChildren(QLabel)
    for words, field in (("بدون مهلت", "deadline"), ("بدون مسئول", "responsible")):
        label = next(each for each in labels if each.text() == words)
        click(window, label.mapTo(window, QPoint(label.width() - 10, 10)))
        assert focus() == f"reading.actions.1.{field}"
        press("Escape")
