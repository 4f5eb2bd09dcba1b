import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.widgets.line_field import LineField
from ui.widgets.number_field import NumberField
from ui.widgets.parsed_line import PAUSE_MS


class Form(QWidget):
    """A number between 1 and 1500, and a field to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.number = NumberField(1, 1500)
        self.other = LineField()
        column = QVBoxLayout(self)
        column.addWidget(self.number)
        column.addWidget(self.other)
        self.heard: list[int | None] = []
        self.number.edited.connect(self.heard.append)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    shown(qtbot, made, focus=made.number)
    return made


@pytest.mark.parametrize("typed", ["1200", "۱۲۰۰", "١٢٠٠", "1۲٠0"])
def test_all_digits_are_read_and_shown_in_persian(form: Form, typed: str) -> None:
    type_text(typed)
    press("Tab")
    assert form.heard == [1200]
    assert form.number.text() == "۱۲۰۰"


def test_the_figures_are_chosen_for_typing_over_them(form: Form) -> None:
    form.other.setFocus()
    form.number.set_value(1200)
    press("Shift+Backtab")
    assert form.number.text() == "۱۲۰۰"
    assert form.number.selectedText() == "۱۲۰۰"


@pytest.mark.parametrize("typed", ["0", "1501", "سه", "1.5"])
def test_what_cannot_be_taken_stays_and_is_explained(form: Form, typed: str) -> None:
    form.number.set_value(7)
    form.number.selectAll()
    type_text(typed)
    assert form.number.note.text == ""
    press("Tab")
    assert form.number.text() == typed
    assert form.number.note.text == "عددی از ۱ تا ۱۵۰۰ بنویسید."
    assert form.number.property("wrong") is True
    assert form.heard == []
    assert form.number.value() == 7


def test_a_mended_number_is_taken(form: Form) -> None:
    type_text("150x")
    press("Return")
    assert form.number.note.text
    press("Backspace")
    assert form.number.note.text == ""
    press("Return")
    assert form.heard == [150]


def test_a_pause_is_enough_to_be_taken(qtbot: QtBot, form: Form) -> None:
    type_text("12")
    assert form.heard == []
    qtbot.waitUntil(lambda: form.heard == [12], timeout=3 * PAUSE_MS)
    assert form.number.text() == "12"


def test_closing_the_window_loses_nothing(form: Form) -> None:
    type_text("12")
    form.close()
    assert form.heard == [12]


def test_emptied_is_none_where_it_may_be_empty(form: Form) -> None:
    form.number.set_value(7)
    form.number.selectAll()
    press("Del")
    press("Tab")
    assert form.heard == [None]


def test_emptied_is_refused_where_it_is_needed(qtbot: QtBot) -> None:
    field = NumberField(1, 22, needed="شمارهٔ منطقه را بنویسید.")
    shown(qtbot, field)
    field.set_value(7)
    field.selectAll()
    press("Del")
    press("Return")
    assert field.note.text == "شمارهٔ منطقه را بنویسید."
    assert field.value() == 7


def test_arrows_count_within_the_bounds(form: Form) -> None:
    form.number.set_value(1499)
    for _ in range(3):
        press("Up")
    assert form.heard == [1500]
    press("Down")
    assert form.number.value() == 1499


def test_arrows_count_on_from_what_was_just_typed(form: Form) -> None:
    type_text("41")
    press("Up")
    assert form.number.value() == 42
    assert form.heard[-1] == 42


def test_setting_tells_nobody(form: Form) -> None:
    form.number.set_value(5)
    form.other.setFocus()
    assert form.heard == []


def test_a_problem_set_by_the_owner_stays_when_the_field_is_left(form: Form) -> None:
    form.number.set_value(5)
    form.number.note.show_problem("این شماره تکراری است.")
    form.other.setFocus()
    assert form.number.note.text == "این شماره تکراری است."


def test_read_only_is_not_changed_by_keys(form: Form) -> None:
    form.number.set_value(5)
    form.number.setReadOnly(True)
    press("Up")
    type_text("9")
    assert form.number.value() == 5
    assert form.heard == []
