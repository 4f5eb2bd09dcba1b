"""The list of meetings: what its keys do, what it finds, what a deletion leaves."""

from datetime import date

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.records import MeetingKind
from desktop.meetings import schedule
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.persian import without_marks
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.widgets.labels import KeyCap
from ui.window import Window


def call_meetings(office: OpenOffice, count: int) -> None:
    for _ in range(count):
        schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")


def numbers(office: OpenOffice) -> list[int]:
    return sorted(each.meeting.number for each in listed(office))


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


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
    banner = child(window, QWidget, "meetings.deleted")
    assert banner.isVisible()
    assert banner.accessibleName() == "پیش‌نویس جلسهٔ سوم حذف شد."
    press("Down", "Delete")
    assert numbers(office) == [1]
    assert banner.accessibleName() == "پیش‌نویس جلسهٔ دوم حذف شد."


def test_what_was_deleted_comes_back_by_the_button_and_is_chosen(
    office: OpenOffice, qtbot: QtBot
) -> None:
    call_meetings(office, 3)
    ids = [each.meeting.id for each in listed(office)]
    window = opened(qtbot, office)
    press("Down", "Delete", "Shift+F6")
    assert focus() == "meetings.deleted.action"
    press("Return")
    assert [each.meeting.id for each in listed(office)] == ids
    assert not child(window, QWidget, "meetings.deleted").isVisible()
    assert focus() == "meetings.table"
    assert child(window, QTableView, "meetings.table").currentIndex().row() == 1


def test_the_news_of_a_deletion_can_be_closed(office: OpenOffice, qtbot: QtBot) -> None:
    call_meetings(office, 2)
    window = opened(qtbot, office)
    press("Delete", "Shift+F6", "Tab")
    assert focus() == "meetings.deleted.close"
    press("Space")
    assert not child(window, QWidget, "meetings.deleted").isVisible()
    assert focus() == "meetings.table"
    assert numbers(office) == [1]


def test_the_last_draft_leaves_the_way_to_a_first_meeting(office: OpenOffice, qtbot: QtBot) -> None:
    call_meetings(office, 1)
    window = opened(qtbot, office)
    press("Delete")
    assert focus() == "meetings.first"
    assert child(window, QWidget, "meetings.deleted").isVisible()
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
    assert keys(window) == {"Ctrl+N"}
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
    press("Ctrl+Shift+N")
    assert focus() == "heading.subject"
    newest = max((each.meeting for each in listed(sample)), key=lambda meeting: meeting.id)
    assert newest.kind is MeetingKind.EXTRAORDINARY
    assert child(window, QComboBox, "heading.kind").currentText() == "فوق‌العاده"
