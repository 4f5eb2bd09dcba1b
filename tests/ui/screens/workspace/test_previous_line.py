"""The agenda begins with the minutes before; both minutes say how they were taken."""

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from db.records import Approval, Meeting, PreviousMinutes
from desktop.meetings.approving import approve_previous
from desktop.meetings.compile import compile_minutes
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.offices import signed
from tests.ui.keys import focus, press, type_text
from tests.ui.stage import child, opened
from ui.screens.workspace.agenda import AgendaSection
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.toggle import SegmentedToggle
from ui.window import Window


@pytest.fixture
def held(office: OpenOffice) -> tuple[Meeting, Meeting]:
    first, second = (
        call(office, propose(office, date(2026, month, 6)), "پیگیری") for month in (9, 10)
    )
    return first, second


def agenda(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Window:
    office.database.forget_acts()
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    press("Ctrl+3")
    return window


def toggle(window: Window) -> SegmentedToggle:
    return child(window, SegmentedToggle, "agenda.previous.approval")


def said(office: OpenOffice) -> list[tuple[Approval, str]]:
    return [(each.approval, each.changes) for each in office.database.select(PreviousMinutes)]


def test_first_meeting_has_none_before_it(
    qtbot: QtBot, office: OpenOffice, held: tuple[Meeting, Meeting]
) -> None:
    window = agenda(qtbot, office, held[0])
    assert not child(window, QWidget, "agenda.previous").isVisible()


def test_key_takes_them_as_presented_and_undo_takes_it_back(
    qtbot: QtBot, office: OpenOffice, held: tuple[Meeting, Meeting]
) -> None:
    window = agenda(qtbot, office, held[1])
    title = child(window, Label, "agenda.previous.title").text()
    assert title.replace("\u00a0", " ") == "تصویب صورتجلسهٔ جلسهٔ ۱ (۱۵ شهریور)"
    press("Alt+1")
    assert said(office) == [(Approval.AS_PRESENTED, "")]
    assert toggle(window).value() == Approval.AS_PRESENTED
    press("Ctrl+Z")
    assert toggle(window).value() is None
    press("Ctrl+Y")
    assert toggle(window).value() == Approval.AS_PRESENTED


def test_changes_are_typed_and_both_minutes_say_so(
    qtbot: QtBot, office: OpenOffice, held: tuple[Meeting, Meeting]
) -> None:
    window = agenda(qtbot, office, held[1])
    press("Alt+2")
    assert focus() == "agenda.previous.changes"
    type_text("نام بهزیستی")
    qtbot.waitUntil(lambda: said(office) == [(Approval.WITH_CHANGES, "نام بهزیستی")])
    assert child(window, LineField, "agenda.previous.changes").value() == "نام بهزیستی"
    before, after = (compile_minutes(office, each.id) for each in held)
    assert before.approved is not None
    assert before.approved.changes == "نام بهزیستی"
    assert after.previous is not None
    assert after.previous.changes == "نام بهزیستی"


def test_signed_minutes_only_tell_it(
    qtbot: QtBot, office: OpenOffice, held: tuple[Meeting, Meeting]
) -> None:
    signed(office, held[1])
    window = agenda(qtbot, office, held[1])
    assert not toggle(window).isEnabled()
    press("Alt+1")
    assert said(office) == []


def test_what_was_found_in_the_changes_leads_to_them(
    qtbot: QtBot, office: OpenOffice, held: tuple[Meeting, Meeting]
) -> None:
    window = agenda(qtbot, office, held[1])
    approve_previous(office, held[1], Approval.WITH_CHANGES, "تلفن ۰۹۱۲ ۳۴۵ ۶۷۸۹")
    child(window, AgendaSection, "agenda").reveal("", "changes")
    assert focus() == "agenda.previous.changes"
