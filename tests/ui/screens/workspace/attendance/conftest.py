import pytest
from pytestqt.qtbot import QtBot

from db.records import Meeting
from desktop.meetings import editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import shown
from tests.ui.screens.workspace.attendance.room import HELD_ON, ROLL, Room


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")


@pytest.fixture
def room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Room:
    """A meeting of five members: chair, secretary and those of the roll."""
    for post, name, organization in ROLL:
        editing.add_member(office, meeting, name=name, post=post, organization=organization)
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.widget("members.1"))
    return made


@pytest.fixture
def new_room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Room:
    """The first meeting of an office: only chair and secretary have a seat."""
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.widget("members.1"))
    return made
