"""The open work of a long past in the agenda: a screenful at once, the rest while nobody waits."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from db.records import ActionState, Meeting
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import press, shown, type_text
from tests.ui.stage import child
from ui.desk import Desk
from ui.screens.workspace.earlier_row import EarlierRow
from ui.screens.workspace.earlier_rows import AT_ONCE
from ui.screens.workspace.tall import Tall
from ui.screens.workspace.workspace import Workspace

HELD_ON = date(2026, 10, 4)
TITLE = "پیگیری مصوبات جلسه‌های پیشین"
ALL = AT_ONCE + 12


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    """Call the second meeting; the first one left more open than there is room for."""
    first = call(office, propose(office, HELD_ON), TITLE)
    resolution = editing.add_resolution(office, first, "مددسرا بازسازی شود.")
    for number in range(ALL):
        editing.add_action(office, resolution, f"کار {number}")
    return call(office, propose(office, HELD_ON), TITLE)


@pytest.fixture
def workspace(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Workspace:
    made = Workspace(Desk(office), meeting.id)
    made.resize(1366, 768)
    made.begin()
    shown(qtbot, made)
    return made


def rows(workspace: Workspace) -> list[EarlierRow]:
    """Give the rows that are there, from the top."""
    return sorted(workspace.findChildren(EarlierRow), key=lambda row: row.y())


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def test_a_screenful_stands_there_at_once_and_all_come_in_their_order(
    workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.go_to("agenda")
    assert len(rows(workspace)) == AT_ONCE
    qtbot.waitUntil(lambda: len(rows(workspace)) == ALL)
    qtbot.waitUntil(lambda: rows(workspace)[-1].y() > rows(workspace)[-2].y())
    numbers = [row.objectName().rpartition(".")[2] for row in rows(workspace)]
    assert numbers == [str(number) for number in range(1, ALL + 1)]
    assert focus() == "agenda.1.earlier.1"


def test_no_row_comes_while_nobody_sees_it(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.go_to("agenda")
    workspace.go_to("heading")
    QTest.qWait(100)
    assert len(rows(workspace)) == AT_ONCE
    workspace.go_to("agenda")
    qtbot.waitUntil(lambda: len(rows(workspace)) == ALL)


def test_no_row_comes_while_somebody_types(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.go_to("agenda")
    press("Ctrl+B")
    for letter in "بند":
        type_text(letter)
        QTest.qWait(50)
    assert len(rows(workspace)) == AT_ONCE
    qtbot.waitUntil(lambda: len(rows(workspace)) == ALL)


def test_what_is_below_knows_of_the_rows_to_come(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.go_to("agenda")
    qtbot.waitUntil(lambda: len(rows(workspace)) > AT_ONCE + 2)  # the section has its place
    page = child(workspace, Tall, "agenda.page")
    assert len(rows(workspace)) < ALL
    before = page.height()
    qtbot.waitUntil(lambda: len(rows(workspace)) == ALL)
    QApplication.processEvents()
    assert page.height() == pytest.approx(before, rel=0.1)


def test_the_arrows_never_come_to_an_end_too_early(workspace: Workspace) -> None:
    workspace.go_to("agenda")
    press(*["Down"] * (ALL - 1))
    assert focus() == f"agenda.1.earlier.{ALL}"
    press("Down")
    assert focus() == f"agenda.1.earlier.{ALL}"


def test_the_work_begins_in_a_row_that_was_still_to_come(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    for each in dossier.read(office, meeting.id).earlier[: AT_ONCE + 4]:
        follow_up.report(office, meeting, each.action, ActionState.DONE)
    workspace._on_changed(())
    workspace.go_to("agenda")
    assert focus() == f"agenda.1.earlier.{AT_ONCE + 5}"


def test_tab_goes_through_the_rows_that_came_later(workspace: Workspace, qtbot: QtBot) -> None:
    workspace.go_to("agenda")
    qtbot.waitUntil(lambda: len(rows(workspace)) == ALL)
    rows(workspace)[AT_ONCE - 1].setFocus(Qt.FocusReason.TabFocusReason)
    press("Tab")
    assert focus() == f"agenda.1.earlier.{AT_ONCE + 1}"
    press("Shift+Tab", "Shift+Tab")
    assert focus() == f"agenda.1.earlier.{AT_ONCE - 1}"
    rows(workspace)[-1].setFocus(Qt.FocusReason.TabFocusReason)
    press("Tab")
    assert focus() == "agenda.new.title"


class _Asked(QLabel):
    """A label that counts how often it is asked how high it would be."""

    def __init__(self) -> None:
        super().__init__("سطری که در یک خط جا نمی‌شود و چند خط می‌خواهد. " * 5)
        self.setWordWrap(True)
        self.times = 0

    def heightForWidth(self, width: int) -> int:
        self.times += 1
        return super().heightForWidth(width)


def test_one_more_row_asks_no_other_how_high_it_is(qtbot: QtBot) -> None:
    page, card = Tall(), Tall()
    QVBoxLayout(page).addWidget(card)
    column = QVBoxLayout(card)
    labels = [_Asked() for _ in range(5)]
    for label in labels:
        around = QWidget()
        QVBoxLayout(around).addWidget(label)
        column.addWidget(around)
    page.resize(400, 700)
    shown(qtbot, page)
    QApplication.processEvents()
    before = [label.times for label in labels]
    column.addWidget(QLabel("یک سطر دیگر"))
    QApplication.processEvents()
    assert [label.times for label in labels] == before
