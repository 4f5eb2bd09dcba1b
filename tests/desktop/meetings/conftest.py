from datetime import date

import pytest

from db.records import Meeting
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice

HELD_ON = date(2026, 10, 4)


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")
