"""The register: of which period and whose, read away from the window."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from threading import Event

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.meetings.register import Found, headquarters_of, read_apart, register
from desktop.office import DataFile
from desktop.persian import digits
from desktop.register import Filters
from desktop.reporting import Report
from tests.ui.keys import press, type_text
from tests.ui.screens.papers.shown import TODAY, Desk, focus
from tests.ui.stage import child
from ui.dialogs.progress_dialog import ProgressDialog
from ui.widgets.date_field import DateField


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
