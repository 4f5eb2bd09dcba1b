"""A workbook that came back, as the secretary meets it who has only the keyboard."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.records import ActionState
from desktop.founding import found
from tests.desktop.answers.books import Sent, fill, send, sent, states, words
from tests.offices import come_as_mayor, open_office
from tests.ui.keys import focus, press, shown
from tests.ui.stage import child, opened
from tests.ui.test_every_screen import check_room, stops
from ui.answer_sentences import MOVED_ON
from ui.dialogs.answers_dialog import AnswersDialog
from ui.models.answers_model import CHOICE, COLUMNS, VERDICT, AnswersModel
from ui.screens.meetings.answers import AnswersButton
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.window import Window

DONE, BEGUN, OPEN = ActionState.DONE, ActionState.IN_PROGRESS, ActionState.OPEN
SHAHRIVAR_20, SHAHRIVAR_30 = date(2026, 9, 11), date(2026, 9, 21)
ANSWERS = (
    ("انجام شد", "۱۴۰۵/۰۶/۲۰", "۱۲/۳۴۵", "پایان یافت"),
    ("شاید",),
    ("در حال انجام", "۱۴۰۵/۰۶/۲۰", None, "تماس ۰۹۱۲۱۲۳۴۵۶۷"),
)


@pytest.fixture(scope="module")
def sent_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make the office, and the workbook that came back, once for all."""
    folder = tmp_path_factory.mktemp("sent")
    with open_office(folder / "data") as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")
        send(office, folder / "پاسخ.xlsx")
    return folder


@pytest.fixture
def book(sent_folder: Path, tmp_path: Path) -> Iterator[Sent]:
    shutil.copytree(sent_folder / "data", tmp_path / "data")
    path = Path(shutil.copy(sent_folder / "پاسخ.xlsx", tmp_path))
    with open_office(tmp_path / "data") as office:
        yield sent(office, path)


def read(window: Window, path: Path) -> None:
    child(window, AnswersButton, "meetings.answers").read(path)


def meet(act: Callable[[AnswersDialog], None]) -> list[str]:
    """Do something with the next preview once it is there; give what it said."""
    said: list[str] = []

    def wait() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, AnswersDialog) or not dialog.isActiveWindow():
            QTimer.singleShot(20, wait)
            return
        said.append(child(dialog, QLabel, "answers.summary").text())
        said.extend(rows(dialog))
        act(dialog)

    QTimer.singleShot(0, wait)
    return said


def rows(dialog: AnswersDialog) -> list[str]:
    table = child(dialog, QTableView, "answers.table").model()
    return [
        " ".join(table.index(row, column).data() for column in (VERDICT, CHOICE, len(COLUMNS) - 1))
        for row in range(table.rowCount())
    ]


def come_back(qtbot: QtBot, window: Window) -> None:
    """Wait until the window hears the keyboard again."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)


def test_a_conflict_is_decided_by_keys_and_all_is_taken_back_at_once(
    book: Sent, qtbot: QtBot
) -> None:
    fill(book.path, *ANSWERS)
    book.heard(0, BEGUN, SHAHRIVAR_30, "به گوش دفتر رسید")
    known = words(book.office)
    window = opened(qtbot, book.office)
    counts, copied = list[str](), list[str]()

    def decide(dialog: AnswersDialog) -> None:
        take = child(dialog, Button, "answers.take")
        sides = [
            child(dialog, QLabel, f"answers.sides.{side}").text() for side in ("here", "there")
        ]
        assert sides == [
            "در حال انجام، ۳۰ شهریور ۱۴۰۵\nبه گوش دفتر رسید",
            "انجام‌شده، ۲۰ شهریور ۱۴۰۵، نامهٔ \u2068۱۲/۳۴۵\u2069\nپایان یافت",
        ]
        assert "گزارش دفتر تازه‌تر است" in focused().accessibleDescription()
        for key in ("Up", "Left", "Left", "Right", "Space"):
            press(key)
            counts.append(take.text())
        press("Ctrl+C")
        copied.append(QApplication.clipboard().text())
        press("Ctrl+Return")

    said = meet(decide)
    read(window, book.path)
    banner = child(window, Banner, "meetings.done")
    qtbot.waitUntil(banner.isVisible)
    assert said == [
        "۱ تعارض، ۱ تازه و ۱ رد؛ ۱ اقدام بی‌پاسخ",
        "تعارض آنچه در دفتر است گزارش دفتر تازه‌تر است؛ صورتجلسه‌اش پیش‌نویس است",
        "تازه پروندهٔ رسیده شمارهٔ شخصی در آن است؛ صورتجلسه‌اش پیش‌نویس است",
        "رد  وضعیت: این وضعیت شناخته نیست",
    ]
    assert counts == ["ثبت ۱ گزارش", *["ثبت ۲ گزارش"] * 2, "ثبت ۱ گزارش", "ثبت ۲ گزارش"]
    assert copied == ["ردیف ۸ برگهٔ «اقدام‌ها»، گشت شبانه: وضعیت: این وضعیت شناخته نیست"]
    assert banner.accessibleName().startswith("۲ گزارش از پروندهٔ")
    assert banner.accessibleName().endswith("ثبت شد. ۱ ردیف رد شد.")
    assert words(book.office)[1:] == [
        (DONE, SHAHRIVAR_20, "۱۲/۳۴۵", "پایان یافت", None),
        (BEGUN, SHAHRIVAR_20, "", "تماس ۰۹۱۲۱۲۳۴۵۶۷", None),
    ]
    assert states(book.office) == [BEGUN, OPEN, BEGUN, OPEN]
    come_back(qtbot, window)
    press("Ctrl+Z")
    assert words(book.office) == known
    assert banner.isVisible()
    name = book.path.name
    assert banner.accessibleName() == f"ثبت ۲ گزارش از پروندهٔ «\u2068{name}\u2069» واگرد شد."
    again = child(window, Button, "meetings.done.action")
    assert again.text() == "ازنو"
    again.click()
    assert len(words(book.office)) == len(known) + 2
    assert (banner.accessibleName()[:7], again.text()) == ("۲ گزارش", "واگرد")
    press("Ctrl+Z")
    assert words(book.office) == known


def focused_row() -> int:
    table = focused()
    assert isinstance(table, QTableView)
    return table.currentIndex().row()


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_conflicts_alone_and_all_at_once_are_a_key_and_leaving_writes_nothing(
    book: Sent, qtbot: QtBot
) -> None:
    fill(book.path, *ANSWERS)
    book.heard(2, DONE, SHAHRIVAR_30)
    known = words(book.office)
    window = opened(qtbot, book.office)
    seen: list[Sequence[str]] = []
    current: list[int] = []
    counts: list[str] = []

    def look(dialog: AnswersDialog) -> None:
        for key in ("Down", "Ctrl+F", "Ctrl+F"):
            press(key)
            assert focus() == "answers.table"
            seen.append(rows(dialog))
            current.append(focused_row())
        for key in ("Ctrl+Right", "Ctrl+Left"):
            press(key)
            counts.append(child(dialog, Button, "answers.take").text())
        press("Esc")

    meet(look)
    read(window, book.path)
    qtbot.waitUntil(lambda: len(counts) == 2)
    assert [len(each) for each in seen] == [3, 1, 3]
    assert current == [1, 0, 0]
    assert counts == ["گزارشی برای ثبت نیست", "ثبت ۲ گزارش"]
    assert words(book.office) == known


def test_a_file_is_chosen_by_key_and_one_without_answers_says_so(book: Sent, qtbot: QtBot) -> None:
    window = opened(qtbot, book.office)
    assert window.isActiveWindow()
    seen: list[bool] = []

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(20, choose)
            return
        dialog.selectFile(str(book.path))
        dialog.accept()

    def look(dialog: AnswersDialog) -> None:
        seen.append(child(dialog, QWidget, "answers.empty").isVisible())
        seen.append(child(dialog, QWidget, "answers.take").isEnabled())
        press("Esc")

    said = meet(look)
    QTimer.singleShot(0, choose)
    press("Ctrl+O")
    qtbot.waitUntil(lambda: bool(seen))
    assert said == ["۴ اقدام بی‌پاسخ"]
    assert seen == [True, False]


def test_what_is_refused_says_why_in_a_banner(book: Sent, qtbot: QtBot) -> None:
    window = opened(qtbot, book.office)
    refusal = child(window, Banner, "meetings.answers.refusal")
    book.path.write_bytes(b"PK")
    read(window, book.path)
    qtbot.waitUntil(refusal.isVisible)
    assert "پاسخ.xlsx" in refusal.accessibleName()
    child(window, QWidget, "meetings.answers.refusal.close").setFocus()
    press("Space")
    assert not refusal.isVisible()


def test_the_preview_comes_anew_when_the_office_moved_on_behind_it(
    book: Sent, qtbot: QtBot
) -> None:
    fill(book.path, *ANSWERS)
    window = opened(qtbot, book.office)
    again: list[str] = []

    def accept_again(dialog: AnswersDialog) -> None:
        again.append(child(dialog, Banner, "answers.warning").accessibleName())
        again.extend(rows(dialog))
        press("Esc")

    def accept(_: AnswersDialog) -> None:
        press("Down", "Space")  # the second one is left
        book.heard(0, BEGUN, SHAHRIVAR_30)
        meet(accept_again)
        press("Ctrl+Return")

    meet(accept)
    read(window, book.path)
    qtbot.waitUntil(lambda: bool(again))
    assert again[:3] == [
        MOVED_ON,
        "تعارض آنچه در دفتر است گزارش دفتر تازه‌تر است؛ صورتجلسه‌اش پیش‌نویس است",
        "تازه آنچه در دفتر است شمارهٔ شخصی در آن است؛ صورتجلسه‌اش پیش‌نویس است",
    ]
    assert [each[:2] for each in words(book.office)] == [(BEGUN, SHAHRIVAR_30)]


def test_the_mayor_is_not_offered_it(book: Sent, qtbot: QtBot) -> None:
    come_as_mayor(book.office)
    window = opened(qtbot, book.office)
    assert not child(window, QWidget, "meetings.answers").isVisible()


def test_everything_in_the_preview_has_a_name_a_way_by_tab_and_room(
    book: Sent, qtbot: QtBot
) -> None:
    book.heard(0, BEGUN, SHAHRIVAR_30)
    told = book.told(*ANSWERS)
    returned = told.returned._replace(name="پاسخ دستگاه‌ها " * 12 + ".xlsx", in_use=True)
    dialog = AnswersDialog(told._replace(returned=returned, newer=2), None, MOVED_ON)
    shown(qtbot, dialog, child(dialog, QTableView, "answers.table"))
    check_room(dialog)
    reached = set()
    for _ in stops(dialog):
        reached.add(focus())
        press("Tab")
    names = "table", "only", "take", "leave", "copy"
    assert reached == {f"answers.{name}" for name in names}


def test_what_a_file_leaves_open_is_not_shown_as_said_and_each_fault_is_named(
    book: Sent, qtbot: QtBot
) -> None:
    dialog = AnswersDialog(book.told((None, None, "۱۲"), (), ("شاید", "=A1")), None)
    shown(qtbot, dialog, child(dialog, QTableView, "answers.table"))
    table = child(dialog, QTableView, "answers.table").model()
    assert table.index(0, 5).data() == "باز، بی‌تاریخ"
    assert (
        child(dialog, QLabel, "answers.sides.there").text()
        == "باز، بی‌تاریخ (امروز)، نامهٔ \u2068۱۲\u2069"
    )
    told = "بی‌تاریخ، با تاریخ امروز؛ وضعیت را ننوشته، همان «باز» می‌ماند؛ صورتجلسه‌اش پیش‌نویس است"
    assert child(dialog, QLabel, "answers.sides.why").text() == told
    faults = table.index(1, len(COLUMNS) - 1)
    assert faults.data() == "وضعیت: این وضعیت شناخته نیست؛ تاریخ: فرمول است، متنش را بنویسید"
    assert faults.data(Qt.ItemDataRole.ToolTipRole) == faults.data()


def test_a_round_that_was_done_is_the_one_before_and_the_last_row_is_a_key_away(
    book: Sent, qtbot: QtBot
) -> None:
    book.heard(1, DONE, SHAHRIVAR_20)
    told = book.told(("تمام شد", "۱۴۰۵/۰۶/۳۰"), ("انجام شد", "۱۴۰۵/۰۶/۳۰"))
    dialog = AnswersDialog(told, None)
    shown(qtbot, dialog, child(dialog, QTableView, "answers.table"))
    press("End")
    done = focused_row()
    press("Home")
    assert (focused_row(), done) == (0, 1)
    table = child(dialog, QTableView, "answers.table").model()
    cells = [[table.index(row, column).data() for column in (4, 5)] for row in (0, 1)]
    assert ["نوبت پیش انجام شد، ۱۴۰۵/۰۶/۲۰", "این نوبت انجام شد، ۱۴۰۵/۰۶/۳۰"] in cells
    notes = [table.index(row, 7).data() for row in (0, 1)]
    assert any("«\u2068تمام شد\u2069»" in note for note in notes)


def test_the_rows_are_a_table_as_qt_wants_it(book: Sent, qtmodeltester: ModelTester) -> None:
    told = book.told(*ANSWERS)
    model = AnswersModel(told)
    qtmodeltester.check(model)
    model.choose(told.steps[0], there=False)
    assert not model.choices[told.steps[0]]
    model.show_only(conflicts=True)
    assert model.rowCount() == 0
