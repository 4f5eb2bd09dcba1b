"""The papers that belong to no single meeting: chosen by keys, read back from the page."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Action, ActionState, Meeting
from desktop.meetings import follow_up, schedule
from desktop.meetings.open_work import open_work, organizations_with_open_work
from desktop.meetings.register import Found, headquarters_of, read_apart, register
from desktop.office import DataFile, OpenOffice
from desktop.pages import Pages
from desktop.persian import digits
from desktop.register import Filters
from desktop.reporting import Report
from desktop.transfer.file_names import slip_name
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.dialogs.folder_dialog import FolderDialog
from ui.dialogs.progress_dialog import ProgressDialog
from ui.screens.papers.papers import PapersScreen
from ui.widgets.date_field import DateField
from ui.widgets.page_view import PageView

TODAY = date(2026, 11, 22)  # 1 Azar 1405
PATIENCE = 200  # looks at a dialog
MOST_OVERDUE = "شهرداری ناحیهٔ ۴"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.screens.papers.papers.today_here", lambda: TODAY)


class Desk:
    """The screen in its window, as the tests look at it."""

    def __init__(self, qtbot: QtBot, office: OpenOffice, key: str) -> None:
        self._qtbot, self.office = qtbot, office
        self.window = opened(qtbot, office)
        press(key)

    def text(self, name: str) -> str:
        label = child(self.window, QLabel, f"papers.{name}")
        return label.text() if label.isVisible() else ""

    def pages(self) -> Pages:
        """Give the pages that are seen, once they are those of the choice."""
        view = child(self.window, PageView, "papers.sheet.pages")
        screen = child(self.window, PapersScreen, "papers")
        self._qtbot.waitUntil(lambda: view.count > 0 and not screen._sheet.busy)
        assert isinstance(view.pages, Pages)
        return view.pages

    def says(self, text: str) -> bool:
        return next(self.pages().find(text), None) is not None

    def sees(self, name: str) -> None:
        """Wait until this is there and seen."""

        def is_seen() -> bool:
            found = self.window.findChild(QWidget, f"papers.{name}")
            return found is not None and found.isVisible()

        self._qtbot.waitUntil(is_seen)

    def listed(self) -> list[str]:
        model = child(self.window, QListView, "papers.organizations").model()
        return [model.index(row, 0).data() for row in range(model.rowCount())]

    def write(self, key: str, folder: Path) -> None:
        """Press a key, write by the dialog that it opens, now or soon, and close that."""
        writer = Writer(folder)
        clock = QTimer(self.window, interval=20)
        clock.timeout.connect(writer.look)
        clock.start()
        press(key)
        self._qtbot.waitUntil(lambda: writer.closed)
        clock.stop()
        assert writer.written


class Writer:
    """Whoever sits before the dialog: presses once, and closes it when all is written, or late."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._looks = 0
        self.written = self.closed = False

    def look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, FolderDialog):
            return
        name = dialog.objectName()
        if not self._looks:
            dialog.set_folder(self._folder)
            child(dialog, QPushButton, f"{name}.write").click()
        self._looks += 1
        self.written = dialog.findChild(QWidget, f"{name}.done") is not None
        if self.written or self._looks > PATIENCE:
            dialog.reject()
            self.closed = True


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


@pytest.fixture
def slip(sample: OpenOffice, qtbot: QtBot) -> Desk:
    return Desk(qtbot, sample, "Ctrl+P")


@pytest.fixture
def book(sample: OpenOffice, qtbot: QtBot) -> Desk:
    return Desk(qtbot, sample, "Ctrl+R")


def test_whoever_is_most_overdue_comes_first(slip: Desk) -> None:
    assert focus() == "papers.filter"
    assert slip.listed()[0] == MOST_OVERDUE
    assert sorted(slip.listed()) == sorted(organizations_with_open_work(slip.office, TODAY))
    assert slip.text("screen.sub") == MOST_OVERDUE
    assert slip.says(f"به: {MOST_OVERDUE}")


def test_an_organization_is_chosen_by_typing_however_its_name_is_spelled(slip: Desk) -> None:
    type_text("كميته")  # as on an Arabic keyboard
    assert slip.listed() == ["کمیتهٔ امداد"]
    assert slip.says("به: کمیتهٔ امداد")
    assert not slip.says(MOST_OVERDUE)
    press("Esc")
    assert len(slip.listed()) > 1
    assert slip.text("screen.sub") == "کمیتهٔ امداد"


def test_the_page_follows_the_arrows(slip: Desk) -> None:
    second, third = slip.listed()[1:3]
    press("Down", "Down")
    assert slip.says(f"به: {third}")
    spoken = child(slip.window, QWidget, "papers.filter").accessibleDescription()
    assert spoken.startswith(f"{third}، ۲ اقدام باز، ۲ با تأخیر")
    press("Tab", "Up")
    assert focus() == "papers.organizations"
    assert slip.says(f"به: {second}")


def test_letters_typed_on_the_list_find_an_organization(slip: Desk) -> None:
    press("Tab")
    type_text("بهز")
    assert focus() == "papers.filter"
    assert slip.listed() == ["بهزیستی"]
    assert slip.says("به: بهزیستی")


def test_a_word_that_is_in_no_name_takes_no_choice_away(slip: Desk) -> None:
    type_text("ژژژ")
    assert slip.listed() == []
    assert slip.text("none_found").startswith("دستگاهی با این عبارت نیست.")
    assert slip.says(f"به: {MOST_OVERDUE}")


def test_save_writes_the_bytes_that_are_shown(slip: Desk, tmp_path: Path) -> None:
    name = slip.listed()[1]
    shown = slip.pages().data
    press("Down", "Tab", "Tab", "Tab", "Tab")  # the new page is not there yet
    assert focus() == "papers.sheet.save"
    slip.write("Space", tmp_path)
    written = tmp_path / slip_name(open_work(slip.office, name, TODAY))
    assert written.read_bytes() == slip.pages().data != shown


def test_each_organization_gets_a_file_of_its_own(slip: Desk, tmp_path: Path) -> None:
    slip.write("Ctrl+Shift+S", tmp_path)
    works = [open_work(slip.office, name, TODAY) for name in slip.listed()]
    assert {each.name for each in tmp_path.glob("*.pdf")} == {slip_name(work) for work in works}


def test_the_list_follows_what_is_done_and_taken_back(slip: Desk) -> None:
    name = "یگان اجراییات"  # which has one thing to do
    type_text(name)
    assert slip.text("screen.sub") == name
    database = slip.office.database
    task = open_work(slip.office, name, TODAY).responsible[0]
    action = next(each for each in database.select(Action) if each.text == task.action)
    meeting = database.select(Meeting, order="held_on DESC")[0]
    follow_up.report(slip.office, meeting, action, ActionState.DONE, "یک نوبت انجام شد")
    assert slip.listed() == [name]  # it has to be done again
    follow_up.report(slip.office, meeting, action, ActionState.DROPPED, "پایان یافت")
    assert slip.listed() == []
    assert slip.text("screen.sub") == MOST_OVERDUE
    assert slip.says(f"به: {MOST_OVERDUE}")
    database.undo()
    assert slip.listed() == [name]


def test_the_register_of_this_year_is_shown_with_its_totals(book: Desk) -> None:
    assert focus() == "papers.period.this-year"
    assert book.text("screen.sub") == ("قرارگاه اجتماعی منطقهٔ ۱۱، از ۱ فروردین ۱۴۰۵ تا ۱ آذر ۱۴۰۵")
    of = headquarters_of(book.office, None)
    totals = register(
        book.office, Filters(since=date(2026, 3, 21), until=TODAY, headquarters=of.id), TODAY
    ).totals
    book.pages()
    said = f"{digits(totals.resolutions)} مصوبه، {digits(totals.actions)} اقدام"
    assert book.text("totals").startswith(said)
    assert book.says(said)


def test_a_period_is_chosen_by_a_word(book: Desk) -> None:
    press("Left", "Space")
    assert book.text("screen.sub").endswith("از ۱ فروردین ۱۴۰۴ تا ۲۹ اسفند ۱۴۰۴")
    assert book.says("از ۱ فروردین ۱۴۰۴ تا ۲۹ اسفند ۱۴۰۴")
    press("Left", "Space")
    assert "از ۱ مهر ۱۴۰۵" in book.text("screen.sub")
    press("Left", "Space")
    assert "از ۹ مهر ۱۴۰۴" in book.text("screen.sub")  # the first meeting of the office


def test_a_period_is_typed(book: Desk) -> None:
    press("Tab", "Ctrl+A")
    type_text("1 تیر 1405")
    press("Tab", "Ctrl+A")
    type_text("1405/5/31")
    press("Return")
    assert book.says("از ۱ تیر ۱۴۰۵ تا ۳۱ مرداد ۱۴۰۵")
    assert not book.says("جلسهٔ ۱۳، یکشنبه")


def test_one_headquarters_or_all_of_them(book: Desk) -> None:
    assert not book.says("قرارگاه اجتماعی ناحیهٔ ۴")
    press("Tab", "Tab", "Tab", "End")
    assert focus() == "papers.whose"
    assert book.text("screen.sub").startswith("همهٔ قرارگاه‌ها، ")
    assert book.says("دفتر مصوبات همهٔ قرارگاه‌های منطقهٔ ۱۱")
    assert book.says("قرارگاه اجتماعی ناحیهٔ ۴")


def test_what_is_open_of_one_organization_goes_out_to_be_filled_in(
    book: Desk, tmp_path: Path
) -> None:
    press("Tab", "Tab", "Tab", "Tab")
    assert focus() == "papers.organization"
    type_text("كميته")  # as on an Arabic keyboard
    press("Tab", "Down")
    assert "، کمیتهٔ امداد، باز، از ۱ فروردین ۱۴۰۵" in book.text("screen.sub")
    assert book.says("دستگاه: کمیتهٔ امداد، وضعیت: باز")
    assert " ۰ انجام‌شده" in book.text("totals")
    book.write("Ctrl+Shift+S", tmp_path)
    (path,) = tmp_path.glob("*.xlsx")
    assert "– کمیتهٔ امداد – باز –" in path.name
    keys, *rows = load_workbook(path)["مصوبات"].iter_rows(min_row=6, values_only=True)
    shown = [dict(zip(keys, row, strict=True)) for row in rows]
    assert shown
    assert all("کمیتهٔ امداد" in f"{row['responsible']}، {row['supporters']}" for row in shown)


class Slowly:
    """Reads the register truly, and is only done when it may be; stops where it is told to."""

    def __init__(self) -> None:
        self.begun = 0
        self.may_end = Event()

    def read(self, file: DataFile, filters: Filters, on: date, report: Report) -> Found:
        self.begun += 1
        while not self.may_end.wait(0.01):
            report(0, 1)
        return read_apart(file, filters, on, report)


@pytest.fixture
def slowly(monkeypatch: pytest.MonkeyPatch) -> Iterator[Slowly]:
    reading = Slowly()
    monkeypatch.setattr("ui.screens.papers.register_reader.read_apart", reading.read)
    yield reading
    reading.may_end.set()


def test_the_newest_choice_wins_and_what_is_saved_waits_for_it(
    book: Desk, slowly: Slowly, qtbot: QtBot, tmp_path: Path
) -> None:
    before = book.pages().data
    press("Left", "Space")
    assert "۱۴۰۴" in book.text("screen.sub")
    qtbot.waitUntil(lambda: slowly.begun == 1)
    press("Left", "Space")  # the window waits for nothing
    assert "از ۱ مهر ۱۴۰۵" in book.text("screen.sub")
    QTimer.singleShot(200, slowly.may_end.set)
    save = child(book.window, QPushButton, "papers.sheet.save")
    save.setFocus()
    book.write("Space", tmp_path)
    (path,) = tmp_path.glob("*.pdf")
    assert "۱۴۰۵.۰۷.۰۱" in path.name
    assert path.read_bytes() == book.pages().data != before
    assert book.says("از ۱ مهر ۱۴۰۵ تا ۱ آذر ۱۴۰۵")


def test_a_long_reading_is_seen_and_can_be_stopped_and_begun_again(
    book: Desk, slowly: Slowly, qtbot: QtBot
) -> None:
    book.pages()
    press("Left", "Space")
    # It is there a moment before the keyboard speaks to it.
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), ProgressDialog))
    press("Esc")
    book.sees("stopped")
    assert book.text("totals") == ""
    slowly.may_end.set()
    child(book.window, QPushButton, "papers.again").click()
    assert book.says("از ۱ فروردین ۱۴۰۴ تا ۲۹ اسفند ۱۴۰۴")


def test_what_is_too_long_to_print_still_goes_out_in_excel(
    book: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.pages()
    monkeypatch.setattr("desktop.register.MOST_PRINTED", 2)
    press("Left", "Space")
    book.sees("too_long")
    assert not child(book.window, QWidget, "papers.sheet.print").isVisible()
    assert " مصوبه، " in book.text("totals")
    book.write("Ctrl+Shift+S", tmp_path)
    assert len(list(tmp_path.glob("*.xlsx"))) == 1


def test_a_period_that_ends_before_it_begins_is_refused_in_one_sentence(book: Desk) -> None:
    shown = book.pages().data
    press("Tab", "Ctrl+A")
    type_text("1405/10/1")
    press("Return")
    until = child(book.window, DateField, "papers.until")
    assert until.note.text == (
        "پایان بازه، ۱ آذر ۱۴۰۵، پیش از آغاز آن، ۱ دی ۱۴۰۵، است. تاریخ‌ها را جابه‌جا کنید."
    )
    assert book.pages().data == shown
    press("Ctrl+A")
    type_text("1405/7/1")
    press("Return")
    assert until.note.text == ""
    assert book.says("از ۱ مهر ۱۴۰۵ تا ۱ آذر ۱۴۰۵")


def test_a_period_without_a_resolution_says_so_and_offers_no_print(book: Desk) -> None:
    press("Tab", "Ctrl+A")
    type_text("1405/9/1")
    press("Return")
    book.sees("no_resolution")
    assert not child(book.window, QWidget, "papers.sheet.print").isVisible()
    assert book.text("totals") == ""
    press("Shift+Tab", "Space")
    assert book.says("از ۱ فروردین ۱۴۰۵")


def test_keys_lead_from_one_paper_to_the_other_and_back_to_the_meetings(slip: Desk) -> None:
    press("Ctrl+R")
    assert focus() == "papers.period.this-year"
    assert slip.says("دفتر مصوبات")
    press("Shift+Tab", "Right", "Space")
    assert slip.text("screen.title") == "برگ پیگیری"
    press("Ctrl+P", "Return")
    assert focus() == "papers.sheet.pages"
    press("Esc")
    assert focus() == "papers.filter"
    press("Esc")
    assert focus() == "meetings.table"


def test_f6_goes_through_the_parts(slip: Desk) -> None:
    slip.pages()
    stops = []
    for _ in range(4):
        press("F6")
        stops.append(focus())
    assert stops == ["papers.sheet.print", "papers.sheet.pages", "rail.meetings", "papers.back"]


def test_the_last_choices_are_there_again(slip: Desk) -> None:
    name = slip.listed()[2]
    press("Down", "Down", "Ctrl+R", "Left", "Space", "Esc")
    press("Ctrl+P")
    assert slip.text("screen.sub") == name
    press("Ctrl+R")
    assert focus() == "papers.period.last-year"


def test_an_empty_office_has_no_such_papers(office: OpenOffice, qtbot: QtBot) -> None:
    desk = Desk(qtbot, office, "Ctrl+P")
    assert not child(desk.window, QWidget, "meetings.slip").isVisible()
    assert focus() == "meetings.first"


def test_an_office_without_open_work_says_so(office: OpenOffice, qtbot: QtBot) -> None:
    schedule.call(office, schedule.propose(office, TODAY), "پیگیری")
    window = opened(qtbot, office)
    press("Ctrl+P")
    empty = child(window, QWidget, "papers.no_work")
    assert empty.isVisible()
    assert empty.accessibleName() == "هیچ اقدام بازی نیست."
    assert focus() == "papers.kind.slip"
    press("Ctrl+Shift+P", "Ctrl+Shift+S")
    assert QApplication.activeModalWidget() is None
    press("Ctrl+R")
    qtbot.waitUntil(child(window, QWidget, "papers.no_resolution").isVisible)
    assert not child(window, QWidget, "papers.whose").isVisible()
