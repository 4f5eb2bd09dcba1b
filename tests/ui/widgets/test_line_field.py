from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeySequence,
    QShortcut,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.widgets.field import Field
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.suggest_field import SuggestField
from ui.widgets.text_field import TextField

TEXT_FIELDS = [LineField, TextField]

MakeField = Callable[[], LineField | TextField]


@pytest.fixture(params=TEXT_FIELDS)
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> LineField | TextField:
    make: MakeField = request.param
    made = make()
    shown(qtbot, made)
    return made


def heard(field: Field[str]) -> list[str]:
    values: list[str] = []
    field.edited.connect(values.append)
    return values


def place(field: LineField | TextField) -> int:
    return field.cursorPosition() if isinstance(field, LineField) else field.textCursor().position()


def test_every_change_by_keys_is_told(field: LineField | TextField) -> None:
    values = heard(field)
    type_text("مهر")
    assert values == ["م", "مه", "مهر"]
    press("Backspace")
    assert values[-1] == field.value() == "مه"


def test_setting_tells_nobody_and_takes_a_problem_away(field: LineField | TextField) -> None:
    values = heard(field)
    field.note.show_problem("این خانه نباید خالی بماند.")
    field.set_value("نوشتهٔ مالک")
    assert field.value() == "نوشتهٔ مالک"
    assert values == []
    assert field.note.text == ""
    assert field.property("wrong") is False


def test_setting_the_same_text_leaves_the_cursor(field: LineField | TextField) -> None:
    field.set_value("مهر")
    press("Home")
    field.set_value("مهر")
    assert place(field) == 0


def test_arabic_letters_become_persian_in_the_middle_of_a_text(
    field: LineField | TextField,
) -> None:
    field.set_value("اب")
    press("Home")
    type_text("يك٥")
    assert field.value() == "یک۵اب"
    assert place(field) == 3


def test_pasted_text_is_cleaned_and_keeps_what_was_meant(field: LineField | TextField) -> None:
    values = heard(field)
    QGuiApplication.clipboard().setText("كميتهٔ امداد، ٣ نفر ABC 12")
    press("Ctrl+V")
    assert field.value() == "کمیتهٔ امداد، ۳ نفر ABC 12"
    assert values == [field.value()]


def test_letters_outside_the_basic_plane_do_not_move_the_cursor(
    field: LineField | TextField,
) -> None:
    field.set_value("😀ب")
    press("End")
    QTest.keyClick(field, Qt.Key.Key_Left if place(field) == 0 else Qt.Key.Key_Right)
    type_text("ي")
    assert field.value() == "😀یب"
    type_text("ك")
    assert field.value() == "😀یکب"


def test_an_input_method_is_cleaned_when_it_commits(field: LineField | TextField) -> None:
    values = heard(field)
    QApplication.sendEvent(field, QInputMethodEvent("كت", []))
    assert values == []
    commit = QInputMethodEvent("", [])
    commit.setCommitString("كتاب")
    QApplication.sendEvent(field, commit)
    assert field.value() == "کتاب"
    assert values == ["کتاب"]


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"])
@pytest.mark.parametrize("make", TEXT_FIELDS)
def test_undo_belongs_to_the_window(qtbot: QtBot, make: MakeField, keys: str) -> None:
    window = QWidget()
    field = make()
    QVBoxLayout(window).addWidget(field)
    fired: list[str] = []
    QShortcut(QKeySequence(keys), window).activated.connect(lambda: fired.append(keys))
    shown(qtbot, window, focus=field)
    type_text("متن")
    press(keys)
    assert fired == [keys]
    assert field.value() == "متن"


@pytest.mark.parametrize("keys", ["Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z"])
def test_without_a_window_undo_does_nothing(field: LineField | TextField, keys: str) -> None:
    type_text("متن")
    press(keys)
    assert field.value() == "متن"


def test_the_context_menu_offers_no_undo_and_no_keys(field: LineField | TextField) -> None:
    type_text("متن")
    popup = menu_of(field)
    assert isinstance(popup, QMenu)
    names = [action.objectName() for action in popup.actions()]
    assert "edit-paste" in names
    assert "edit-undo" not in names
    assert not popup.actions()[0].isSeparator()
    assert not [action.text() for action in popup.actions() if "\t" in action.text()]
    popup.close()


@pytest.mark.parametrize("kind", [LineField, TextField, SuggestField, NumberField])
def test_arrows_do_not_scroll_the_page_behind(qtbot: QtBot, kind: type[QWidget]) -> None:
    field = NumberField(0, 9) if kind is NumberField else kind()
    page = QWidget()
    page.setMinimumHeight(3_000)
    QVBoxLayout(page).addWidget(field, 0, Qt.AlignmentFlag.AlignTop)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    shown(qtbot, area, focus=field)
    bar = area.verticalScrollBar()
    bar.setValue(20)
    press("Down", "Down", "Up", "Down")
    assert bar.value() == 20
    assert field.hasFocus()


def menu_of(field: QLineEdit | QPlainTextEdit) -> QWidget | None:
    middle = field.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, field.mapToGlobal(middle))
    target = field.viewport() if isinstance(field, QPlainTextEdit) else field
    QApplication.sendEvent(target, event)
    return QApplication.activePopupWidget()


def test_a_line_stays_one_line(qtbot: QtBot) -> None:
    field = LineField()
    shown(qtbot, field)
    QGuiApplication.clipboard().setText("یک\nدو\r\nسه\tچهار")
    press("Ctrl+V")
    assert field.value() == "یک دو سه چهار"


def test_digits_alone_stand_at_the_right(qtbot: QtBot) -> None:
    field = LineField()
    field.resize(300, 34)
    shown(qtbot, field)
    type_text("۱۲")
    assert field.cursorRect().center().x() > field.width() / 2


@pytest.mark.parametrize("make", [LineField, SuggestField])
def test_a_line_runs_to_the_left_also_when_it_begins_with_latin(
    make: type[LineField | SuggestField], qtbot: QtBot
) -> None:
    field = make()
    shown(qtbot, field)
    type_text("AB سالن")
    field.setReadOnly(True)
    field.setCursorPosition(len("AB"))
    after_latin = field.cursorRect().center().x()
    field.setCursorPosition(len("AB سالن"))
    assert field.cursorRect().center().x() < after_latin
    assert field.value() == "AB سالن"


def test_what_is_stored_with_other_digits_leaves_the_cursor(qtbot: QtBot) -> None:
    field = LineField()
    shown(qtbot, field)
    type_text("منطقه 1 تهران")
    field.setCursorPosition(len("منطقه 1"))
    field.set_value("منطقه ۱ تهران")
    assert field.cursorPosition() == len("منطقه ۱")
