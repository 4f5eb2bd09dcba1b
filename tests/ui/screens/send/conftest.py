"""An office with signed minutes that wait to be sent, and sticks to send them on."""

import shutil
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListView
from pytestqt.qtbot import QtBot

from db.records import Meeting
from desktop.founding import found
from desktop.meetings.schedule import call
from desktop.office import OpenOffice
from desktop.persian import NO_BREAK
from tests.offices import open_office, signed
from tests.sticks import Sticks, done_here
from tests.ui.stage import child, opened
from ui.window import Window

DAYS = (date(2026, 9, 6), date(2026, 9, 27), date(2026, 10, 4))  # of Shahrivar, and two of Mehr


@pytest.fixture(scope="session")
def signed_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("signed")
    with open_office(folder) as office:
        found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")
        for number, day in enumerate(DAYS, 11):
            meeting = call(
                office,
                Meeting(
                    headquarters_id=office.headquarters.id,
                    number=number,
                    held_on=day,
                    starts_at=time(10),
                    subject="فصل سرما",
                ),
                "",
            )
            signed(office, meeting)
        office.database.forget_acts()
    return folder


@pytest.fixture
def office(signed_folder: Path, tmp_path: Path) -> Iterator[OpenOffice]:
    folder = tmp_path / "office"
    shutil.copytree(signed_folder, folder)
    with open_office(folder) as office:
        yield office


@pytest.fixture
def sticks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Sticks:
    """Let everything hear of these sticks alone, and at once."""
    sticks = Sticks(tmp_path)
    monkeypatch.setattr("desktop.transfer.volume.drive_of", sticks.drive_of)
    for room in ("delivery", "volume"):  # no other process knows of them
        monkeypatch.setattr(f"desktop.transfer.{room}.patiently", done_here)
    monkeypatch.setattr("ui.screens.drive_watch._ASK_EVERY", 0.05)
    monkeypatch.setattr("ui.screens.drive_watch.LOOK_EVERY_MS", 20)
    monkeypatch.setattr("ui.screens.send.packer._PACK_AFTER_MS", 10)
    return sticks


@pytest.fixture
def window(office: OpenOffice, sticks: Sticks, qtbot: QtBot) -> Window:
    assert not sticks.plugged
    window = opened(qtbot, office)
    sticks.show(window)
    return window


def said(window: Window) -> str:
    """Give what stands below the files: what came of it, or what is wanting."""
    name = "send.files.foot.said"
    label = child(window, QLabel, name)
    if not label.isVisible():
        label = child(window, QLabel, "send.files.foot.why")
    return label.accessibleName() or label.text()


def sent_rows(window: Window) -> list[str]:
    """Read what was sent as a screen reader does."""
    model = child(window, QListView, "send.history.list").model()
    role = Qt.ItemDataRole.AccessibleTextRole
    found = (str(model.index(row, 0).data(role)) for row in range(model.rowCount()))
    return [each.replace(NO_BREAK, " ") for each in found]
