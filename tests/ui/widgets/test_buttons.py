"""Buttons are pressed by mouse, by key and by their shortcut, and say what they are."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage, has_colour
from ui.theme import DARK, LIGHT, Palette, Theme
from ui.widgets.buttons import Button, IconButton, Kind, Link, PaintedButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_the_focused_button(qtbot: QtBot, stage: Stage, key: Qt.Key) -> None:
    button = Button("جلسهٔ تازه", name="new")
    stage.put(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=500):
        QTest.keyClick(button, key)


@pytest.mark.parametrize(
    ("key", "pressed", "modifier"),
    [
        ("Ctrl+N", Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier),
        ("Ctrl+1", Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier),
        ("Ctrl+Enter", Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier),
        ("F1", Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_the_key_on_the_cap_presses_the_button_from_a_field(
    qtbot: QtBot, stage: Stage, key: str, pressed: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    field, button = QLineEdit(), Button("جلسهٔ تازه", name="new", key=key)
    stage.put(field, button)
    field.setFocus()
    with qtbot.waitSignal(button.clicked, timeout=500):
        QTest.keyClick(field, pressed, modifier)
    assert field.hasFocus()


def test_a_bare_key_on_the_cap_is_left_to_the_owner(qtbot: QtBot, stage: Stage) -> None:
    field, button = QLineEdit(), Button("ثبت", name="add", key="Enter")
    stage.put(field, button)
    field.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_disabled_button_is_not_pressed_by_its_key(qtbot: QtBot, stage: Stage) -> None:
    field, button = QLineEdit(), Button("امضا", name="sign", key="Ctrl+N")
    button.setEnabled(False)
    stage.put(field, button)
    field.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(field, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)


@pytest.mark.parametrize("kind", ["plain", "quiet", "small"])
def test_focus_is_a_line_inside_the_same_size(stage: Stage, kind: Kind) -> None:
    other, button = QLineEdit(), Button("برگهٔ حضور", name="sheet", icon="file-text", kind=kind)
    stage.put(other, button)
    other.setFocus()
    before, calm = button.geometry(), button.grab().toImage()
    button.setFocus()
    assert button.geometry() == before
    line = QRect(20, 0, button.width() - 40, 2)
    assert button.height() == (30 if kind == "small" else 34)
    assert not has_colour(calm, LIGHT.accent, line)
    assert has_colour(button.grab().toImage(), LIGHT.accent, line)


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_focus_on_the_ground_of_a_primary_button_is_an_inner_line(
    stage: Stage, palette: Palette, qapp: QApplication
) -> None:
    Theme(palette).apply(qapp)
    other, button = QLineEdit(), Button("جلسهٔ تازه", name="new", icon="plus", kind="primary")
    stage.put(other, button)
    other.setFocus()
    before, calm = button.geometry(), button.grab().toImage()
    button.setFocus()
    focused = button.grab().toImage()
    Theme(LIGHT).apply(qapp)
    assert button.geometry() == before
    line, edge = QRect(20, 3, 20, 2), QRect(20, 0, 20, 3)
    assert not has_colour(calm, palette.on_accent, line)
    assert has_colour(focused, palette.on_accent, line)
    assert not has_colour(focused, palette.on_accent, edge)


def test_the_icon_stands_right_of_the_words_and_an_arrow_onward_left(stage: Stage) -> None:
    plain = Button("برگهٔ حضور", name="a", icon="file-text")
    onward = Button("برگهٔ حضور", name="b", icon="chevron-left")
    stage.put(plain, onward)
    assert plain.width() == onward.width()
    assert not ink_after_the_icon(plain)
    assert ink_after_the_icon(onward)


def ink_after_the_icon(button: Button) -> bool:
    """Tell whether words stand where a first icon has its distance from them."""
    image = button.grab().toImage()
    ground = QColor(LIGHT.surface).rgb()
    icon_ends = button.width() - 15 - 15
    columns = range(icon_ends - 7, icon_ends - 1)
    return any(image.pixel(x, y) != ground for x in columns for y in range(8, 26))


def test_words_of_a_button_are_never_cut(stage: Stage) -> None:
    button = Button("بازبینی و ارسال برای امضا", name="review", icon="file-text", key="Ctrl+P")
    stage.put(button)
    stage.resize(10, 60)
    assert button.width() >= button.sizeHint().width()


def test_an_icon_alone_says_what_it_does(stage: Stage) -> None:
    button = IconButton("trash-2", "حذف مصوبه", name="delete", key="Ctrl+D")
    stage.put(button)
    assert button.accessibleName() == "حذف مصوبه"
    assert button.toolTip() == "حذف مصوبه (\u2066Ctrl+D\u2069)"
    assert (button.width(), button.height()) == (34, 34)


def test_a_link_back_has_its_arrow_at_the_right(qtbot: QtBot, stage: Stage) -> None:
    back, onward = Link("جلسات", name="back", back=True), Link("همه", name="all")
    stage.put(back, onward)
    with qtbot.waitSignal(back.clicked, timeout=500):
        QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    right_end = QRect(back.width() - 17, 0, 13, back.height())
    assert has_colour(back.grab().toImage(), LIGHT.accent, right_end)


def test_every_button_keeps_the_name_it_was_given(stage: Stage) -> None:
    buttons: list[PaintedButton] = [
        Button("ثبت", name="one"),
        Link("همه", name="two"),
        IconButton("x", "بستن", name="three"),
    ]
    stage.put(*buttons)
    assert [button.objectName() for button in buttons] == ["one", "two", "three"]
