"""The members of a headquarters, as somebody meets them who has only the keyboard."""

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Headquarters
from desktop.office import OpenOffice
from desktop.roster.holders import history
from desktop.roster.seats import SeatLine, seat_lines
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child, opened
from ui import commands
from ui.clock import today_here
from ui.desk import WRITE_AFTER_MS
from ui.widgets.cards import Card
from ui.widgets.frame import StatusBar
from ui.widgets.labels import KeyCap
from ui.widgets.line_field import PersianLine
from ui.widgets.paint import key_text
from ui.window import Window

WRITTEN = WRITE_AFTER_MS + 300


def shown(qtbot: QtBot, office: OpenOffice) -> Window:
    window = opened(qtbot, office)
    window.show_roster()
    return window


def lines(office: OpenOffice, *, retired: bool = False) -> list[SeatLine]:
    found = seat_lines(office, office.headquarters.id, today_here(), retired=retired)
    return list(found)


def text(window: Window, name: str) -> str:
    return child(window, PersianLine, name).text()


def go_to(window: Window, name: str) -> None:
    child(window, QWidget, name).setFocus()
    press("Ctrl+A")


def test_the_rail_leads_there_and_a_new_office_begins_with_its_next_member(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = opened(qtbot, office)
    press("F6")
    while focus() != "rail.meetings":
        press("F6")
    press("Down", "Return")
    assert child(window, QWidget, "roster").isVisible()
    assert focus() == "roster.new.post"
    type_text("سرپرست")
    press("Return")
    type_text("بهزیستی")
    press("Return")
    type_text("آقای بهمن محمدی")
    press("Return")
    added = lines(office)[-1]
    assert (added.post, added.organization, added.holder) == (
        "سرپرست",
        "بهزیستی",
        "آقای بهمن محمدی",
    )
    assert focus() == "roster.new.post"
    assert text(window, "roster.new.post") == ""
    assert text(window, "roster.seats.3.post") == "سرپرست"


def test_a_post_is_written_while_it_is_typed_and_enter_goes_on(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = shown(qtbot, sample)
    assert focus() == "roster.seats.1.post"
    press("Ctrl+A")
    type_text("شهردار")
    qtbot.wait(WRITTEN)
    assert lines(sample)[0].post == "شهردار"
    press("Ctrl+Z")
    assert text(window, "roster.seats.1.post") == "شهردار منطقه"
    way = []
    for _ in range(5):
        press("Return")
        way.append(focus())
    assert way == [
        "roster.seats.1.organization",
        "roster.seats.1.holder",
        "roster.seats.1.substitute",
        "roster.seats.1.since",
        "roster.seats.2.post",
    ]


def test_a_name_is_taken_as_a_whole_and_escape_takes_it_back(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = shown(qtbot, sample)
    go_to(window, "roster.seats.2.substitute")
    type_text("خانم شیوا کر")
    qtbot.wait(WRITTEN)
    assert lines(sample)[1].substitute == ""
    press("Down", "Return")  # the completion
    assert lines(sample)[1].substitute == ""
    qtbot.wait(WRITTEN)
    assert lines(sample)[1].substitute == "خانم شیوا کریمی"
    press("Ctrl+A")
    type_text("کسی دیگر")
    press("Esc", "Esc", "Tab")
    qtbot.wait(WRITTEN)
    assert lines(sample)[1].substitute == "خانم شیوا کریمی"


def test_half_a_name_survives_a_power_cut(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    go_to(window, "roster.seats.2.substitute")
    type_text("خانم نی")
    qtbot.wait(WRITTEN)
    again = shown(qtbot, sample)  # as a new start finds it
    assert text(again, "roster.seats.2.substitute") == "خانم نی"


def test_a_new_holder_from_a_day_on_and_the_history_beside(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = shown(qtbot, sample)
    go_to(window, "roster.seats.4.post")
    assert child(window, QLabel, "roster.history.post").accessibleName() == "معاون حمایت"
    press("Ctrl+H")
    type_text("آقای نو آمده")
    press("Return", "Ctrl+A")
    type_text("۱ مهر ۱۴۰۵")
    press("Return")
    seat = lines(sample)[3]
    assert (seat.holder, seat.since) == ("آقای نو آمده", date(2026, 9, 23))
    assert [each.until for each in history(sample, seat.id)] == [None, date(2026, 9, 22)]
    assert focus() == "roster.seats.4.holder"
    assert text(window, "roster.history.1.name") == "آقای نو آمده"
    press("Ctrl+Z")
    assert lines(sample)[3].holder == "خانم شیوا کریمی"


def test_rows_move_and_the_keyboard_stays_in_theirs(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    go_to(window, "roster.seats.3.holder")
    press("Alt+Up")
    assert focus() == "roster.seats.2.holder"
    assert lines(sample)[1].organization == "بهزیستی"
    press("Alt+Down", "Ctrl+Down")
    assert focus() == "roster.seats.4.holder"
    press("Ctrl+Z", "Ctrl+Z")
    assert lines(sample)[2].organization == "بهزیستی"


def test_what_is_set_aside_is_listed_below_and_comes_back(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    before = [each.id for each in lines(sample)]
    go_to(window, "roster.seats.3.post")
    press("Ctrl+Del")
    assert [each.id for each in lines(sample, retired=True)] == [before[2]]
    assert focus() == "roster.seats.3.post"
    back = child(window, QWidget, "roster.seats.retired.1.back")
    back.setFocus()
    press("Space")
    assert [each.id for each in lines(sample)] == before
    press("Ctrl+Z")
    assert len(lines(sample, retired=True)) == 1
    press("Ctrl+Z")
    assert [each.id for each in lines(sample)] == before
    assert focus() == "roster.seats.3.post"  # what came back is where the keyboard is


def test_the_chair_is_not_set_aside(sample: OpenOffice, qtbot: QtBot) -> None:
    shown(qtbot, sample)
    press("Ctrl+Del")
    assert lines(sample, retired=True) == []


def test_the_filter_finds_however_it_is_typed(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    press("Ctrl+F")
    type_text("شبكه بهداشت")
    rows = [
        row for row in range(1, 22) if child(window, QWidget, f"roster.seats.{row}").isVisible()
    ]
    assert [lines(sample)[row - 1].organization for row in rows] == ["شبکهٔ بهداشت"]
    assert child(window, QLabel, "roster.sub").accessibleName() == "۱ از ۲۱ عضو"
    press("Ctrl+A")
    type_text("کشتی")
    assert child(window, QLabel, "roster.seats.nothing").isVisible()
    press("Esc")
    assert child(window, QLabel, "roster.sub").accessibleName() == "۲۱ عضو"


def test_a_subdistrict_gets_its_headquarters_by_keys(office: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, office)
    child(window, QWidget, "roster.subdistrict").setFocus()
    press("Space")
    type_text("۴")
    press("Return")
    assert [each.subdistrict for each in office.database.select(Headquarters)] == [None, 4]
    assert text(window, "roster.seats.1.post") == "شهردار ناحیه"
    press("Ctrl+Z")
    assert text(window, "roster.seats.1.post") == "شهردار منطقه"
    assert child(window, Card, "roster.seats.card").isVisible()


def test_a_day_that_cannot_be_is_refused_and_kept(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    go_to(window, "roster.seats.4.post")
    press("Ctrl+H")
    type_text("آقای نو آمده")
    press("Return", "Ctrl+A")
    type_text("۱ مهر ۱۴۰۵")
    press("Return")
    go_to(window, "roster.history.2.until")
    type_text("۱۰ مهر ۱۴۰۵")
    press("Tab")
    refused = child(window, QWidget, "roster.history.2.until").accessibleDescription()
    assert refused == "روزی تا ۳۱ شهریور ۱۴۰۵ بنویسید."
    assert history(sample, lines(sample)[3].id)[1].until == date(2026, 9, 22)


def add_member(*texts: str) -> None:
    press("Ctrl+N")
    for each in texts:
        type_text(each)
        press("Return")


def said(window: Window) -> str:
    label = child(window, QLabel, "roster.seats.said")
    return label.text() if label.isVisible() else ""


def test_a_member_who_is_there_is_led_to_and_not_doubled(office: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, office)
    add_member("رئیس", "کلانتری", "آقای سام راد")
    assert said(window) == ""
    add_member("رئيس", "كلانتری", "سام راد")
    assert len(lines(office)) == 3
    assert said(window) == "«رئیس» در فهرست هست."
    assert focus() == "roster.seats.3.post"
    assert text(window, "roster.new.post") == ""
    add_member("رئیس", "کلانتری", "خانم نو")  # somebody else may sit beside him
    assert len(lines(office)) == 4
    assert said(window) == ""


def test_a_seat_that_nobody_holds_is_given_to_whom_is_typed_for_it(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = shown(qtbot, office)
    child(window, QWidget, "roster.subdistrict").setFocus()
    press("Space")
    type_text("۴")
    press("Return")
    add_member("شهردار ناحیه", "شهرداری", "آقای سام راد")
    found = seat_lines(office, office.database.select(Headquarters)[-1].id, today_here())
    assert [(each.post, each.holder) for each in found] == [
        ("شهردار ناحیه", "آقای سام راد"),
        ("دبیر قرارگاه ناحیه", ""),
    ]
    assert said(window) == "«شهردار ناحیه» در فهرست هست."
    assert focus() == "roster.seats.1.post"


def test_a_headquarters_that_is_there_is_led_to(office: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, office)
    for _ in range(2):
        child(window, QWidget, "roster.subdistrict").setFocus()
        press("Space")
        type_text("۴")
        press("Return")
    assert len(office.database.select(Headquarters)) == 2
    assert said(window) == "«قرارگاه اجتماعی ناحیهٔ ۴» در فهرست هست."


def test_undo_stays_with_the_members_when_a_new_organization_goes_too(
    office: OpenOffice, qtbot: QtBot
) -> None:
    window = shown(qtbot, office)
    add_member("رئیس", "خانهٔ سالمند", "آقای سام راد")
    press("Ctrl+Z")
    assert len(lines(office)) == 2
    assert child(window, QWidget, "roster.seats").isVisible()
    assert focus() == "roster.new.post"
    press("Ctrl+Y")
    assert lines(office)[-1].organization == "خانهٔ سالمند"
    assert child(window, QWidget, "roster.seats").isVisible()


def test_the_keys_go_from_the_rows_to_what_is_below_and_back(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = shown(qtbot, sample)
    go_to(window, "roster.seats.19.post")
    press("Ctrl+Del")
    assert "کنار گذاشته شد" in said(window)
    go_to(window, "roster.seats.20.post")
    assert said(window) == ""
    press("Ctrl+Down")
    assert focus() == "roster.new.post"
    press("Ctrl+Down")
    assert focus() == "roster.seats.retired.1.back"
    assert not child(window, QWidget, "roster.seats.retired.1.back").visibleRegion().isEmpty()
    press("Ctrl+Up", "Ctrl+Up")
    assert focus() == "roster.seats.20.post"


def test_what_is_set_aside_comes_back_by_a_command(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    go_to(window, "roster.seats.3.post")
    press("Ctrl+Del")
    post = lines(sample, retired=True)[0].post
    press("Ctrl+K")
    type_text(f"بازگرداندن {post}")
    press("Return")
    assert lines(sample, retired=True) == []


def keys(window: Window) -> dict[str, list[str]]:
    """Tell what each key of the section does where the keyboard is, as F1 shows it."""
    told: dict[str, list[str]] = {}
    for key, words in commands.keys(window)[commands.Scope.SECTION]:
        told.setdefault(key, []).append(words)
    return told


def on_the_bar(window: Window) -> set[str]:
    bar = next(bar for bar in window.findChildren(StatusBar) if bar.isVisible())
    return {cap.accessibleName() for cap in bar.findChildren(KeyCap) if cap.isVisible()}


def test_the_keys_that_are_told_are_those_of_the_moment(sample: OpenOffice, qtbot: QtBot) -> None:
    window = shown(qtbot, sample)
    enter = {
        "roster.seats.4.holder": "خانهٔ بعد",
        "roster.new.post": "خانهٔ بعد؛ در خانهٔ آخر، افزودن",
        "roster.history.successor": "روز آغاز",
        "roster.history.from": "ثبت دارندهٔ تازه",
    }
    for name, does in enter.items():
        go_to(window, name)
        told, of_rows = keys(window), name.startswith("roster.seats")
        assert told["Enter"] == [does]
        assert ("Ctrl+Delete" in told) is of_rows
        assert (key_text("Ctrl+Delete") in on_the_bar(window)) is of_rows
        assert (key_text("Alt+↑ ↓") in on_the_bar(window)) is of_rows
    go_to(window, "roster.seats.1.post")  # the chair is not set aside
    assert key_text("Ctrl+Delete") not in on_the_bar(window)
    assert key_text("Alt+↑ ↓") in on_the_bar(window)
