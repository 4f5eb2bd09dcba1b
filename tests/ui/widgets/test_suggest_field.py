from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.models.suggestions import Suggestion
from ui.widgets.line_field import LineField
from ui.widgets.suggest_field import SuggestField

KNOWN = [
    Suggestion(1, "کمیتهٔ امداد"),
    Suggestion(2, "ادارهٔ آموزش و پرورش"),
    Suggestion(3, "هلال‌احمر", "جمعیت"),
    Suggestion(4, "شهرداری ناحیهٔ ۱"),
    Suggestion(5, "شهرداری ناحیهٔ ۲"),
    Suggestion(6, "آقای محمدی", "بهزیستی"),
    Suggestion(7, "آقای محمدی", "کلانتری"),
]


class Form(QWidget):
    def __init__(self, *, adds: bool = False) -> None:
        super().__init__()
        self.name = SuggestField(KNOWN, adds=adds)
        self.next = LineField()
        column = QVBoxLayout(self)
        column.addWidget(self.name)
        column.addWidget(self.next)
        self.heard: list[str] = []
        self.picked: list[object] = []
        self.added: list[str] = []
        self.name.edited.connect(self.heard.append)
        self.name.picked.connect(self.picked.append)
        self.name.adding.connect(self.added.append)


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    made = Form()
    shown(qtbot, made, focus=made.name)
    yield made
    made.close()


def offered(form: Form) -> list[str]:
    """Read the open list as it stands on the screen."""
    if not form.name.suggestions.isVisible():
        return []
    model = form.name.suggestions.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_letters_from_an_arabic_keyboard_find_a_name(form: Form) -> None:
    type_text("كميته")
    assert offered(form) == ["کمیتهٔ امداد"]


def test_a_part_of_a_word_and_the_second_text_find_too(form: Form) -> None:
    type_text("پرور")
    assert offered(form) == ["ادارهٔ آموزش و پرورش"]
    form.name.set_value("")
    type_text("بهزی")
    assert offered(form) == ["آقای محمدی"]


def test_typing_alone_stays_free_text(form: Form) -> None:
    type_text("شهرداری")
    press("Tab")
    assert form.next.hasFocus()
    assert form.name.value() == form.heard[-1] == "شهرداری"
    assert form.name.key() is None
    assert form.picked == []


@pytest.mark.parametrize("accept", ["Return", "Tab"])
def test_arrows_and_accepting_pick(form: Form, accept: str) -> None:
    type_text("ناحیه")
    press("Down", "Down", accept)
    assert form.name.value() == form.heard[-1] == "شهرداری ناحیهٔ ۲"
    assert form.name.key() == 5
    assert form.picked == [5]
    assert offered(form) == []
    assert form.next.hasFocus() is (accept == "Tab")


def test_up_goes_to_the_last(form: Form) -> None:
    type_text("ناحیه")
    press("Up", "Return")
    assert form.picked == [5]


def test_down_in_an_empty_field_shows_all_that_is_known(form: Form) -> None:
    press("Down")
    assert len(offered(form)) == len(KNOWN)


def test_a_list_longer_than_its_window_stays_open(qtbot: QtBot) -> None:
    form = Form()
    form.name.set_suggestions([Suggestion(n, f"ادارهٔ {n}") for n in range(20)])
    shown(qtbot, form, focus=form.name)
    press("Down")
    assert form.name.suggestions.isVisible()
    form.close()


def test_escape_closes_the_list_and_keeps_the_text(form: Form) -> None:
    outer: list[bool] = []
    QShortcut(QKeySequence("Esc"), form).activated.connect(lambda: outer.append(True))
    type_text("ناحیه")
    press("Esc")
    assert offered(form) == []
    assert form.name.value() == "ناحیه"
    assert outer == []
    press("Esc")
    assert outer == [True]


def test_a_click_picks(form: Form) -> None:
    type_text("ناحیه")
    names = form.name.suggestions
    place = names.visualRect(names.model().index(1, 0)).center()
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert form.picked == [5]
    assert form.name.hasFocus()


def test_a_name_typed_in_full_is_the_known_one(form: Form) -> None:
    type_text("هلال احمر")
    assert form.name.key() == 3
    assert form.name.value() == "هلال احمر"
    type_text("ِ تهران")
    assert form.name.key() is None


def test_of_two_alike_none_is_guessed(form: Form) -> None:
    type_text("آقای محمدی")
    assert form.name.key() is None
    press("Down", "Down", "Return")
    assert form.name.key() == 7


def test_changing_a_picked_name_lets_go_of_what_it_stood_for(form: Form) -> None:
    form.name.set_value("آقای محمدی", key=7)
    assert form.name.key() == 7
    press("End", "Backspace")
    assert form.name.key() is None


def test_setting_tells_nobody_and_opens_nothing(form: Form) -> None:
    form.name.set_value("کمیتهٔ امداد")
    assert form.name.key() == 1
    assert form.heard == []
    assert form.picked == []
    assert offered(form) == []


def test_leaving_closes_the_list(form: Form) -> None:
    type_text("ناحیه")
    form.next.setFocus()
    assert offered(form) == []


def test_a_new_name_can_be_added_where_the_owner_allows(qtbot: QtBot) -> None:
    form = Form(adds=True)
    shown(qtbot, form, focus=form.name)
    type_text("ناحیه")
    assert offered(form)[-1] == "افزودن «ناحیه»"
    press("Up", "Return")
    assert form.added == ["ناحیه"]
    assert form.name.value() == "ناحیه"
    form.name.set_value("")
    type_text("هلال احمر")
    assert "افزودن «هلال احمر»" not in offered(form)


def test_read_only_opens_nothing(form: Form) -> None:
    form.name.setReadOnly(True)
    press("Down")
    type_text("ناحیه")
    assert offered(form) == []
    assert form.heard == []


def test_the_list_fits_on_the_screen_at_the_bottom(qtbot: QtBot, form: Form) -> None:
    room = form.screen().availableGeometry()
    form.move(0, room.bottom() - form.height())
    qtbot.wait(50)
    type_text("ا")
    names = form.name.suggestions
    assert names.isVisible()
    assert names.geometry().bottom() < form.name.mapToGlobal(form.name.rect().topLeft()).y()
