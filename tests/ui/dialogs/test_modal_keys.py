"""F1 and Ctrl+K belong to the window: in a dialog over it they do nothing, quietly."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.answers.planning import Plan
from desktop.answers.returned import Returned, Row
from desktop.answers.steps import Step, Verdict
from desktop.answers.values import Problem, Reason
from desktop.habits import Habit
from desktop.office import OpenOffice
from desktop.roster.importing import plan
from desktop.roster.rows import rows_of_cells
from tests.desktop.transfer.papers import paper
from tests.ui.keys import press, type_text
from tests.ui.stage import opened
from ui.dialogs.answers_dialog import AnswersDialog
from ui.dialogs.cancel_dialog import CancelDialog
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.export_dialog import ExportDialog
from ui.dialogs.file_dialog import ask_for_folder
from ui.dialogs.import_dialog import ImportDialog
from ui.dialogs.notice_dialog import NoticeDialog
from ui.dialogs.save_dialog import SaveDialog
from ui.habits import LastFolder
from ui.window import Window

TODAY = date(2026, 10, 4)
COPIED = "سمت\tدستگاه\tنام\nکارشناس\tبسیج\tخانم ترانه میر\n"


def imported(window: Window, office: OpenOffice) -> ImportDialog:
    told = plan(office, office.headquarters.id, rows_of_cells(COPIED, TODAY), TODAY)
    return ImportDialog(told, "اعضا.xlsx", window)


def last(office: OpenOffice) -> LastFolder:
    return LastFolder(office, Habit.EXPORT_FOLDER)


def answered(window: Window, office: OpenOffice) -> AnswersDialog:
    row = Row("اقدام‌ها", 7, "", "انجام‌شده", "", "", "")
    returned = Returned("پاسخ.xlsx", office.office.uuid, "", 1, (row,), 0, in_use=False)
    refused = Step(row, Verdict.REFUSED, problems=(Problem(Reason.NO_ACTION),))
    return AnswersDialog(Plan(returned, TODAY, (refused,), None), window)


DIALOGS: dict[str, Callable[[Window, OpenOffice], QDialog]] = {
    "answers": answered,
    "cancel": lambda window, _: CancelDialog(window),
    "crash": lambda window, _: CrashDialog(None, parent=window),
    "export": lambda window, office: ExportDialog(paper(), last(office), window),
    "import": imported,
    "notice": lambda *_: NoticeDialog("این پرونده باز نشد."),
    "save": lambda window, office: SaveDialog("دفتر", "دفتر.pdf", b"%PDF", last(office), window),
}


def texts(dialog: QWidget) -> list[str]:
    lines = [each.text() for each in dialog.findChildren(QLineEdit)]
    return lines + [each.toPlainText() for each in dialog.findChildren(QPlainTextEdit)]


def check_stop(dialog: QWidget) -> None:
    """Press both keys where the keyboard is: all stays as it was."""
    before = (QApplication.focusWidget(), texts(dialog))
    press("F1", "Ctrl+K")
    assert (QApplication.focusWidget(), texts(dialog)) == before
    assert QApplication.activePopupWidget() is None
    assert QApplication.activeModalWidget() is dialog


@pytest.mark.parametrize("name", DIALOGS)
def test_no_stop_of_a_dialog_takes_them(office: OpenOffice, qtbot: QtBot, name: str) -> None:
    window = opened(qtbot, office)
    dialog = DIALOGS[name](window, office)
    qtbot.addWidget(dialog)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    if isinstance(QApplication.focusWidget(), QLineEdit | QPlainTextEdit):
        type_text("متن نیمه")
        press("Left", "Left")  # so that there is something behind the cursor
    seen: list[QWidget | None] = []
    while QApplication.focusWidget() not in seen:
        seen.append(QApplication.focusWidget())
        check_stop(dialog)
        press("Tab")
    assert seen


def test_neither_does_the_dialog_of_qt(office: OpenOffice, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(qtbot, office)
    checked: list[str] = []

    def check() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        check_stop(dialog)
        checked.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(300, window, check)
    assert ask_for_folder(window, "پوشهٔ خروجی", tmp_path) is None
    assert checked == ["پوشهٔ خروجی"]
