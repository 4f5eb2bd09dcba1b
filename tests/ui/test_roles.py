"""What a person may not do is not offered in the window, and is a sentence where it is tried."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import AuditEntry, Meeting, User
from desktop.access.permissions import Deed
from desktop.meetings import schedule
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from tests.ui.door import EXPORT, founded
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui.commands import offered
from ui.entering import enter
from ui.widgets.command import Command
from ui.widgets.text_field import TextField
from ui.window import Window

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[OpenOffice]:
    """Open an office with a meeting for somebody who only sends."""
    admitted = founded(tmp_path / "data", EXPORT)
    with enter(admitted) as office:
        schedule.call(office, schedule.propose(office, date(2026, 10, 4)), "پیگیری")
        user = replace(admitted.user, id=admitted.user.id + 1)
        office.welcome(office.database.get(type(user), user.id))
        yield office


@pytest.fixture
def window(office: OpenOffice, qtbot: QtBot) -> Window:
    return opened(qtbot, office)


def test_no_meeting_is_called_or_deleted(window: Window, office: OpenOffice) -> None:
    press("Ctrl+N", "Ctrl+Shift+N", "Delete")
    assert len(listed(office)) == 1
    assert not child(window, QWidget, "meetings.new").isVisible()
    assert not child(window, QWidget, "meetings.delete").isVisible()
    words = {offer.command.text() for offer in offered(window)}
    assert not [each for each in words if "جلسهٔ تازه" in each or "فوق‌العاده" in each]


def test_only_an_administrator_accepts_the_clock(
    window: Window, office: OpenOffice, qtbot: QtBot
) -> None:
    def offer(of: Window) -> list[Command]:
        return [each.command for each in offered(of) if "ساعت کنونی" in each.command.text()]

    assert not offer(window)
    office.welcome(office.database.select(User)[0])
    (accept,) = offer(opened(qtbot, office))
    accept.trigger()
    assert office.database.select(AuditEntry, order="id DESC LIMIT 1")[0].act == Deed.ACCEPT_CLOCK


def test_the_workspace_is_read_and_says_why(window: Window, office: OpenOffice) -> None:
    window.open_meeting(listed(office)[0].meeting.id)
    why = child(window, QWidget, "workspace.closed")
    assert "نقش دبیر" in why.accessibleName()
    subject = child(window, TextField, "heading.subject")
    assert subject.isReadOnly()
    subject.setFocus()
    type_text("سرما")
    assert subject.value() == ""
    for section in range(1, 7):
        press(f"Ctrl+{section}")
    assert not child(window, QWidget, "heading.cancel").isVisible()


def test_lists_and_settings_are_read(window: Window) -> None:
    window.show_roster()
    assert "نقش دبیر یا مدیر" in child(window, QWidget, "roster.why").accessibleName()
    assert not child(window, QWidget, "roster.add_seats").isVisible()
    fields = [each for each in window.findChildren(QLineEdit) if each.isVisible()]
    typing = [each for each in fields if not each.isReadOnly() and each.isEnabled()]
    assert [each.objectName() for each in typing] == ["roster.filter"]
    window.show_settings()
    assert child(window, QLineEdit, "settings.office.name").isReadOnly()
    assert child(window, QLineEdit, "settings.headquarters.name").isReadOnly()


def test_what_comes_through_all_the_same_is_a_sentence(window: Window, office: OpenOffice) -> None:
    desk = window._desk
    meeting = listed(office)[0].meeting
    subject = replace(meeting, subject="نوشته")
    assert desk.act(lambda office: _write(office, subject)) is None
    fault = child(window, QWidget, "window.fault")
    assert fault.isVisible()
    assert "نقش شما" in fault.accessibleName()
    desk.later("it", lambda office: _write(office, subject))
    assert desk.flush()
    assert listed(office)[0].meeting == meeting


def _write(office: OpenOffice, meeting: Meeting) -> None:
    with office.database.act():
        office.database.update(meeting)


def test_the_rail_says_who_is_signed_in(window: Window) -> None:
    assert child(window, QWidget, "rail.person").accessibleName() == EXPORT.name
    window.show_meetings()
    press("Return")
    assert EXPORT.name in child(window, QWidget, "rail.lock").toolTip()
