import pytest
from pytestqt.qtbot import QtBot

from db.records import Meeting
from desktop.meetings import editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import digits
from tests.ui.keys import shown
from tests.ui.screens.workspace.resolutions.room import HELD_ON, Room


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")


@pytest.fixture
def room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Room:
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.field("add"))
    return made


@pytest.fixture
def full(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Room:
    """Three resolutions; the first has two actions, the second one, the third none."""
    for number, count in ((1, 2), (2, 1), (3, 0)):
        resolution = editing.add_resolution(office, meeting, digits(f"مصوبهٔ {number}"))
        for place in range(count):
            editing.add_action(office, resolution, digits(f"اقدام {number}-{place}"))
    office.database.forget_acts()
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.field("add"))
    return made
