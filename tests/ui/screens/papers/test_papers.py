"""What holds for each of the papers: keys between them, last choices, and nothing to print."""

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.meetings import schedule
from desktop.office import OpenOffice
from tests.ui.keys import press
from tests.ui.screens.papers.shown import TODAY, Desk, focus
from tests.ui.stage import child, opened


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
