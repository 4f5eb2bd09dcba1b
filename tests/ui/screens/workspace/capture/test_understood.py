"""What is said and tinted while the line is typed."""

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.records import Recurrence
from desktop.calendar.jalali import from_jalali
from tests.ui.keys import press, type_text
from tests.ui.screens.workspace.capture.line import chips, line, names_in_list, note
from tests.ui.screens.workspace.capture.test_entering import PLAN
from tests.ui.screens.workspace.resolutions.room import Room
from tests.ui.stage import has_colour
from ui.theme import LIGHT, Size
from ui.widgets.labels import KeyCap
from ui.widgets.paint import key_text


def test_who_decides_and_how_often_are_shown_as_understood(room: Room) -> None:
    type_text("گشت شبانه هر هفته ؟تأیید با نظر بهز")
    assert "بهزیستی" in names_in_list(room)
    press("Tab")
    type_text("تا ۱۵ مهر")
    assert chips(room) == (
        "تکرار: هفتگی",
        "شرط: تأیید",
        "با نظر: بهزیستی",
        "مهلت شرط: چهارشنبه ۱۵ مهر ۱۴۰۵",
    )
    press("Return")
    (part,) = room.stored.resolutions
    assert part.actions[-1].action.recurrence is Recurrence.WEEKLY
    assert part.actions[-1].action.text == "گشت شبانه"
    assert part.resolution.condition_decider == "بهزیستی"
    assert part.resolution.condition_deadline == from_jalali(1405, 7, 15)


def test_what_is_understood_is_shown_in_order_before_enter(room: Room) -> None:
    type_text("؟تأیید کارشناسی *راه آهن #بی سر تا ۱۵ آبان +بهزیستی @شهرداری ناحیه 4 گزارش")
    assert chips(room) == (
        "مسئول: شهرداری ناحیهٔ ۴",
        "همکار: بهزیستی",
        "جمعه ۱۵ آبان ۱۴۰۵ – تعطیل است",
        "محور: بی‌سرپناهان",
        "محله: راه‌آهن",
        "شرط: تأیید کارشناسی",
    )
    assert note(room) == ""
    for _ in range(len("گزارش")):
        press("Backspace")
    press("Backspace", "Backspace")
    assert chips(room)[0] == "مسئول: شهرداری ناحیه…"


def test_what_the_keys_do_is_told_also_beside_many_chips(qtbot: QtBot, room: Room) -> None:
    type_text(PLAN)
    caps = [cap for cap in room.section.findChildren(KeyCap) if cap.isVisible()]
    assert {key_text("Enter"), key_text("Ctrl+Enter")} <= {cap.accessibleName() for cap in caps}
    understood = room.field("understood")
    qtbot.waitUntil(lambda: understood.height() > Size.CHIP, timeout=1_000)
    assert understood.visibleRegion().boundingRect() == understood.rect()


def test_a_holiday_is_named_beside_its_day(room: Room) -> None:
    type_text("گزارش تا ۱ فروردین")
    assert chips(room)[0].startswith("یکشنبه ۱ فروردین ۱۴۰۶ – تعطیل رسمی: جشن نوروز")


def test_the_parts_are_tinted_while_they_are_typed(room: Room) -> None:
    assert not has_colour(line(room).grab().toImage(), LIGHT.accent_tint)
    type_text("گزارش @بهزیستی تا ۱۵ آبان")
    QTest.qWait(20)
    image = line(room).grab().toImage()
    assert has_colour(image, LIGHT.accent_tint)
    assert has_colour(image, LIGHT.warn_tint)
    assert not has_colour(image, LIGHT.danger_tint)
    press("Ctrl+A")
    type_text("گزارش تا ۱۲/۷")
    QTest.qWait(20)
    assert has_colour(line(room).grab().toImage(), LIGHT.danger_tint)
