"""Crashes on purpose: each is reported, told, and survived."""

import faulthandler
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QTimer, qWarning
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.access.permissions import Deed
from desktop.access.refusals import NotAllowedError
from desktop.log import log_file, start_logging
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.crash import CrashHooks
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.notice_dialog import NoticeDialog
from ui.tasks import run
from ui.widgets.labels import Label

pytestmark = pytest.mark.logs_errors


@pytest.fixture
def hooks(qapp: QApplication, tmp_path: Path) -> Iterator[CrashHooks]:
    handler = start_logging(tmp_path)
    hooks = CrashHooks(tmp_path, qapp)
    yield hooks
    hooks.remove()
    shiboken6.delete(hooks)
    handler.close()
    logging.getLogger().removeHandler(handler)
    faulthandler.enable()


class Told(QObject):
    """Someone in front of the screen: reads each dialog and presses its button."""

    def __init__(
        self,
        hooks: CrashHooks,
        button: str = "crash.continue",
        meanwhile: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(hooks)
        self.texts: list[str] = []
        self._meanwhile = meanwhile
        self._button = button
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, CrashDialog):
            text = dialog.findChild(Label, "crash.text")
            button = dialog.findChild(QPushButton, self._button)
            assert isinstance(text, Label)
            assert isinstance(button, QPushButton)
            self._meanwhile()
            self.texts.append(text.text())
            button.click()
        elif isinstance(dialog, QMessageBox):
            self.texts.append(dialog.text())
            dialog.accept()


def explode() -> None:
    raise ZeroDivisionError


def lose() -> None:
    raise KeyError


def in_slot() -> None:
    QTimer.singleShot(0, explode)


def in_thread() -> None:
    threading.Thread(target=explode).start()


def in_task() -> None:
    app = QApplication.instance()
    assert app is not None
    run(app, lambda _report: explode(), lambda _: None, lambda _: None)


def reports(folder: Path) -> list[str]:
    return [file.read_text(encoding="utf-8") for file in (folder / "reports").glob("*")]


@pytest.mark.parametrize("crash", [in_slot, in_thread, in_task])
def test_crash_is_reported_told_and_survived(
    qtbot: QtBot, hooks: CrashHooks, tmp_path: Path, crash: Callable[[], None]
) -> None:
    person = Told(hooks)
    crash()
    qtbot.waitUntil(lambda: len(person.texts) == 1)
    QTimer.singleShot(0, lose)
    qtbot.waitUntil(lambda: len(person.texts) == 2)
    assert "ذخیره شده است" in person.texts[0]
    assert len(reports(tmp_path)) == 2
    assert any("in explode" in report for report in reports(tmp_path))
    assert "builtins.ZeroDivisionError" in log_file(tmp_path).read_text(encoding="utf-8")


def test_what_fails_again_and_again_is_told_once(
    qtbot: QtBot, hooks: CrashHooks, tmp_path: Path
) -> None:
    again = QTimer(hooks, interval=1)
    again.timeout.connect(explode)
    again.start()
    person = Told(hooks, meanwhile=again.stop)
    qtbot.waitUntil(lambda: len(person.texts) == 1)
    assert len(reports(tmp_path)) == 1
    assert log_file(tmp_path).read_text(encoding="utf-8").count("a defect") > 1


def test_what_comes_back_after_it_was_told_is_only_logged(
    qtbot: QtBot, hooks: CrashHooks, tmp_path: Path
) -> None:
    person = Told(hooks)
    in_slot()
    qtbot.waitUntil(lambda: len(person.texts) == 1)
    in_slot()
    qtbot.waitUntil(lambda: log_file(tmp_path).read_text(encoding="utf-8").count("a defect") == 2)
    QTimer.singleShot(0, lose)
    qtbot.waitUntil(lambda: len(person.texts) == 2)
    assert len(reports(tmp_path)) == 2


def test_typing_on_presses_no_button_of_the_dialog(qtbot: QtBot) -> None:
    dialog = CrashDialog(None)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    type_text(" ب ")
    press("Return", "Tab", "Space", "Escape")
    assert dialog.isVisible()
    qtbot.waitUntil(child(dialog, QPushButton, "crash.continue").hasFocus)
    press("Return")
    assert not dialog.isVisible()
    assert not dialog.leaves


def test_paint_event_that_fails_is_told(qtbot: QtBot, hooks: CrashHooks) -> None:
    class Broken(QWidget):
        def paintEvent(self, _event: object) -> None:
            explode()

    broken = Broken()
    qtbot.addWidget(broken)
    person = Told(hooks, meanwhile=broken.hide)
    broken.show()
    qtbot.waitUntil(lambda: len(person.texts) == 1)


def test_what_is_not_saved_is_said(qtbot: QtBot, hooks: CrashHooks) -> None:
    def cannot_save() -> bool:
        raise OSError

    hooks.save = cannot_save
    person = Told(hooks)
    in_slot()
    qtbot.waitUntil(lambda: len(person.texts) == 1)
    assert "هنوز ذخیره نشده است" in person.texts[0]


def test_dialog_survives_its_own_failure(
    qtbot: QtBot, qapp: QApplication, hooks: CrashHooks, tmp_path: Path
) -> None:
    theme = qapp.property("theme")
    person = Told(hooks)
    qapp.setProperty("theme", None)
    in_slot()
    try:
        qtbot.waitUntil(lambda: len(person.texts) == 1)
    finally:
        qapp.setProperty("theme", theme)
    assert "ذخیره شده است" in person.texts[0]
    assert len(reports(tmp_path)) == 1


def test_full_disk_leaves_the_dialog_without_report(
    qtbot: QtBot, hooks: CrashHooks, tmp_path: Path
) -> None:
    (tmp_path / "reports").write_text("in the way")
    person = Told(hooks)
    in_slot()
    qtbot.waitUntil(lambda: len(person.texts) == 1)
    assert "گزارش آن نوشته نشد" in person.texts[0]


def test_leaving_ends_the_application(qtbot: QtBot, qapp: QApplication, hooks: CrashHooks) -> None:
    window = QWidget()  # without one, closing the dialog would end the application already
    qtbot.addWidget(window)
    window.show()
    person = Told(hooks, "crash.leave")
    in_slot()
    assert qapp.exec() == 1
    assert len(person.texts) == 1


@pytest.mark.no_qt_log
@pytest.mark.usefixtures("hooks")
def test_qt_speaks_into_the_log(tmp_path: Path) -> None:
    qWarning("a word of Qt")
    assert "WARNING qt: a word of Qt" in log_file(tmp_path).read_text(encoding="utf-8")


def test_hooks_are_given_back(qapp: QApplication, tmp_path: Path) -> None:
    before = sys.excepthook
    hooks = CrashHooks(tmp_path, qapp)
    assert sys.excepthook != before
    hooks.remove()
    faulthandler.enable()
    assert sys.excepthook == before


def test_what_somebody_may_not_do_is_a_sentence_and_no_defect(
    hooks: CrashHooks, tmp_path: Path, qtbot: QtBot
) -> None:
    told: list[str] = []

    def refuse() -> None:
        raise NotAllowedError(Deed.SIGN, frozenset())

    def look() -> None:
        notice = QApplication.activeModalWidget()
        if isinstance(notice, NoticeDialog):
            told.append(notice.accessibleDescription())
            notice.close()

    timer = QTimer(hooks, interval=10)
    timer.timeout.connect(look)
    timer.start()
    QTimer.singleShot(0, refuse)
    qtbot.waitUntil(lambda: bool(told))
    assert "نقش شهردار" in told[0]
    assert not (tmp_path / "reports").exists()
