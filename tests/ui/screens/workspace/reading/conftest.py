"""A meeting of some resolutions in its workspace."""

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from db.records import Meeting
from desktop.meetings import editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import digits
from tests.ui.screens.workspace.reading.reader import Show
from tests.ui.stage import opened
from ui.window import Window

HELD_ON = date(2026, 10, 4)


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")


@pytest.fixture
def show(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Show:
    """Open the workspace with so many resolutions, each with an action, and this text behind it."""

    def make(count: int, text: str = "") -> Window:
        for number in range(1, count + 1):
            resolution = editing.add_resolution(
                office, meeting, f"متن مصوبهٔ {digits(number)}{text}"
            )
            editing.add_action(office, resolution, f"اقدام مصوبهٔ {digits(number)}")
        office.database.forget_acts()
        window = opened(qtbot, office)
        window.resize(1366, 768)
        window.open_meeting(meeting.id)
        return window

    return make
