import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QFileDialog, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.habits import Habit
from desktop.office import OpenOffice
from tests.desktop.transfer.disks import lock, mounted
from tests.desktop.transfer.papers import paper
from tests.ui.keys import press
from tests.ui.stage import child, has_colour
from ui.dialogs.export_dialog import ExportDialog
from ui.habits import LastFolder
from ui.theme import LIGHT
from ui.widgets.cards import Banner


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "خروجی"
    folder.mkdir()
    return folder


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[Path]:
    with mounted(tmp_path / "stick", "size=64k") as stick:
        lock(stick)
        yield stick


def opened(qtbot: QtBot, office: OpenOffice | None = None) -> ExportDialog:
    dialog = ExportDialog(paper(), LastFolder(office, Habit.EXPORT_FOLDER))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def button(dialog: QWidget, name: str) -> QPushButton:
    found = dialog.findChild(QPushButton, name)
    assert isinstance(found, QPushButton)
    return found


def box(dialog: QWidget, name: str) -> QCheckBox:
    found = dialog.findChild(QCheckBox, name)
    assert isinstance(found, QCheckBox)
    return found


def banner(dialog: QWidget) -> Banner | None:
    shown = [each for each in dialog.findChildren(Banner) if each.isVisible()]
    return shown[0] if shown else None


def shown_folder(dialog: QWidget) -> str:
    line = dialog.findChild(QWidget, "export.folder")
    assert isinstance(line, QWidget)
    return line.accessibleName()


def said(qtbot: QtBot, dialog: QWidget, name: str) -> str:
    """Wait for the banner of that name and read it."""
    qtbot.waitUntil(lambda: (it := banner(dialog)) is not None and it.objectName() == name)
    shown = banner(dialog)
    assert shown is not None
    return shown.accessibleName()


def test_enter_writes_both_files(qtbot: QtBot, folder: Path) -> None:
    dialog = opened(qtbot)
    dialog.set_folder(folder)
    press("Return")
    assert "هر دو پرونده" in said(qtbot, dialog, "export.done")
    assert sorted(file.suffix for file in folder.iterdir()) == [".pdf", ".xlsx"]
    assert button(dialog, "export.done.action").text() == "گشودن پوشه"


def test_one_kind_alone(qtbot: QtBot, folder: Path) -> None:
    dialog = opened(qtbot)
    dialog.set_folder(folder)
    box(dialog, "export.pdf").setFocus()
    press("Space")
    press("Return")
    said(qtbot, dialog, "export.done")
    assert [file.suffix for file in folder.iterdir()] == [".xlsx"]


def test_nothing_wanted_cannot_be_written(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    box(dialog, "export.pdf").click()
    box(dialog, "export.excel").click()
    assert not button(dialog, "export.write").isEnabled()
    box(dialog, "export.excel").click()
    assert button(dialog, "export.write").isEnabled()


def test_existing_file_is_replaced_only_on_demand(qtbot: QtBot, folder: Path) -> None:
    dialog = opened(qtbot)
    dialog.set_folder(folder)
    box(dialog, "export.pdf").click()
    button(dialog, "export.write").click()
    said(qtbot, dialog, "export.done")
    (file,) = folder.iterdir()
    file.write_bytes(b"older")
    button(dialog, "export.write").click()
    assert "از پیش در این پوشه هست" in said(qtbot, dialog, "export.exists")
    assert file.read_bytes() == b"older"
    button(dialog, "export.exists.action").click()
    said(qtbot, dialog, "export.done")
    assert file.read_bytes() != b"older"


def test_locked_folder_is_said_and_another_one_asked_for(qtbot: QtBot, locked: Path) -> None:
    dialog = opened(qtbot)
    dialog.set_folder(locked)
    button(dialog, "export.write").click()
    assert "نمی‌شود نوشت" in said(qtbot, dialog, "export.problem")
    assert list(locked.iterdir()) == []
    assert button(dialog, "export.problem.action").text() == "پوشهٔ دیگر"
    dialog.set_folder(locked.parent)
    assert banner(dialog) is None


def test_folder_is_chosen_and_remembered(qtbot: QtBot, folder: Path, office: OpenOffice) -> None:
    dialog = opened(qtbot, office)

    def choose() -> None:
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QFileDialog)
        line = asked.findChild(QLineEdit)
        assert isinstance(line, QLineEdit)
        line.setText(str(folder))
        QTest.keyClick(line, Qt.Key.Key_Return)

    QTimer.singleShot(200, choose)
    button(dialog, "export.choose").click()
    qtbot.waitUntil(lambda: folder.name in shown_folder(dialog))
    box(dialog, "export.pdf").click()
    button(dialog, "export.write").click()
    said(qtbot, dialog, "export.done")
    assert [file.suffix for file in folder.iterdir()] == [".xlsx"]
    again = opened(qtbot, office)
    qtbot.waitUntil(lambda: folder.name in shown_folder(again))
    assert button(again, "export.write").hasFocus()


def test_remembered_folder_that_is_gone_is_forgotten(
    qtbot: QtBot, folder: Path, office: OpenOffice
) -> None:
    dialog = opened(qtbot, office)
    dialog.set_folder(folder)
    box(dialog, "export.pdf").click()
    button(dialog, "export.write").click()
    said(qtbot, dialog, "export.done")
    for file in folder.iterdir():
        file.unlink()
    folder.rmdir()
    again = opened(qtbot, office)
    qtbot.waitUntil(lambda: os.sep in shown_folder(again))
    assert folder.name not in shown_folder(again)


def test_escape_closes(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    press("Esc")
    assert not dialog.isVisible()


def test_the_folder_stands_under_its_caption(qtbot: QtBot) -> None:
    dialog = opened(qtbot)
    dialog.set_folder(Path("/mmm"))
    line = child(dialog, QWidget, "export.folder")
    picture = line.grab().toImage()
    half = picture.width() // 2
    assert has_colour(picture, LIGHT.text, QRect(half, 0, half, picture.height()))
    assert not has_colour(picture, LIGHT.text, QRect(0, 0, half, picture.height()))
