"""What was sent before: its receipt typed in place, all of it sought, a stick looked at again."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.records import Role
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.sending.history import history
from tests.offices import come_as
from tests.sticks import Sticks
from tests.ui.door import dialog
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.send.conftest import sent_rows
from tests.ui.stage import child
from ui.clock import today_here
from ui.models.meetings_model import STATE, MeetingsModel
from ui.screens.send.work import Work
from ui.screens.verify.verify import VerifyScreen
from ui.window import Window


@pytest.fixture
def sent(window: Window, office: OpenOffice, sticks: Sticks, qtbot: QtBot) -> Window:
    """Have all that waited sent into a folder."""
    folder = sticks.folder / "place"
    folder.mkdir()
    work = child(window, Work, "send.work")
    work.show_folder(folder)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: bool(history(office)) and not work.is_busy)
    return window


def test_receipt_is_typed_and_taken_back_and_all_is_sought_down_to_its_hashes(
    sent: Window, office: OpenOffice, qtbot: QtBot
) -> None:
    assert "در انتظار رسید" in sent_rows(sent)[0]
    press("F2")
    type_text("۱۴۰۵/۱۱/۰۴۷")
    press("Tab")
    type_text("دیروز")  # before it was sent
    press("Tab")
    day = child(sent, QLineEdit, "send.history.receipt.day")
    assert day.text() == "دیروز"
    assert "رسید پس از ارسال می‌آید" in day.toolTip()
    press("Shift+Tab", "Ctrl+A")
    type_text("امروز")
    press("Tab")
    qtbot.waitUntil(lambda: "رسید گرفته شد، \u2068۱۴۰۵/۱۱/۰۴۷" in sent_rows(sent)[0])
    (found,) = history(office)
    assert found.receipt is not None
    assert found.receipt.received_on == today_here()
    while "رسید گرفته شد" in sent_rows(sent)[0]:
        press("Ctrl+Z")
    assert history(office)[0].receipt is None
    assert not child(sent, QLineEdit, "send.history.receipt.number").text()
    assert len(history(office)) == 1  # what was sent is not taken back
    press("Ctrl+Z")
    assert len(history(office)) == 1
    press("Ctrl+F")
    type_text("کشتی")
    assert child(sent, QWidget, "send.all.nothing").isVisible()
    press("Esc")
    assert focus() == "send.all.table"
    press("Return")
    details = dialog(qtbot)
    press("Down", "Ctrl+C")
    assert QGuiApplication.clipboard().text() == found.files[1].sha256
    child(details, QWidget, "sent.copy").setFocus()
    press("Return")
    assert f"{found.files[0].sha256}  {found.files[0].name}\n" in QGuiApplication.clipboard().text()
    press("Esc")
    sent.activateWindow()
    qtbot.waitUntil(sent.isActiveWindow)
    press("Esc")
    assert child(sent, QListView, "send.history.list").isVisible()


def test_folder_is_known_to_a_screen_that_never_heard_of_it(
    sent: Window, office: OpenOffice, sticks: Sticks, qtbot: QtBot
) -> None:
    sent.show_meetings()
    sticks.show(sent)
    press("Ctrl+R")
    qtbot.waitUntil(lambda: len(history(office)) == 2)
    again, first = history(office)
    assert again.send.destination == first.send.destination
    qtbot.waitUntil(lambda: not child(sent, Work, "send.work").is_busy)
    child(sent, QWidget, "send.minutes.shown").setFocus()
    card = child(sent, Work, "send.work").sendables
    press("Ctrl+A")
    assert card.checked == ()
    press("Ctrl+A")
    assert len(card.checked) == 3
    press("Ctrl+F", "Down")
    assert focus() == "send.all.table"


def test_stick_is_looked_at_again_and_leads_to_the_seals(
    sent: Window, sticks: Sticks, qtbot: QtBot
) -> None:
    folder = sticks.folder / "place"
    changed = sorted(folder.glob("*.pdf"))[1]
    changed.write_bytes(b"other")
    press("Ctrl+Shift+O")
    table = child(sent, QTableView, "send.check.table")
    qtbot.waitUntil(table.hasFocus)
    model = table.model()
    cells = [[str(model.index(row, at).data()) for at in range(2)] for row in range(6)]
    assert changed.name in cells[0][0]
    assert [cell[1] for cell in cells] == [
        "نه آن که فرستاده شد",
        *["همان که فرستاده شد"] * 5,
    ]
    told = child(sent, QLabel, "send.check.told.text")
    assert "از ۶ پرونده، ۱ پرونده عوض شده است." in told.text()
    child(sent, QWidget, "send.check.seals").setFocus()
    press("Return")
    verify = child(sent, VerifyScreen, "verify")
    assert verify.isVisible()
    listed = child(sent, QTableView, "verify.table").model()
    qtbot.waitUntil(lambda: listed.rowCount() == 3)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("role", "told"), [(Role.EXPORT, "امضاشده، ارسال‌نشده"), (Role.MAYOR, "امضاشده")]
)
def test_list_of_meetings_tells_whoever_sends_what_waits(
    office: OpenOffice, role: Role, told: str
) -> None:
    come_as(office, role)
    model = MeetingsModel()
    model.show_meetings(listed(office))
    assert [model.index(row, STATE).data() for row in range(3)] == [told] * 3
