import pytest
from pytestqt.qtbot import QtBot

from desktop.office import OpenOffice
from tests.ui.screens.papers.shown import TODAY, Desk


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.screens.papers.papers.today_here", lambda: TODAY)


@pytest.fixture
def slip(sample: OpenOffice, qtbot: QtBot) -> Desk:
    return Desk(qtbot, sample, "Ctrl+P")


@pytest.fixture
def book(sample: OpenOffice, qtbot: QtBot) -> Desk:
    return Desk(qtbot, sample, "Ctrl+R")
