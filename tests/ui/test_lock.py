"""The lock over a desk: what is under it stays as it was, and nobody sees it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.records import Role
from desktop.meetings import dossier
from tests.ui.door import (
    EXPORT,
    MAYOR,
    SECRETARY,
    come_in,
    dialog,
    founded,
    gate_to,
    meeting_of,
    office_in,
    page_is,
)
from tests.ui.keys import focus, press, type_text
from tests.ui.secretary import Secretary
from tests.ui.stage import child
from ui.dialogs.notice_dialog import NoticeDialog
from ui.dialogs.progress_dialog import ProgressDialog
from ui.gate import Gate
from ui.idle import IdleWatch
from ui.screens.send.work import Work
from ui.tasks import Report, run
from ui.widgets.text_field import TextField

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def gate(folder: Path, qtbot: QtBot) -> Iterator[Gate]:
    """Open the window on an office of a secretary, an export staff and a mayor."""
    founded(folder, EXPORT, MAYOR._replace(roles=frozenset({Role.EXPORT})))
    with gate_to(folder, qtbot) as gate:
        yield gate


def test_the_lock_gives_back_the_place_the_selection_and_what_is_half_typed(
    gate: Gate, qtbot: QtBot
) -> None:
    meeting = meeting_of(gate, qtbot)
    type_text("پیگیری بی‌سر")
    field = child(gate, TextField, "heading.subject")
    press("Shift+Right", "Shift+Right")  # backwards, as one reads
    before = (field.value(), field.textCursor().selectedText())
    assert len(before[1]) == 2
    press("Ctrl+L")
    lock = dialog(qtbot)
    assert dossier.read(office_in(gate), meeting.id).meeting.subject == "پیگیری بی‌سر"
    assert QApplication.widgetAt(gate.mapToGlobal(field.mapTo(gate, field.rect().center()))) in (
        None,
        *lock.findChildren(QWidget),
        *gate.findChildren(QWidget, "curtain"),
    )
    type_text("not-the-one")
    press("Return")
    password = child(lock, QLineEdit, "lock.password")
    qtbot.waitUntil(lambda: "درست نیست" in password.accessibleDescription())
    press("Esc")
    assert lock.isVisible()
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: focus() == "heading.subject")
    assert (field.value(), field.textCursor().selectedText()) == before
    type_text("پناهان")
    assert field.value() == f"{before[0][:-2]}پناهان"


def test_a_name_that_is_half_typed_is_not_entered_by_the_lock(gate: Gate, qtbot: QtBot) -> None:
    meeting = meeting_of(gate, qtbot)
    press("Ctrl+4")
    type_text("گزارش @بهزی")
    capture = QApplication.focusWidget()
    assert capture is not None
    gate.lock()
    dialog(qtbot)
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is capture)
    assert dossier.read(office_in(gate), meeting.id).resolutions == ()
    type_text("ستی")
    assert "بهزیستی" in capture.property("plainText")


def test_a_dialog_that_stands_open_is_covered_and_comes_back(gate: Gate, qtbot: QtBot) -> None:
    window = come_in(gate, qtbot)
    window.show_settings()
    press("Ctrl+2", "Ctrl+N")
    form = dialog(qtbot)
    type_text("آقای سام")
    title = form.windowTitle()
    gate.lock()
    lock = dialog(qtbot)
    assert lock is not form
    assert form.isVisible()
    assert form.windowTitle() == gate.windowTitle() == "دبیر"
    assert not child(lock, QWidget, "lock.other").isVisible()  # what is typed would be lost
    assert "نیمه‌کاره" in child(lock, QLabel, "lock.held").text()
    assert child(lock, QLabel, "lock.held").isVisible()
    cover = child(form, QWidget, "curtain")
    assert cover.geometry() == form.rect()
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: focus() == "new_person.name")
    assert form.windowTitle() == title
    assert child(form, QLineEdit, "new_person.name").text() == "آقای سام"
    press("Esc")


@pytest.mark.parametrize("opening", ["Ctrl+K", "F1", "menu", "dialog", "notice"])
def test_the_key_locks_at_once_whatever_is_open(
    gate: Gate, qtbot: QtBot, opening: str, request: pytest.FixtureRequest
) -> None:
    window = come_in(gate, qtbot)
    if opening == "menu":
        menu = QMenu(gate)
        menu.addAction("یک")
        menu.popup(gate.mapToGlobal(gate.rect().center()))
        qtbot.waitUntil(menu.isVisible)
    elif opening == "dialog":
        window.show_settings()
        press("Ctrl+2", "Ctrl+N")
        dialog(qtbot)
    elif opening == "notice":
        notice = NoticeDialog("یک جمله")
        request.addfinalizer(notice.deleteLater)
        notice.open()
        dialog(qtbot)
    else:
        press(opening)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    lock_by_key()
    lock = dialog(qtbot)
    assert lock.objectName() == "lock.dialog"
    assert QApplication.activePopupWidget() is None
    type_text(SECRETARY.password)
    assert child(lock, QLineEdit, "lock.password").text() == SECRETARY.password
    lock_by_key()
    assert QApplication.activeModalWidget() is lock
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not lock)
    if opening in ("dialog", "notice"):
        press("Esc")


def test_jobs_go_on_under_the_lock_and_their_progress_is_covered(gate: Gate, qtbot: QtBot) -> None:
    come_in(gate, qtbot)
    goes_on = Event()
    brought: list[object] = []

    def job(report: Report) -> str:
        goes_on.wait(10)
        report(1, 1)
        return "done"

    task = run(gate, job, brought.append, brought.append)
    ProgressDialog(task, "نوشتن پرونده‌ها", gate)
    gate.lock()
    lock = dialog(qtbot)
    progress = child(gate, QWidget, "progress")
    qtbot.waitUntil(progress.isVisible)
    assert child(progress, QWidget, "curtain").isVisible()
    other = child(lock, QAbstractButton, "lock.other")
    other.click()
    assert not other.isVisible()
    assert office_in(gate).user is not None
    goes_on.set()
    qtbot.waitUntil(lambda: brought == ["done"])
    qtbot.waitUntil(other.isVisible)
    assert lock.isVisible()
    lock.activateWindow()
    child(lock, QWidget, "lock.password").setFocus()
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_lock_says_that_a_stick_is_not_to_be_pulled_out_as_long_as_that_is_so(
    gate: Gate, qtbot: QtBot
) -> None:
    come_in(gate, qtbot)
    assert gate.desk is not None
    gate.desk.hold_stick(on=True)
    press("Ctrl+L")
    told = child(dialog(qtbot), QLabel, "lock.stick")
    assert told.isVisible()
    assert "حافظه را بیرون نکشید" in told.text()
    gate.desk.hold_stick(on=False)
    assert "پایان رسید" in told.text()
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_somebody_else_comes_in_over_the_lock_and_nothing_is_lost(gate: Gate, qtbot: QtBot) -> None:
    meeting = meeting_of(gate, qtbot)
    type_text("سرما")
    gate.lock()
    lock = dialog(qtbot)
    child(lock, QWidget, "lock.other").setFocus()
    press("Space")
    qtbot.waitUntil(lambda: focus() == "sign_in.name")
    type_text(EXPORT.name)  # over the name of whoever was there
    assert child(gate, QLineEdit, "sign_in.name").text() == EXPORT.name
    press("Tab")
    type_text(EXPORT.password)
    press("Return")
    qtbot.waitUntil(lambda: gate.window_page is not None)
    window = gate.window_page
    assert window is not None
    office = office_in(gate)
    assert office.user is not None
    assert office.user.name == EXPORT.name
    assert dossier.read(office, meeting.id).meeting.subject == "سرما"
    assert not child(window, QWidget, "meetings.new").isVisible()


def test_a_name_half_typed_behind_the_lock_is_entered_before_somebody_else_comes_in(
    gate: Gate, qtbot: QtBot
) -> None:
    meeting = meeting_of(gate, qtbot)
    press("Ctrl+4")
    type_text("مددسرا بازسازی شود.")
    press("Return")
    type_text("برآورد هزینه")
    press("Return")
    Secretary().go_to("resolutions.1.actions.1.responsible", back=True)
    type_text("انجمن نو")
    gate.lock()
    lock = dialog(qtbot)
    (part,) = dossier.read(office_in(gate), meeting.id).resolutions
    assert part.actions[0].action.responsible_id is None
    child(lock, QWidget, "lock.other").setFocus()
    press("Space")
    qtbot.waitUntil(lambda: page_is(gate, "sign_in"))
    come_in(gate, qtbot, EXPORT)
    (part,) = dossier.read(office_in(gate), meeting.id).resolutions
    action = part.actions[0].action
    assert action.responsible == "انجمن نو"
    assert action.responsible_id is not None


def test_what_cannot_be_written_keeps_the_lock_when_somebody_else_wants_to_come_in(
    gate: Gate, qtbot: QtBot
) -> None:
    meeting = meeting_of(gate, qtbot)
    database = office_in(gate).database
    database.query("PRAGMA busy_timeout = 20")
    with closing(database.file.connect()) as other:
        other.execute("BEGIN IMMEDIATE")
        type_text("سرما")
        gate.lock()
        lock = dialog(qtbot)
        QTimer.singleShot(100, lambda: press("Esc"))  # to the question that comes then
        child(lock, QWidget, "lock.other").setFocus()
        press("Space")
        qtbot.wait(200)
        assert lock.isVisible()
        assert gate.windowTitle() == "دبیر"
        assert not page_is(gate, "sign_in")
        assert office_in(gate).user is not None
        assert child(gate, QWidget, "curtain").isVisible()
    lock.activateWindow()
    child(lock, QWidget, "lock.password").setFocus()
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)
    assert gate.flush()
    assert dossier.read(office_in(gate), meeting.id).meeting.subject == "سرما"


def test_it_locks_itself_after_the_minutes_of_the_office(gate: Gate, qtbot: QtBot) -> None:
    come_in(gate, qtbot)
    now = [0.0]
    gate._idle._clock = lambda: now[0]
    gate._idle.stir()
    minutes = office_in(gate).office.lock_after_minutes
    now[0] = minutes * 60 - 1
    gate._idle.look()
    assert QApplication.activeModalWidget() is None
    now[0] += 1
    gate._idle.look()
    assert child(dialog(qtbot), QWidget, "lock.password").hasFocus()


def test_a_key_or_the_mouse_keeps_it_open(qtbot: QtBot) -> None:
    now = [0.0]
    window = QWidget()
    qtbot.addWidget(window)
    told: list[bool] = []
    watch = IdleWatch(lambda: 60, window, lambda: now[0])
    watch.idle.connect(lambda: told.append(True))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for at in (59.0, 118.0):
        now[0] = at
        watch.look()
        assert not told
        send_key(window)
    now[0] = 178.0
    watch.look()
    assert told


def lock_by_key() -> None:
    """Press the key where the system hands it over: in the window that has the keyboard."""
    window = QGuiApplication.focusWindow()
    assert window is not None
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def send_key(window: QWidget) -> None:
    handle = window.windowHandle()
    assert handle is not None
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(handle, key)


def test_locked_over_what_is_not_finished_it_says_why_it_stays(
    gate: Gate, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = come_in(gate, qtbot)
    window.show_send()
    writer = child(window, Work, "send.work")
    monkeypatch.setattr(Work, "is_busy", True)
    monkeypatch.setattr(Work, "may_end", lambda _work: False)
    assert writer.is_busy
    press("Ctrl+L")
    lock = dialog(qtbot)
    said = child(lock, QLabel, "lock.problem.text")
    for leave in (gate.close, child(lock, QAbstractButton, "lock.other").click):
        leave()
        qtbot.waitUntil(lambda: "هنوز تمام نشده است" in said.text())
        assert gate.isVisible()
        said.setText("")
    monkeypatch.undo()
