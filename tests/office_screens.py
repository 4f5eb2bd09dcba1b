"""Pictures of what belongs to the whole office: settings, roster, places, papers."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.habits import Habit
from desktop.meetings.listing import listed
from desktop.meetings.open_work import all_open_work
from desktop.meetings.register import cover
from desktop.office import OpenOffice
from desktop.register import Filters
from desktop.roster.importing import plan
from desktop.roster.rows import rows_of_cells
from tests.pictures import Pictures, picture, see_pages, shown, to_front, wait_until
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.clock import today_here
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.register_dialog import RegisterDialog
from ui.dialogs.slips_dialog import SlipsDialog
from ui.habits import LastFolder
from ui.screens.papers.kinds import Kind
from ui.screens.settings.emblem_field import EmblemField
from ui.screens.settings.letterhead_view import LetterheadView
from ui.window import Window

COPIED = (
    "سمت\tدستگاه\tنام\tجانشین\tاز تاریخ\n"
    "سرپرست بهزیستی\tبهزيستي\tبهمن محمدی\t\t\n"
    "رئیس کلانتری\tکلانتری\tآقای سام راد\tخانم ترانه میر\t۱ مهر ۱۴۰۵\n"
    "کارشناس\tخانهٔ سالمند\tخانم ترانه میر\t\t\n"
    "کارشناس\tبسیج\tخانم ترانه میر\t\t۳۲ مهر\n"
)


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
    whole = Filters(since=listed(office)[-1].meeting.held_on, until=today_here())
    book = cover(office, whole, today_here())
    last = LastFolder(office, Habit.EXPORT_FOLDER)
    excel = RegisterDialog(book, office.database.file, last, window)
    excel.set_folder(folder)
    yield "papers-register-excel", shown(window, excel)
    excel.close()
    to_front(window)
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
