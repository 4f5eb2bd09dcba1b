import pytest
from pytestqt.qtbot import QtBot

from db.records import Meeting
from desktop.meetings import editing
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import shown
from tests.ui.screens.workspace.agenda.reading import HELD_ON, TITLE
from tests.ui.stage import child
from ui.desk import Desk
from ui.screens.workspace.workspace import Workspace
from ui.widgets.line_field import LineField


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    """Call the second meeting; the first one left two actions open."""
    first = call(office, propose(office, HELD_ON), TITLE)
    resolution = editing.add_resolution(office, first, "مددسرا بازسازی شود.")
    for text in ("برآورد هزینه", "انتخاب پیمانکار"):
        editing.add_action(office, resolution, text)
    return call(office, propose(office, HELD_ON), TITLE)


@pytest.fixture
def workspace(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Workspace:
    made = Workspace(Desk(office), meeting.id)
    made.resize(1366, 768)
    made.go_to("agenda")
    shown(qtbot, made, focus=child(made, LineField, "agenda.new.title"))
    return made
