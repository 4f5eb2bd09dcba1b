"""The section «شناسنامه»: what it proposes for the next meeting."""

from dataclasses import replace
from datetime import time

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from db.records import Meeting, MeetingTurn, Weekday
from desktop.calendar.jalali import from_jalali
from desktop.meetings.editing import save
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import press, shown, type_text
from tests.ui.stage import child
from ui.desk import Desk
from ui.screens.workspace.workspace import Workspace
from ui.widgets.date_field import DateField

HELD_ON = from_jalali(1405, 10, 24)  # the fourth Thursday; in Bahman that is the 22nd
FREE = from_jalali(1405, 11, 24)
TITLE = "پیگیری"


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    headquarters = replace(office.headquarters, meets_in=MeetingTurn.FOURTH)
    save(office, replace(headquarters, meets_on=Weekday.THURSDAY))
    proposed = replace(propose(office, HELD_ON), starts_at=time(10), place="سالن")
    return call(office, proposed, TITLE)


@pytest.fixture
def workspace(qtbot: QtBot, office: OpenOffice, meeting: Meeting) -> Workspace:
    made = Workspace(Desk(office), meeting.id)
    made.go_to("heading")
    shown(qtbot, made, focus=child(made, QWidget, "heading.subject"))
    return made


def proposal(workspace: Workspace) -> str:
    label = child(workspace, QLabel, "heading.next.proposal")
    return label.text() if label.isVisible() else ""


def test_a_free_day_is_proposed_with_the_reason_and_taken_by_one_key(
    workspace: Workspace, office: OpenOffice, meeting: Meeting
) -> None:
    assert meeting.held_on == HELD_ON
    assert proposal(workspace) == (
        "۲۲ بهمن تعطیل است (پیروزی انقلاب اسلامی)؛ شنبه ۲۴ بهمن ۱۴۰۵ پیشنهاد می‌شود."
    )
    type_text("سرما")
    press("Ctrl+J")
    stored = office.database.get(Meeting, meeting.id)
    assert (stored.next_on, stored.next_at, stored.next_place) == (FREE, time(10), "سالن")
    assert stored.subject == "سرما"
    assert child(workspace, DateField, "heading.next_on").value() == FREE
    assert proposal(workspace) == ""
    press("Ctrl+Z")
    assert child(workspace, DateField, "heading.next_on").value() is None
    assert proposal(workspace)


def test_the_proposal_follows_the_day_of_this_meeting(workspace: Workspace) -> None:
    child(workspace, QWidget, "heading.held_on").setFocus()
    press("Ctrl+A")
    type_text("۲۶ آذر ۱۴۰۵")
    press("Return")
    assert workspace._desk.flush()
    assert proposal(workspace) == "پیشنهاد: پنجشنبه ۲۴ دی ۱۴۰۵"


def test_a_day_that_people_chose_is_left_alone_unless_nobody_works_on_it(
    workspace: Workspace,
) -> None:
    for day, proposed in (("۲۱ بهمن ۱۴۰۵", False), ("۲۲ بهمن ۱۴۰۵", True)):
        child(workspace, QWidget, "heading.next_on").setFocus()
        press("Ctrl+A")
        type_text(day)
        press("Return")
        assert workspace._desk.flush()
        assert bool(proposal(workspace)) is proposed


def test_a_new_meeting_says_instead_of_which_day_it_is(
    qtbot: QtBot, office: OpenOffice, meeting: Meeting
) -> None:
    later = call(office, propose(office, HELD_ON), TITLE)
    assert later.held_on == FREE
    assert meeting.id != later.id
    made = Workspace(Desk(office), later.id)
    made.go_to("heading")
    shown(qtbot, made)
    assert child(made, DateField, "heading.held_on").note.text == (
        "۲۲ بهمن تعطیل است (پیروزی انقلاب اسلامی)؛ این روز به‌جای آن است."
    )
