"""Files that are dropped, pasted and chosen, also by someone in a hurry."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from db.records import Attachment, MeetingState
from desktop.attachments.files import Gathering
from desktop.attachments.gathering import gather
from desktop.attachments.retrieving import read
from desktop.meetings.attaching import shelf
from desktop.meetings.editing import remove
from desktop.office import OpenOffice
from desktop.persian import isolate_name
from desktop.reporting import unheard
from tests.ui.keys import press
from tests.ui.screens.workspace.attachments.desk import Desk, files
from tests.ui.stage import child
from ui.screens.roster.roster import RosterScreen
from ui.screens.workspace.attachments.attachments import AttachmentsSection

LARGE = 40_000_000


def test_an_empty_section_says_how_files_come_and_begins_there(desk: Desk) -> None:
    assert child(desk.window, QPushButton, "attachments.first").hasFocus()
    assert not desk.rows.isVisible()


def test_dropped_files_are_attached_as_one_act(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(*brought)
    assert desk.names == [path.name for path in brought]
    assert desk.rows.hasFocus()
    current = desk.rows.current()
    assert current is not None
    assert current.name == "آمار.txt"
    read_out = desk.rows.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert read_out.startswith(isolate_name("آمار.txt"))
    press("Ctrl+Z")
    assert desk.names == []
    press("Ctrl+Y")
    assert desk.names == [path.name for path in brought]


def test_the_same_file_twice_says_so_and_does_nothing(
    desk: Desk, brought: Sequence[Path], tmp_path: Path
) -> None:
    desk.attach(brought[0])
    copy = tmp_path / "رونوشت.pdf"
    copy.write_bytes(brought[0].read_bytes())
    desk.drop(copy, tmp_path / "نیست.pdf")
    desk.qtbot.waitUntil(lambda: "گزارش بهزیستی.pdf" in desk.said)
    assert "رونوشت.pdf" in desk.said
    assert "نیست.pdf" in desk.said
    assert len(desk.attached) == 1


def test_files_and_pictures_are_pasted(desk: Desk, brought: Sequence[Path]) -> None:
    clipboard = QGuiApplication.clipboard()
    press("Ctrl+V")
    assert "کپی نشده" in desk.said
    clipboard.setMimeData(files(brought[1]))
    press("Ctrl+V")
    desk.qtbot.waitUntil(lambda: desk.names == ["scan.png"])
    assert not desk.said
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    clipboard.setImage(image)
    press("Ctrl+V")
    desk.qtbot.waitUntil(lambda: len(desk.attached) == 2)
    assert desk.names[1] == "تصویر کپی‌شده.png"
    content = read(desk.office.database.file, desk.attached[1], unheard)
    assert QImage.fromData(content).pixelColor(5, 5) == QColor("teal")


def test_files_are_chosen_with_the_dialog(
    desk: Desk, brought: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ui.screens.workspace.attachments.intake.ask_for_files", lambda *_: tuple(brought[:2])
    )
    press("Ctrl+O")
    desk.qtbot.waitUntil(lambda: len(desk.attached) == 2)


def test_a_large_file_leaves_the_window_alive(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "بزرگ.bin"
    path.write_bytes(bytes(range(256)) * (LARGE // 256))
    clock, longest, last = QElapsedTimer(), 0, 0
    clock.start()

    def beat() -> None:
        nonlocal longest, last
        now = clock.elapsed()
        longest, last = max(longest, now - last), now

    pulse = QTimer(desk.window, interval=5)
    pulse.timeout.connect(beat)
    pulse.start()
    desk.drop(path)
    desk.qtbot.waitUntil(lambda: len(desk.attached) == 1, timeout=20_000)
    pulse.stop()
    assert longest < 400  # milliseconds; far more than it takes, on a machine with other work
    assert desk.attached[0].size == path.stat().st_size


def test_who_leaves_takes_along_what_is_being_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "بزرگ.bin"
    path.write_bytes(bytes(LARGE))
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("teal"))
    QGuiApplication.clipboard().setImage(image)
    desk.drop(path)
    desk.section._intake.paste()  # which waits for its turn
    desk.window.show_roster()
    assert child(desk.window, RosterScreen, "roster").isVisible()
    assert desk.names == ["بزرگ.bin", "تصویر کپی‌شده.png"]


def test_who_closes_the_window_keeps_what_is_being_read(
    desk: Desk, brought: Sequence[Path]
) -> None:
    desk.drop(*brought)
    assert desk.window.close()
    assert desk.names == [path.name for path in brought]


def test_who_leaves_hears_what_was_refused(
    desk: Desk, brought: Sequence[Path], tmp_path: Path
) -> None:
    desk.drop(brought[0], tmp_path / "نیست.pdf")
    press("Ctrl+1")
    desk.window.show_meetings()
    assert "نیست.pdf" in desk.said
    assert desk.names == [brought[0].name]
    desk.window.show_meetings()  # it was heard
    assert not desk.window.findChildren(AttachmentsSection)


def test_what_cannot_be_attached_now_is_attached_later(desk: Desk, brought: Sequence[Path]) -> None:
    files = gather(shelf(desk.office), brought, unheard).files
    with closing(desk.office.database.file.connect()) as other:
        desk.office.database.query("PRAGMA busy_timeout = 10")
        other.execute("BEGIN IMMEDIATE")
        desk.section._on_gathered(Gathering(files, ()))
        desk.window.show_meetings()
        assert desk.section.isVisible()
        assert desk.names == []
        other.rollback()
    desk.window.show_meetings()
    assert desk.names == [path.name for path in brought]


def test_a_meeting_that_is_taken_back_waits_for_nothing(
    sample: OpenOffice, qtbot: QtBot, brought: Sequence[Path]
) -> None:
    desk = Desk(sample, qtbot, MeetingState.DRAFT)
    desk.drop(*brought)
    remove(sample, desk.meeting)
    assert not desk.window.findChildren(AttachmentsSection)
    assert sample.database.select(Attachment) == []


def test_what_is_stopped_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "بزرگ.bin"
    path.write_bytes(bytes(LARGE))
    desk.drop(path)
    task = desk.section._intake._task
    assert task is not None
    with desk.qtbot.waitSignal(task.ended, timeout=20_000):
        task.cancel()
    assert desk.names == []
    assert desk.office.database.query("SELECT * FROM contents") == []
