"""The open work of the subdistricts in the district's agenda, by keys."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.records import ActionState, Meeting, MeetingState
from desktop.meetings import dossier, editing, follow_up
from desktop.meetings.listing import listed
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from desktop.persian import without_marks
from desktop.roster.seats import add_headquarters
from tests.offices import signed, submitted
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.desk import WRITE_AFTER_MS
from ui.widgets.labels import KeyCap
from ui.window import Window

WRITTEN = WRITE_AFTER_MS + 200
HEAD = "agenda.1.subdistrict.4"


def draft(office: OpenOffice) -> Meeting:
    meetings = (each.meeting for each in listed(office))
    return next(each for each in meetings if each.state is MeetingState.DRAFT)


def agenda(qtbot: QtBot, office: OpenOffice) -> Window:
    window = opened(qtbot, office)
    window.open_meeting(draft(office).id)
    press("Ctrl+3")
    return window


def focus() -> str:
    widget = QApplication.focusWidget()
    return widget.objectName() if widget else ""


def said(office: OpenOffice) -> list[tuple[ActionState, str] | None]:
    """Give what the draft heard of the work of subdistrict 4."""
    return said_at(office, draft(office))


def said_at(office: OpenOffice, meeting: Meeting) -> list[tuple[ActionState, str] | None]:
    last = [each.last for each in dossier.read(office, meeting.id).beside[-1].actions]
    return [(it.state, it.text) if it and it.meeting_id == meeting.id else None for it in last]


def rows(window: Window) -> int:
    return len(
        [
            each
            for each in window.findChildren(QWidget)
            if each.objectName().startswith(f"{HEAD}.earlier.") and each.objectName()[-1].isdigit()
        ]
    )


def test_a_folded_group_for_each_subdistrict_stands_below_the_districts_own(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = agenda(qtbot, sample)
    press("Ctrl+U")
    assert focus() == "agenda.1.subdistrict.2"
    press("Down")
    assert focus() == HEAD
    assert child(window, QPushButton, HEAD).text() == "کارهای باز ناحیهٔ ۴ (۲)"
    assert rows(window) == 0
    press("Up", "Up")
    assert focus() == "agenda.1.earlier.12"
    press("Down", "Down", "Down")
    assert focus() == HEAD


def test_one_key_opens_it_and_one_key_says_how_far_the_work_is(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = agenda(qtbot, sample)
    press("Ctrl+U", "Down", "Return", "Down", "Down")
    assert (rows(window), focus()) == (2, f"{HEAD}.earlier.2")
    heard = said(sample)[0]
    type_text("۱")
    assert focus() == f"{HEAD}.earlier.2.word"
    type_text("فهرست رسید.")
    qtbot.wait(WRITTEN)
    assert said(sample) == [heard, (ActionState.DONE, "فهرست رسید.")]
    head = child(window, QPushButton, HEAD)
    assert head.accessibleDescription() == "خبر ۲ کار در این جلسه ثبت شده است."
    press("Ctrl+Z", "Ctrl+Z")
    assert said(sample) == [heard, None]
    assert head.accessibleDescription() == "خبر ۱ کار در این جلسه ثبت شده است."


def test_the_count_of_the_districts_own_work_stays(sample: OpenOffice, qtbot: QtBot) -> None:
    window = agenda(qtbot, sample)
    press("Ctrl+U", "Down", "Return", "Down", "2")
    texts = [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    assert "۱۲ اقدام باز؛ خبر ۴ اقدام در این جلسه ثبت شده است." in texts


def test_an_open_group_is_open_the_next_time_too(sample: OpenOffice, qtbot: QtBot) -> None:
    window = agenda(qtbot, sample)
    press("Ctrl+U", "Down", "Left")  # as a tree opens
    assert rows(window) == 2
    window.show_meetings()
    window.open_meeting(draft(sample).id)
    press("Ctrl+3")
    assert rows(window) == 2
    press("Ctrl+U", "Down", "Right")
    QTest.qWait(0)
    assert rows(window) == 0
    assert focus() == HEAD


def test_what_is_opened_comes_into_sight(sample: OpenOffice, qtbot: QtBot) -> None:
    window = agenda(qtbot, sample)
    press("Ctrl+U", "Down", "Return")
    last = child(window, QWidget, f"{HEAD}.earlier.2")
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())
    assert not child(window, QWidget, HEAD).visibleRegion().isEmpty()


def test_what_is_folded_again_leaves_no_room_behind(sample: OpenOffice, qtbot: QtBot) -> None:
    window = agenda(qtbot, sample)
    head = child(window, QPushButton, "agenda.1.subdistrict.2")
    group = head.parentWidget()
    assert group is not None
    press("Ctrl+U", "Return")
    qtbot.waitUntil(lambda: group.height() > head.height())
    press("Return")
    qtbot.waitUntil(lambda: group.height() == head.height())


def test_tab_goes_through_an_open_group(sample: OpenOffice, qtbot: QtBot) -> None:
    agenda(qtbot, sample)
    press("Ctrl+U", "Down", "Return")
    names = ("", ".word", ".letter_number")
    for name in (*(f"{HEAD}.earlier.1{each}" for each in names), f"{HEAD}.earlier.2"):
        press("Tab")
        assert focus() == name


def test_its_keys_are_shown_where_they_work(sample: OpenOffice, qtbot: QtBot) -> None:
    window = agenda(qtbot, sample)

    def keys() -> set[str]:
        QTest.qWait(0)
        caps = [cap for cap in window.findChildren(KeyCap) if cap.isVisible()]
        return {without_marks(cap.accessibleName()) for cap in caps}

    assert "Enter" not in keys()
    press("Ctrl+U")
    assert "Enter" in keys()


@pytest.mark.parametrize("close", [signed, submitted])
def test_what_is_closed_only_shows_it(
    sample: OpenOffice, qtbot: QtBot, close: Callable[[OpenOffice, Meeting], Meeting]
) -> None:
    meeting = draft(sample)
    window = agenda(qtbot, sample)
    press("Ctrl+U", "Down", "Return")
    close(sample, meeting)
    child(window, QPushButton, HEAD).setFocus()
    heard = said_at(sample, meeting)
    press("Down", "1", "Delete", "Down", "1")
    assert said_at(sample, meeting) == heard


def test_a_group_without_work_goes_and_comes_back_with_the_undo(
    office: OpenOffice, qtbot: QtBot
) -> None:
    day = date(2026, 10, 4)
    fourth = add_headquarters(office, 4)
    first = call(office, propose(office, day, headquarters=fourth), "پیگیری")
    action = editing.add_action(office, editing.add_resolution(office, first, "متن"), "کار")
    meeting = call(office, replace(propose(office, day), held_on=day + timedelta(days=7)), "پیگیری")
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    press("Ctrl+3")
    assert window.findChild(QPushButton, HEAD)
    follow_up.report(office, first, action, ActionState.DONE)
    assert not window.findChild(QPushButton, HEAD)
    press("Ctrl+Z")
    assert window.findChild(QPushButton, HEAD)


def test_a_subdistrict_sees_that_the_district_heard_of_its_work(
    office: OpenOffice, qtbot: QtBot
) -> None:
    days = [date(2026, 10, 4) + timedelta(weeks=week) for week in range(4)]
    fourth = add_headquarters(office, 4)
    tables = (fourth, None, fourth, fourth)
    first, of_district, second, third = (
        call(office, replace(propose(office, day, headquarters=table), held_on=day), "پیگیری")
        for day, table in zip(days, tables, strict=True)
    )
    action = editing.add_action(office, editing.add_resolution(office, first, "متن"), "کار")
    window = opened(qtbot, office)
    for at, after, before in (
        (of_district, second, "۱۹ مهر، جلسهٔ ۱ منطقه: در حال انجام – بازدید شد."),
        (second, third, "۲۶ مهر: در حال انجام – بازدید شد."),
    ):
        follow_up.report(office, at, action, ActionState.IN_PROGRESS, "بازدید شد.")
        window.open_meeting(after.id)
        press("Ctrl+3")
        assert before in [label.text() for label in window.findChildren(QLabel)]
