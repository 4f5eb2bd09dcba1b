"""Grey words and the list of names, by real keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import drafts
from desktop.calendar.jalali import from_jalali
from desktop.office import OpenOffice
from tests.ui.keys import press, shown, type_text
from tests.ui.screens.workspace.capture.line import chips, line, names_in_list
from tests.ui.screens.workspace.resolutions.room import Room, focus_name


def test_tab_accepts_the_grey_words_and_else_goes_on(room: Room) -> None:
    type_text("گزارش @كمي")
    assert line(room).grey == "تهٔ امداد"
    assert line(room).value() == "گزارش @کمی"
    press("Tab")
    assert line(room).value() == "گزارش @کمیتهٔ امداد "
    assert focus_name() == "add"
    press("Tab")
    assert focus_name() != "add"


def test_the_grey_words_are_never_written(qtbot: QtBot, room: Room, office: OpenOffice) -> None:
    type_text("گزارش @کمی")
    place = f"{room.meeting.uuid}.resolutions"
    qtbot.waitUntil(lambda: drafts.kept(office, place) == "گزارش @کمی", timeout=1_000)
    QTest.mouseClick(line(room).viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 10))
    type_text(" نو")
    assert line(room).value() == "گزارش @کمی نو"


def test_a_list_opens_behind_a_mark_and_is_gone_through_by_keys(room: Room) -> None:
    type_text("گزارش @")
    assert "کمیتهٔ امداد" in names_in_list(room)
    type_text("شهرداری نا")
    assert names_in_list(room) == [f"شهرداری ناحیهٔ {number}" for number in "۱۲۳۴"]
    press("Down", "Up", "Return")
    assert line(room).value() == "گزارش @شهرداری ناحیهٔ ۴ "
    assert names_in_list(room) == []
    before = room.stored.resolutions
    press("Return")
    (part,) = room.stored.resolutions
    assert before[0].actions == ()
    assert [each.action.responsible for each in part.actions] == ["شهرداری ناحیهٔ ۴"]


def test_a_word_with_a_colon_opens_the_list_as_a_mark_does(room: Room) -> None:
    type_text("گزارش همکار: به")
    assert names_in_list(room)[0] == "بهزیستی"
    press("Tab")
    assert line(room).value() == "گزارش همکار: بهزیستی "


def test_escape_closes_the_list_and_keeps_the_text(room: Room) -> None:
    type_text("گزارش @شهرداری نا")
    press("Esc")
    assert names_in_list(room) == []
    assert line(room).value() == "گزارش @شهرداری نا"
    assert focus_name() == "add"


def test_plain_text_opens_no_list_but_down_does(room: Room) -> None:
    type_text("گزارش بهزی")
    assert names_in_list(room) == []
    assert line(room).grey == ""
    press("Down")
    assert names_in_list(room)[:2] == ["بهزیستی", "بهزیستی"]
    press("Down", "Return")
    assert line(room).value() == "گزارش +بهزیستی "


def test_the_word_for_a_role_is_completed_quietly(room: Room) -> None:
    type_text("گزارش مسئول به")
    assert (names_in_list(room), line(room).grey) == ([], "زیستی")
    press("Tab")
    assert line(room).value() == "گزارش مسئول: بهزیستی "


def test_a_line_half_typed_comes_back_as_it_was(
    qtbot: QtBot, room: Room, office: OpenOffice
) -> None:
    type_text("گزارش @بهزیستی تا پای")
    assert room.desk.flush()
    again = Room(office, room.meeting)
    shown(qtbot, again, focus=again.field("add"))
    assert line(again).value() == "گزارش @بهزیستی تا پای"
    assert chips(again) == ("مسئول: بهزیستی",)
    press("Ctrl+End")
    type_text("ان آبان")
    press("Return")
    (action,) = again.stored.resolutions[0].actions
    assert action.action.deadline == from_jalali(1405, 8, 30)
    assert drafts.kept(office, f"{room.meeting.uuid}.resolutions") == ""


def test_a_line_with_letters_beyond_the_first_plane_keeps_its_places(room: Room) -> None:
    press("Ctrl+A")
    QApplication.clipboard().setText("😀 گزارش @بهزی")
    press("Ctrl+V")
    assert line(room).grey == "ستی"
    press("Tab")
    assert line(room).value() == "😀 گزارش @بهزیستی "
