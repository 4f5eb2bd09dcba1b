"""The list of meetings: what it shows in Persian it sorts by value."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.alphabet import sort_key
from desktop.meetings.listing import ListedMeeting, listed
from desktop.office import OpenOffice
from tests.ui.stage import child
from ui.desk import Desk
from ui.models.meetings_model import (
    DATE,
    HEADQUARTERS,
    MEETING_ROLE,
    SUBJECT,
    MeetingsModel,
)
from ui.screens.meetings.meetings import MeetingsScreen


def test_it_keeps_the_rules_of_models(sample: OpenOffice, qtmodeltester: ModelTester) -> None:
    model = MeetingsModel()
    qtmodeltester.check(model)
    model.show_meetings(listed(sample))
    assert model.rowCount() == len(listed(sample))
    qtmodeltester.check(model)


def test_every_column_sorts_by_what_it_means(sample: OpenOffice, qtbot: QtBot) -> None:
    screen = MeetingsScreen(Desk(sample))
    qtbot.addWidget(screen)
    table = child(screen, QTableView, "meetings.table")
    assert values(table, DATE, lambda each: each.meeting.held_on)
    assert values(table, SUBJECT, lambda each: sort_key(each.meeting.subject))
    assert values(table, HEADQUARTERS, lambda each: sort_key(each.headquarters.name))
    assert values(table, 0, lambda each: each.meeting.number)


def values(table: QTableView, column: int, value: Callable[[ListedMeeting], Any]) -> bool:
    """Sort by a column and tell whether its values rise from row to row."""
    table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    model = table.model()
    found = [value(model.index(row, column).data(MEETING_ROLE)) for row in range(model.rowCount())]
    return len(set(found)) > 1 and found == sorted(found)
