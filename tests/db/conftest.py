from collections.abc import Iterator
from pathlib import Path

import pytest

from db.database import Database


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with Database(tmp_path / "dabir.db") as opened:
        yield opened
