"""Open work beside the line being typed, by real keys."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import ActionState, Meeting
from desktop.meetings import editing, follow_up
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.offices import signed
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.workspace.resolutions.room import HELD_ON, Room, focus_name, texts
from tests.ui.stage import has_colour
from ui.screens.workspace.resolution_card import ResolutionCard
from ui.screens.workspace.similar_strip import SimilarStrip
from ui.theme import LIGHT

HEATING = "بازسازی سامانهٔ گرمایش مددسرا"
SCHOOLS = "تعمیر سامانهٔ گرمایش مدرسه و کارگاه"
TYPED = "تعمیر سامانهٔ گرمایش مددسرا"


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    earlier = call(office, propose(office, HELD_ON - timedelta(days=30)), "پیگیری")
    for text in (HEATING, SCHOOLS):
        action = editing.add_action(office, editing.add_resolution(office, earlier, "متن"), text)
        editing.save(office, replace(action, responsible="معاونت فنی"))
    meeting = call(office, propose(office, HELD_ON), "پیگیری")
    editing.add_resolution(office, meeting, "پناه گرم مستقر شود.")
    office.database.forget_acts()
    return meeting


@pytest.fixture
def room(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Iterator[Room]:
    made = Room(office, meeting)
    shown(qtbot, made, focus=made.field("add"))
    yield made
    made.close()
    assert made.desk.close()


def strip(room: Room) -> SimilarStrip:
    widget = room.field("similar")
    assert isinstance(widget, SimilarStrip)
    return widget


def said(room: Room, name: str = "text") -> str:
    label = room.field(f"similar.{name}")
    assert isinstance(label, QLabel)
    return label.accessibleName() or label.text()


def typed(qtbot: QtBot, room: Room, text: str = TYPED) -> None:
    type_text(text)
    qtbot.waitUntil(strip(room).isVisible)


def words(room: Room) -> list[str]:
    return [each.last.text if each.last else "" for each in room.stored.earlier]


def test_open_work_like_the_line_appears_and_the_line_keeps_the_keyboard(
    qtbot: QtBot, room: Room
) -> None:
    typed(qtbot, room)
    assert said(room) == HEATING
    assert said(room, "origin") == "مصوبهٔ ۱، جلسهٔ ۱ · معاونت فنی"
    assert said(room, "place") == "۱ از ۲"
    assert focus_name() == "add"
    assert HEATING in strip(room).toolTip()
    assert HEATING in strip(room).accessibleName()


def test_a_line_like_nothing_shows_nothing(room: Room) -> None:
    type_text("برگزاری جلسه با معتمدان محله")
    QTest.qWait(200)
    assert not strip(room).isVisible()


def test_one_key_links_instead_of_repeating_and_one_takes_it_back(qtbot: QtBot, room: Room) -> None:
    before = texts(room.stored.resolutions)
    typed(qtbot, room)
    press("Alt+P")
    assert words(room) == [f"دوباره مطرح شد: {TYPED}", ""]
    assert texts(room.stored.resolutions) == before
    assert room.field("add").property("plainText") == ""
    assert focus_name() == "add"
    assert strip(room).accessibleName().startswith("در پیگیری این جلسه ثبت شد")
    assert not room.field("similar.link").isVisible()
    room.desk.undo()
    assert words(room) == ["", ""]
    assert not strip(room).isVisible()


def test_alt_and_arrows_step_to_another_and_no_row_moves(qtbot: QtBot, room: Room) -> None:
    typed(qtbot, room)
    press("Alt+Up")
    assert said(room) == HEATING
    press("Alt+Down", "Alt+Down")
    assert (said(room), said(room, "place")) == (SCHOOLS, "۲ از ۲")
    press("Alt+P")
    assert words(room) == ["", f"دوباره مطرح شد: {TYPED}"]


def test_esc_says_that_it_is_something_else_until_the_next_line(qtbot: QtBot, room: Room) -> None:
    typed(qtbot, room)
    press("Esc")
    assert not strip(room).isVisible()
    type_text(" و سرویس")
    QTest.qWait(200)
    assert not strip(room).isVisible()
    press("Return")
    assert texts(room.stored.resolutions)[0][1] == [f"{TYPED} و سرویس"]
    typed(qtbot, room)


def test_enter_adds_the_line_all_the_same(qtbot: QtBot, room: Room) -> None:
    typed(qtbot, room)
    press("Return")
    assert texts(room.stored.resolutions)[0][1] == [TYPED]
    assert words(room) == ["", ""]
    assert not strip(room).isVisible()


def test_alt_p_means_nothing_while_nothing_is_alike(room: Room) -> None:
    type_text("پویش تازه")
    QTest.qWait(200)
    press("Alt+P")
    assert words(room) == ["", ""]
    assert room.field("add").property("plainText") == "پویش تازه"


def test_what_is_settled_meanwhile_goes_and_comes_back_with_undo(qtbot: QtBot, room: Room) -> None:
    typed(qtbot, room)
    heating = room.stored.earlier[0].action
    room.desk.act(lambda office: follow_up.report(office, room.meeting, heating, ActionState.DONE))
    qtbot.waitUntil(lambda: said(room) == SCHOOLS)
    room.desk.undo()
    qtbot.waitUntil(lambda: said(room) == HEATING)


def test_what_enter_will_add_to_stays_in_sight(qtbot: QtBot, room: Room) -> None:
    for _ in range(12):
        editing.add_resolution(room.office, room.meeting, "مصوبه‌ای دیگر")
    room.refresh()
    QTest.qWait(50)
    typed(qtbot, room)
    last = room.field("13.text")
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect().height() == last.height())


def test_it_has_the_colour_of_a_warning_and_then_of_success(qtbot: QtBot, room: Room) -> None:
    typed(qtbot, room)
    assert has_colour(strip(room).grab().toImage(), LIGHT.warn_tint)
    press("Alt+P")
    assert has_colour(strip(room).grab().toImage(), LIGHT.ok_tint)


def test_signed_minutes_are_compared_with_nothing(qtbot: QtBot, room: Room) -> None:
    typed(qtbot, room)
    room.desk.act(lambda office: signed(office, room.meeting))
    assert not strip(room).isVisible()


class _Painted(QObject):
    """Counts what of some widgets is painted."""

    def __init__(self, widgets: Sequence[QWidget]) -> None:
        super().__init__()
        self.times = 0
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return super().eventFilter(watched, event)


def seen(room: Room) -> tuple[QImage, QImage]:
    """Give what is on the screen, and what it would be if all were painted anew."""
    screen, again = room.screen().grabWindow(room.winId()), room.grab()
    return screen.toImage(), again.toImage()


def test_nothing_above_it_is_painted_anew_when_it_comes(qtbot: QtBot, room: Room) -> None:
    for number in range(9):
        add = partial(editing.add_resolution, meeting=room.stored.meeting, text=f"مصوبه {number}")
        room.desk.act(add)
    type_text(TYPED[0])  # the keyboard brings the last card into sight
    QTest.qWait(200)
    cards = room.findChildren(ResolutionCard)
    assert sum(not card.visibleRegion().isEmpty() for card in cards) > 4
    painted = _Painted(cards)
    typed(qtbot, room, TYPED[1:])
    QTest.qWait(100)
    assert painted.times <= 2  # at the edge, which moved
    screen, again = seen(room)
    assert screen == again
    press("Esc")
    QTest.qWait(100)
    screen, again = seen(room)
    assert screen == again
