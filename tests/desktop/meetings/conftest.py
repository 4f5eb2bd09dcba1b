from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from db.records import Meeting
from desktop.founding import found
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice

HELD_ON = date(2026, 10, 4)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OpenOffice]:
    with OpenOffice(tmp_path) as opened:
        found(opened, district=11, name="دبیرخانهٔ قرارگاه", secretary="خانم رویا امینی")
        yield opened


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, HELD_ON), "پیگیری مصوبات پیشین")
