"""The first start, up to the first meeting, with keys alone."""

from pathlib import Path

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.meetings.listing import listed
from tests.offices import open_office
from tests.ui.keys import press, type_text
from tests.ui.stage import opened


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def test_after_the_first_start_the_way_to_the_first_meeting_has_the_focus(
    tmp_path: Path, qtbot: QtBot
) -> None:
    for begin in ("Ctrl+Return", "Return", "Space"):
        with open_office(tmp_path / begin) as office:
            window = opened(qtbot, office)
            type_text("11")
            press("Tab", "Tab")
            type_text("خانم رویا امینی")
            press("Tab", begin)
            assert office.founded
            qtbot.wait(50)
            assert focus() == "meetings.first"
            press("Ctrl+N")
            assert len(listed(office)) == 1
            assert focus() == "heading.subject"
            window.close()
