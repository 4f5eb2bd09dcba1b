"""Files that somebody brought, verified on the screen: dropped, from a folder, stopped."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QLabel, QTableView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from db.records import Version
from desktop.documents.papers import minutes_paper
from desktop.meetings.compile import compile_minutes
from desktop.reporting import unheard
from tests.desktop.sign_off.conftest import Town
from tests.desktop.sign_off.signed import signed
from tests.ui.keys import focus, press
from tests.ui.stage import child, opened
from ui.models.verified_model import BroughtFile, VerifiedColumn, VerifiedModel
from ui.screens.verify.verify import VerifyScreen
from ui.widgets.page_view import PageView
from ui.window import Window

PATIENCE = 30_000  # milliseconds


@pytest.fixture
def files(town: Town, tmp_path: Path) -> Path:
    """Give a folder with a good file, a changed one, a draft, and one that is no PDF."""
    folder = tmp_path / "files"
    folder.mkdir()
    draft = minutes_paper(compile_minutes(town.office, town.meeting.id), unheard)
    (folder / "b-draft.pdf").write_bytes(draft)
    signed(town)
    (version,) = town.office.database.select(Version)
    good = version.sealed_pdf or b""
    (folder / "a-good.pdf").write_bytes(good)
    changed = bytearray(good)
    changed[len(changed) // 3] ^= 1
    (folder / "c-changed.pdf").write_bytes(changed)
    (folder / "d-note.pdf").write_bytes(b"hello")
    (folder / "e-other.txt").write_bytes(b"hello")
    return folder


@pytest.fixture
def window(town: Town, files: Path, qtbot: QtBot) -> Window:
    assert files.is_dir()
    window = opened(qtbot, town.office)
    window.show_verify()
    return window


def screen(window: Window) -> VerifyScreen:
    return child(window, VerifyScreen, "verify")


def chips(window: Window) -> list[str]:
    model = child(window, QTableView, "verify.table").model()
    rows = range(model.rowCount())
    return [str(model.index(row, VerifiedColumn.VERDICT).data()) for row in rows]


def done(window: Window) -> bool:
    return bool(chips(window)) and "در حال وارسی" not in chips(window)


def drop(widget: QWidget, *paths: Path) -> None:
    """Hold files over a widget and let them go."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    held = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    widget.dragEnterEvent(held)
    assert held.isAccepted()
    widget.dropEvent(QDropEvent(QPoint(9, 9), copy, data, left, none))


def test_folder_is_dropped_and_each_of_its_files_gets_a_verdict(
    window: Window, files: Path, qtbot: QtBot
) -> None:
    assert focus() == "verify.first"
    drop(screen(window), files)
    qtbot.waitUntil(lambda: done(window), timeout=PATIENCE)
    assert chips(window) == ["درست", "بی‌امضا", "نادرست", "وارسی نشد"]
    assert focus() == "verify.table"
    sub = child(window, QLabel, "verify.sub")
    assert "۱ از ۴" in sub.text()


def test_sentences_are_read_to_their_end_in_the_list(
    window: Window, files: Path, qtbot: QtBot
) -> None:
    screen(window).take([files / "a-good.pdf"])
    qtbot.waitUntil(lambda: done(window), timeout=PATIENCE)
    table = child(window, QTableView, "verify.table")
    for width in (1366, 1100):
        window.resize(width, 768)
        qtbot.waitUntil(lambda: table.rowHeight(0) >= table.sizeHintForRow(0))
    assert table.sizeHintForRow(0) > 2 * table.fontMetrics().height()


def test_arrows_lead_to_what_was_found_and_to_the_pages(
    window: Window, files: Path, qtbot: QtBot
) -> None:
    screen(window).take([files / "a-good.pdf", files / "d-note.pdf"])
    qtbot.waitUntil(lambda: done(window), timeout=PATIENCE)
    lines = child(window, QLabel, "verify.details.lines")
    assert "همان است که در این دفتر نگه‌داری می‌شود" in lines.text()
    assert "اثر انگشت گواهی" in lines.text()
    view = child(window, PageView, "verify.sheet.pages")
    qtbot.waitUntil(lambda: view.count > 0)
    press("Down")
    assert "PDF نیست" in child(window, QLabel, "verify.details.sentence").text()
    qtbot.waitUntil(lambda: child(window, QWidget, "verify.sheet.none").isVisible())


def test_what_is_stopped_keeps_the_verdicts_there_are(
    window: Window, files: Path, qtbot: QtBot
) -> None:
    screen(window).take([files / "d-note.pdf"])
    qtbot.waitUntil(lambda: done(window), timeout=PATIENCE)
    screen(window).take([files / "a-good.pdf", files / "c-changed.pdf"])
    press("Escape")
    assert chips(window) == ["وارسی نشد"]
    screen(window).take([files / "a-good.pdf"])
    qtbot.waitUntil(lambda: chips(window) == ["وارسی نشد", "درست"], timeout=PATIENCE)


def test_missing_file_and_empty_folder_are_told(
    window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "empty").mkdir()
    screen(window).take([tmp_path / "empty", tmp_path / "missing.pdf"])
    qtbot.waitUntil(lambda: done(window), timeout=PATIENCE)
    assert chips(window) == ["خوانده نشد"]
    assert "PDF نیست" in child(window, QWidget, "verify.problem").accessibleName()


def test_file_of_an_unknown_certificate_is_a_caution(
    window: Window, files: Path, town: Town, qtbot: QtBot
) -> None:
    file = town.office.database.file.connect()  # as an office that has neither key nor minutes
    for name in ("meetings", "signing_keys"):
        for (rule,) in file.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?", (name,)
        ).fetchall():
            file.execute(f"DROP TRIGGER {rule}")
    file.execute("UPDATE meetings SET uuid = '00000000-0000-4000-8000-000000000000'")
    file.execute(
        "UPDATE signing_keys"
        " SET fingerprint = iif(fingerprint LIKE 'a%', 'b', 'a') || substr(fingerprint, 2)"
    )
    file.commit()
    file.close()
    screen(window).take([files / "a-good.pdf"])
    qtbot.waitUntil(lambda: done(window), timeout=PATIENCE)
    assert chips(window) == ["گواهی ناشناخته"]
    lines = child(window, QLabel, "verify.details.lines").text()
    assert "از صاحب امضا بپرسید" in lines
    assert "در این دفتر شناخته است" not in lines


@pytest.mark.usefixtures("qapp")
def test_model_keeps_the_rules_of_models(qtmodeltester: ModelTester) -> None:
    model = VerifiedModel()
    qtmodeltester.check(model)
    model.add([Path("a.pdf"), Path("b.pdf"), Path("a.pdf")])
    model.tell(BroughtFile(Path("a.pdf"), is_unread=True))
    assert model.rowCount() == 2
    qtmodeltester.check(model)
