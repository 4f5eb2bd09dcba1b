"""A password line: hidden until asked for, and honest about the keyboard."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.keys import press, type_text
from tests.ui.stage import Stage
from ui.widgets.field import Tone
from ui.widgets.password_field import PasswordField


def shown(stage: Stage) -> PasswordField:
    field = PasswordField()
    stage.put(field)
    field.setFocus()
    return field


def test_it_is_hidden_until_f8_and_hidden_again(stage: Stage) -> None:
    field = shown(stage)
    type_text("a۱ب")
    assert field.value() == "a۱ب"
    assert "a" not in field.displayText()
    press("F8")
    assert field.displayText() == "a۱ب"
    press("F8")
    assert field.echoMode() is QLineEdit.EchoMode.Password


def test_it_tells_which_alphabet_the_keyboard_writes(stage: Stage) -> None:
    field = shown(stage)
    type_text("ب")
    assert "فارسی" in field.note.text
    type_text("b")
    assert "لاتین" in field.note.text


def test_it_tells_of_caps_lock(stage: Stage) -> None:
    field = shown(stage)
    for letter, shift in (("A", False), ("a", True)):
        modifier = Qt.KeyboardModifier
        held = modifier.ShiftModifier if shift else modifier.NoModifier
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, held, letter)
        QApplication.sendEvent(field, key)
        assert "Caps Lock" in field.note.text
        assert field.note.tone.value == Tone.WARNING.value
        type_text("a")
        assert field.note.tone.value == Tone.HINT.value


def test_a_password_is_never_copied_out_of_it(stage: Stage) -> None:
    shown(stage)
    QApplication.clipboard().setText("before")
    type_text("secret")
    press("Ctrl+A", "Ctrl+C", "Ctrl+X")
    assert QApplication.clipboard().text() == "before"
