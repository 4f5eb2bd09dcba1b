"""The attachments of a meeting, brought and looked at by a person with keyboard and mouse."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QElapsedTimer, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import Attachment, Meeting, MeetingState
from desktop.attachments.files import Gathering
from desktop.attachments.gathering import gather
from desktop.attachments.retrieving import read
from desktop.meetings import dossier
from desktop.meetings.attaching import let_go
from desktop.meetings.editing import move, remove
from desktop.office import OpenOffice
from desktop.persian import isolate_name
from desktop.reporting import unheard
from tests.desktop.attachments.made import drawing, pdf, saved
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.dialogs.copy_dialog import CopyDialog
from ui.screens.roster.roster import RosterScreen
from ui.screens.workspace.attachment_list import AttachmentList
from ui.screens.workspace.attachments import AttachmentsSection
from ui.widgets.cards import Banner
from ui.widgets.page_view import PageView
from ui.window import Window

LARGE = 40_000_000


class Desk:
    """A meeting open at its attachments, and what a test asks of it."""

    def __init__(self, office: OpenOffice, qtbot: QtBot, state: MeetingState) -> None:
        self.office, self.qtbot = office, qtbot
        self.meeting = office.database.select(Meeting, "state = ?", (state,))[-1]
        self.window: Window = opened(qtbot, office)
        self.window.open_meeting(self.meeting.id)
        press("Ctrl+6")

    @property
    def section(self) -> AttachmentsSection:
        return child(self.window, AttachmentsSection, "attachments")

    @property
    def rows(self) -> AttachmentList:
        return child(self.window, AttachmentList, "attachments.list")

    @property
    def attached(self) -> tuple[Attachment, ...]:
        return dossier.read(self.office, self.meeting.id).attachments

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.attached]

    @property
    def said(self) -> str:
        banner = child(self.window, Banner, "attachments.said")
        return banner.accessibleName() if banner.isVisible() else ""

    def drop(self, *paths: Path) -> None:
        data = files(*paths)
        enter = QDragEnterEvent(QPoint(9, 9), _COPY, data, _LEFT, _NO_KEY)
        self.section.dragEnterEvent(enter)
        assert child(self.window, Banner, "attachments.held").isVisible()
        self.section.dropEvent(QDropEvent(QPointF(9, 9), _COPY, data, _LEFT, _NO_KEY))
        assert not child(self.window, Banner, "attachments.held").isVisible()

    def attach(self, *paths: Path) -> None:
        count = len(self.attached) + len(paths)
        self.drop(*paths)
        self.qtbot.waitUntil(lambda: len(self.attached) == count)

    def view(self) -> PageView:
        self.qtbot.waitUntil(
            lambda: self.window.findChild(PageView, "attachments.viewer.pages") is not None
        )
        view = child(self.window, PageView, "attachments.viewer.pages")
        self.qtbot.waitUntil(view.is_sharp)
        return view


_COPY = Qt.DropAction.CopyAction
_LEFT, _NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def files(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


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
    content = read(desk.office.database.path, desk.attached[1], unheard)
    assert QImage.fromData(content).pixelColor(5, 5) == QColor("teal")


def test_files_are_chosen_with_the_dialog(
    desk: Desk, brought: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "ui.screens.workspace.attachment_intake.ask_for_files", lambda *_: tuple(brought[:2])
    )
    press("Ctrl+O")
    desk.qtbot.waitUntil(lambda: len(desk.attached) == 2)


def test_a_name_is_changed_where_it_stands(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(*brought[:2])
    press("F2")
    line = child(desk.window, QLineEdit, "attachments.name")
    desk.qtbot.waitUntil(lambda: line.selectedText() == "scan")
    type_text("نماي ميدان")
    press("Return")
    desk.qtbot.waitUntil(lambda: desk.names[1] == "نمای میدان.png")
    assert desk.rows.hasFocus()
    press("F2")
    type_text("دیگر")
    press("Escape")
    assert desk.names == ["گزارش بهزیستی.pdf", "نمای میدان.png"]
    press("F2")
    press("Delete", "Ctrl+A", "Delete", "Return")  # which speak to the field alone
    desk.qtbot.waitUntil(desk.rows.hasFocus)
    assert desk.names == ["گزارش بهزیستی.pdf", "نمای میدان.png"]
    press("Ctrl+Z")
    assert desk.names == ["گزارش بهزیستی.pdf", "scan.png"]


def test_a_name_goes_on_being_typed_while_others_come_and_go(
    desk: Desk, brought: Sequence[Path]
) -> None:
    desk.attach(*brought[:2])
    press("F2")
    line = child(desk.window, QLineEdit, "attachments.name")
    desk.qtbot.waitUntil(lambda: line.selectedText() == "scan")
    type_text("نمای میدان")
    desk.attach(brought[2])
    remove(desk.office, desk.attached[0])
    move(desk.office, desk.attached[0], 1)
    assert desk.names == ["آمار.txt", "scan.png"]
    assert line.text() == "نمای میدان.png"
    assert line.hasFocus()
    assert desk.rows.visualRect(desk.rows.currentIndex()).contains(line.geometry().center())
    remove(desk.office, desk.attached[0])
    with desk.office.database.act():  # something else of this meeting
        desk.office.database.update(replace(desk.meeting, subject="دیگر"))
    type_text(" شهر")
    press("Return")
    desk.qtbot.waitUntil(lambda: desk.names == ["نمای میدان شهر.png"])


def test_rows_move_and_the_keyboard_goes_with_them(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(*brought)
    press("Alt+Up", "Alt+Up", "Alt+Up")
    assert desk.names == ["آمار.txt", "گزارش بهزیستی.pdf", "scan.png"]
    current = desk.rows.current()
    assert current is not None
    assert current.name == "آمار.txt"
    press("Alt+Down")
    assert desk.names == ["گزارش بهزیستی.pdf", "آمار.txt", "scan.png"]


def test_what_was_removed_comes_back_with_its_content(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(*brought)
    press("Home", "Delete")
    assert desk.names == ["scan.png", "آمار.txt"]
    current = desk.rows.current()
    assert current is not None
    assert current.name == "scan.png"
    press("Delete", "Delete")
    assert child(desk.window, QPushButton, "attachments.first").hasFocus()
    press("Ctrl+1", "Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    assert desk.section.isVisible()
    assert desk.names == [path.name for path in brought]
    current = desk.rows.current()
    assert current is not None
    assert current.name == brought[0].name  # it came back last
    for path, attachment in zip(brought, desk.attached, strict=True):
        assert read(desk.office.database.path, attachment, unheard) == path.read_bytes()
    press("Home", "Delete")
    let_go(desk.office)  # as when the window was closed
    ((left,),) = desk.office.database.query("SELECT count(DISTINCT sha256) FROM contents")
    assert left == 2


def test_a_pdf_is_read_inside_and_left_for_its_row(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(*brought)
    press("Home", "Return")
    view = desk.view()
    assert view.hasFocus()
    assert isolate_name("گزارش بهزیستی.pdf") in view.accessibleName()
    assert view.count == 3
    press("End")
    assert view.page == 2
    size = view.pages.sizes[2] if view.pages else None
    press("Ctrl+R")
    assert view.page == 2
    assert view.pages is not None
    assert size is not None
    assert (view.pages.sizes[2].width, view.pages.sizes[2].height) == (size.height, size.width)
    press("Ctrl+9", "Ctrl+F")
    type_text("page 2")
    desk.qtbot.waitUntil(lambda: view.page == 1)
    press("Escape", "Escape")
    assert desk.rows.hasFocus()
    assert desk.rows.currentIndex().row() == 0


def test_the_viewer_says_where_it_shows_but_the_first_pages(
    desk: Desk, brought: Sequence[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.attachments.viewing.MOST_PAGES", 2)
    desk.attach(brought[0])
    assert desk.attached[0].pages == 3
    press("Return")
    assert desk.view().count == 2
    told = child(desk.window, Banner, "attachments.viewer.first")
    assert told.isVisible()
    assert "تنها ۲ صفحهٔ نخست" in told.accessibleName()


def test_undo_closes_what_is_no_longer_attached(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(brought[1])
    press("Return")
    desk.view()
    press("Ctrl+Z")
    assert desk.names == []
    assert child(desk.window, QPushButton, "attachments.first").hasFocus()


def test_what_cannot_be_shown_says_what_to_do(
    desk: Desk, brought: Sequence[Path], tmp_path: Path
) -> None:
    (tmp_path / "خراب.pdf").write_bytes(pdf(2)[:60])
    desk.attach(brought[2], tmp_path / "خراب.pdf")
    press("Return")
    desk.qtbot.waitUntil(lambda: "آسیب" in desk.said)
    press("Up", "Return")
    assert "Ctrl+S" in desk.said
    assert desk.rows.hasFocus()


def test_a_page_that_cannot_be_drawn_says_so_above_the_pages(desk: Desk, tmp_path: Path) -> None:
    whole = saved(Image.effect_noise((300, 300), 50), "PNG")
    (tmp_path / "نیمه.png").write_bytes(whole[: len(whole) // 2])
    desk.attach(tmp_path / "نیمه.png")
    press("Return")
    name = "attachments.viewer.problem"
    desk.qtbot.waitUntil(lambda: desk.window.findChild(Banner, name) is not None)
    problem = child(desk.window, Banner, name)
    desk.qtbot.waitUntil(problem.isVisible)
    assert "آسیب" in problem.accessibleName()
    press("Escape")
    assert desk.rows.hasFocus()


def test_what_was_altered_is_named_and_not_shown(desk: Desk, brought: Sequence[Path]) -> None:
    desk.attach(brought[1])
    with closing(sqlite3.connect(desk.office.database.path)) as file, file:
        file.execute("UPDATE contents SET piece = zeroblob(length(piece))")
    press("Return")
    desk.qtbot.waitUntil(lambda: "یکی نیست" in desk.said)
    assert desk.window.findChild(PageView, "attachments.viewer.pages") is None


def test_a_copy_is_saved_where_it_is_wanted(
    desk: Desk, brought: Sequence[Path], tmp_path: Path
) -> None:
    desk.attach(brought[0])
    folder = tmp_path / "رونوشت‌ها"
    folder.mkdir()

    def write() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, CopyDialog)
        dialog.set_folder(folder)
        button = child(dialog, QPushButton, "copy.write")
        button.click()
        desk.qtbot.waitUntil(lambda: dialog.findChild(Banner, "copy.done") is not None)
        dialog.reject()

    QTimer.singleShot(0, desk.section, write)
    press("Ctrl+S")
    assert (folder / brought[0].name).read_bytes() == brought[0].read_bytes()


def test_signed_minutes_show_their_attachments_and_keep_them(
    sample: OpenOffice, qtbot: QtBot, brought: Sequence[Path]
) -> None:
    desk = Desk(sample, qtbot, MeetingState.DRAFT)
    desk.attach(*brought[:2])
    with sample.database.act():
        sample.database.query(
            "UPDATE meetings SET state = 'signed' WHERE id = ?", (desk.meeting.id,)
        )
    desk.window.open_meeting(desk.meeting.id)
    press("Ctrl+6")
    for key in ("Delete", "F2", "Alt+Down", "Ctrl+O"):
        press(key)
    QGuiApplication.clipboard().setMimeData(files(brought[2]))
    press("Ctrl+V")
    data = files(brought[2])
    enter = QDragEnterEvent(QPoint(9, 9), _COPY, data, _LEFT, _NO_KEY)
    enter.setAccepted(False)
    desk.section.dragEnterEvent(enter)
    assert not enter.isAccepted()
    assert desk.names == [path.name for path in brought[:2]]
    assert not child(desk.window, QWidget, "attachments.remove").isVisible()
    press("Home", "Return")
    assert desk.view().count == 3
    press("Escape")
    assert desk.rows.hasFocus()


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
    files = gather(desk.office.database.path, brought, {}, unheard).files
    with closing(sqlite3.connect(desk.office.database.path)) as other:
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
