"""The way in, and the lock: typed by keys, in real offices with real passwords."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Role
from desktop.access.entrance import Door, door, recover, sign_in
from desktop.access.people import people
from desktop.access.refusals import WrongRecoveryKeyError
from desktop.meetings import dossier, schedule
from desktop.office import DataFile
from tests.ui.door import (
    EXPORT,
    MAYOR,
    SECRETARY,
    come_in,
    founded,
    gate_to,
    meeting_of,
    page_is,
)
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child
from ui.clock import today_here
from ui.gate import Gate

OWN = "nolasibe-55"

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


def problem(gate: QWidget, page: str) -> str:
    banner = child(gate, QWidget, f"{page}.problem")
    return banner.accessibleName() if banner.isVisible() else ""


# The first start


def answer_questions() -> None:
    """Say where and who, up to the password."""
    type_text("11")
    press("Tab", "Tab")
    type_text(SECRETARY.name)
    press("Return")


def type_twice(password: str) -> None:
    type_text(password)
    press("Tab")
    type_text(password)


def test_the_first_start_by_keys_alone_leads_to_the_first_meeting(
    folder: Path, qtbot: QtBot
) -> None:
    with gate_to(folder, qtbot) as gate:
        answer_questions()
        type_twice(OWN)
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
        type_twice(OWN)
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
        answer_questions()
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
        answer_questions()
        type_twice(OWN)
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
        type_twice(MAYOR.password)
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
        type_twice(OWN)
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
    (folder / "dabir.keys").write_bytes(b"{}")
    with gate_to(folder, qtbot) as gate:
        assert "پروندهٔ کلیدها" in problem(gate, "sign_in")


def test_a_ring_that_went_meanwhile_is_told(gate: Gate, folder: Path, qtbot: QtBot) -> None:
    (folder / "dabir.keys").unlink()
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
        type_twice(OWN)
        press("Return")
        qtbot.waitUntil(lambda: page_is(gate, "recovery_key"))
        another = child(gate, QWidget, "recovery_key.groups").accessibleName()
        with pytest.raises(WrongRecoveryKeyError):
            recover(folder, another)
        recover(folder, key).close()  # until the new one is kept
        child(gate, QWidget, "recovery_key.kept").setFocus()
        press("Space", "Ctrl+Return")
        qtbot.waitUntil(lambda: gate.window_page is not None)
    with sign_in(folder, SECRETARY.name, OWN) as office:
        assert office.user is not None
        assert not office.user.provisional
    recover(folder, another).close()
    with pytest.raises(WrongRecoveryKeyError):
        recover(folder, key)


# Closing


def test_closing_does_not_wait_for_a_trial_that_waits(gate: Gate, folder: Path) -> None:
    (folder / "trials").write_text("9", encoding="ascii")
    type_text(SECRETARY.name)
    press("Tab")
    type_text(SECRETARY.password)
    press("Return")
    gate.close()
    assert QThreadPool.globalInstance().waitForDone(5_000)


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
