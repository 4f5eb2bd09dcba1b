"""The page as it will print, beside the section: it follows, gives way and never is in the way."""

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import MeetingState
from desktop.documents.export import Format, export
from desktop.meetings import editing
from desktop.meetings.compile import compile_minutes
from desktop.meetings.listing import listed
from desktop.meetings.schedule import cancel
from desktop.office import OpenOffice
from desktop.pages import Pages
from desktop.persian import without_marks
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.screens.workspace.preview import Preview
from ui.widgets.cards import Banner
from ui.widgets.labels import KeyCap
from ui.widgets.page_desk import Place
from ui.widgets.page_view import PageView
from ui.window import Window

SECONDS = 500  # milliseconds: what a person waits after the last key


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def draft(office: OpenOffice) -> int:
    meetings = (each.meeting for each in listed(office))
    return next(each.id for each in meetings if each.state is MeetingState.DRAFT)


@pytest.fixture
def window(sample: OpenOffice, qtbot: QtBot) -> Window:
    window = opened(qtbot, sample)
    window.resize(1366, 690)
    window.open_meeting(draft(sample))
    return window


def view(window: Window) -> PageView:
    return child(window, PageView, "preview.pages")


def shown(window: Window, qtbot: QtBot) -> PageView:
    """Open the pages and wait for them."""
    press("Ctrl+P")
    pages = view(window)
    qtbot.waitUntil(lambda: pages.count > 1 and pages.is_sharp())
    return pages


def says(pages: PageView, text: str) -> bool:
    return pages.pages is not None and any(True for _ in pages.pages.find(text))


def test_ctrl_p_puts_the_pages_beside_the_section_and_takes_them_away(
    window: Window, qtbot: QtBot
) -> None:
    at = focus()
    pages = shown(window, qtbot)
    assert focus() == at == "heading.subject"
    assert pages.isVisible()
    assert child(window, QWidget, "heading.subject").isVisible()
    assert pages.mapTo(window, pages.rect().topLeft()).x() < 5
    press("Ctrl+P")
    assert not pages.isVisible()
    assert focus() == at
    press("Ctrl+P", "Ctrl+P")
    qtbot.wait(50)
    assert window.width() == 1366


def test_what_is_shown_are_the_bytes_of_an_export(
    window: Window, sample: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    pages = shown(window, qtbot)
    type_text("، و مدرسه")
    qtbot.waitUntil(lambda: says(pages, "و مدرسه"))
    minutes = compile_minutes(sample, draft(sample))
    written = export(minutes, tmp_path, set(Format))
    assert isinstance(pages.pages, Pages)
    assert written[0].read_bytes() == pages.pages.data


def test_the_pages_follow_what_is_typed_and_keep_their_place(window: Window, qtbot: QtBot) -> None:
    pages = shown(window, qtbot)
    pages.verticalScrollBar().setValue(40)
    before = pages.verticalScrollBar().value()
    type_text(" و یخبندان")
    qtbot.waitUntil(lambda: says(pages, "یخبندان"), timeout=5_000)
    assert pages.verticalScrollBar().value() == before
    press("Ctrl+Z")
    qtbot.waitUntil(lambda: not says(pages, "یخبندان"), timeout=5_000)


def sees(pages: PageView, title: str) -> bool:
    """Tell whether the place of a bookmark is in sight."""
    assert pages.pages is not None
    mark = next(each for each in pages.pages.bookmarks if each.title.startswith(title))
    top, down = (
        pages.verticalScrollBar().value(),
        pages._desk.height_of(Place(mark.page, mark.down)),
    )
    return top <= down < top + pages.viewport().height()


def test_the_pages_lead_to_what_is_worked_on(window: Window, qtbot: QtBot) -> None:
    pages = shown(window, qtbot)
    press("F6", "Ctrl++", "Ctrl++", "Ctrl++", "Escape")
    press("Ctrl+4")
    qtbot.waitUntil(lambda: sees(pages, "مصوبات"))
    press("Ctrl+2")
    qtbot.waitUntil(lambda: sees(pages, "حاضران"))
    press("Ctrl+4")
    field = child(window, QPlainTextEdit, "resolutions.3.text")
    field.setFocus()
    title = f"۳. {field.toPlainText()[:12]}"
    qtbot.waitUntil(lambda: sees(pages, title))
    press("F6", "End")
    at = pages.verticalScrollBar().value()
    press("Escape")
    assert focus() == "resolutions.3.text"
    assert pages.verticalScrollBar().value() == at  # where the reader went
    press("Ctrl+End")
    type_text(" یخ‌شکن")
    qtbot.waitUntil(lambda: says(pages, "یخ‌شکن"), timeout=5_000)
    assert sees(pages, title)


def test_who_reads_the_pages_is_led_nowhere(
    window: Window, sample: OpenOffice, qtbot: QtBot
) -> None:
    pages = shown(window, qtbot)
    press("F6", "End")
    at = pages.verticalScrollBar().value()
    meeting = next(each.meeting for each in listed(sample) if each.meeting.id == draft(sample))
    editing.save(sample, replace(meeting, subject="یخبندان"))
    qtbot.waitUntil(lambda: says(pages, "یخبندان"), timeout=5_000)
    assert pages.verticalScrollBar().value() == at


def test_the_focus_stays_in_sight_when_the_section_gets_narrower(
    window: Window, sample: OpenOffice, qtbot: QtBot
) -> None:
    meeting = next(each.meeting for each in listed(sample) if each.meeting.id == draft(sample))
    for number in range(25):
        editing.add_resolution(sample, meeting, f"مصوبهٔ آزمایشی {number} با متنی بلند " * 3)
    press("Ctrl+4")
    field = child(window, QWidget, "resolutions.20.text")
    field.setFocus()

    def in_sight() -> bool:
        return field.visibleRegion().boundingRect().height() == field.height()

    qtbot.waitUntil(in_sight)
    for key in ("Ctrl+P", "F11", "F11", "Ctrl+P"):
        press(key)
        qtbot.wait(300)
        assert in_sight() or not field.isVisible()


def test_the_keys_of_the_pages_are_told_while_they_have_the_keyboard(
    window: Window, qtbot: QtBot
) -> None:
    shown(window, qtbot)

    def told() -> set[str]:
        caps = [cap for cap in window.findChildren(KeyCap) if cap.isVisible()]
        return {without_marks(cap.accessibleName()) for cap in caps}

    assert "Ctrl+F" not in told()
    press("F6")
    assert told() >= {"Esc", "Ctrl+F", "PageUp PageDown", "F11"}
    press("Escape")
    assert "Ctrl+F" not in told()


def test_what_is_done_elsewhere_is_followed_too(
    window: Window, sample: OpenOffice, qtbot: QtBot
) -> None:
    pages = shown(window, qtbot)
    meeting = next(each.meeting for each in listed(sample) if each.meeting.id == draft(sample))
    editing.add_resolution(sample, meeting, "گرمخانهٔ تازه‌ای گشوده شود.")
    qtbot.waitUntil(lambda: says(pages, "گرمخانهٔ تازه‌ای"), timeout=5_000)


def test_nothing_is_made_anew_when_nothing_has_changed(window: Window, qtbot: QtBot) -> None:
    pages = shown(window, qtbot)
    same = pages.pages
    press("Ctrl+4", "Ctrl+1", "Right", "Left")
    type_text("ب")
    press("Backspace")
    qtbot.wait(2 * SECONDS)
    assert pages.pages is same


def test_the_pages_take_the_whole_place_and_give_it_back(window: Window, qtbot: QtBot) -> None:
    pages = shown(window, qtbot)
    narrow, at = pages.width(), focus()
    press("F11")
    assert focus() == "preview.pages"
    assert not child(window, QWidget, "heading.subject").isVisible()
    qtbot.waitUntil(lambda: pages.width() > 1000)
    press("Escape")
    assert focus() == at
    qtbot.waitUntil(lambda: pages.width() == narrow)
    press("F11", "Ctrl+4")
    assert child(window, QWidget, "resolutions.add").isVisible()
    assert focus() == "resolutions.add"


def test_f11_brings_the_pages_also_when_they_are_closed(window: Window, qtbot: QtBot) -> None:
    press("F11")
    pages = view(window)
    qtbot.waitUntil(lambda: pages.count > 1)
    assert not child(window, QWidget, "heading.subject").isVisible()


def test_f6_reaches_the_pages_and_what_can_be_done_with_them(window: Window, qtbot: QtBot) -> None:
    shown(window, qtbot)
    press("F6")
    assert focus() == "preview.pages"
    press("F6")
    assert focus() == "preview.paper"
    press("Shift+F6", "Escape")
    assert focus() == "heading.subject"


def test_the_pages_are_open_and_as_wide_as_the_last_time(
    window: Window, sample: OpenOffice, qtbot: QtBot
) -> None:
    shown(window, qtbot)
    preview = child(window, Preview, "preview")
    preview.setSizes([preview.width() - 420, 420])
    preview.splitterMoved.emit(0, 1)  # as a drag of the edge tells
    window.show_meetings()
    window.open_meeting(draft(sample))
    pages = view(window)
    qtbot.waitUntil(lambda: pages.count > 1)
    assert focus() == "heading.subject"
    width = child(window, Preview, "preview").sizes()[1]
    assert abs(width - 420) < 12
    press("Ctrl+P")
    assert QSettings().value("preview/open") == "false"
    window.show_meetings()
    window.open_meeting(draft(sample))
    assert window.findChild(PageView) is None


def test_the_other_papers_of_the_meeting_are_offered(window: Window, qtbot: QtBot) -> None:
    pages = shown(window, qtbot)
    chooser = child(window, QComboBox, "preview.paper")
    assert [chooser.itemText(place) for place in range(chooser.count())] == [
        "صورتجلسه",
        "دعوت‌نامه‌ها",
        "برگ حضور",
    ]
    chooser.setFocus()
    press("Down")
    qtbot.waitUntil(lambda: says(pages, "دعوت"))
    press("Down")
    qtbot.waitUntil(lambda: says(pages, "برگ حضور"))


def test_a_cancelled_meeting_has_no_papers_for_before_it(
    window: Window, sample: OpenOffice, qtbot: QtBot
) -> None:
    meeting = next(each.meeting for each in listed(sample) if each.meeting.id == draft(sample))
    cancel(sample, meeting, "تعطیل رسمی")
    window.open_meeting(meeting.id)
    pages = shown(window, qtbot)
    assert says(pages, "تعطیل رسمی")
    problem = child(window, Banner, "preview.problem")
    child(window, QComboBox, "preview.paper").setFocus()
    for key in ("Down", "Down"):  # the letters, the sheet at the door
        press(key)
        qtbot.waitUntil(problem.isVisible)
        assert "لغو شده است" in problem.accessibleName()
        assert pages.pages is None
    press("Up", "Up")
    qtbot.waitUntil(lambda: says(pages, "تعطیل رسمی") and not problem.isVisible())


def test_save_leads_to_the_export_for_the_minutes(window: Window, qtbot: QtBot) -> None:
    shown(window, qtbot)
    seen = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            seen.append(dialog.objectName())
            dialog.close()

    QTimer.singleShot(200, look)
    child(window, QPushButton, "preview.save").click()
    assert seen == ["export"]


def test_the_window_opens_without_what_reads_and_prints_pages() -> None:
    look = "import sys, ui.window; print([each for each in sys.modules if 'pdf' in each.lower()])"
    command = [sys.executable, "-c", look]
    told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert told.strip() == "[]"
