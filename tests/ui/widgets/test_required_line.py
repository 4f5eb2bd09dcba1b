from pytestqt.qtbot import QtBot

from tests.ui.keys import press, type_text
from tests.ui.stage import Stage
from ui.widgets.line_field import LineField
from ui.widgets.required_line import RequiredLine

NEEDED = "نام را بنویسید."


def test_an_emptied_line_keeps_its_value_and_says_so_when_it_is_left(
    stage: Stage, qtbot: QtBot
) -> None:
    field, other = RequiredLine(NEEDED), LineField()
    stage.put(field, other)
    field.set_value("نام")
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    press("Ctrl+A", "Delete")
    type_text(" ")
    assert (field.value(), field.note.text, heard) == ("نام", "", [])
    other.setFocus()
    assert field.note.text == NEEDED
    field.setFocus()
    press("Ctrl+Z")
    assert (field.text(), field.note.text, heard) == ("نام", "", [])
    press("End")
    type_text("ه")
    assert (field.value(), heard) == ("نامه", ["نامه"])


def test_a_line_that_is_only_read_asks_for_nothing(stage: Stage, qtbot: QtBot) -> None:
    field, other = RequiredLine(NEEDED), LineField()
    stage.put(field, other)
    field.setReadOnly(True)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    other.setFocus()
    assert field.note.text == ""
