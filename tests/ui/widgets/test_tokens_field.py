from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.keys import press, shown, type_text
from ui.models.suggestions import Suggestion, suggested
from ui.widgets.line_field import LineField
from ui.widgets.token_parts import Token, TokenChip, TokenLine
from ui.widgets.tokens_field import TokensField

KNOWN = [
    Suggestion(1, "بهزیستی"),
    Suggestion(2, "کلانتری"),
    Suggestion(3, "ادارهٔ سلامت"),
    Suggestion(4, "آموزش و پرورش"),
]
WELFARE, POLICE = Token(1, "بهزیستی"), Token(2, "کلانتری")


class Form(QWidget):
    def __init__(self, *, adds: bool = False) -> None:
        super().__init__()
        self.names = TokensField(KNOWN, adds=adds)
        self.next = LineField()
        column = QVBoxLayout(self)
        column.addWidget(self.names)
        column.addWidget(self.next)
        column.addStretch()
        self.resize(320, 200)
        self.heard: list[tuple[Token, ...]] = []
        self.names.edited.connect(self.heard.append)

    def chips(self) -> list[TokenChip]:
        chips = [chip for chip in self.names.findChildren(TokenChip) if chip.isVisible()]
        return sorted(chips, key=lambda chip: (chip.y(), -chip.x()))

    @property
    def line(self) -> TokenLine:
        return self.names.findChildren(TokenLine)[0]


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    made = Form()
    shown(qtbot, made, focus=made.names)
    assert QApplication.focusWidget() is made.line
    yield made
    made.close()


@pytest.fixture
def free(qtbot: QtBot) -> Iterator[Form]:
    """A field that takes new names too."""
    made = Form(adds=True)
    shown(qtbot, made, focus=made.names)
    assert QApplication.focusWidget() is made.line
    yield made
    made.close()


@pytest.mark.parametrize("finish", ["Return", "Tab"])
def test_the_best_known_name_is_taken(form: Form, finish: str) -> None:
    type_text("كلان")
    press(finish)
    assert form.heard == [(POLICE,)]
    assert [chip.accessibleName() for chip in form.chips()] == ["کلانتری"]
    type_text("بهز")
    press(finish)
    assert form.names.value() == (POLICE, WELFARE)


def test_a_comma_ends_a_name(form: Form) -> None:
    type_text("کلانتری،بهزیستی،")
    assert form.names.value() == (POLICE, WELFARE)
    assert form.line.text() == ""


def test_a_pasted_list_becomes_tokens(form: Form) -> None:
    QGuiApplication.clipboard().setText("كلانتري، بهزيستي، اداره سلامت")
    press("Ctrl+V")
    assert form.names.value() == (POLICE, WELFARE)
    press("Return")
    assert form.names.value()[-1] == Token(3, "ادارهٔ سلامت")


def test_a_name_is_taken_once_and_no_longer_offered(form: Form) -> None:
    type_text("کلانتری،")
    type_text("كلانتري،")
    assert form.heard == [(POLICE,)]


def test_leaving_finishes_the_name(form: Form) -> None:
    type_text("کلانتری")
    press("Esc")
    form.next.setFocus()
    assert form.heard == [(POLICE,)]


def test_an_unknown_name_stays_and_is_explained(form: Form) -> None:
    type_text("شهربانی")
    press("Return")
    assert form.names.note.text == "«شهربانی» در فهرست نیست. نامی از فهرست برگزینید."
    assert form.line.text() == "شهربانی"
    assert form.names.property("wrong") is True
    assert form.heard == []
    press("Backspace")
    assert form.names.note.text == ""


def test_a_new_name_is_taken_where_it_may_be(free: Form) -> None:
    type_text("شورایاری")
    press("Return")
    assert free.heard == [(Token(None, "شورایاری"),)]
    type_text("شورا یاری،")
    assert len(free.heard) == 1


def test_what_is_typed_is_not_replaced_where_new_names_are_taken(free: Form) -> None:
    type_text("کلان")
    press("Return")
    assert free.names.value() == (Token(None, "کلان"),)
    type_text("بهز")
    press("Down", "Return")
    assert free.names.value()[-1] == WELFARE


def test_backspace_in_the_empty_line_takes_the_last_one_away(form: Form) -> None:
    form.names.set_value((WELFARE, POLICE))
    press("Backspace")
    assert form.heard == [(WELFARE,)]
    type_text("ا")
    press("Backspace")
    assert form.names.value() == (WELFARE,)


def test_arrows_go_to_the_chips_and_delete_removes(form: Form) -> None:
    form.names.set_value((WELFARE, POLICE, Token(3, "ادارهٔ سلامت")))
    press("Right")
    assert form.chips()[2].hasFocus()
    press("Right")
    assert form.chips()[1].hasFocus()
    press("Del")
    assert form.heard == [(WELFARE, Token(3, "ادارهٔ سلامت"))]
    assert form.chips()[1].hasFocus()
    press("Backspace")
    assert form.names.value() == (WELFARE,)
    press("Right", "Right", "Right")
    assert form.chips()[0].hasFocus()
    press("Left")
    assert QApplication.focusWidget() is form.line


def test_the_cross_removes(form: Form) -> None:
    form.names.set_value((WELFARE, POLICE))
    first = form.chips()[0]
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(first.width() - 10, 11))
    assert form.heard == []
    QTest.mouseClick(first, Qt.MouseButton.LeftButton, pos=QPoint(8, 11))
    assert form.heard == [(POLICE,)]


def test_chips_stand_from_the_right_and_flow_into_rows(form: Form) -> None:
    height = form.names.height()
    assert height == 34
    form.names.set_value((WELFARE, POLICE))
    first, second = form.chips()
    assert first.x() > second.x()
    assert form.names.height() == height
    form.names.set_value(tuple(Token(number, "نام دستگاهی بلند") for number in range(5)))
    assert form.names.height() > height + 20
    assert all(form.names.rect().contains(chip.geometry()) for chip in form.chips())


def test_setting_tells_nobody(form: Form) -> None:
    form.names.set_value((WELFARE,))
    form.names.set_value(())
    assert form.heard == []
    assert form.chips() == []


def test_enter_in_the_empty_line_belongs_to_the_owner(form: Form) -> None:
    passed: list[str] = []
    QShortcut(QKeySequence("Return"), form).activated.connect(lambda: passed.append("Return"))
    press("Return")
    assert passed == ["Return"]
    type_text("کلانتری")
    press("Esc", "Return")
    assert passed == ["Return"]
    assert form.heard == [(POLICE,)]


def test_read_only_cannot_be_changed(form: Form) -> None:
    form.names.set_value((WELFARE,))
    form.names.setReadOnly(True)
    press("Backspace", "Right", "Del")
    chip = form.chips()[0]
    QTest.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(8, 11))
    assert form.names.value() == (WELFARE,)
    assert form.heard == []


def test_the_name_of_the_field_is_the_lines_too(form: Form) -> None:
    form.names.setAccessibleName("همکاران")
    assert form.line.accessibleName() == "همکاران"


def test_closing_the_window_finishes_the_name(form: Form) -> None:
    type_text("کلانتری")
    press("Esc")
    form.close()
    assert form.heard == [(POLICE,)]


HOMELESS = Suggestion(5, "بی‌سرپناهان")
PROVINCE = Suggestion(6, "اورژانس استان")


def test_tab_completes_to_the_first_name_that_begins_so(free: Form) -> None:
    free.names.set_suggestions([*KNOWN, Suggestion(7, "خانهٔ بی‌خانمان‌ها"), HOMELESS])
    type_text("بی")
    press("Tab")
    assert free.names.value() == (Token(5, "بی‌سرپناهان"),)
    assert QApplication.focusWidget() is free.line
    press("Tab")
    assert free.next.hasFocus()


def test_tab_leaves_with_a_name_that_is_known_or_that_nothing_begins_with(free: Form) -> None:
    free.names.set_suggestions([*KNOWN, Suggestion(7, "کلانتری ۱۲")])
    for name, token in (("کلانتری", POLICE), ("شورایاری", Token(None, "شورایاری"))):
        free.names.setFocus()
        type_text(name)
        press("Tab")
        assert free.next.hasFocus()
        assert free.names.value()[-1] == token


@pytest.mark.parametrize(
    ("typed", "token"),
    [
        ("بی", Token(5, "بی‌سرپناهان")),
        ("به", Token(1, "بهزیستی")),
        ("ک", Token(None, "ک")),  # two begin so
        ("اورژانس", Token(None, "اورژانس")),  # whole, and it may be another one
        ("اورژانس اس", Token(6, "اورژانس استان")),
        ("بهزیستی", WELFARE),
    ],
)
def test_leaving_makes_no_new_name_of_half_a_known_one(
    free: Form, typed: str, token: Token
) -> None:
    free.names.set_suggestions([*KNOWN, HOMELESS, PROVINCE, Suggestion(8, "کمیتهٔ امداد")])
    type_text(typed)
    free.next.setFocus()
    assert free.names.value() == (token,)


def test_enter_keeps_half_a_name_as_a_new_one(free: Form) -> None:
    free.names.set_suggestions([*KNOWN, HOMELESS])
    type_text("بی")
    press("Return")
    assert free.names.value() == (Token(None, "بی"),)


def test_a_name_that_was_given_up_becomes_the_one_that_was_kept(free: Form) -> None:
    free.names.set_suggestions(suggested(["بهزیستی شمال"], [("خیریهٔ مهر", "بهزیستی شمال")]))
    kept = Token("بهزیستی شمال", "بهزیستی شمال")
    type_text("خيريه مهر")
    shown_names = free.line.suggestions.model()
    assert [shown_names.index(row, 0).data() for row in range(shown_names.rowCount())] == [
        "بهزیستی شمال"
    ]
    assert free.line.suggestions.isVisible()
    press("Down", "Return")
    assert free.names.value() == (kept,)
    press("Backspace")
    type_text("خیریه مهر")
    press("Return")
    assert free.names.value() == (kept,)
