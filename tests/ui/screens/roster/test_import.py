"""A roster that comes out of Excel, as somebody meets it who has only the keyboard."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from openpyxl import Workbook
from PySide6.QtCore import QThreadPool, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from desktop.roster.seats import seat_lines
from tests.ui.keys import press
from tests.ui.stage import child, opened
from ui.clock import today_here
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.progress_dialog import SHOW_AFTER_MS, ProgressDialog
from ui.models.import_model import EXPLAINED, VERDICT
from ui.screens.roster.import_buttons import ImportButtons
from ui.widgets.cards import Banner
from ui.window import Window

CELLS = (
    "سمت\tسازمان / نهاد\tنام و نام خانوادگي\tجانشین\tاز تاریخ\r\n"
    "سرپرست\tبهزيستي\tآقای بهمن محمدی\t\t\r\n"
    "رئیس\tکلانتری\tآقای سام راد\tخانم نو\t۱ مهر ۱۴۰۵\r\n"
    "عضو\tخانهٔ سالمند\tخانم ت\t\t۳۲ مهر\r\n"
)


def shown(qtbot: QtBot, office: OpenOffice) -> Window:
    window = opened(qtbot, office)
    window.show_roster()
    return window


def organizations(office: OpenOffice) -> list[str]:
    lines = seat_lines(office, office.headquarters.id, today_here())
    return [each.organization for each in lines[2:]]


def answer(act: Callable[[ImportDialog], None]) -> list[str]:
    """Do something with the preview once it is there; give what it said."""
    said: list[str] = []

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, ImportDialog) or not dialog.isActiveWindow():
            QTimer.singleShot(20, wait)
            return
        said.append(child(dialog, QLabel, "import.summary").text())
        table = child(dialog, QTableView, "import.table").model()
        said.extend(
            " ".join(table.index(row, at).data() for at in (0, VERDICT, EXPLAINED)).strip()
            for row in range(table.rowCount())
        )
        act(dialog)

    QTimer.singleShot(0, wait)
    return said


def paste(qtbot: QtBot, window: Window, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press("Ctrl+Shift+V")
    banners = [child(window, Banner, f"roster.{name}") for name in ("refused", "imported")]
    qtbot.waitUntil(lambda: any(banner.isVisible() for banner in banners))
    window.activateWindow()  # again, after the preview
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_cells_are_shown_then_written_and_taken_back_at_once(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = shown(qtbot, office)
    said = answer(lambda _: press("Ctrl+Return"))
    paste(qtbot, window, CELLS)
    assert said == [
        "۲ افزوده و ۱ رد",
        "۲ افزوده",
        "۳ افزوده",
        "۴ رد ستون «از تاریخ»: تاریخ خوانده نشد",
    ]
    assert organizations(office) == ["بهزیستی", "کلانتری"]
    imported = child(window, Banner, "roster.imported")
    assert imported.accessibleName() == "اعضا از جدول نوشته شدند: ۲ افزوده و ۱ رد."
    child(window, QWidget, "roster.imported.action").setFocus()
    press("Space")
    assert organizations(office) == []
    assert not imported.isVisible()


def test_nothing_is_written_when_the_preview_is_left(office: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, office)
    left: list[bool] = []

    def leave(_: ImportDialog) -> None:
        press("Esc")
        left.append(True)

    answer(leave)
    QGuiApplication.clipboard().setText(CELLS)
    press("Ctrl+Shift+V")
    qtbot.waitUntil(lambda: bool(left))
    assert organizations(office) == []
    assert not child(window, Banner, "roster.imported").isVisible()


def test_a_table_that_is_known_changes_nothing(office: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, office)
    answer(lambda _: press("Ctrl+Return"))
    paste(qtbot, window, CELLS)
    enabled: list[bool] = []

    def look(dialog: ImportDialog) -> None:
        enabled.append(child(dialog, QWidget, "import.apply").isEnabled())
        press("Ctrl+Return", "Esc")

    said = answer(look)
    press("Ctrl+Shift+V")
    qtbot.waitUntil(lambda: bool(enabled))
    assert enabled == [False]
    assert said[0] == "۲ بی‌تغییر و ۱ رد"


def test_what_is_no_table_gets_one_sentence(
    office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    window = shown(qtbot, office)
    paste(qtbot, window, "سلام")
    refused = child(window, Banner, "roster.refused")
    assert "«دستگاه»" in refused.accessibleName()
    path = tmp_path / "نامه.xlsx"
    path.write_bytes(b"PK")
    buttons = window.findChild(ImportButtons)
    assert buttons is not None
    buttons.read(path)
    qtbot.waitUntil(lambda: "نامه.xlsx" in refused.accessibleName())
    child(window, QWidget, "roster.refused.close").setFocus()
    press("Space")
    assert not refused.isVisible()


def test_a_file_is_read_away_from_the_window(
    office: OpenOffice, qtbot: QtBot, tmp_path: Path
) -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["نام", "نام خانوادگی", "دستگاه"])
    book.active.append(["سام", "راد", "بسیج"])
    book.save(tmp_path / "اعضا.xlsx")
    window = shown(qtbot, office)
    answer(lambda _: press("Ctrl+Return"))
    buttons = window.findChild(ImportButtons)
    assert buttons is not None
    buttons.read(tmp_path / "اعضا.xlsx")
    qtbot.waitUntil(lambda: organizations(office) == ["بسیج"])


@pytest.mark.parametrize("long", [False, True])
def test_a_busy_machine_keeps_no_one_from_the_preview(
    office: OpenOffice, qtbot: QtBot, *, long: bool
) -> None:
    window = shown(qtbot, office)
    free = Event()
    pool = QThreadPool.globalInstance()
    threads = pool.maxThreadCount()
    pool.setMaxThreadCount(1)
    pool.start(free.wait)  # the reading has to queue
    QGuiApplication.clipboard().setText(CELLS)
    press("Ctrl+Shift+V")
    progress = child(window, ProgressDialog, "progress")
    if long:
        qtbot.waitUntil(progress.isVisible)
    seen: list[bool] = []

    def use(dialog: ImportDialog) -> None:
        seen.extend((progress.isVisible(), dialog.isActiveWindow()))
        if dialog.isActiveWindow():
            press("Ctrl+Return")
        else:
            dialog.reject()

    answer(lambda dialog: QTimer.singleShot(SHOW_AFTER_MS + 200, partial(use, dialog)))
    free.set()
    pool.setMaxThreadCount(threads)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [False, True]
    qtbot.waitUntil(child(window, Banner, "roster.imported").isVisible)
    assert organizations(office) == ["بهزیستی", "کلانتری"]
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    press("Ctrl+Z")
    assert organizations(office) == []
