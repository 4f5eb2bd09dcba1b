"""Qt's own dialogs for files and folders, which Linux shows where the system has none."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.dialogs.file_dialog import ask_for_file, ask_for_files, ask_for_folder

ASKED: dict[str, Callable[[QWidget, Path], Path | None]] = {
    "file": lambda parent, folder: ask_for_file(
        parent, "انتخاب تصویر", folder, "تصویر", "*.png *.jpg"
    ),
    "files": lambda parent, folder: next(iter(ask_for_files(parent, "افزودن", folder)), None),
    "folder": lambda parent, folder: ask_for_folder(parent, "پوشهٔ مقصد", folder),
}


def said(dialog: QFileDialog) -> str:
    """Give what the dialog says of its own, without names of files and folders."""
    names = [each.text() for each in dialog.findChildren(QLabel)]
    names += [each.text() for each in dialog.findChildren(QPushButton)]
    kinds = dialog.findChild(QComboBox, "fileTypeCombo")
    return "\n".join([*names, kinds.currentText() if kinds and kinds.isVisible() else ""])


@pytest.mark.parametrize("asked", ASKED)
def test_dialog_speaks_persian_and_gives_what_was_chosen(
    asked: str, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "ب").mkdir()
    (tmp_path / "نشان.png").touch()
    wanted = tmp_path / {"file": "نشان.png", "files": "نشان.png", "folder": "ب"}[asked]
    parent = QWidget()
    shown(qtbot, parent)
    heard: list[str] = []

    def in_the_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        heard.append(said(dialog))
        type_text(str(wanted))
        press("Return")

    QTimer.singleShot(200, in_the_dialog)
    assert ASKED[asked](parent, tmp_path) == wanted
    assert not re.search("[A-Za-z*]", heard[0]), heard[0]


def test_leaving_the_dialog_gives_nothing(tmp_path: Path, qtbot: QtBot) -> None:
    parent = QWidget()
    shown(qtbot, parent)

    def in_the_dialog() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.reject()

    QTimer.singleShot(200, in_the_dialog)
    assert ask_for_folder(parent, "پوشهٔ مقصد", tmp_path) is None
