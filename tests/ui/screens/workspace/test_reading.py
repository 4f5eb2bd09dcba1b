"""Reading aloud before the signing: page by page, all of each text, and corrections that stay."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, MeetingState
from desktop.meetings import dossier, editing, naming
from desktop.meetings.dossier import Dossier
from desktop.meetings.listing import listed
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import digits
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.screens.workspace.reading_sheet import TYPES, ReadingSheet
from ui.widgets.cards import Banner, EmptyState
from ui.widgets.field import Tone
from ui.widgets.page_view import PageView
from ui.widgets.quiet import DeadlineField
from ui.widgets.suggest_field import SuggestField
from ui.widgets.text_field import TextField
from ui.window import Window

SECONDS = 500  # milliseconds: what a person waits after the last key
HELD_ON = date(2026, 10, 4)
LONG = "هماهنگی با شهرداری ناحیهٔ ۴ و بهزیستی برای استقرار اتوبوس پناه گرم در میدان راه‌آهن، " * 6


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")


Show = Callable[..., Window]


@pytest.fixture
def show(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Show:
    """Open the workspace with so many resolutions; each has an action, and one has another text."""

    def make(count: int, text: str = "") -> Window:
        for number in range(1, count + 1):
            resolution = editing.add_resolution(
                office, meeting, f"متن مصوبهٔ {digits(number)}{text}"
            )
            editing.add_action(office, resolution, f"اقدام مصوبهٔ {digits(number)}")
        office.database.forget_acts()
        window = opened(qtbot, office)
        window.resize(1366, 768)
        window.open_meeting(meeting.id)
        return window

    return make


def focus() -> str:
    widget = QApplication.focusWidget()
    while widget is not None and not widget.objectName().count("."):
        widget = widget.parentWidget()
    return widget.objectName() if widget else ""


def title(window: Window) -> str:
    return child(window, QLabel, "reading.title").text()


def said(window: Window) -> str:
    """Give all that is written on the page that is read."""
    page = child(window, ReadingSheet, "reading.sheet").page
    assert page is not None
    texts = [field.value() for field in page.findChildren(TextField) if field.isVisible()]
    return "\n".join(
        texts + [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    )


def stored(office: OpenOffice, meeting: Meeting) -> Dossier:
    return dossier.read(office, meeting.id)


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


def click(window: Window, place: QPoint) -> None:
    """Press the mouse on whatever is seen there."""
    target = window.childAt(place)
    assert target is not None
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=target.mapFrom(window, place))


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


def test_signed_minutes_are_read_and_say_why_they_stay(sample: OpenOffice, qtbot: QtBot) -> None:
    signed = next(e.meeting for e in listed(sample) if e.meeting.state is MeetingState.SIGNED)
    before = stored(sample, signed)
    window = opened(qtbot, sample)
    window.open_meeting(signed.id)
    press("F5", "Left")
    assert title(window) == f"مصوبهٔ ۱ از {digits(len(before.resolutions))}"
    banner = child(window, Banner, "reading.closed")
    assert not banner.isVisible()
    press("Return")
    assert banner.accessibleName() == "این صورتجلسه امضا شده است و دیگر تغییر نمی‌کند."
    assert banner.isVisible()
    assert focus() == "reading.sheet"
    press("Left")
    assert not banner.isVisible()
    press("Right")
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
