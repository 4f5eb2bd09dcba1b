"""One of a few is chosen by click and by key, and colour is never its only sign."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.stage import Stage, child, has_colour
from ui.theme import LIGHT
from ui.widgets.toggle import SegmentedToggle, ToggleOption

OPTIONS = (
    ToggleOption("present", "حاضر", "check", "ok"),
    ToggleOption("substitute", "جانشین", "user-round-check", "info"),
    ToggleOption("excused", "موجه", "file-text", "warn"),
    ToggleOption("absent", "غایب", "x", "danger"),
)


@pytest.fixture
def toggle(stage: Stage) -> SegmentedToggle:
    toggle = SegmentedToggle(OPTIONS, name="seat.8", label="حضور رئیس کلانتری")
    stage.put(toggle, QLineEdit())
    return toggle


def option(toggle: SegmentedToggle, key: str) -> QPushButton:
    return child(toggle, QPushButton, f"seat.8.{key}")


def test_nothing_is_chosen_at_first(toggle: SegmentedToggle) -> None:
    assert toggle.value() is None
    assert not any(button.isChecked() for button in toggle.findChildren(QPushButton))


def test_a_click_chooses_and_says_so_once(toggle: SegmentedToggle) -> None:
    said: list[str] = []
    toggle.chosen.connect(said.append)
    for key in ("absent", "absent", "present"):
        QTest.mouseClick(option(toggle, key), Qt.MouseButton.LeftButton)
    assert said == ["absent", "present"]
    assert toggle.value() == "present"
    assert not option(toggle, "absent").isChecked()


def test_arrows_walk_in_their_own_direction_and_write_nothing(
    qtbot: QtBot, toggle: SegmentedToggle
) -> None:
    toggle.setFocus()
    with qtbot.assertNotEmitted(toggle.chosen):
        QTest.keyClick(option(toggle, "present"), Qt.Key.Key_Left)
        QTest.keyClick(option(toggle, "substitute"), Qt.Key.Key_Left)
        QTest.keyClick(option(toggle, "excused"), Qt.Key.Key_Left)
        QTest.keyClick(option(toggle, "absent"), Qt.Key.Key_Right)
    assert option(toggle, "excused").hasFocus()
    assert option(toggle, "substitute").x() < option(toggle, "present").x()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_choose(qtbot: QtBot, toggle: SegmentedToggle, key: Qt.Key) -> None:
    toggle.setFocus()
    QTest.keyClick(option(toggle, "present"), Qt.Key.Key_Left)
    with qtbot.waitSignal(toggle.chosen, timeout=500) as said:
        QTest.keyClick(option(toggle, "substitute"), key)
    assert said.args == ["substitute"]


def test_it_is_one_stop_for_tab(toggle: SegmentedToggle) -> None:
    toggle.set_value("excused")
    toggle.setFocus()
    assert option(toggle, "excused").hasFocus()
    QTest.keyClick(option(toggle, "excused"), Qt.Key.Key_Tab)
    assert not any(button.hasFocus() for button in toggle.findChildren(QPushButton))


def test_setting_a_value_is_silent_and_can_be_taken_back(
    qtbot: QtBot, toggle: SegmentedToggle
) -> None:
    with qtbot.assertNotEmitted(toggle.chosen):
        toggle.set_value("absent")
        toggle.set_value(None)
    assert toggle.value() is None


def test_the_choice_shows_in_its_tint_and_with_an_icon(toggle: SegmentedToggle) -> None:
    plain = option(toggle, "absent").grab().toImage()
    toggle.set_value("absent")
    chosen = option(toggle, "absent").grab().toImage()
    assert has_colour(chosen, LIGHT.danger_tint)
    assert not has_colour(plain, LIGHT.danger_tint)
    assert chosen.width() == plain.width()


def test_a_reader_hears_whose_attendance_it_is(toggle: SegmentedToggle) -> None:
    assert toggle.accessibleName() == "حضور رئیس کلانتری"
    assert option(toggle, "present").accessibleDescription() == "حضور رئیس کلانتری"


def test_sizes(toggle: SegmentedToggle) -> None:
    assert toggle.height() == 34
    assert all(button.width() >= 72 for button in toggle.findChildren(QPushButton))


def test_where_the_row_has_the_focus_tab_and_clicks_pass_by_the_toggle(stage: Stage) -> None:
    before, after = QLineEdit(), QLineEdit()
    toggle = SegmentedToggle(OPTIONS, name="seat.8", label="حضور", stop=False)
    stage.put(before, toggle, after)
    before.setFocus()
    QTest.mouseClick(option(toggle, "absent"), Qt.MouseButton.LeftButton)
    assert (toggle.value(), before.hasFocus()) == ("absent", True)
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert after.hasFocus()


def test_a_toggle_whose_row_has_moved_is_named_anew(toggle: SegmentedToggle) -> None:
    toggle.set_name("seat.9", "حضور معاون پرورشی")
    moved = child(toggle, QPushButton, "seat.9.excused")
    assert moved.accessibleDescription() == "حضور معاون پرورشی"
    assert toggle.findChild(QPushButton, "seat.8.excused") is None
