"""Whatever opens above the window is opaque: without a compositor, what shines through is black."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QFrame, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.models.suggestions import Suggestion
from ui.theme import LIGHT
from ui.widgets.choice_field import ChoiceField
from ui.widgets.date_field import DateField
from ui.widgets.quiet import quiet
from ui.widgets.suggest_field import SuggestField

LOOKS = ("card", "resolution", "capture", "actionRow", "")
OPAQUE = 255
OPEN = 2  # pixels from the edge, where the ground begins


class Form(QFrame):
    """One field of each kind that opens something, on a card or on paper."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self.setProperty("look", look)
        self.choice = quiet(ChoiceField([(1, "تصویب شد"), (2, "به اطلاع رسید")]))
        self.name = quiet(SuggestField([Suggestion(1, "کمیتهٔ امداد")]))
        self.date = DateField()
        column = QVBoxLayout(self)
        for field in (self.choice, self.name, self.date):
            column.addWidget(field)


@pytest.fixture(params=LOOKS)
def form(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[Form]:
    made = Form(request.param)
    shown(qtbot, made, focus=made.choice)
    yield made
    made.close()


def assert_opaque(popup: QWidget) -> None:
    """See the surface with a border around it, out to the corners."""
    picture = popup.grab().toImage()
    right, bottom = picture.width() - 1, picture.height() - 1
    corners = [(0, 0), (right, 0), (0, bottom), (right, bottom)]
    assert {picture.pixelColor(*corner).name() for corner in corners} == {
        QColor(LIGHT.border_strong).name()
    }
    assert picture.pixelColor(OPEN, bottom - OPEN).name() == QColor(LIGHT.surface).name()
    places = [(x, y) for x in range(right + 1) for y in range(bottom + 1)]
    assert all(picture.pixelColor(*place).alpha() == OPAQUE for place in places)


def test_choices_open_on_a_surface(form: Form, qtbot: QtBot) -> None:
    form.choice.showPopup()
    qtbot.waitUntil(form.choice.view().isVisible)
    assert_opaque(form.choice.view().window())
    form.choice.hidePopup()


def test_names_are_offered_on_a_surface(form: Form) -> None:
    form.name.setFocus()
    type_text("کمی")
    assert form.name.suggestions.isVisible()
    assert_opaque(form.name.suggestions)


def test_the_calendar_opens_on_a_surface(form: Form) -> None:
    form.date.setFocus()
    press("F4")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert_opaque(popup)
    popup.close()


def test_a_menu_opens_on_a_surface(form: Form, qtbot: QtBot) -> None:
    menu = QMenu(form)
    menu.addAction("کپی")
    menu.popup(form.mapToGlobal(form.rect().center()))
    qtbot.waitUntil(menu.isVisible)
    assert_opaque(menu)
    menu.close()
