"""Reading aloud before the signing: page by page, all of each text, back to where one was."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, MeetingState
from desktop.meetings import editing, naming
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.persian import digits
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
from tests.ui.stage import child, opened
from ui.screens.workspace.reading.sheet import TYPES, ReadingSheet
from ui.widgets.cards import Banner, EmptyState
from ui.widgets.labels import KeyCap
from ui.widgets.paint import key_text
from ui.widgets.text_field import TextField
from ui.window import Window


def test_thirty_resolutions_are_walked_by_keys(show: Show) -> None:
    window = show(30)
    press("F5")
    assert title(window) == "سرآغاز"
    assert "قرارگاه اجتماعی منطقهٔ ۱۱" in said(window)
    assert "یکشنبه ۱۲ مهر ۱۴۰۵" in said(window)
    for number in range(1, 31):
        press("Left")
        assert title(window) == f"مصوبهٔ {digits(number)} از ۳۰"
        assert f"متن مصوبهٔ {digits(number)}" in said(window)
        assert f"اقدام مصوبهٔ {digits(number)}" in said(window)
    for _ in ("to the end", "no further"):
        press("Left")
        assert title(window) == "پایان"
    press("Right")
    assert title(window) == "مصوبهٔ ۳۰ از ۳۰"
    press("PgUp")
    assert title(window) == "مصوبهٔ ۲۹ از ۳۰"
    press("Home")
    assert title(window) == "سرآغاز"
    press("Space", "PgDown")
    assert title(window) == "مصوبهٔ ۲ از ۳۰"
    press("End", "Right")
    assert title(window) == "مصوبهٔ ۳۰ از ۳۰"


def test_a_number_leads_to_its_resolution(show: Show) -> None:
    window = show(30)
    press("F5")
    type_text("2")
    assert title(window) == "مصوبهٔ ۲ از ۳۰"
    type_text("۷")
    assert title(window) == "مصوبهٔ ۲۷ از ۳۰"
    type_text("5")
    assert title(window) == "مصوبهٔ ۲۷ از ۳۰"
    sub = child(window, QLabel, "reading.sub")
    assert sub.text() == "مصوبهٔ ۲۷۵ نیست؛ این جلسه ۳۰ مصوبه دارد."
    press("Right")
    type_text("4")
    assert title(window) == "مصوبهٔ ۴ از ۳۰"
    assert "یکشنبه ۱۲ مهر ۱۴۰۵" in sub.text()


def test_esc_goes_back_to_the_very_place(show: Show) -> None:
    window = show(12)
    press("Ctrl+4")
    text = child(window, TextField, "resolutions.11.actions.1.text")
    text.setFocus()
    cursor = text.textCursor()
    cursor.setPosition(4)
    text.setTextCursor(cursor)
    press("F5")
    assert title(window) == "مصوبهٔ ۱۱ از ۱۲"
    assert not text.isVisible()
    press("Left", "Escape")
    assert focus() == "resolutions.11.actions.1.text"
    assert text.isVisible()
    assert text.textCursor().position() == 4


def test_every_section_leads_there_and_gets_the_keyboard_back(show: Show) -> None:
    window = show(2)
    for section in range(1, 6):
        press(f"Ctrl+{section}")
        before = QApplication.focusWidget()
        press("F5")
        assert child(window, QWidget, "reading").isVisible()
        assert focus() == "reading.sheet"
        press("Escape")
        assert not child(window, QWidget, "reading").isVisible()
        assert QApplication.focusWidget() is before


def test_reading_goes_on_where_it_was_left(show: Show) -> None:
    window = show(3)
    press("F5")
    type_text("3")
    press("Escape", "Ctrl+2", "F5")
    assert title(window) == "مصوبهٔ ۳ از ۳"
    press("Ctrl+1")
    assert focus().startswith("heading.")
    assert not child(window, QWidget, "reading").isVisible()


def test_all_that_belongs_to_a_resolution_is_read(
    show: Show, office: OpenOffice, meeting: Meeting
) -> None:
    window = show(1)
    resolution = stored(office, meeting).resolutions[0].resolution
    resolution = replace(resolution, condition="تأیید کارشناسی", votes_for=9, votes_against=0)
    editing.save(office, resolution)
    editing.save(
        office, replace(editing.add_dissent(office, resolution), name="سام راد", reason="هزینه")
    )
    naming.set_focus_areas(office, resolution, ["بی‌سرپناهان"])
    naming.set_neighborhoods(office, resolution, ["راه‌آهن", "عباسی"])
    press("F5", "Left")
    text = said(window)
    assert "شرط: تأیید کارشناسی" in text
    assert "محور: بی‌سرپناهان؛ محله: راه‌آهن، عباسی" in text
    assert "۹ رأی موافق، ۰ رأی مخالف\nنظر مخالف: سام راد – هزینه" in text
    assert "بدون مسئول" in text
    press("Return", "Tab")
    assert focus() == "reading.condition"
    type_text("معاونت ")
    press("Escape")
    assert "معاونت" in stored(office, meeting).resolutions[0].resolution.condition


@pytest.mark.parametrize("times", [0, 1, 3])
def test_no_text_is_cut(
    show: Show, office: OpenOffice, meeting: Meeting, qtbot: QtBot, times: int
) -> None:
    window = show(2, LONG * times)
    for _ in range(times):
        editing.add_action(office, stored(office, meeting).resolutions[0].resolution, LONG)
    press("F5", "Left")
    sheet = child(window, ReadingSheet, "reading.sheet")
    for size in ((1280, 640), (1366, 690), (1366, 768)):
        window.resize(*size)
        qtbot.wait(30)
        check_all_is_there(sheet)
    large = child(window, TextField, "reading.text").font().pixelSize()
    assert {0: large == TYPES[0].text, 1: large < TYPES[0].text, 3: large == TYPES[-1].text}[times]
    for _ in range(20):
        if is_seen_to_the_end(sheet):
            break
        assert times == 3
        press("Space")
    assert title(window) == "مصوبهٔ ۱ از ۲"
    press("Space")
    assert title(window) == "مصوبهٔ ۲ از ۲"


def check_all_is_there(sheet: ReadingSheet) -> None:
    """Hold that no line is behind an edge, and that only the smallest letters scroll."""
    assert sheet.page is not None
    fields = [field for field in sheet.page.findChildren(TextField) if field.isVisible()]
    labels = [label for label in sheet.page.findChildren(QLabel) if label.isVisible()]
    for part in (*fields, *labels):
        place = part.mapTo(sheet.page, QPoint(0, 0))
        assert sheet.page.rect().contains(QRect(place, part.size()))
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())
    for field in fields:
        assert field.verticalScrollBar().maximum() == 0
    if sheet.verticalScrollBar().maximum() > 0:
        assert max(field.font().pixelSize() for field in fields) == TYPES[-1].text


def is_seen_to_the_end(sheet: ReadingSheet) -> bool:
    assert sheet.page is not None
    last = sheet.page.rows()[-1]
    end = last.mapTo(sheet.viewport(), last.rect().bottomLeft()).y()
    return end <= sheet.viewport().height()


def test_the_arrows_go_through_a_long_text_row_by_row(show: Show, qtbot: QtBot) -> None:
    window = show(1, LONG * 5)
    press("F5", "Left")
    qtbot.wait(50)
    sheet = child(window, ReadingSheet, "reading.sheet")
    assert sheet.page is not None
    for _ in range(30):
        if is_seen_to_the_end(sheet):
            break
        press("Down")
        qtbot.wait(1)
    press("Down", "Return")
    assert focus() == "reading.actions.1.text"
    press("Escape")
    for _ in range(30):
        press("Up")
        qtbot.wait(1)
    assert sheet.verticalScrollBar().value() == 0


def test_f4_leads_to_the_same_resolution_on_its_card_and_f5_back(show: Show) -> None:
    window = show(12)
    press("F5")
    assert key_text("F4") not in hints(window)
    type_text("11")
    assert key_text("F4") in hints(window)
    press("F4")
    assert not child(window, QWidget, "reading").isVisible()
    assert focus() == "resolutions.11.text"
    press("F5")
    assert title(window) == "مصوبهٔ ۱۱ از ۱۲"
    press("Down", "F4")
    assert focus() == "resolutions.11.actions.1.text"
    press("F5", "Return")
    assert focus() == "reading.actions.1.text"


def hints(window: Window) -> set[str]:
    caps = child(window, QWidget, "reading").findChildren(KeyCap)
    return {cap.accessibleName() for cap in caps if cap.isVisible()}


def test_signed_minutes_are_read_and_say_why_they_stay(sample: OpenOffice, qtbot: QtBot) -> None:
    signed = next(e.meeting for e in listed(sample) if e.meeting.state is MeetingState.SIGNED)
    before = stored(sample, signed)
    window = opened(qtbot, sample)
    window.open_meeting(signed.id)
    press("F5", "Left")
    assert title(window) == f"مصوبهٔ ۱ از {digits(len(before.resolutions))}"
    banner = child(window, Banner, "reading.closed")
    assert not banner.isVisible()
    assert not {key_text("Enter"), key_text("Ctrl+Z")} & hints(window)
    press("Return")
    assert banner.accessibleName() == "این صورتجلسه امضا شده است و دیگر تغییر نمی‌کند."
    assert banner.isVisible()
    assert focus() == "reading.sheet"
    press("Left")
    assert not banner.isVisible()
    press("Right", "F4")
    assert focus() == "resolutions.1.text"
    press("F5")
    text = child(window, TextField, "reading.text")
    click(window, text.mapTo(window, text.rect().center()))
    assert banner.isVisible()
    type_text("نه")
    qtbot.wait(SECONDS)
    assert stored(sample, signed) == before


def test_where_nothing_was_decided_it_says_so(show: Show) -> None:
    window = show(0)
    press("F5")
    assert child(window, EmptyState, "reading.empty").isVisible()
    press("PgDown", "End")
    type_text("1")
    assert focus() == "reading.leave"
    press("Return")
    assert not child(window, QWidget, "reading").isVisible()


def test_the_keyboard_stays_when_all_there_was_to_read_is_taken_back(show: Show) -> None:
    window = show(0)
    press("Ctrl+4", "Ctrl+Return", "F5")
    for key in ("Ctrl+Z", "Return"):
        assert child(window, QWidget, "reading").isVisible()
        press(key)
    assert not child(window, QWidget, "reading").isVisible()
    press("Ctrl+Y", "F5", "Left", "Return", "Ctrl+Z")
    assert focus() == "reading.leave"


def test_the_mouse_turns_the_pages_and_leaves(show: Show) -> None:
    window = show(2)
    click_on(window, "workspace.read")
    click_on(window, "reading.on")
    assert title(window) == "مصوبهٔ ۱ از ۲"
    assert focus() == "reading.sheet"
    press("Return")
    click_on(window, "reading.on")
    assert title(window) == "مصوبهٔ ۲ از ۲"
    click_on(window, "reading.back")
    assert title(window) == "مصوبهٔ ۱ از ۲"
    assert focus() == "reading.sheet"
    click_on(window, "reading.leave")
    assert not child(window, QWidget, "reading").isVisible()


def click_on(window: Window, name: str) -> None:
    widget = child(window, QWidget, name)
    click(window, widget.mapTo(window, widget.rect().center()))
