from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from db.records import FocusArea, Meeting, Neighborhood, Organization
from desktop.meetings import editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import shown
from tests.ui.screens.workspace.capture.line import HELD_ON
from tests.ui.screens.workspace.resolutions.room import Room


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    with office.database.act():
        subdistricts = (f"شهرداری ناحیهٔ {number}" for number in "۱۲۳۴")
        for name in (*subdistricts, "کمیتهٔ امداد", "بهزیستی"):
            if not office.database.select(Organization, "name = ?", (name,)):
                office.database.insert(Organization(name=name))
        if not office.database.select(FocusArea, "name = ?", ("بی‌سرپناهان",)):
            office.database.insert(FocusArea(name="بی‌سرپناهان", position=1))
        office.database.insert(Neighborhood(name="راه‌آهن"))
    meeting = call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")
    editing.add_resolution(office, meeting, "پناه گرم مستقر شود.")
    office.database.forget_acts()
    return meeting


@pytest.fixture
def room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Iterator[Room]:
    room = Room(office, meeting)
    shown(qtbot, room, focus=room.field("add"))
    yield room
    room.close()
    assert room.desk.close()
