"""A pane with papers: what it shows while they are made, when they fail, and how they leave."""

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.papers import minutes_paper
from desktop.errors import LostLettersError
from desktop.habits import Habit
from desktop.office import OpenOffice
from desktop.pages import Pages
from tests.desktop.documents.sample import FULL
from tests.desktop.transfer.papers import paper
from tests.ui.keys import press
from tests.ui.stage import Stage, child
from ui.dialogs.save_dialog import SaveDialog
from ui.habits import LastFolder
from ui.papers import Paper
from ui.screens.paper_pane import PaperPane
from ui.tasks import Report
from ui.widgets.cards import Banner


def long_one(report: Report) -> bytes:
    return minutes_paper(FULL, report)


def short_one(report: Report) -> bytes:
    return minutes_paper(paper(), report)


def lost(_report: Report) -> bytes:
    raise LostLettersError


def offer(*makes: Callable[[Report], bytes]) -> list[Paper]:
    names = ("صورتجلسه", "برگ حضور")
    return [
        Paper(str(place), names[place], f"{names[place]}.pdf", make)
        for place, make in enumerate(makes)
    ]


@pytest.fixture
def written(office: OpenOffice) -> LastFolder:
    return LastFolder(office, Habit.EXPORT_FOLDER)


@pytest.fixture
def pane(stage: Stage, written: LastFolder) -> PaperPane:
    stage.resize(520, 640)
    pane = PaperPane(written, name="pane")
    stage.put(pane)
    return pane


def settled(pane: PaperPane, qtbot: QtBot, count: int) -> None:
    view = pane.reader.view
    qtbot.waitUntil(lambda: view.count == count and view.is_sharp())


def save_into(folder: Path, qtbot: QtBot) -> None:
    """Answer the dialog that comes next."""

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SaveDialog)
        dialog.set_folder(folder)
        press("Return")
        qtbot.waitUntil(lambda: dialog.findChild(Banner, "save.done") is not None)
        dialog.reject()

    QTimer.singleShot(200, write)


def test_what_was_stopped_too_late_is_not_shown(pane: PaperPane, qtbot: QtBot) -> None:
    goes_on, ended = Event(), Event()

    def stubborn(_report: Report) -> bytes:
        goes_on.wait(5)
        made = minutes_paper(FULL, lambda _done, _total: None)
        ended.set()
        return made

    pane.show_papers(offer(stubborn))
    pane.show_papers(offer(short_one))
    settled(pane, qtbot, 1)
    goes_on.set()
    qtbot.waitUntil(ended.is_set)
    qtbot.wait(100)
    assert pane.reader.view.count == 1


def test_another_paper_is_chosen_and_begins_at_its_head(pane: PaperPane, qtbot: QtBot) -> None:
    pane.show_papers(offer(long_one, short_one))
    qtbot.waitUntil(lambda: pane.reader.view.count > 1)
    pane.reader.view.setFocus()
    press("End")
    child(pane, QComboBox, "pane.paper").setFocus()
    press("Down")
    settled(pane, qtbot, 1)
    assert pane.reader.view.verticalScrollBar().value() == 0
    assert pane.reader.view.accessibleName() == "صفحه‌های برگ حضور"


def test_what_cannot_be_made_is_told_beside_the_last_good_pages(
    pane: PaperPane, qtbot: QtBot
) -> None:
    pane.show_papers(offer(short_one))
    settled(pane, qtbot, 1)
    pane.show_papers(offer(lost))
    problem = child(pane, Banner, "pane.problem")
    qtbot.waitUntil(problem.isVisible)
    assert "درست درنمی‌آید" in problem.accessibleName()
    assert pane.reader.view.count == 1
    pane.show_papers(offer(long_one))
    qtbot.waitUntil(lambda: pane.reader.view.count > 1)
    assert not problem.isVisible()


def test_outdated_pages_do_not_leave(pane: PaperPane, qtbot: QtBot) -> None:
    pane.show_papers(offer(short_one))
    settled(pane, qtbot, 1)
    pane.show_papers(offer(lost))
    qtbot.waitUntil(child(pane, Banner, "pane.problem").isVisible)
    child(pane, QPushButton, "pane.save").click()
    with qtbot.waitSignal(pane._maker.failed):
        pass
    assert QApplication.activeModalWidget() is None


def test_pages_of_another_paper_do_not_stay_under_a_problem(pane: PaperPane, qtbot: QtBot) -> None:
    pane.show_papers(offer(short_one, lost))
    settled(pane, qtbot, 1)
    child(pane, QComboBox, "pane.paper").setFocus()
    press("Down")
    qtbot.waitUntil(child(pane, Banner, "pane.problem").isVisible)
    assert pane.reader.view.count == 0


def test_the_very_bytes_that_are_shown_are_saved(
    pane: PaperPane, written: LastFolder, qtbot: QtBot, tmp_path: Path
) -> None:
    pane.show_papers(offer(short_one))
    settled(pane, qtbot, 1)
    assert not child(pane, QPushButton, "pane.folder").isEnabled()

    save_into(tmp_path, qtbot)
    child(pane, QPushButton, "pane.save").click()
    shown = pane.reader.view.pages
    assert isinstance(shown, Pages)
    assert (tmp_path / "صورتجلسه.pdf").read_bytes() == shown.data
    assert written.noted() == tmp_path
    assert child(pane, QPushButton, "pane.folder").isEnabled()


def test_without_a_printer_one_sentence_says_what_to_do(
    pane: PaperPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    pane.show_papers(offer(short_one))
    pane.reader.view.setFocus()
    press("Ctrl+Shift+P")  # while the pages are being made
    problem = child(pane, Banner, "pane.problem")
    qtbot.waitUntil(problem.isVisible)
    assert problem.accessibleName().startswith("چاپگری به این رایانه شناسانده نشده است.")
    assert pane.reader.view.count == 1
    child(pane, QPushButton, "pane.problem.close").setFocus()
    press("Space")
    assert not problem.isVisible()
    assert pane.reader.view.hasFocus()


def test_what_could_not_be_done_is_forgotten_when_something_is(
    pane: PaperPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(list))
    pane.show_papers(offer(short_one))
    settled(pane, qtbot, 1)
    pane.print_out()
    problem = child(pane, Banner, "pane.problem")
    assert problem.isVisible()
    save_into(tmp_path, qtbot)
    child(pane, QPushButton, "pane.save").click()
    assert not problem.isVisible()


def test_a_folder_that_the_system_cannot_show_is_named(
    pane: PaperPane,
    written: LastFolder,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    written.note(tmp_path)
    pane.show_papers(offer(short_one))
    settled(pane, qtbot, 1)
    pane.refresh_folder()
    child(pane, QPushButton, "pane.folder").click()
    problem = child(pane, Banner, "pane.problem")
    qtbot.waitUntil(problem.isVisible)
    assert tmp_path.name in problem.accessibleName()
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    child(pane, QPushButton, "pane.problem.action").click()
    assert not problem.isVisible()


def test_beside_and_alone_have_each_their_zoom_also_the_next_time(
    pane: PaperPane, written: LastFolder, qtbot: QtBot
) -> None:
    pane.show_papers(offer(short_one))
    settled(pane, qtbot, 1)
    view = pane.reader.view
    pane.set_full(on=True)
    assert view.wish == "width"
    view.setFocus()
    press("Ctrl++", "Ctrl++")
    large = view.zoom
    pane.set_full(on=False)
    assert view.wish == "width"
    assert view.zoom < large
    press("Ctrl+9")
    again = PaperPane(written, name="pane")
    qtbot.addWidget(again)
    assert again.reader.view.wish == "page"
    again.set_full(on=True)
    assert again.reader.view.wish == pytest.approx(large)


def test_what_was_to_be_saved_is_not_another_paper(
    pane: PaperPane, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[SaveDialog] = []
    monkeypatch.setattr(SaveDialog, "exec", asked.append)
    wanted, other = offer(long_one, short_one)
    pane.show_papers([wanted])
    child(pane, QPushButton, "pane.save").click()  # while the pages are being made
    pane.show_papers([other])
    settled(pane, qtbot, 1)
    assert not asked


def test_esc_leaves_the_search_first_and_then_the_pane(pane: PaperPane, qtbot: QtBot) -> None:
    pane.show_papers(offer(short_one))
    settled(pane, qtbot, 1)
    pane.reader.view.setFocus()
    press("Ctrl+F")
    with qtbot.assertNotEmitted(pane.leaving):
        press("Escape")
    assert not child(pane, QWidget, "pane.find").isVisible()
    with qtbot.waitSignal(pane.leaving):
        press("Escape")
