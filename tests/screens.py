"""Pictures of every screen and dialog, with the sample office: `python -m tests.screens --to DIR`.

To be looked at beside the design, at the size of the screen and at what its bars leave of it.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records import MeetingState
from desktop.attachments.files import Bytes, Source
from desktop.attachments.gathering import gather
from desktop.documents.papers import minutes_paper
from desktop.errors import FolderInUseFault
from desktop.founding import found
from desktop.habits import Habit
from desktop.meetings import dossier
from desktop.meetings.attaching import attach, shelf
from desktop.meetings.compile import compile_minutes
from desktop.meetings.listing import listed
from desktop.meetings.open_work import all_open_work
from desktop.meetings.register import cover
from desktop.minutes import FIRST_DAY
from desktop.office import OpenOffice
from desktop.register import Filters
from desktop.reporting import unheard
from desktop.roster.importing import plan
from desktop.roster.rows import rows_of_cells
from desktop.sample import fill
from desktop.sample.files import SAMPLE
from tests.answer_screens import answers
from tests.loan_screens import loans
from tests.offices import come_as_mayor, open_office, sign_sample
from tests.pictures import Pictures, newest, opened, picture, see_pages, shown, wait_until
from tests.send_screens import sending
from tests.signed_screens import signed_paper, trail, verifying
from tests.ui.door import MAYOR, SECRETARY
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.app import make_application
from ui.clock import today_here
from ui.dialogs.cancel_dialog import CancelDialog
from ui.dialogs.command_list import CommandList
from ui.dialogs.copy_dialog import CopyDialog
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.key_list import KeyList
from ui.dialogs.notice_dialog import NoticeDialog
from ui.dialogs.register_dialog import RegisterDialog
from ui.dialogs.slips_dialog import SlipsDialog
from ui.gate import Gate
from ui.habits import LastFolder
from ui.screens.papers.kinds import Kind
from ui.screens.settings.emblem_field import EmblemField
from ui.screens.settings.letterhead_view import LetterheadView
from ui.screens.workspace.capture_field import CaptureField
from ui.screens.workspace.similar_strip import SimilarStrip
from ui.sentences import sentence
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.date_field import DateField
from ui.widgets.page_view import PageView
from ui.widgets.suggestion_list import SuggestionList
from ui.widgets.text_field import TextField
from ui.window import Window

SIZES = ((1366, 768), (1366, 690))
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

COPIED = (
    "سمت\tدستگاه\tنام\tجانشین\tاز تاریخ\n"
    "سرپرست بهزیستی\tبهزيستي\tبهمن محمدی\t\t\n"
    "رئیس کلانتری\tکلانتری\tآقای سام راد\tخانم ترانه میر\t۱ مهر ۱۴۰۵\n"
    "کارشناس\tخانهٔ سالمند\tخانم ترانه میر\t\t\n"
    "کارشناس\tبسیج\tخانم ترانه میر\t\t۳۲ مهر\n"
)
LONG_ENOUGH = 800  # for other pages to begin to come

Show = Callable[[Path, tuple[int, int]], Pictures]


def entrance(folder: Path, size: tuple[int, int]) -> Pictures:
    """Show the way in: the first start, signing in, and the lock."""
    with at_the_gate(folder, size) as gate:
        yield "first-start", picture(gate)
        type_text("31")
        press("Tab")
        yield "first-start-refused", picture(gate)
        press("Shift+Tab", "Ctrl+A")
        type_text("11")
        press("Tab", "Tab")
        type_text(SECRETARY.name)
        press("Return")
        type_text("12345678")
        press("Return")
        yield "first-people-refused", picture(gate)
        press("Ctrl+A")
        type_text(SECRETARY.password)
        press("Tab")
        type_text(SECRETARY.password)
        child(gate, QWidget, "first_people.has_mayor").setFocus()
        press("Space", "Tab")
        type_text(MAYOR.name)
        yield "first-people", picture(gate)
        press("Ctrl+Return")
        wait_until(lambda: gate.findChild(QWidget, "recovery_key") is not None)
        yield "recovery-key", picture(gate)
        child(gate, QWidget, "recovery_key.kept").setFocus()
        press("Space", "Ctrl+Return")
        wait_until(lambda: gate.window_page is not None)
        yield "entered", picture(gate)
        yield from people(gate)
        gate.lock()
        lock = QApplication.activeModalWidget()
        yield "lock", picture(gate, lock)
        type_text(SECRETARY.password)
        press("Return")
        wait_until(lambda: QApplication.activeModalWidget() is None)
        gate.activateWindow()
        gate.leave()
        yield "sign-in", picture(gate)
        type_text("wrong-word")
        press("Return")
        wait_until(child(gate, QWidget, "sign_in.problem").isVisible)
        yield "sign-in-refused", picture(gate)
        child(gate, QWidget, "sign_in.recover").setFocus()
        press("Space")
        type_text("123456")
        yield "recovery-refused", picture(gate)


def people(gate: Gate) -> Pictures:
    """Show the people who sign in, and what is asked about one of them."""
    window = gate.window_page
    if window is None:
        return
    window.show_settings()
    press("Ctrl+2")
    yield "people", picture(gate)
    for name in ("add", "own", "2.edit", "2.give", "2.retire", "recovery"):
        child(window, QWidget, f"settings.people.{name}").setFocus()
        press("Space")
        form = QApplication.activeModalWidget()
        if form is not None:
            QTest.qWaitForWindowActive(form)
            yield f"people-{name}", picture(gate, form)
            press("Esc")
        gate.activateWindow()
        QTest.qWaitForWindowActive(gate)


def empty_office(folder: Path, size: tuple[int, int]) -> Pictures:
    """Show what a new user sees."""
    with open_office(folder) as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary=SECRETARY.name)
        with opened(office, size) as window:
            yield from empty_screens(window)


def empty_screens(window: Window) -> Pictures:
    yield "meetings-empty", picture(window)
    window.show_places()
    yield "places-empty", picture(window)
    window.show_meetings()
    press("Return")
    for key in SECTIONS:
        press(f"Ctrl+{1 + SECTIONS.index(key)}")
        yield f"new-meeting-{key}", picture(window)
    press("Ctrl+1", "Ctrl+P")
    yield "new-meeting-pages", with_pages(window)
    press("Ctrl+P")


def sample_office(folder: Path, size: tuple[int, int]) -> Pictures:
    """Show an office with a year of meetings."""
    with open_office(folder) as office:
        fill(office)
        sign_sample(office)
        with opened(office, size) as window:
            yield from settings(window)
            yield from trail(window)
            yield from verifying(office, window, folder)
            yield from sending(office, window, folder)
            yield from roster(office, window)
            yield from places(window)
            yield from papers(office, window, folder)
            yield from answers(office, window, folder)
            yield from lists_and_sections(office, window)
            yield from dialogs(office, window, folder)
            yield from attachments(office, window, folder)
            yield from signed_paper(office, window)
            yield from sign_off(office, window)


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
    wait_until(lambda: False, patience=LONG_ENOUGH)
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


def settings(window: Window) -> Pictures:
    window.show_settings()
    view = child(window, LetterheadView, "settings.letterhead.view")
    wait_until(lambda: not view.image.isNull())
    yield "settings", picture(window)
    press("F6", "Down", "Down")
    yield "settings-subdistrict", picture(window)
    press("Shift+F6", "Tab", "Ctrl+A", "Delete", "Tab")
    emblem = child(window, EmblemField, "settings.emblem")
    emblem.read(Path(__file__))
    wait_until(lambda: bool(emblem.note.text))
    child(window, QWidget, "settings.emblem.remove").setFocus()
    press("Space")
    emblem.read(Path(__file__))
    wait_until(lambda: "screens.py" in emblem.note.text)
    yield "settings-refused", picture(window)


def papers(office: OpenOffice, window: Window, folder: Path) -> Pictures:
    """Show what there is to print of the whole office, with something to print or without."""
    for kind in Kind:
        window.show_papers(kind)
        see_pages(window, "papers.sheet.pages")
        yield f"papers-{kind}", picture(window)
    book = cover(office, Filters(since=FIRST_DAY, until=today_here()), today_here())
    last = LastFolder(office, Habit.EXPORT_FOLDER)
    excel = RegisterDialog(book, office.database.file, last, window)
    excel.set_folder(folder)
    yield "papers-register-excel", shown(window, excel)
    excel.close()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    press("Tab")
    type_text("1406/1/1")
    press("Return")
    yield "papers-register-refused", picture(window)
    press("Tab")
    type_text("1406/1/1")
    press("Return")
    wait_until(child(window, QWidget, "papers.no_resolution").isVisible)
    yield "papers-register-nothing", picture(window)
    works = all_open_work(office, listed(office)[0].meeting.held_on)
    slips = SlipsDialog(works, LastFolder(office, Habit.EXPORT_FOLDER), window)
    slips.set_folder(folder)
    yield "papers-slips", shown(window, slips)
    slips.close()
    window.show_meetings()


def roster(office: OpenOffice, window: Window) -> Pictures:
    """Show who sits at the table, somebody new, and what was set aside."""
    window.show_roster()
    yield "roster", picture(window)
    press("Ctrl+Down", "Ctrl+Del", "Ctrl+H")
    yield "roster-successor", picture(window)
    press("Ctrl+Z", "Ctrl+N")
    type_text("کارشناس")
    yield "roster-new", picture(window)
    press("Ctrl+2")
    yield "organizations", picture(window)
    today = today_here()
    told = plan(office, office.headquarters.id, rows_of_cells(COPIED, today), today)
    preview = ImportDialog(told, "اعضا.xlsx", window)
    yield "roster-import", shown(window, preview)
    preview.close()


def places(window: Window) -> Pictures:
    """Show the neighborhoods, the capacities and the focus areas, and what is refused there."""
    window.show_places()
    yield "places", picture(window)
    press("Ctrl+P")
    see_pages(window, "profile.sheet.pages")
    yield "places-profile", picture(window)
    press("Escape")
    press("Ctrl+Del", "Ctrl+N")
    type_text("باغ شاه")
    press("Return")
    type_text("۹۰")
    press("Return")
    yield "places-refused", picture(window)
    press("Ctrl+A", "Delete", "Shift+Tab", "Ctrl+A", "Delete", "Ctrl+Z", "Ctrl+2")
    yield "capacities", picture(window)
    press("Ctrl+3")
    yield "focus-areas", picture(window)
    press("Ctrl+N")
    type_text("بی‌سرپناهن")
    press("Return")
    yield "focus-areas-refused", picture(window)
    press("Ctrl+A", "Delete", "Ctrl+4")
    yield "indicators", picture(window)


def dialogs(office: OpenOffice, window: Window, folder: Path) -> Pictures:
    meeting = newest(office, MeetingState.DRAFT)
    window.open_meeting(meeting)
    field = child(window, DateField, "heading.held_on")
    field.setFocus()
    press("F4")
    calendar = field.findChild(CalendarPopup)
    assert calendar is not None
    yield "calendar", picture(window, calendar)
    calendar.close()
    yield from commands(window)
    cancel = CancelDialog(window)
    yield "cancel", shown(window, cancel)
    cancel.close()
    last = LastFolder(office, Habit.EXPORT_FOLDER)
    export = ExportDialog(compile_minutes(office, meeting), last, window)
    export.set_folder(folder)
    yield "export", shown(window, export)
    write = child(export, QWidget, "export.write")
    for name in ("export-done", "export-exists"):
        export.activateWindow()  # again, after the dialog that showed the progress
        QTest.qWaitForWindowActive(export)
        write.setFocus()
        press("Return")
        wait_until(write.isEnabled)
        yield name, picture(window, export)
    export.close()
    yield "notice", shown(window, NoticeDialog(sentence(FolderInUseFault(folder))))
    crash = CrashDialog(folder / "reports" / "report.txt", parent=window)
    yield "crash", shown(window, crash)
    crash.close()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)


def commands(window: Window) -> Pictures:
    """Show what can be done in an action, some of it found by a word, and the keys there."""
    press("Ctrl+4", "Up")
    listed_commands, keys = child(window, CommandList, "commands"), child(window, KeyList, "keys")
    press("Ctrl+K")
    yield "commands", picture(window, listed_commands)
    type_text("اقدام")
    yield "commands-found", picture(window, listed_commands)
    type_text("کشتی")
    yield "commands-nothing-found", picture(window, listed_commands)
    press("Esc", "F1")
    yield "keys", picture(window, keys)
    press("Esc")


@contextmanager
def at_the_gate(folder: Path, size: tuple[int, int]) -> Iterator[Gate]:
    gate = Gate(folder)
    gate.resize(*size)
    gate.show()
    gate.activateWindow()
    QTest.qWaitForWindowActive(gate)
    yield gate
    gate.close()
    gate.end()


def shoot(folder: Path, size: tuple[int, int], show: Show) -> None:
    with tempfile.TemporaryDirectory() as data:
        for name, pixmap in show(Path(data), size):
            file = folder / f"{name}-{size[0]}x{size[1]}.png"
            pixmap.save(str(file))
            click.echo(file.name)


@click.command()
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True)
def main(folder: Path) -> None:
    """Write a picture of every screen and dialog into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    make_application(sys.argv[:1])
    for size in SIZES:
        for show in (entrance, empty_office, sample_office, loans):
            shoot(folder, size, show)


if __name__ == "__main__":
    main()
