"""The way in, and the lock: typed by keys, in real offices with real passwords."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QSettings, Qt, QThreadPool
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db import keys
from db.records import Meeting, Role
from desktop.access import entrance
from desktop.access.entrance import Door, door, recover, sign_in
from desktop.access.people import people
from desktop.access.refusals import WrongRecoveryKeyError
from desktop.meetings import dossier, schedule
from desktop.meetings.listing import listed
from desktop.office import DataFile
from tests.ui.door import (
    EXPORT,
    MAYOR,
    SECRETARY,
    come_in,
    dialog,
    founded,
    gate_to,
    office_in,
    page_is,
)
from tests.ui.keys import focus, press, type_text
from tests.ui.secretary import Secretary
from tests.ui.stage import child
from ui.clock import today_here
from ui.dialogs.progress_dialog import ProgressDialog
from ui.gate import Gate
from ui.idle import IdleWatch
from ui.tasks import Report, run
from ui.widgets.text_field import TextField

OWN = "nolasibe-55"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stretch passwords at no cost."""
    cost = keys.Cost(rounds=1, kibibytes=8, lanes=1)
    monkeypatch.setattr(keys.new_ring, "__defaults__", (cost,))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def gate(folder: Path, qtbot: QtBot) -> Iterator[Gate]:
    """Open the window on an office of a secretary, an export staff and a mayor."""
    founded(folder, EXPORT, MAYOR._replace(roles=frozenset({Role.EXPORT})))
    with gate_to(folder, qtbot) as gate:
        yield gate


def problem(gate: QWidget, page: str) -> str:
    banner = child(gate, QWidget, f"{page}.problem")
    return banner.accessibleName() if banner.isVisible() else ""


def meeting_of(gate: Gate, qtbot: QtBot) -> Meeting:
    """Come in, call a meeting and begin to type what it is about."""
    come_in(gate, qtbot)
    press("Ctrl+N")
    qtbot.waitUntil(lambda: focus() == "heading.subject")
    return listed(office_in(gate))[0].meeting


# The first start


def test_the_first_start_by_keys_alone_leads_to_the_first_meeting(
    folder: Path, qtbot: QtBot
) -> None:
    with gate_to(folder, qtbot) as gate:
        type_text("11")
        press("Tab", "Tab")
        type_text(SECRETARY.name)
        press("Return")
        type_text(OWN)
        press("Tab")
        type_text(OWN)
        press("Ctrl+Return")
        qtbot.waitUntil(lambda: page_is(gate, "recovery_key"))
        group = child(gate, QLabel, "recovery_key.groups.3").text()
        type_text(group)
        press("Return")
        qtbot.waitUntil(lambda: gate.window_page is not None)
        assert focus() == "meetings.first"
    with sign_in(folder, SECRETARY.name, OWN) as office:
        (only,) = people(office)
        assert only.roles == {Role.SECRETARY, Role.ADMINISTRATOR}
        assert not only.user.provisional
        assert office.office.name == "شهرداری منطقهٔ ۱۱"


def test_what_was_typed_before_the_office_is_there_again_and_goes_with_its_founding(
    folder: Path, qtbot: QtBot
) -> None:
    with gate_to(folder, qtbot):
        child_of_first("secretary").setFocus()
        type_text(SECRETARY.name)
    with gate_to(folder, qtbot) as gate:
        assert child_of_first("secretary").text() == SECRETARY.name
        child_of_first("district").setFocus()
        type_text("11")
        press("Ctrl+Return")
        type_text(OWN)
        press("Tab")
        type_text(OWN)
        assert OWN not in "".join(str(QSettings().value(key)) for key in QSettings().allKeys())
        press("Ctrl+Return")
        qtbot.waitUntil(lambda: page_is(gate, "recovery_key"))
        assert not [key for key in QSettings().allKeys() if key.startswith("first_start")]


def child_of_first(name: str) -> QLineEdit:
    (gate,) = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return child(gate, QLineEdit, f"first_start.{name}")


def test_a_weak_password_and_two_that_differ_are_named_at_their_field(
    folder: Path, qtbot: QtBot
) -> None:
    with gate_to(folder, qtbot) as gate:
        type_text("11")
        press("Tab", "Tab")
        type_text(SECRETARY.name)
        press("Return")
        type_text("12345678")
        press("Return")
        first = child(gate, QLineEdit, "first_people.password")
        assert "ردیفی از کلیدها" in first.accessibleDescription()
        press("Ctrl+A")
        type_text(OWN)
        press("Tab")
        type_text("another-55")
        press("Return")
        assert focus() == "first_people.again"
        assert "یکسان نیستند" in child(gate, QLineEdit, focus()).accessibleDescription()
        assert door(folder) is Door.NEW


def test_the_mayor_who_is_named_at_the_first_start_has_to_choose_a_password(
    folder: Path, qtbot: QtBot
) -> None:
    with gate_to(folder, qtbot) as gate:
        type_text("11")
        press("Tab", "Tab")
        type_text(SECRETARY.name)
        press("Return")
        type_text(OWN)
        press("Tab")
        type_text(OWN)
        child(gate, QWidget, "first_people.has_mayor").setFocus()
        press("Space", "Tab")
        type_text(MAYOR.name)
        given = child(gate, QLineEdit, "first_people.mayor_password").text()
        press("Ctrl+Return")
        qtbot.waitUntil(lambda: page_is(gate, "recovery_key"), timeout=20_000)
        child(gate, QWidget, "recovery_key.kept").setFocus()
        press("Space", "Ctrl+Return")
        qtbot.waitUntil(lambda: gate.window_page is not None)
        gate.leave()
        child(gate, QLineEdit, "sign_in.name").setFocus()
        press("Ctrl+A")
        type_text(MAYOR.name)
        press("Tab")
        type_text(given)
        press("Return")
        qtbot.waitUntil(lambda: page_is(gate, "own_password"))
        type_text(given)
        press("Return")
        assert "موقت" in child(gate, QLineEdit, "own_password.password").accessibleDescription()
        press("Ctrl+A")
        type_text(MAYOR.password)
        press("Tab")
        type_text(MAYOR.password)
        press("Return")
        qtbot.waitUntil(lambda: gate.window_page is not None)
    with sign_in(folder, MAYOR.name, MAYOR.password) as office:
        assert office.user is not None
        assert not office.user.provisional


def test_an_office_of_an_earlier_dabir_is_closed_to_strangers(folder: Path, qtbot: QtBot) -> None:
    with founded_file(folder).connect() as closed:
        closed.execute("ATTACH DATABASE ? AS plain KEY ''", (str(folder / "plain.db"),))
        closed.execute("SELECT sqlcipher_export('plain')").fetchall()
        for mark in ("application_id", "user_version"):
            (value,) = closed.execute(f"PRAGMA main.{mark}").fetchone()
            closed.execute(f"PRAGMA plain.{mark} = {value}")
    with closing(sqlite3.connect(folder / "plain.db")) as plain:
        plain.executescript("DELETE FROM user_roles; DELETE FROM users;")
    for name in ("dabir.db-wal", "dabir.db-shm", "dabir.keys"):
        (folder / name).unlink(missing_ok=True)
    (folder / "plain.db").replace(folder / "dabir.db")
    assert door(folder) is Door.OPEN
    with gate_to(folder, qtbot) as gate:
        type_text(SECRETARY.name)
        press("Tab")
        type_text(OWN)
        press("Tab")
        type_text(OWN)
        press("Return")
        qtbot.waitUntil(lambda: page_is(gate, "recovery_key"))
    assert door(folder) is Door.LOCKED
    with sign_in(folder, SECRETARY.name, OWN) as office:
        assert office.office.name == "شهرداری منطقهٔ ۱۱"


def founded_file(folder: Path) -> DataFile:
    return founded(folder).file


# Signing in


def test_a_wrong_name_and_a_wrong_password_are_told_alike(gate: Gate, qtbot: QtBot) -> None:
    told = []
    for name, password in ((SECRETARY.name, "wrong-word-1"), ("کسی", SECRETARY.password)):
        child(gate, QLineEdit, "sign_in.name").setFocus()
        press("Ctrl+A")
        type_text(name)
        press("Tab")
        type_text(password)
        press("Return")
        qtbot.waitUntil(lambda: bool(problem(gate, "sign_in")))
        assert child(gate, QLineEdit, "sign_in.password").text() == ""
        told.append(problem(gate, "sign_in"))
        type_text("x")  # something new is begun
    assert told[0] == told[1]


def test_after_wrong_passwords_the_wait_is_shown_and_can_be_given_up(
    gate: Gate, folder: Path, qtbot: QtBot
) -> None:
    (folder / "trials").write_text("6", encoding="ascii")
    type_text(SECRETARY.name)
    press("Tab")
    type_text(SECRETARY.password)
    press("Return")
    waiting = child(gate, QLabel, "sign_in.waiting")
    qtbot.waitUntil(lambda: "۸ ثانیه" in waiting.text())
    press("Esc")
    qtbot.waitUntil(lambda: not waiting.isVisible())
    assert gate.window_page is None
    assert child(gate, QLineEdit, "sign_in.password").text() == SECRETARY.password


def test_no_name_of_who_came_in_is_on_the_disk(gate: Gate, folder: Path, qtbot: QtBot) -> None:
    come_in(gate, qtbot)
    gate.leave()
    assert child(gate, QLineEdit, "sign_in.name").text() == SECRETARY.name
    files = [each for each in folder.rglob("*") if each.is_file()]
    assert files
    assert not [each for each in files if "امینی".encode() in each.read_bytes()]


def test_a_ring_that_is_gone_is_told_before_anything_is_typed(folder: Path, qtbot: QtBot) -> None:
    founded(folder)
    (folder / entrance.KEYS_NAME).write_bytes(b"{}")
    with gate_to(folder, qtbot) as gate:
        assert "پروندهٔ کلیدها" in problem(gate, "sign_in")


def test_a_ring_that_went_meanwhile_is_told(gate: Gate, folder: Path, qtbot: QtBot) -> None:
    (folder / entrance.KEYS_NAME).unlink()
    type_text(SECRETARY.name)
    press("Tab")
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: "پروندهٔ کلیدها" in problem(gate, "sign_in"))


def test_the_recovery_key_lets_an_administrator_choose_a_password(
    folder: Path, qtbot: QtBot
) -> None:
    key = founded(folder).recovery_key
    with gate_to(folder, qtbot) as gate:
        child(gate, QWidget, "sign_in.recover").setFocus()
        press("Space")
        field = child(gate, QLineEdit, "recovery.key")
        type_text("123456")
        assert "گروه نخست" in field.accessibleDescription()
        press("Ctrl+A")
        type_text(key.replace("-", ""))
        assert "۸ گروه" in field.accessibleDescription()
        press("Return")
        qtbot.waitUntil(lambda: page_is(gate, "recovered"))
        child(gate, QWidget, "recovered.password").setFocus()
        type_text(OWN)
        press("Tab")
        type_text(OWN)
        press("Return")
        qtbot.waitUntil(lambda: page_is(gate, "recovery_key"))
        another = child(gate, QWidget, "recovery_key.groups").accessibleName()
    with sign_in(folder, SECRETARY.name, OWN) as office:
        assert office.user is not None
        assert not office.user.provisional
    recover(folder, another).close()
    with pytest.raises(WrongRecoveryKeyError):
        recover(folder, key)


# The lock


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
    cover = child(form, QWidget, "curtain")
    assert cover.geometry() == form.rect()
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: focus() == "new_person.name")
    assert form.windowTitle() == title
    assert child(form, QLineEdit, "new_person.name").text() == "آقای سام"
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
    goes_on.set()
    qtbot.waitUntil(lambda: brought == ["done"])
    assert lock.isVisible()
    lock.activateWindow()
    child(lock, QWidget, "lock.password").setFocus()
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
    qtbot.waitUntil(lambda: page_is(gate, "sign_in"))
    window = come_in(gate, qtbot, EXPORT)
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
    Secretary().go_to("resolutions.1.actions.1.supporters", back=True)
    type_text("بهزیستی")
    gate.lock()
    lock = dialog(qtbot)
    child(lock, QWidget, "lock.other").setFocus()
    press("Space")
    qtbot.waitUntil(lambda: page_is(gate, "sign_in"))
    come_in(gate, qtbot, EXPORT)
    (part,) = dossier.read(office_in(gate), meeting.id).resolutions
    assert [each.name for each in part.actions[0].supporters] == ["بهزیستی"]


def test_closing_does_not_wait_for_a_trial_that_waits(gate: Gate, folder: Path) -> None:
    (folder / "trials").write_text("9", encoding="ascii")
    type_text(SECRETARY.name)
    press("Tab")
    type_text(SECRETARY.password)
    press("Return")
    gate.close()
    assert QThreadPool.globalInstance().waitForDone(5_000)


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


def send_key(window: QWidget) -> None:
    handle = window.windowHandle()
    assert handle is not None
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(handle, key)


def test_the_window_comes_back_as_large_as_it_was(folder: Path, qtbot: QtBot) -> None:
    with gate_to(folder, qtbot) as gate:
        gate.resize(1300, 650)
    with gate_to(folder, qtbot) as again:
        assert again.size().toTuple() == (1300, 650)


def test_closing_writes_what_was_typed(folder: Path, qtbot: QtBot) -> None:
    founded(folder)
    with gate_to(folder, qtbot) as gate:
        meeting = meeting_of(gate, qtbot)
        type_text("گرما")
    with sign_in(folder, SECRETARY.name, SECRETARY.password) as office:
        assert dossier.read(office, meeting.id).meeting.subject == "گرما"
        assert schedule.propose(office, today_here()).number == 2
