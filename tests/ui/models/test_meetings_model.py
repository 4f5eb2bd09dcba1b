"""The list of meetings: what it shows in Persian it sorts by value."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.alphabet import sort_key
from desktop.meetings.listing import ListedMeeting, listed
from desktop.office import OpenOffice
from desktop.search import matches
from tests.ui.stage import child
from ui.desk import Desk
from ui.models.meetings_model import (
    COLUMNS,
    DATE,
    HEADQUARTERS,
    MEETING_ROLE,
    SUBJECT,
    MeetingsModel,
)
from ui.screens.meetings.list_table import MeetingsFilter
from ui.screens.meetings.meetings import MeetingsScreen


@pytest.mark.usefixtures("qapp")
def test_it_keeps_the_rules_of_models(sample: OpenOffice, qtmodeltester: ModelTester) -> None:
    model = MeetingsModel()
    qtmodeltester.check(model)
    model.show_meetings(listed(sample))
    assert model.rowCount() == len(listed(sample))
    qtmodeltester.check(model)


@pytest.mark.usefixtures("qapp")
def test_what_is_found_and_sorted_keeps_them_too(
    sample: OpenOffice, qtmodeltester: ModelTester
) -> None:
    model = MeetingsModel()
    found = MeetingsFilter(model)
    model.show_meetings(listed(sample))
    for typed in ("", "سرما", "بهمن ۱۴۰۴", "هیچ"):
        found.set_typed(typed)
        qtmodeltester.check(found)
        found.sort(SUBJECT)
    assert not found.rowCount()


@pytest.mark.usefixtures("qapp")
def test_every_typed_word_is_found_in_any_spelling(sample: OpenOffice) -> None:
    model = MeetingsModel()
    found = MeetingsFilter(model)
    model.show_meetings(listed(sample))
    for typed in ("آمادگي سرما", "7/12", "سيزدهم", "شنبه مهر"):
        found.set_typed(typed)
        texts = [
            " ".join(str(found.index(row, column).data()) for column in range(len(COLUMNS)))
            for row in range(found.rowCount())
        ]
        assert texts
        assert len(texts) < model.rowCount()
        word = typed.split()[-1]
        assert "/" in word or all(matches(word, text) for text in texts)


def test_the_chosen_meeting_stays_chosen_when_the_list_is_sorted(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    screen = MeetingsScreen(Desk(sample))
    qtbot.addWidget(screen)
    table = child(screen, QTableView, "meetings.table")
    table.selectRow(3)
    chosen = table.currentIndex().data(MEETING_ROLE)
    table.sortByColumn(SUBJECT, Qt.SortOrder.AscendingOrder)
    assert table.currentIndex().data(MEETING_ROLE) == chosen
    assert table.currentIndex().row() != 3


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
