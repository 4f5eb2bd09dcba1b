"""Files on a stick, and a meeting that they are brought to."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from db.records import MeetingState
from desktop.office import OpenOffice
from tests.desktop.attachments.made import drawing, pdf, saved
from tests.ui.screens.workspace.attachments.desk import Desk


@pytest.fixture
def desk(sample: OpenOffice, qtbot: QtBot) -> Desk:
    return Desk(sample, qtbot, MeetingState.DRAFT)


@pytest.fixture(autouse=True)
def clipboard(qtbot: QtBot) -> Iterator[None]:
    del qtbot
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def brought(tmp_path: Path) -> Sequence[Path]:
    """Put a report, a scan and a table on a stick."""
    contents = {
        "گزارش بهزیستی.pdf": pdf(3),
        "scan.png": saved(drawing(), "PNG"),
        "آمار.txt": "شمار مددجویان نیست".encode(),
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    return [tmp_path / name for name in contents]
