"""Leaving a meeting, or Dabir, in the middle of a word."""

from datetime import date

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.meetings import dossier, editing, schedule
from desktop.office import OpenOffice
from tests.ui.keys import press, type_text
from tests.ui.secretary import Secretary
from tests.ui.stage import opened
from ui.window import Window

SUPPORTERS = "resolutions.1.actions.1.supporters"


@pytest.fixture
def window(office: OpenOffice, qtbot: QtBot) -> Window:
    """Open a meeting and type a name, but not to its end, beside its one action."""
    meeting = schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")
    resolution = editing.add_resolution(office, meeting, "مددسرا بازسازی شود.")
    editing.add_action(office, resolution, "برآورد هزینه")
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    press("Ctrl+4")
    Secretary().go_to(SUPPORTERS, back=True)
    type_text("بهزیستی")
    return window


def supporters(office: OpenOffice) -> list[str]:
    (part,) = dossier.read(office, 1).resolutions
    return [each.name for each in part.actions[0].supporters]


def test_half_a_name_is_entered_by_going_to_the_list(window: Window, office: OpenOffice) -> None:
    window.show_meetings()
    assert supporters(office) == ["بهزیستی"]


def test_half_a_name_is_entered_by_closing(window: Window, office: OpenOffice) -> None:
    assert window.close()
    assert supporters(office) == ["بهزیستی"]


def test_who_closes_on_a_full_disk_is_asked_and_may_stay(
    window: Window, office: OpenOffice, qtbot: QtBot
) -> None:
    asked = []

    def stay() -> None:
        question = QApplication.activeModalWidget()
        assert isinstance(question, QMessageBox)
        asked.append(question.text())
        question.reject()

    office.database.query("PRAGMA query_only = ON")
    QTimer.singleShot(200, stay)
    closed = window.close()
    office.database.query("PRAGMA query_only = OFF")  # or closing after the test would ask again
    assert not closed
    assert asked == ["آخرین نوشته‌ها هنوز ذخیره نشده‌اند."]
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    type_text("هلال‌احمر")
    assert window.close()
    assert supporters(office) == ["بهزیستی", "هلال‌احمر"]
