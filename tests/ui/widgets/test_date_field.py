from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.calendar.jalali import from_jalali
from tests.ui.keys import press, shown, type_text
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.date_field import DateField
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.parsed_line import PAUSE_MS

TODAY = from_jalali(1405, 7, 12)


class Form(QWidget):
    def __init__(self, needed: str = "") -> None:
        super().__init__()
        self.date = DateField(needed=needed, today=lambda: TODAY)
        self.next = LineField()
        column = QVBoxLayout(self)
        column.addWidget(self.date)
        column.addWidget(self.next)
        self.resize(300, 120)
        self.heard: list[date | None] = []
        self.date.edited.connect(self.heard.append)

    @property
    def calendar(self) -> CalendarPopup:
        return self.date.findChildren(CalendarPopup)[0]

    def said(self, name: str) -> str:
        return self.calendar.findChildren(Label, name)[0].text()


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[Form]:
    made = Form()
    shown(qtbot, made, focus=made.date)
    yield made
    made.close()


@pytest.mark.parametrize(
    "typed",
    ["1405/7/12", "۱۴۰۵/۰۷/۱۲", "١٤٠٥-٧-١٢", "14۰5/۷/12", "۱۲ مهر", "۱۲ مهر ۱۴۰۵", "امروز"],
)
def test_a_date_is_read_as_people_type_it(form: Form, typed: str) -> None:
    type_text(typed)
    press("Tab")
    assert form.heard == [TODAY]
    assert form.date.text() == "یکشنبه ۱۲ مهر ۱۴۰۵"


def test_letters_from_an_arabic_keyboard_are_read_too(form: Form) -> None:
    type_text("يكشنبه")
    assert form.date.text() == "یکشنبه"
    press("Return")
    assert form.heard == [TODAY + timedelta(days=7)]


def test_a_day_that_is_not_is_refused_with_the_reason(form: Form) -> None:
    form.date.set_value(TODAY)
    form.date.selectAll()
    type_text("۱۴۰۴/۱۲/۳۰")
    press("Tab")
    assert form.date.note.text == "سال ۱۴۰۴ کبیسه نیست؛ اسفند آن ۲۹ روز است و روز ۳۰ ندارد."
    assert form.date.text() == "۱۴۰۴/۱۲/۳۰"
    assert form.date.value() == TODAY
    assert form.heard == []


def test_while_it_is_typed_into_there_is_no_weekday_to_correct(form: Form) -> None:
    form.next.setFocus()
    form.date.set_value(TODAY)
    assert form.date.text() == "یکشنبه ۱۲ مهر ۱۴۰۵"
    press("Shift+Backtab")
    assert form.date.text() == form.date.selectedText() == "۱۲ مهر ۱۴۰۵"


@pytest.mark.parametrize(
    ("width", "text"),
    [(280, "چهارشنبه ۳۰ اردیبهشت ۱۴۰۵"), (180, "۳۰ اردیبهشت ۱۴۰۵"), (130, "۱۴۰۵/۰۲/۳۰")],
)
def test_a_narrow_field_shows_a_shorter_date_and_never_half_a_date(
    qtbot: QtBot, form: Form, width: int, text: str
) -> None:
    form.next.setFocus()
    form.date.set_value(from_jalali(1405, 2, 30))
    form.date.setFixedWidth(width)
    qtbot.waitUntil(lambda: form.date.width() == width)
    assert form.date.text() == text


def test_arrows_move_by_a_day(form: Form) -> None:
    form.date.set_value(TODAY)
    press("Up", "Up", "Down")
    assert form.heard == [TODAY + timedelta(days=days) for days in (1, 2, 1)]


def test_a_pause_is_enough_and_the_day_off_is_told(qtbot: QtBot, form: Form) -> None:
    type_text("۱۵ آبان")
    qtbot.waitUntil(lambda: form.heard == [from_jalali(1405, 8, 15)], timeout=3 * PAUSE_MS)
    assert form.date.text() == "۱۵ آبان"
    assert form.date.note.text == "جمعه و تعطیل است"


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (from_jalali(1405, 1, 1), "تعطیل رسمی: "),
        (from_jalali(1406, 1, 13), "جمعه و تعطیل رسمی: "),
        (from_jalali(1405, 8, 15), "جمعه و تعطیل است"),
    ],
)
def test_a_day_off_is_told_under_the_field(form: Form, day: date, told: str) -> None:
    form.date.set_value(day)
    assert form.date.note.text.startswith(told)
    form.date.set_value(TODAY)
    assert form.date.note.text == ""


def test_emptied_is_none_or_refused(qtbot: QtBot, form: Form) -> None:
    form.date.set_value(TODAY)
    form.date.selectAll()
    press("Del", "Tab")
    assert form.heard == [None]
    needing = Form(needed="تاریخ جلسه را بنویسید.")
    shown(qtbot, needing, focus=needing.date)
    needing.date.set_value(TODAY)
    needing.date.selectAll()
    press("Del", "Tab")
    assert needing.heard == []
    assert needing.date.note.text == "تاریخ جلسه را بنویسید."


@pytest.mark.parametrize("opening", ["F4", "Alt+Down"])
def test_the_calendar_opens_on_the_date_and_picks_by_keys(form: Form, opening: str) -> None:
    form.date.set_value(TODAY)
    press(opening)
    assert form.calendar.isVisible()
    assert form.said("calendarMonth") == "مهر ۱۴۰۵"
    press("Left", "Down", "Right", "Return")
    assert not form.calendar.isVisible()
    assert form.heard == [TODAY + timedelta(days=7)]
    assert form.date.hasFocus()
    assert form.date.text() == "۱۹ مهر ۱۴۰۵"


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["PgDown"], (1405, 8, 12)),
        (["PgUp"], (1405, 6, 12)),
        (["Ctrl+PgDown"], (1406, 7, 12)),
        (["Ctrl+PgUp"], (1404, 7, 12)),
        (["Up", "Up"], (1405, 6, 29)),
        (["PgUp", "PgUp", "Home"], (1405, 7, 12)),
    ],
)
def test_the_calendar_is_walked_by_keys(
    form: Form, keys: list[str], day: tuple[int, int, int]
) -> None:
    press("F4", *keys)
    assert form.calendar.grid.day() == from_jalali(*day)
    press("Space")
    assert form.date.value() == from_jalali(*day)


def test_a_longer_month_gives_its_last_day_to_a_shorter_one(form: Form) -> None:
    form.date.set_value(from_jalali(1405, 6, 31))
    press("F4", "PgDown", "Return")
    assert form.date.value() == from_jalali(1405, 7, 30)


def test_escape_leaves_the_date(form: Form) -> None:
    form.date.set_value(TODAY)
    press("F4", "Down", "Esc")
    assert not form.calendar.isVisible()
    assert form.heard == []
    assert form.date.value() == TODAY


def test_the_calendar_says_what_the_day_is(form: Form) -> None:
    form.date.set_value(from_jalali(1406, 1, 2))
    press("F4")
    assert form.said("calendarNote").startswith("دوشنبه ۲ فروردین ۱۴۰۶\nتعطیل رسمی: ")


def test_the_calendar_goes_by_mouse(form: Form) -> None:
    form.date.set_value(TODAY)
    press("F4")
    calendar = form.calendar
    buttons = {button.objectName(): button for button in calendar.findChildren(QPushButton)}
    earlier, later = buttons["earlierMonth"], buttons["laterMonth"]
    assert earlier.x() > later.x()
    QTest.mouseClick(earlier, Qt.MouseButton.LeftButton)
    assert form.said("calendarMonth") == "شهریور ۱۴۰۵"
    QTest.mouseClick(later, Qt.MouseButton.LeftButton)
    first_row = calendar.grid.visualRect(calendar.grid.model().index(0, 4)).center()
    QTest.mouseClick(calendar.grid.viewport(), Qt.MouseButton.LeftButton, pos=first_row)
    assert form.heard == [from_jalali(1405, 7, 1)]


def test_today_is_one_click(form: Form) -> None:
    form.date.set_value(from_jalali(1404, 1, 1))
    press("F4")
    today = form.calendar.findChildren(QPushButton, "calendarToday")[0]
    QTest.mouseClick(today, Qt.MouseButton.LeftButton)
    assert form.heard == [TODAY]


@pytest.mark.parametrize(
    ("day", "keys"),
    [
        (from_jalali(1300, 1, 1), ["Right", "Up", "PgUp", "Ctrl+PgUp"]),
        (from_jalali(1500, 12, 29), ["Left", "Down", "PgDown", "Ctrl+PgDown", "Left"]),
    ],
)
def test_the_calendar_ends_where_its_years_end(form: Form, day: date, keys: list[str]) -> None:
    form.date.set_value(day)
    press("F4", *keys)
    assert form.calendar.grid.day() == form.calendar.grid.currentIndex().data(256)
    assert abs(form.calendar.grid.day() - day) <= timedelta(days=1)


def test_read_only_opens_nothing(form: Form) -> None:
    form.date.set_value(TODAY)
    form.date.setReadOnly(True)
    press("F4", "Up")
    assert form.date.findChildren(CalendarPopup) == []
    assert form.heard == []
