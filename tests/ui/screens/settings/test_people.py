"""The people of an office on their page of the settings: who may come in is tried at the door."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Role
from desktop.access.entrance import recover, sign_in
from desktop.access.people import people
from desktop.access.refusals import WrongPasswordError, WrongRecoveryKeyError
from desktop.access.slots import KEYS_NAME
from tests.ui.door import EXPORT, MAYOR, SECRETARY, come_in, dialog, founded, gate_to
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child
from ui.gate import Gate
from ui.screens.settings.people import pages
from ui.window import Window

OWN = "nolasibe-55"

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def key(folder: Path) -> str:
    """Make an office, and give its recovery key."""
    return founded(folder, EXPORT).recovery_key


@pytest.fixture
def gate(folder: Path, key: str, qtbot: QtBot) -> Iterator[Gate]:
    assert key
    with gate_to(folder, qtbot) as gate:
        yield gate


@pytest.fixture
def window(gate: Gate, qtbot: QtBot) -> Window:
    """Open the page as its administrator."""
    window = come_in(gate, qtbot)
    window.show_settings()
    press("Ctrl+2")
    return window


def press_button(window: QWidget, name: str) -> None:
    child(window, QWidget, name).setFocus()
    press("Space")


def told(window: QWidget, banner: str) -> str:
    shown = child(window, QWidget, f"settings.people.{banner}")
    return shown.accessibleName() if shown.isVisible() else ""


def gone(qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def back_at(window: Window, qtbot: QtBot, name: str) -> None:
    """See the keyboard come back to a button of the page."""
    window.window().activateWindow()
    qtbot.waitUntil(lambda: focus() == name)


def test_somebody_new_comes_in_with_the_password_that_was_copied(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    press("Ctrl+N")
    form = dialog(qtbot)
    type_text("خانم ترانه میر")
    press("Ctrl+Return")
    assert "نقش" in child(form, QWidget, "new_person.problem").accessibleName()
    child(form, QWidget, "new_person.export").setFocus()
    press("Space")
    press_button(form, "new_person.copy")
    password = QGuiApplication.clipboard().text()
    press("Ctrl+Return")
    gone(qtbot)
    assert told(window, "done")
    assert child(window, QWidget, "settings.people.3").accessibleName() == "خانم ترانه میر"
    with sign_in(folder, "خانم ترانه میر", password) as office:
        assert office.roles == {Role.EXPORT}
        assert office.user is not None
        assert office.user.provisional


def test_a_password_that_was_copied_can_be_pasted_for_a_while(
    window: Window, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pages, "_COPIED_MS", 100)
    clipboard = QGuiApplication.clipboard()
    press("Ctrl+N")
    form = dialog(qtbot)
    press_button(form, "new_person.copy")
    assert clipboard.text() == child(form, QLineEdit, "new_person.password").text()
    press("Esc")  # the window that showed it is gone
    qtbot.waitUntil(lambda: clipboard.text() == "")
    window.window().activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press("Ctrl+N")
    press_button(dialog(qtbot), "new_person.copy")
    clipboard.setText("از جای دیگر")
    qtbot.wait(150)
    assert clipboard.text() == "از جای دیگر"
    press("Esc")
    assert window.isVisible()


def test_a_name_that_is_taken_is_told_and_nothing_typed_is_lost(
    window: Window, qtbot: QtBot
) -> None:
    press("Ctrl+N")
    form = dialog(qtbot)
    type_text("بهمن راد")
    child(form, QWidget, "new_person.mayor").setFocus()
    press("Space", "Ctrl+Return")
    problem = child(form, QWidget, "new_person.problem")
    qtbot.waitUntil(problem.isVisible)
    assert "از پیش در فهرست" in problem.accessibleName()
    assert child(form, QLineEdit, "new_person.name").text() == "بهمن راد"
    press("Esc")
    assert window.isVisible()


def test_who_is_let_in_no_more_comes_back_by_another_password(
    window: Window, folder: Path, qtbot: QtBot
) -> None:
    press_button(window, "settings.people.2.retire")
    form = dialog(qtbot)
    assert "می‌ماند" in child(form, QLabel, "retire_person.words").text()
    press("Return")  # too early, before it was read
    gone(qtbot)
    sign_in(folder, EXPORT.name, EXPORT.password).close()
    back_at(window, qtbot, "settings.people.2.retire")
    press("Space")
    dialog(qtbot)
    press("Ctrl+Return")
    gone(qtbot)
    assert told(window, "done")
    back_at(window, qtbot, "settings.people.2.give")
    with pytest.raises(WrongPasswordError):
        sign_in(folder, EXPORT.name, EXPORT.password)
    press_button(window, "settings.people.2.give")
    dialog(qtbot)
    press("Ctrl+A")
    type_text(OWN)
    press("Ctrl+Return")
    gone(qtbot)
    back_at(window, qtbot, "settings.people.2.edit")
    with sign_in(folder, EXPORT.name, OWN) as office:
        assert office.user is not None
        assert office.user.provisional


def test_the_last_administrator_cannot_give_the_role_away(window: Window, qtbot: QtBot) -> None:
    press_button(window, "settings.people.1.edit")
    form = dialog(qtbot)
    child(form, QWidget, "person.administrator").setFocus()
    press("Space", "Ctrl+Return")
    problem = child(form, QWidget, "person.problem")
    qtbot.waitUntil(problem.isVisible)
    assert "تنها" in problem.accessibleName()
    press("Esc")
    assert window.isVisible()


def test_roles_and_post_of_somebody_are_changed(window: Window, folder: Path, qtbot: QtBot) -> None:
    press_button(window, "settings.people.2.edit")
    form = dialog(qtbot)
    press("Ctrl+A")
    type_text("کارشناس ارشد")
    child(form, QWidget, "person.secretary").setFocus()
    press("Space", "Ctrl+Return")
    gone(qtbot)
    back_at(window, qtbot, "settings.people.2.edit")
    with sign_in(folder, EXPORT.name, EXPORT.password) as office:
        assert office.roles == {Role.EXPORT, Role.SECRETARY}
        assert people(office)[1].user.post == "کارشناس ارشد"
    assert window.isVisible()


def test_what_becomes_of_the_signing_key_of_a_mayor_is_read_to_its_end(
    folder: Path, qtbot: QtBot
) -> None:
    founded(folder, MAYOR)
    with gate_to(folder, qtbot) as gate:
        window = come_in(gate, qtbot)
        window.show_settings()
        press("Ctrl+2")
        press_button(window, "settings.people.2.give")
        form = dialog(qtbot)
        words = child(form, QLabel, "give_password.explained")
        line = words.fontMetrics()
        assert words.width() < line.horizontalAdvance(words.text())  # more than one line is needed
        qtbot.waitUntil(lambda: words.height() > 1.5 * line.height())
        assert form.rect().contains(words.mapTo(form, words.rect().bottomRight()))
        press("Esc")


def test_the_own_password_is_changed_by_whoever_knows_it(
    gate: Gate, folder: Path, qtbot: QtBot
) -> None:
    window = come_in(gate, qtbot, EXPORT)
    window.show_settings()
    press("Ctrl+2")
    assert window.findChild(QWidget, "settings.people.add") is None
    assert "مدیر دبیرخانه" in child(window, QLabel, "settings.people.kept").text()
    assert focus() == "settings.people.own"
    window.show_meetings()
    press("Ctrl+K")
    type_text("گذر خود")
    press("Return")
    form = dialog(qtbot)
    for typed in ("wrong-word-1", OWN, OWN):
        type_text(typed)
        press("Tab")
    press("Return")
    old = child(form, QLineEdit, "change_password.old")
    qtbot.waitUntil(lambda: "درست نیست" in old.accessibleDescription())
    type_text(EXPORT.password)
    press("Return")
    gone(qtbot)
    assert told(window, "done")
    sign_in(folder, EXPORT.name, OWN).close()


def new_recovery_key(window: Window, qtbot: QtBot) -> tuple[QWidget, str]:
    """Ask for another recovery key, and give the dialog that shows it."""
    press_button(window, "settings.people.recovery")
    form = dialog(qtbot)
    press("Return")
    assert "بنویسید" in child(form, QLineEdit, "renew_recovery.password").accessibleDescription()
    type_text("wrong-word-1")
    press("Return")
    password = child(form, QLineEdit, "renew_recovery.password")
    qtbot.waitUntil(lambda: "درست نیست" in password.accessibleDescription())
    type_text(SECRETARY.password)
    press("Return")
    qtbot.waitUntil(lambda: shown_key() is not None)
    form = dialog(qtbot)
    return form, child(form, QWidget, "recovery_key.groups").accessibleName()


def shown_key() -> QWidget | None:
    modal = QApplication.activeModalWidget()
    return modal.findChild(QWidget, "recovery_key.groups") if modal else None


def test_a_new_recovery_key_that_is_not_kept_leaves_the_old_one(
    gate: Gate, window: Window, folder: Path, key: str, qtbot: QtBot
) -> None:
    form, another = new_recovery_key(window, qtbot)
    press("Esc")
    form.close()  # as by the button of its frame
    assert shown_key() is not None
    gate._idle._clock = lambda: 1e9
    gate._idle.look()
    assert QApplication.activeModalWidget() is form  # nobody locks what is being copied
    press_button(form, "recovery_key.keep_earlier")
    gone(qtbot)
    assert not told(window, "done")
    recover(folder, key).close()
    with pytest.raises(WrongRecoveryKeyError):
        recover(folder, another)


def test_a_new_recovery_key_that_cannot_be_put_in_force_is_told_and_stays_there(
    window: Window, folder: Path, key: str, qtbot: QtBot
) -> None:
    form, another = new_recovery_key(window, qtbot)
    ring = (folder / KEYS_NAME).read_bytes()
    (folder / KEYS_NAME).write_bytes(b"{}")
    child(form, QWidget, "recovery_key.kept").setFocus()
    press("Space", "Ctrl+Return")
    problem = child(form, QWidget, "recovery_key.problem")
    qtbot.waitUntil(problem.isVisible)
    assert "کلیدها" in problem.accessibleName()
    (folder / KEYS_NAME).write_bytes(ring)
    recover(folder, key).close()
    press("Ctrl+Return")
    gone(qtbot)
    recover(folder, another).close()


def test_a_new_recovery_key_puts_an_end_to_the_old_one(
    window: Window, folder: Path, key: str, qtbot: QtBot
) -> None:
    earlier = key
    form, key = new_recovery_key(window, qtbot)
    recover(folder, earlier).close()
    child(form, QWidget, "recovery_key.kept").setFocus()
    press("Space", "Ctrl+Return")
    gone(qtbot)
    assert told(window, "done")
    recover(folder, key).close()
    with pytest.raises(WrongRecoveryKeyError):
        recover(folder, earlier)
    window.window().activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    child(window, QLineEdit, "settings.people.lock_after_minutes").setFocus()
    press("Ctrl+A")
    type_text("3")
    press("Tab")
    window.show_meetings()
    recover(folder, key).close()  # which no record of before has written over
    with sign_in(folder, SECRETARY.name, SECRETARY.password) as office:
        assert office.office.lock_after_minutes == 3
