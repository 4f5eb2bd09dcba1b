"""Attachments that are looked at and copied."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.persian import isolate_name
from tests.desktop.attachments.made import pdf, saved
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.attachments.desk import Desk
from tests.ui.stage import child
from ui.dialogs.copy_dialog import CopyDialog
from ui.widgets.cards import Banner
from ui.widgets.page_view import PageView


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
    with closing(desk.office.database.file.connect()) as file, file:
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
