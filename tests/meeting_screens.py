"""Pictures of meetings: their list, each section, the line, the pages beside them, the reading."""

from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from db.records import MeetingState
from desktop.attachments.files import Bytes, Source
from desktop.attachments.gathering import gather
from desktop.documents.papers import minutes_paper
from desktop.habits import Habit
from desktop.meetings import dossier
from desktop.meetings.attaching import attach, shelf
from desktop.meetings.compile import compile_minutes
from desktop.office import OpenOffice
from desktop.reporting import unheard
from desktop.sample.files import SAMPLE
from tests.offices import come_as_mayor
from tests.pictures import Pictures, live, newest, picture, see_pages, shown, wait_until
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.dialogs.copy_dialog import CopyDialog
from ui.habits import LastFolder
from ui.screens.workspace.capture_field import CaptureField
from ui.screens.workspace.similar_strip import SimilarStrip
from ui.widgets.page_view import PageView
from ui.widgets.suggestion_list import SuggestionList
from ui.widgets.text_field import TextField
from ui.window import Window

SECTIONS = ("heading", "attendance", "agenda", "resolutions", "review", "attachments")


CAPTURED = {
    "day-off": "پذیرش شبانهٔ ۶۰ نفر @شهرداری ناحیهٔ ۴ +بهزیستی تا ۱۵ آبان #بی‌سر",
    "whole": "بررسی استقرار اتوبوس خواب در محدودهٔ میدان راه‌آهن و خیابان هلال‌احمر "
    "@شهرداری ناحیهٔ ۴ +بهزیستی تا پایان آبان #بی‌سرپناهان *راه‌آهن ؟تأیید کارشناسی",
    "condition": "گشت شبانه هر هفته @کلانتری ؟تأیید با نظر شورای تأمین تا ۱۵ آبان",
    "new": "گزارش @سازمان نو تا فردا",
    "unclear": "گزارش @بهزیستی تا ۱۲/۷",
    "list": "گزارش @شهرداری نا",
}


ALIKE = {
    "elsewhere": "تهیهٔ فهرست جاهای پناه شبانهٔ اضطراری",
    "several": "استقرار و تجهیز مددسرا",
    "own": "استقرار اتوبوس خواب در میدان راه‌آهن @شهرداری ناحیهٔ ۴ تا ۱۵ آبان",
}


LONG_ENOUGH = 800  # for other pages to begin to come


def lists_and_sections(office: OpenOffice, window: Window) -> Pictures:
    window.show_meetings()
    yield "meetings", picture(window)
    press("Ctrl+N", "Down")
    yield "meetings-whose", picture(window)
    press("Esc", "Ctrl+2")
    yield "meetings-months", picture(window)
    press("Ctrl+1", "Ctrl+Q", "Ctrl+Q")
    yield "meetings-none-yet", picture(window)
    press("Esc", "Home", "Delete")
    yield "meetings-deleted", picture(window)
    press("Ctrl+Z")
    child(window, QWidget, "meetings.filter").setFocus()
    type_text("کشتی")
    yield "meetings-nothing-found", picture(window)
    for state in (MeetingState.SIGNED, MeetingState.DRAFT):
        window.open_meeting(newest(office, state))
        for number, key in enumerate(SECTIONS, 1):
            press(f"Ctrl+{number}")
            yield f"{state}-{key}", picture(window)
        press("Ctrl+3", "Ctrl+U", "Down", "Return", "Down")
        yield f"{state}-subdistrict", picture(window)
        press("Up", "Return")
    yield from captured_lines(window)
    yield from pages(window)
    yield from reading(office, window)


def attachments(office: OpenOffice, window: Window, folder: Path) -> Pictures:
    """Show the files of a meeting, one that is renamed, what is refused, and one that is read."""
    meeting = newest(office, MeetingState.DRAFT)
    paper = minutes_paper(compile_minutes(office, meeting), unheard)
    brought: tuple[Source, ...] = (
        Bytes("گزارش عملکرد بهزیستی در شهریور ۱۴۰۵.pdf", paper),
        Bytes("scan (1).png", (SAMPLE / "emblem.png").read_bytes()),
        Bytes("آمار شب‌خواب‌ها.txt", "شمار".encode()),
    )
    gathering = gather(shelf(office), brought, unheard)
    attach(office, dossier.read(office, meeting).meeting, gathering.files)
    window.open_meeting(meeting)
    press("Ctrl+6", "End")
    yield "attachments", picture(window)
    press("Return")
    yield "attachments-not-shown", picture(window)
    press("Up", "F2")
    yield "attachments-renamed", picture(window)
    press("Escape", "Return")
    wait_until(lambda: window.findChild(PageView, "attachments.viewer.pages") is not None)
    see_pages(window, "attachments.viewer.pages")
    yield "attachments-picture", picture(window)
    press("Escape", "Home", "Return")
    wait_until(lambda: window.findChild(PageView, "attachments.viewer.pages") is not None)
    see_pages(window, "attachments.viewer.pages")
    press("Ctrl+9", "Ctrl+R")
    see_pages(window, "attachments.viewer.pages")
    yield "attachments-turned", picture(window)
    (attached, *_), file = dossier.read(office, meeting).attachments, office.database.file
    copy = CopyDialog(file, attached, LastFolder(office, Habit.EXPORT_FOLDER), window)
    copy.set_folder(folder)
    yield "attachments-copy", shown(window, copy)
    copy.close()


def sign_off(office: OpenOffice, window: Window) -> Pictures:
    """Show minutes before the mayor: read, judged, ready to be signed."""
    come_as_mayor(office)
    window.open_meeting(newest(office, MeetingState.SUBMITTED))
    see_pages(window, "sign_off.pages")
    yield "sign-off", picture(window)
    press("Down", "2")
    type_text("محل اعتبار را هم بنویسید؛ پیشنهاد: ردیف رفاه اجتماعی")
    see_pages(window, "sign_off.pages")
    yield "sign-off-returned", picture(window)
    press("Escape", "1")
    see_pages(window, "sign_off.pages")
    yield "sign-off-ready", picture(window)


def reading(office: OpenOffice, window: Window) -> Pictures:
    """Show the minutes in large letters: read, mended, too long to fit, signed."""
    press("Ctrl+4", "F5", "Home")
    yield "reading-heading", picture(window)
    press("Left", "Left", "Left")
    yield "reading", picture(window)
    press("Down", "Return", "Tab", "Tab", "Tab")
    yield "reading-mending", picture(window)
    press("Escape", "Up", "Return")
    child(window, TextField, "reading.text").insertPlainText(f" {CAPTURED['whole']} " * 9)
    press("Return")
    yield "reading-long", picture(window)
    press("Ctrl+Z", "End")
    yield "reading-end", picture(window)
    press("Escape")
    window.open_meeting(newest(office, MeetingState.SIGNED))
    press("F5", "Left", "Return")
    yield "reading-signed", picture(window)
    press("Escape")


def pages(window: Window) -> Pictures:
    """Show the page as it will print beside every section, alone, and with something sought."""
    press("Ctrl+P")
    for number, key in enumerate(SECTIONS, 1):
        press(f"Ctrl+{number}")
        yield f"pages-{key}", with_pages(window)
    press("F11")
    yield "pages-full", with_pages(window)
    press("Ctrl+F")
    type_text("شهرداري")
    yield "pages-found", with_pages(window)
    press("Ctrl+A")
    type_text("کشتی")
    yield "pages-nothing-found", with_pages(window)
    press("Escape", "Escape")
    chooser = child(window, QWidget, "preview.paper")
    for name in ("invitations", "attendance"):
        chooser.setFocus()
        press("Down")
        yield f"paper-{name}", with_pages(window)
    press("Escape", "Ctrl+P")


def with_pages(window: Window) -> QPixmap:
    """Grab the window when the pages are there, and what was sought on them."""
    view = child(window, PageView, "preview.pages")
    live(LONG_ENOUGH)
    wait_until(lambda: view.count > 0 and view.is_sharp())
    return picture(window)


def captured_lines(window: Window) -> Pictures:
    """Show the line below the resolutions in use."""
    press("Ctrl+4")
    line = child(window, CaptureField, "resolutions.add")
    for name, typed in CAPTURED.items():
        line.setFocus()
        press("Ctrl+A")
        type_text(typed)
        names = line.findChild(SuggestionList)
        assert names is not None
        yield f"capture-{name}", picture(window, names if names.isVisible() else None)
    press("Esc", "Ctrl+A", "Delete")
    yield from similar_work(window)


def similar_work(window: Window) -> Pictures:
    """Show open work like the line: of this headquarters, of another, several, and linked."""
    strip = child(window, SimilarStrip, "resolutions.similar")
    for name, typed in ALIKE.items():
        press("Ctrl+A")
        type_text(typed)
        wait_until(lambda: strip.current is not None)
        yield f"similar-{name}", picture(window)
    press("Alt+P")
    yield "similar-linked", picture(window)
    press("Ctrl+3")
    yield "similar-in-agenda", picture(window)
    press("Ctrl+Z", "Ctrl+4")
