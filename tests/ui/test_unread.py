"""What was typed and cannot be read: kept as it is, listed by the review, taken back by Ctrl+Z."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, Presence
from desktop.meetings import attendance, dossier, editing, schedule
from desktop.office import OpenOffice
from tests.offices import open_office
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.desk import WRITE_AFTER_MS
from ui.widgets.parsed_line import PAUSE_MS
from ui.widgets.quiet_tokens import QuietTokens
from ui.window import Window

DEADLINE = "resolutions.1.actions.1.deadline"
SECTIONS = ("heading", "attendance", "agenda", "resolutions", "review")
TYPED = {
    "heading.held_on": "پایان مهر",
    "heading.next_at": "ظهر",
    "attendance.members.1.arrived_at": "abc",
    "attendance.members.1.letter_date": "دیروزها",
    "agenda.1.planned_minutes": "نیم ساعت",
    "resolutions.1.votes_for": "ب",
    DEADLINE: "اواخر مهر",
}


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    """Give a meeting with one action and a vote."""
    meeting = schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")
    member = dossier.read(office, meeting.id).members[0]
    attendance.record_presence(office, member, Presence.REPRESENTED)
    resolution = editing.add_resolution(office, meeting, "مددسرا بازسازی شود.")
    editing.add_action(office, resolution, "برآورد هزینه")
    office.database.forget_acts()
    return meeting


@pytest.fixture
def window(office: OpenOffice, meeting: Meeting, qtbot: QtBot) -> Window:
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    return window


def go_to(window: Window, name: str) -> QLineEdit:
    press(f"Ctrl+{1 + SECTIONS.index(name.partition('.')[0])}")
    field = child(window, QLineEdit, name)
    parent = field.parentWidget()
    assert parent is not None
    if "votes" in name:
        parent.show()
    field.setFocus()
    field.selectAll()
    return field


def findings(window: Window) -> list[str]:
    rows = child(window, QListWidget, "review.findings")
    return [rows.item(row).text() for row in range(rows.count())]


def unread(window: Window) -> list[str]:
    return [each for each in findings(window) if "خوانده نشد" in each]


def test_what_cannot_be_read_survives_a_power_cut(
    window: Window, office: OpenOffice, meeting: Meeting, qtbot: QtBot
) -> None:
    for name, text in TYPED.items():
        go_to(window, name)
        type_text(text)
    qtbot.wait(2 * PAUSE_MS)
    # No close: the file is opened again as it was left behind.
    with open_office(office.folder) as again:
        other = opened(qtbot, again)
        other.open_meeting(meeting.id)
        for name, text in TYPED.items():
            field = go_to(other, name)
            assert (field.text(), field.property("wrong")) == (text, True), name
            assert field.toolTip() == field.accessibleDescription() != ""
        other.close()


def test_votes_say_under_them_what_is_wrong(window: Window) -> None:
    go_to(window, "resolutions.1.votes_for")
    type_text("ب")
    press("Tab")
    said = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
    assert "عددی از ۰ تا ۹۹۹ بنویسید." in said


def test_the_review_lists_it_and_leads_to_it(window: Window, qtbot: QtBot) -> None:
    for name, text in TYPED.items():
        go_to(window, name)
        type_text(text)
    press("Ctrl+5")
    post = "شهردار منطقه"
    told = {
        "تاریخ جلسه خوانده نشد: «پایان مهر»": "heading.held_on",
        f"تاریخ معرفی‌نامهٔ جانشین «{post}» خوانده نشد: «دیروزها»": (
            "attendance.members.1.letter_date"
        ),
        f"ساعت ورود «{post}» خوانده نشد: «abc»": "attendance.members.1.arrived_at",
        "زمان پیش‌بینی‌شدهٔ بند ۱ دستور جلسه خوانده نشد: «نیم ساعت»": "agenda.1.planned_minutes",
        "شمار آرای موافق مصوبهٔ ۱ خوانده نشد: «ب»": "resolutions.1.votes_for",
        "مهلت اقدام «الف» از مصوبهٔ ۱ خوانده نشد: «اواخر مهر»": DEADLINE,
        "ساعت جلسهٔ بعد خوانده نشد: «ظهر»": "heading.next_at",
    }
    qtbot.waitUntil(lambda: unread(window) == list(told))
    assert "اقدام «الف» از مصوبهٔ ۱ مهلت ندارد." not in findings(window)
    for sentence, name in told.items():
        press("Ctrl+5")
        rows = child(window, QListWidget, "review.findings")
        rows.setCurrentItem(rows.findItems(sentence, Qt.MatchFlag.MatchExactly)[0])
        press("Return")
        assert child(window, QLineEdit, name).hasFocus()


def test_mended_or_taken_back_it_is_forgotten(
    window: Window, office: OpenOffice, meeting: Meeting, qtbot: QtBot
) -> None:
    for mending in (["Ctrl+A", "Del"], ["Ctrl+Z"]):
        go_to(window, "heading.next_at")
        type_text("ظهر")
        press("Tab")
        qtbot.waitUntil(lambda: len(dossier.read(office, meeting.id).unread) == 1)
        go_to(window, "heading.next_at")
        press(*mending)
        qtbot.waitUntil(lambda: not dossier.read(office, meeting.id).unread)
    press("Ctrl+5")
    assert findings(window)
    assert not unread(window)


def test_undo_takes_back_the_unread_text_and_nothing_else(
    window: Window, office: OpenOffice, meeting: Meeting, qtbot: QtBot
) -> None:
    go_to(window, "heading.place")
    type_text("سالن")
    start = go_to(window, "heading.starts_at")
    type_text("۱۰:۳۰")
    qtbot.waitUntil(lambda: dossier.read(office, meeting.id).meeting.starts_at == time(10, 30))
    press("Ctrl+A")
    type_text("abc")
    press("Ctrl+Z")
    assert start.text() == "۱۰:۳۰"
    assert not start.property("wrong")
    day = go_to(window, "heading.held_on")
    press("Del", "Ctrl+Z")
    assert day.text() == "۱۲ مهر ۱۴۰۵"
    stored = dossier.read(office, meeting.id).meeting
    assert (stored.place, stored.starts_at) == ("سالن", time(10, 30))
    press("Ctrl+Z")  # now there is nothing more to take back in the field
    assert dossier.read(office, meeting.id).meeting.starts_at is None


def test_undo_takes_back_what_was_typed_a_moment_ago(
    window: Window, office: OpenOffice, meeting: Meeting, qtbot: QtBot
) -> None:
    go_to(window, "heading.place")
    type_text("سالن")
    qtbot.waitUntil(lambda: dossier.read(office, meeting.id).meeting.place == "سالن")
    start = go_to(window, "heading.starts_at")
    type_text("۱۰:۳۰")
    press("Ctrl+Z")
    assert start.text() == ""
    assert dossier.read(office, meeting.id).meeting.place == "سالن"


def test_a_row_that_comes_back_by_undo_brings_its_unread_text(
    window: Window, office: OpenOffice, meeting: Meeting
) -> None:
    go_to(window, DEADLINE)
    type_text("اواخر مهر")
    press("Ctrl+Shift+Delete")
    assert not dossier.read(office, meeting.id).resolutions[0].actions
    press("Ctrl+Z")
    field = child(window, QLineEdit, DEADLINE)
    assert (field.text(), field.property("wrong")) == ("اواخر مهر", True)


def test_a_half_typed_name_is_kept_and_listed(
    window: Window, office: OpenOffice, meeting: Meeting, qtbot: QtBot
) -> None:
    name = "resolutions.1.actions.1.supporters"
    press("Ctrl+4")
    child(window, QuietTokens, name).line.setFocus()
    type_text("بهزی")
    qtbot.wait(WRITE_AFTER_MS + PAUSE_MS)
    assert dossier.read(office, meeting.id).resolutions[0].actions[0].supporters == ()
    again = opened(qtbot, office)
    again.open_meeting(meeting.id)
    press("Ctrl+4")
    assert child(again, QuietTokens, name).line.text() == "بهزی"
    press("Ctrl+5")
    half_typed = "نام دستگاه همکاری در اقدام «الف» از مصوبهٔ ۱ نیمه‌کاره است: «بهزی»"
    assert half_typed in findings(again)
    press("Ctrl+4")
    child(again, QuietTokens, name).line.setFocus()
    type_text("ستان")
    press("Return", "Ctrl+5")
    qtbot.wait(WRITE_AFTER_MS + PAUSE_MS)
    (action,) = dossier.read(office, meeting.id).resolutions[0].actions
    assert [each.name for each in action.supporters] == ["بهزیستان"]
    assert half_typed not in findings(again)
