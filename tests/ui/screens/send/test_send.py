"""Sending as a person does it: by keys alone, on sticks that come and go."""

from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QLabel, QListView, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, Send
from desktop.errors import Cancelled
from desktop.office import OpenOffice
from desktop.persian import NO_BREAK
from desktop.reporting import Report
from desktop.sending.history import history
from desktop.sending.packing import gather
from desktop.sending.sendable import unsent
from desktop.transfer.delivery import Delivered, Stage, Step
from desktop.transfer.drive import Eject
from desktop.transfer.parcel import Parcel
from desktop.transfer.volume import Volume, chosen_volume
from tests.sticks import Sticks
from tests.ui.door import dialog
from tests.ui.keys import focus, press
from tests.ui.screens.send.conftest import said, sent_rows
from tests.ui.stage import child
from ui.screens.send.work import Work
from ui.widgets.buttons import Button
from ui.window import Window

PULL = "می‌توانید حافظه را جدا کنید."


def rows(window: Window, name: str) -> list[str]:
    """Read the rows of a list as a screen reader does."""
    model = child(window, QListView, f"send.{name}.list").model()
    found = (str(model.index(row, 0).data()) for row in range(model.rowCount()))
    return [each.replace(NO_BREAK, " ") for each in found]


def start(window: Window) -> Button:
    return child(window, Button, "send.files.foot.start")


def ready(window: Window, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: start(window).isEnabled() and bool(rows(window, "files")))


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def test_whatever_waits_goes_onto_the_only_stick_by_one_key(
    window: Window, office: OpenOffice, sticks: Sticks, qtbot: QtBot
) -> None:
    assert "برگزینید" in said(window)
    badge = child(window, QWidget, "rail.send").accessibleDescription()
    assert badge == "۳ ارسال‌نشده"
    drive = sticks.plug("قرارگاه ۱۱", "1A2B-3C4D")
    ready(window, qtbot)
    assert len(rows(window, "files")) == 2 * 3 + 1
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: said(window) == PULL)
    assert len(names(drive.folder)) == 2 * 3 + 1
    assert all("با اصل برابر است" in each for each in rows(window, "files"))
    assert sticks.released == [drive]
    (sent,) = history(office)
    assert (sent.send.label, sent.send.serial) == (drive.label, drive.serial)
    assert not rows(window, "minutes")
    assert not child(window, QWidget, "rail.send").accessibleDescription()
    assert "منطقه، جلسه‌های ۱۱ تا ۱۳" in sent_rows(window)[0]
    sticks.plug("قرارگاه ۱۱", "1A2B-3C4D")
    qtbot.waitUntil(lambda: "ارسال پیشین" in "".join(rows(window, "drives")))


def test_only_what_is_chosen_is_written_and_the_rest_stays(
    window: Window, office: OpenOffice, sticks: Sticks, qtbot: QtBot
) -> None:
    sticks.plug("قرارگاه ۱۱", "1A2B")
    ready(window, qtbot)
    assert focus() == "send.minutes.list"
    assert [each.split("،")[0] for each in rows(window, "minutes")] == [
        "مهر ۱۴۰۵",
        "منطقهٔ ۱۱ – جلسهٔ سیزدهم",
        "منطقهٔ ۱۱ – جلسهٔ دوازدهم",
        "شهریور ۱۴۰۵",
        "منطقهٔ ۱۱ – جلسهٔ یازدهم",
    ]
    told = child(window, QLabel, "send.minutes.told")
    press("Space")  # the head of Mehr
    assert told.text() == "۱ جلسه برگزیده"
    press("Ctrl+A", "Down", "Space")
    assert told.text() == "۲ جلسه برگزیده"
    qtbot.waitUntil(lambda: len(rows(window, "files")) == 2 * 2 + 1)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: said(window) == PULL)
    assert [each.number for each in unsent(office)] == [13]
    assert len(rows(window, "minutes")) == 1
    assert start(window).isVisible() is False  # nothing is chosen any more
    (meeting,) = office.database.select(Meeting, "number = 12")
    window.open_meeting(meeting.id)
    assert "ارسال شد." in child(window, QWidget, "workspace.closed").accessibleName()


def test_stick_tells_what_it_lacks_and_is_not_replaced_by_another_when_it_goes(
    window: Window, sticks: Sticks, qtbot: QtBot
) -> None:
    drive = sticks.plug("فلش", "0000", free=100)
    qtbot.waitUntil(lambda: "بایت جا کم است" in "".join(rows(window, "drives")))
    sticks.lock(drive)
    qtbot.waitUntil(lambda: "فقط‌خواندنی" in "".join(rows(window, "drives")))
    assert not start(window).isEnabled()
    assert "فقط‌خواندنی" in said(window)
    sticks.plugged = []
    qtbot.waitUntil(lambda: not rows(window, "drives"))
    mine = sticks.plug("فلش", "1111")
    ready(window, qtbot)
    other = sticks.plug("فلش", "2222")
    qtbot.waitUntil(lambda: len(rows(window, "drives")) == 2)
    assert start(window).isEnabled()
    sticks.plugged = [other]
    qtbot.waitUntil(lambda: not start(window).isEnabled())
    assert said(window) == "حافظه یا پوشهٔ مقصد را برگزینید."
    sticks.plugged = [other, mine]
    qtbot.waitUntil(lambda: len(rows(window, "drives")) == 2)
    child(window, QListView, "send.drives.list").setFocus()
    press("Down")
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: said(window) == PULL)
    assert names(mine.folder)
    assert not names(other.folder)


def test_other_file_of_that_name_is_named_and_not_replaced_by_enter(
    window: Window,
    office: OpenOffice,
    sticks: Sticks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    elsewhere = sticks.folder / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setattr("ui.screens.send.folders.ask_for_folder", lambda *_: elsewhere)
    drive = sticks.plug("فلش", "1111")
    ready(window, qtbot)
    name = rows(window, "files")[0].split("\u2068")[1].split("\u2069")[0]
    (drive.folder / name).write_bytes(b"mine")
    press("Ctrl+Return")
    question = dialog(qtbot)
    assert name in child(question, QLabel, "replace.1").text().strip("\u2068\u2069")
    press("Return")
    window.activateWindow()
    qtbot.waitUntil(lambda: focus() == "send.files.foot.start")
    qtbot.waitUntil(lambda: "elsewhere" in said(window))
    assert (drive.folder / name).read_bytes() == b"mine"
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: "elsewhere" in said(window) and bool(history(office)))
    assert len(names(elsewhere)) == 2 * 3 + 1
    press("Ctrl+R")  # once more, into the same folder
    qtbot.waitUntil(lambda: len(history(office)) == 2)
    assert "همین پرونده آنجا بود" in rows(window, "files")[0]


def test_fault_is_said_and_the_minutes_stay_unsent_until_it_is_mended(
    window: Window, office: OpenOffice, sticks: Sticks, qtbot: QtBot
) -> None:
    sticks.answer = Eject.BUSY
    drive = sticks.plug("فلش", "1111")
    ready(window, qtbot)
    drive.folder.rmdir()
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: child(window, QLabel, "send.files.foot.said").isVisible())
    assert len(unsent(office)) == 3
    assert not history(office)
    drive.folder.mkdir()
    qtbot.waitUntil(lambda: focus() == "send.files.foot.start")
    press("Return")
    qtbot.waitUntil(lambda: "برنامهٔ دیگری با حافظه کار دارد" in said(window))
    assert not unsent(office)
    sticks.answer = Eject.UNABLE
    child(window, Button, "send.files.foot.act").setFocus()
    press("Return")
    qtbot.waitUntil(lambda: "«جدا کردن امن» خود سیستم" in said(window))
    assert len(sticks.released) == 2


def test_while_it_is_written_the_screen_is_not_left_and_esc_stops_it(
    window: Window,
    office: OpenOffice,
    sticks: Sticks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stopped = Event()

    def slow(parcel: Parcel, folder: Path, watch: object, **_: object) -> Delivered:
        """Write the first file until it is stopped."""
        step = Step(parcel.contents[0].name, Stage.WRITING, 1, 2)
        assert callable(watch)
        try:
            while not stopped.wait(0.01):
                watch(step)
        except Cancelled:
            stopped.set()
            raise
        raise AssertionError(folder)

    monkeypatch.setattr("ui.screens.send.writer.deliver", slow)
    sticks.plug("فلش", "1111")
    ready(window, qtbot)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: "در حال نوشتن" in rows(window, "files")[0])
    assert focus() == "send.files.foot.stop"
    window.show_meetings()
    assert child(window, QWidget, "send.busy").isVisible()
    leaving = QCloseEvent()
    QApplication.sendEvent(window, leaving)
    assert not leaving.isAccepted()
    press("Esc")
    qtbot.waitUntil(lambda: said(window) == "کار متوقف شد و چیزی نوشته نشد.")
    assert stopped.is_set()
    assert not office.database.select(Send)
    assert focus() == "send.files.foot.start"
    assert not child(window, QWidget, "send.busy").isVisible()
    stopped.clear()
    press("Ctrl+Return")
    monkeypatch.setattr("ui.screens.send.writer._STILL_AFTER", 0.2)
    qtbot.waitUntil(window.may_close)  # a stick that stands still holds up nobody
    qtbot.waitUntil(lambda: stopped.is_set() and start(window).isVisible())
    window.show_meetings()
    assert window.findChild(QWidget, "send") is None


def test_packing_that_takes_long_is_stopped_by_esc_and_done_once_it_is_to_be_written(
    window: Window,
    office: OpenOffice,
    sticks: Sticks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_go_on, stopped = Event(), Event()

    def slow(office: OpenOffice, meetings: tuple[int, ...], report: Report) -> Parcel:
        try:
            while not may_go_on.wait(0.01):
                report(1, 4)
        except Cancelled:
            stopped.set()
            raise
        return gather(office, meetings, report)

    sticks.plug("فلش", "1111")
    ready(window, qtbot)
    monkeypatch.setattr("ui.screens.send.packer.gather", slow)
    move = child(window, QLabel, "send.files.foot.move")
    press("Down", "Space")
    qtbot.waitUntil(move.isVisible)
    assert move.text() == "در حال آماده کردن پرونده‌ها"
    assert focus() == "send.minutes.list"  # and others can be chosen meanwhile
    press("Esc")
    qtbot.waitUntil(stopped.is_set)
    assert said(window) == "کار متوقف شد و چیزی نوشته نشد."
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: move.text().endswith("سپس نوشته می‌شود"))
    may_go_on.set()
    qtbot.waitUntil(lambda: said(window) == PULL)
    assert [each.number for each in unsent(office)] == [13]


def test_stick_is_not_to_be_pulled_before_the_system_let_it_go(
    window: Window, office: OpenOffice, sticks: Sticks, qtbot: QtBot
) -> None:
    sticks.may_answer.clear()
    drive = sticks.plug("فلش", "1111")
    ready(window, qtbot)
    press("Ctrl+Return")
    move = child(window, QLabel, "send.files.foot.move")
    qtbot.waitUntil(lambda: move.text() == "در حال جدا کردن حافظه")
    assert child(window, QLabel, "send.files.foot.warning").isVisible()
    assert PULL not in said(window)
    press("Esc")
    assert len(history(office)) == 1  # whatever becomes of the stick
    window.show_meetings()
    assert child(window, QWidget, "send.busy").isVisible()
    assert window.may_close()
    sticks.may_answer.set()
    qtbot.waitUntil(lambda: said(window) == PULL)
    assert sticks.released == [drive]
    assert len(history(office)) == 1


def test_another_folder_shows_nothing_of_the_one_before_and_is_written_at_the_first_key(
    window: Window,
    office: OpenOffice,
    sticks: Sticks,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    may_answer = Event()
    may_answer.set()

    def slow(folder: Path, *, patience: float) -> Volume:
        """Be a disk that takes its time to say which it is."""
        assert may_answer.wait(patience)
        return chosen_volume(folder, patience=patience)

    monkeypatch.setattr("ui.screens.send.folders.chosen_volume", slow)
    work = child(window, Work, "send.work")
    first, second = sticks.folder / "first", sticks.folder / "second"
    for each in (first, second):
        each.mkdir()
    work.show_folder(first)
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: "با اصل برابر است" in "".join(rows(window, "files")))
    qtbot.waitUntil(lambda: len(history(office)) == 1)
    press("Ctrl+R")  # the same minutes once more, into the same folder, by one key
    qtbot.waitUntil(lambda: len(history(office)) == 2)
    qtbot.waitUntil(lambda: "first" in said(window))
    may_answer.clear()
    work.show_folder(second)
    assert "در حال بررسی" in rows(window, "drives")[0]
    assert not any("برابر" in each or "آنجا بود" in each for each in rows(window, "files"))
    assert not child(window, QLabel, "send.files.foot.said").isVisible()
    press("Ctrl+Return")
    assert len(history(office)) == 2
    may_answer.set()
    qtbot.waitUntil(lambda: len(history(office)) == 3)
    assert len(names(second)) == 2 * 3 + 1
    press("Ctrl+Return")  # and once more, with nothing chosen anew
    qtbot.waitUntil(lambda: len(history(office)) == 4)


def test_key_that_cannot_write_says_what_is_wanting_and_leads_there(
    window: Window, office: OpenOffice, sticks: Sticks, qtbot: QtBot
) -> None:
    press("Ctrl+Return")
    assert focus() == "send.folder"
    assert child(window, QLabel, "send.files.foot.said").isVisible()
    assert said(window) == "حافظه یا پوشهٔ مقصد را برگزینید."
    drive = sticks.plug("فلش", "1111")
    ready(window, qtbot)
    assert not child(window, QLabel, "send.files.foot.said").isVisible()
    press("Ctrl+Return")
    qtbot.waitUntil(lambda: said(window) == PULL)
    assert sticks.released == [drive]
    press("Ctrl+Return")
    assert "صورتجلسه‌هایی را" in said(window)
    qtbot.waitUntil(lambda: not rows(window, "drives"))  # it was let go
    press("Ctrl+R")
    assert focus() == "send.folder"
    assert "مقصد را برگزینید" in said(window)
    assert len(history(office)) == 1
