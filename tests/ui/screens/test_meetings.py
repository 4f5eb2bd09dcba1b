"""The list of meetings: what its keys do, what it finds, what a deletion leaves."""

from collections.abc import Sequence
from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.records import Headquarters, Meeting, MeetingKind
from desktop.meetings import schedule
from desktop.meetings.listing import ListedMeeting, listed
from desktop.meetings.months import Month, by_month
from desktop.office import OpenOffice
from desktop.persian import without_marks
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child, opened
from ui.widgets.command import Command
from ui.widgets.labels import KeyCap
from ui.window import Window


def call_meetings(office: OpenOffice, count: int) -> None:
    for _ in range(count):
        schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")


def numbers(office: OpenOffice) -> list[int]:
    return sorted(each.meeting.number for each in listed(office))


def keys(window: Window) -> set[str]:
    """Give the keys that the status bar offers."""
    QTest.qWait(0)  # those of before are gone only then
    return {
        without_marks(cap.accessibleName())
        for cap in window.findChildren(KeyCap)
        if cap.isVisible()
    }


def sub(window: Window) -> str:
    return child(window, QLabel, "meetings.sub").text()


def test_a_second_delete_takes_no_second_draft(office: OpenOffice, qtbot: QtBot) -> None:
    call_meetings(office, 3)
    window = opened(qtbot, office)
    press("Delete", "Delete")
    assert numbers(office) == [1, 2]
    assert focus() == "meetings.table"
    banner = child(window, QWidget, "meetings.done")
    assert banner.isVisible()
    assert banner.accessibleName() == "پیش‌نویس جلسهٔ سوم حذف شد."
    assert child(window, QTableView, "meetings.table").currentIndex().row() == 0
    assert "Delete" not in keys(window)
    press("Down", "Delete")
    assert numbers(office) == [2]
    assert banner.accessibleName() == "پیش‌نویس جلسهٔ نخست حذف شد."
    press("Delete")
    assert numbers(office) == [2]
    press("Down", "Delete")
    assert numbers(office) == []


def test_what_was_deleted_comes_back_by_the_button_and_is_chosen(
    office: OpenOffice, qtbot: QtBot
) -> None:
    call_meetings(office, 3)
    ids = [each.meeting.id for each in listed(office)]
    window = opened(qtbot, office)
    press("Down", "Delete", "Shift+F6")
    assert focus() == "meetings.done.action"
    press("Return")
    assert [each.meeting.id for each in listed(office)] == ids
    assert not child(window, QWidget, "meetings.done").isVisible()
    assert focus() == "meetings.table"
    assert child(window, QTableView, "meetings.table").currentIndex().row() == 1


def test_the_news_of_a_deletion_can_be_closed(office: OpenOffice, qtbot: QtBot) -> None:
    call_meetings(office, 2)
    window = opened(qtbot, office)
    press("Delete", "Shift+F6", "Tab")
    assert focus() == "meetings.done.close"
    press("Space")
    assert not child(window, QWidget, "meetings.done").isVisible()
    assert focus() == "meetings.table"
    assert numbers(office) == [1]


def test_the_last_draft_leaves_the_way_to_a_first_meeting(office: OpenOffice, qtbot: QtBot) -> None:
    call_meetings(office, 1)
    window = opened(qtbot, office)
    press("Delete")
    assert focus() == "meetings.first"
    assert child(window, QWidget, "meetings.done").isVisible()
    press("Ctrl+Z")
    assert numbers(office) == [1]


def test_the_only_draft_that_was_found_leaves_the_search(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    child(window, QWidget, "meetings.filter").setFocus()
    type_text("پیش‌نویس")
    press("Return", "Delete")
    assert sub(window) == "۰ از ۱۶ جلسه"
    assert focus() == "meetings.filter"


def test_the_empty_list_offers_what_works_there(office: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, office)
    assert keys(window) == {"Ctrl+N", "F1", "Ctrl+K"}
    press("Ctrl+N")
    assert numbers(office) == [1]
    assert focus() == "heading.subject"


def test_only_a_draft_offers_its_deletion(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    assert "Delete" in keys(window)
    press("Down")
    assert "Delete" not in keys(window)


@pytest.mark.parametrize("typed", ["1405/6", "۱۴۰۵/۰۶", "شهریور ۱۴۰۵"])
def test_a_date_is_found_however_it_is_written(
    sample: OpenOffice, qtbot: QtBot, typed: str
) -> None:
    window = opened(qtbot, sample)
    assert sub(window) == "۱۷ جلسه"
    child(window, QWidget, "meetings.filter").setFocus()
    type_text(typed)
    table = child(window, QTableView, "meetings.table").model()
    shown = [table.index(row, 1).data() for row in range(table.rowCount())]
    assert shown == ["دوشنبه ۲۳ شهریور ۱۴۰۵", "یکشنبه ۱۵ شهریور ۱۴۰۵"]
    assert sub(window) == "۲ از ۱۷ جلسه"
    press("Escape")
    assert sub(window) == "۱۷ جلسه"


def test_an_extraordinary_meeting_has_its_own_key(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    assert "Ctrl+Shift+N" in keys(window)
    press("Ctrl+Shift+N", "Return")
    assert focus() == "heading.subject"
    assert newest(sample).kind is MeetingKind.EXTRAORDINARY
    assert child(window, QComboBox, "heading.kind").currentText() == "فوق‌العاده"


def on_day(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    for module in ("meetings", "call_line"):
        monkeypatch.setattr(f"ui.screens.meetings.{module}.today_here", lambda: day)


def newest(office: OpenOffice) -> Meeting:
    return max((each.meeting for each in listed(office)), key=lambda meeting: meeting.id)


def shown(window: Window) -> list[str]:
    """Give the headquarters of the listed meetings."""
    table = child(window, QTableView, "meetings.table").model()
    return [table.index(row, 3).data() for row in range(table.rowCount())]


def test_with_one_headquarters_nobody_is_asked_whose_meeting_it_is(
    office: OpenOffice, qtbot: QtBot
) -> None:
    call_meetings(office, 1)
    window = opened(qtbot, office)
    assert not child(window, QWidget, "meetings.side_by_side").isVisible()
    assert not {"Ctrl+۲", "Ctrl+Q"} & keys(window)
    press("Ctrl+2", "Ctrl+Q", "Ctrl+N")
    assert numbers(office) == [1, 2]


def test_a_subdistricts_meeting_is_called_by_keys_alone(
    sample: OpenOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day(monkeypatch, date(2026, 10, 6))
    window = opened(qtbot, sample)
    press("Ctrl+N")
    assert focus() == "meetings.call.headquarters"
    told = child(window, QLabel, "meetings.call.told")
    assert told.text().startswith("جلسهٔ چهاردهم، ")
    press("Down", "Down")
    assert told.text() == "جلسهٔ دوازدهم، سه‌شنبه ۵ آبان ۱۴۰۵"
    press("Return")
    assert focus() == "heading.subject"
    meeting = newest(sample)
    assert (meeting.number, meeting.held_on) == (12, date(2026, 10, 27))
    assert sample.database.get(Headquarters, meeting.headquarters_id).subdistrict == 2
    assert child(window, QLabel, "workspace.rail.title").text() == "جلسهٔ دوازدهم ناحیهٔ ۲"


def test_a_day_that_has_passed_is_proposed_with_a_word(
    sample: OpenOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day(monkeypatch, date(2026, 11, 22))
    window = opened(qtbot, sample)
    press("Ctrl+N", "Down", "Down")
    told = child(window, QLabel, "meetings.call.told").text()
    assert told == "جلسهٔ دوازدهم، سه‌شنبه ۵ آبان ۱۴۰۵ (این روز گذشته است)"


def test_the_missing_meeting_of_a_month_is_asked_for_in_that_month(
    sample: OpenOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day(monkeypatch, date(2026, 11, 22))
    window = opened(qtbot, sample)
    before = len(listed(sample))
    press("Ctrl+2", "Ctrl+Home", "Left", "Left", "Return")
    assert len(listed(sample)) == before
    told = child(window, QLabel, "meetings.call.told").text()
    assert told == "جلسهٔ دوازدهم، سه‌شنبه ۳ آذر ۱۴۰۵"
    press("Escape")
    assert focus() == "meetings.months"
    press("Return", "Return")
    assert len(listed(sample)) == before + 1
    assert newest(sample).held_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("۸ مهر", {"چهارشنبه ۸ مهر ۱۴۰۵"}),
        ("۸ مهر ۱۴۰۵", {"چهارشنبه ۸ مهر ۱۴۰۵"}),
    ],
)
def test_a_day_is_found_alone(
    sample: OpenOffice, qtbot: QtBot, typed: str, found: set[str]
) -> None:
    window = opened(qtbot, sample)
    press("Ctrl+F")
    assert focus() == "meetings.filter"
    type_text(typed)
    table = child(window, QTableView, "meetings.table").model()
    assert {table.index(row, 1).data() for row in range(table.rowCount())} == found


def test_a_number_finds_meetings_not_counts(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    press("Ctrl+F")
    type_text("۱۲")
    table = child(window, QTableView, "meetings.table").model()
    rows = [
        [table.index(row, column).data() for column in (0, 1, 2)] for row in range(table.rowCount())
    ]
    assert sum(row[0] == "جلسهٔ دوازدهم" for row in rows) == sum(
        each.meeting.number == 12 for each in listed(sample)
    )
    assert all(row[0] == "جلسهٔ دوازدهم" or "۱۲" in f"{row[1]} {row[2]}".split() for row in rows), (
        rows
    )


def test_the_search_stands_still_while_the_deletion_comes_and_goes(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = opened(qtbot, sample)
    field, button = (child(window, QWidget, f"meetings.{it}") for it in ("filter", "delete"))
    assert button.isVisible()
    before = field.geometry()
    press("Down")
    QTest.qWait(20)
    assert not button.isVisible()
    assert field.geometry() == before


def offered(window: Window) -> set[tuple[str, str]]:
    """Give the commands that hold now, each with its key."""
    return {
        (command.text(), command.key)
        for command in window.findChildren(Command)
        if command.is_offered()
    }


def test_what_is_offered_follows_the_question(
    sample: OpenOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day(monkeypatch, date(2026, 11, 22))
    window = opened(qtbot, sample)
    assert ("جست‌وجو در فهرست", "Ctrl+F") in offered(window)
    assert {("گشودن این جلسه", "Enter"), ("حذف این پیش‌نویس", "Delete")} <= offered(window)
    press("Ctrl+N")
    while_asked = offered(window)
    assert not {("گشودن این جلسه", "Enter"), ("حذف این پیش‌نویس", "Delete")} & while_asked
    assert {("ساختن جلسه‌ای که پرسیده شد", "Enter"), ("بازگشت، بی ساختن جلسه", "Esc")} <= while_asked
    press("Escape")
    assert ("حذف این پیش‌نویس", "Delete") in offered(window)
    press("Ctrl+2", "Ctrl+Home")
    assert ("ساختن جلسهٔ این ماه", "Enter") in offered(window)
    press("Down", "Down")
    assert ("گشودن جلسهٔ این خانه", "Enter") in offered(window)


def test_who_calls_no_meeting_after_all_is_back_in_the_list(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = opened(qtbot, sample)
    before = len(listed(sample))
    press("Ctrl+N", "Down", "Escape")
    assert focus() == "meetings.table"
    assert not child(window, QWidget, "meetings.call").isVisible()
    assert len(listed(sample)) == before


def test_the_meetings_of_one_headquarters_are_shown_by_a_key(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = opened(qtbot, sample)
    for _ in range(5):  # past the district, and the subdistricts 1, 2 and 3
        press("Ctrl+Q")
    assert set(shown(window)) == {"قرارگاه اجتماعی ناحیهٔ ۴"}
    assert sub(window) == "۳ از ۱۷ جلسه"
    assert focus() == "meetings.table"
    press("Ctrl+N")
    chosen = child(window, QComboBox, "meetings.call.headquarters")
    assert chosen.currentText() == "قرارگاه اجتماعی ناحیهٔ ۴"
    press("Escape", "Ctrl+Q")
    assert sub(window) == "۱۷ جلسه"
    press("Ctrl+Q", "Ctrl+Q")
    assert child(window, QWidget, "meetings.none_yet").isVisible()
    press("Escape")
    assert sub(window) == "۱۷ جلسه"


def test_a_headquarters_without_a_meeting_this_month_is_named(
    sample: OpenOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_day(monkeypatch, date(2026, 10, 6))
    window = opened(qtbot, sample)
    missing = child(window, QLabel, "meetings.side_by_side.missing")
    assert missing.accessibleName() == ("در مهر ۱۴۰۵ هنوز جلسه‌ای ثبت نشده است: ناحیهٔ ۱ و ناحیهٔ ۳")
    for place in (1, 3):
        press("Ctrl+2", "Ctrl+Home", *["Left"] * place, "Return", "Return")
        assert newest(sample).number == 1
        window.show_meetings()
    missing = child(window, QLabel, "meetings.side_by_side.missing")
    assert missing.accessibleName() == "در مهر ۱۴۰۵ همهٔ قرارگاه‌ها جلسه دارند."


def test_month_by_month_the_keyboard_walks_to_a_meeting_and_opens_it(
    sample: OpenOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screens.meetings.meetings.today_here", lambda: date(2026, 10, 6))
    window = opened(qtbot, sample)
    press("Ctrl+2")
    assert focus() == "meetings.months"
    assert "Delete" not in keys(window)
    press("Left", "Left", "Left", "Left", "Down", "Return")
    assert child(window, QLabel, "workspace.rail.title").text() == "جلسهٔ یازدهم ناحیهٔ ۴"
    window.show_meetings()
    assert focus() == "meetings.months"  # where one came from
    press("Ctrl+1")
    assert focus() == "meetings.table"


def test_a_month_that_was_missed_is_not_called_by_accident(
    sample: OpenOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.screens.meetings.meetings.today_here", lambda: date(2026, 11, 22))
    opened(qtbot, sample)
    before = len(listed(sample))
    press("Ctrl+2", "Left", "Down", "Return", "Down", "Return")
    assert len(listed(sample)) == before


def test_months_are_counted_only_where_they_are_seen(
    sample: OpenOffice, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def counting(
        meetings: Sequence[ListedMeeting], tables: Sequence[Headquarters], today: date
    ) -> tuple[Month, ...]:
        counted.append(len(meetings))
        return by_month(meetings, tables, today)

    monkeypatch.setattr("ui.screens.meetings.meetings.by_month", counting)
    window = opened(qtbot, sample)
    call_meetings(sample, 1)
    assert sub(window) == "۱۸ جلسه"
    assert counted == []
    press("Ctrl+2")
    call_meetings(sample, 1)
    assert counted == [18, 19]
    assert focus() == "meetings.months"
