import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.widgets.line_field import LineField
from ui.widgets.text_field import TextField


@pytest.fixture
def field(qtbot: QtBot) -> TextField:
    made = TextField(lines=4)
    made.resize(300, 34)
    shown(qtbot, made)
    return made


def test_it_grows_with_its_lines_and_then_scrolls(field: TextField) -> None:
    heights = [field.height()]
    for _ in range(6):
        press("Return")
        heights.append(field.height())
    assert heights[0] == 34
    assert heights[1] - heights[0] == heights[2] - heights[1] > 15
    assert heights[3] == heights[-1]
    assert field.verticalScrollBar().maximum() > 0
    field.set_value("")
    assert field.height() == 34


def test_it_grows_when_its_text_wraps_and_when_it_gets_narrower(field: TextField) -> None:
    type_text("واژه " * 20)
    wide = field.height()
    assert wide > 34
    assert field.verticalScrollBar().maximum() == 0
    field.resize(200, field.height())
    assert field.height() > wide


def test_digits_alone_stand_at_the_right(field: TextField) -> None:
    type_text("۱۲")
    assert field.cursorRect().center().x() > field.width() / 2


def test_tab_leaves_the_field(qtbot: QtBot) -> None:
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = TextField(), LineField()
    column.addWidget(first)
    column.addWidget(second)
    shown(qtbot, window, focus=first)
    press("Tab")
    assert second.hasFocus()
    press("Shift+Backtab")
    assert first.hasFocus()
    assert first.value() == ""


@pytest.mark.parametrize("enter", ["Return", "Enter", "Shift+Return"])
def test_where_a_text_is_one_paragraph_enter_tells_the_owner(qtbot: QtBot, enter: str) -> None:
    field = TextField(newlines=False)
    shown(qtbot, field)
    type_text("متن")
    with qtbot.waitSignal(field.returnPressed, timeout=0):
        press(enter)
    QGuiApplication.clipboard().setText("یک\nدو")
    press("Ctrl+V")
    assert field.value() == "متنیک دو"


def test_no_letter_lies_behind_the_scroll_bar(qtbot: QtBot) -> None:
    made = TextField(lines=3)
    qtbot.addWidget(made)
    made.resize(300, 100)
    made.set_value("گشت شبانه در همهٔ محله‌های منطقه ادامه یابد. " * 20)
    made.show()
    for width in (300, 260, 340):
        made.resize(width, made.height())
        assert made.verticalScrollBar().isVisible()
        layout = made.document().firstBlock().layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        assert {line.width() for line in lines} == {made.viewport().width()}
        assert made.contentOffset().x() == 0
