from collections.abc import Iterator
from pathlib import Path

import pytest

from db.database import Database
from tests.offices import data_file


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(data_file(tmp_path)) as opened:
        yield opened
