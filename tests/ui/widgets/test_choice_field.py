import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import restyle
from ui.widgets.paint import text_width
from ui.widgets.quiet import quiet

EDGE = 4  # pixels, with the line around it
KINDS = [("ordinary", "عادی"), ("extra", "فوق‌العاده"), ("joint", "یکپارچه")]


@pytest.fixture
def field(qtbot: QtBot) -> ChoiceField[str]:
    made = ChoiceField(KINDS)
    shown(qtbot, made)
    return made


@pytest.fixture
def heard(field: ChoiceField[str]) -> list[str]:
    values: list[str] = []
    field.edited.connect(values.append)
    return values


def test_nothing_is_chosen_until_someone_chooses(field: ChoiceField[str], heard: list[str]) -> None:
    assert field.value() is None
    assert field.currentText() == ""
    press("Down")
    assert heard == [field.value()] == ["ordinary"]


def test_setting_tells_nobody(field: ChoiceField[str], heard: list[str]) -> None:
    field.set_value("extra")
    assert field.currentText() == "فوق‌العاده"
    field.set_value("no such kind")
    assert field.value() is None
    assert heard == []


def test_a_letter_finds_its_choice_even_from_an_arabic_keyboard(
    field: ChoiceField[str], heard: list[str]
) -> None:
    type_text("ي")
    assert field.currentText() == "یکپارچه"
    assert heard == ["joint"]


def test_choosing_what_is_chosen_is_no_change(field: ChoiceField[str], heard: list[str]) -> None:
    field.set_value("joint")
    press("Down")
    assert heard == []


def test_the_list_opens_and_chooses_by_keys(
    qtbot: QtBot, field: ChoiceField[str], heard: list[str]
) -> None:
    field.set_value("ordinary")
    press("F4")
    qtbot.waitUntil(field.view().isVisible)
    press("Down")
    assert heard == []
    press("Return")
    assert heard == ["extra"]


def test_the_wheel_passes_by(field: ChoiceField[str], heard: list[str]) -> None:
    field.set_value("ordinary")
    middle = QPointF(field.rect().center())
    wheel = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, wheel)
    assert field.value() == "ordinary"
    assert not wheel.isAccepted()
    assert heard == []


def test_other_choices_keep_a_value_that_is_among_them(
    field: ChoiceField[str], heard: list[str]
) -> None:
    field.set_value("joint")
    field.set_choices(KINDS[1:])
    assert field.currentText() == "یکپارچه"
    field.set_choices(KINDS[:1])
    assert field.value() is None
    assert heard == []


def test_read_only_cannot_be_changed(field: ChoiceField[str], heard: list[str]) -> None:
    field.set_value("ordinary")
    field.setReadOnly(True)
    press("Down")
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)
    assert not field.view().isVisible()
    assert field.value() == "ordinary"
    assert heard == []


def test_a_value_that_is_set_before_its_choices_is_shown_once_they_come(qtbot: QtBot) -> None:
    field = ChoiceField[str]()
    shown(qtbot, field)
    heard: list[str] = []
    field.edited.connect(heard.append)
    field.set_value("joint")
    field.set_choices(KINDS)
    assert field.value() == "joint"
    assert field.currentText() == "یکپارچه"
    assert heard == []


def test_a_long_text_ends_in_dots_and_is_whole_in_the_tooltip(
    qtbot: QtBot, field: ChoiceField[str]
) -> None:
    long = "دستور ۲: گزارش آمادگی گرمخانه‌ها و مددسراها برای زمستان"
    field.set_choices([("short", "عادی"), ("long", long)])
    field.setFixedWidth(170)
    qtbot.waitUntil(lambda: field.width() == 170)
    for value, text, tip in (("short", "عادی", ""), ("long", "دستور ۲: ", long)):
        field.set_value(value)
        option = QStyleOptionComboBox()
        field.initStyleOption(option)
        painted = option.currentText
        assert painted.startswith(text)
        assert painted.endswith("…") == bool(tip)
        place = field.rect().center()
        QApplication.sendEvent(
            field, QHelpEvent(QEvent.Type.ToolTip, place, field.mapToGlobal(place))
        )
        assert field.toolTip() == tip
    assert field.view().textElideMode() == Qt.TextElideMode.ElideRight
    assert field.itemData(1, Qt.ItemDataRole.ToolTipRole) == long


def marked(field: ChoiceField[str]) -> list[int]:
    """List the columns in which something is seen besides the text."""
    field.setStyleSheet("color: transparent")
    picture = field.grab().toImage()
    ground = picture.pixelColor(picture.rect().center())
    rows = range(EDGE, picture.height() - EDGE)
    columns = range(EDGE, picture.width() - EDGE)
    return [x for x in columns if any(picture.pixelColor(x, y) != ground for y in rows)]


def test_the_mark_stands_beside_its_own_text_where_no_box_is_seen(
    qtbot: QtBot, field: ChoiceField[str]
) -> None:
    field.set_value("ordinary")
    field.setFixedWidth(300)
    qtbot.waitUntil(lambda: field.width() == 300)
    assert max(marked(field)) < 30
    quiet(field)
    restyle(field)
    assert min(marked(field)) > 200


def test_the_mark_stands_beside_the_words_for_nothing_chosen(field: ChoiceField[str]) -> None:
    quiet(field)
    restyle(field)
    field.setPlaceholderText("بند دستور")
    field.set_value(None)
    assert max(marked(field)) < field.width() - text_width("بند دستور", field.font())


def test_a_field_that_is_only_read_has_no_mark(field: ChoiceField[str]) -> None:
    field.set_value("ordinary")
    for look in ("", "quiet"):
        field.setProperty("look", look)
        restyle(field)
        field.setReadOnly(False)
        assert marked(field)
        field.setReadOnly(True)
        assert not marked(field)
