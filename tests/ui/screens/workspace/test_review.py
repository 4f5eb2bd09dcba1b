"""The section «بازبینی»: what blocks and what does not, told apart, each a way to its place."""

from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from db.records import AgendaKind, Meeting, Presence
from desktop.meetings import dossier, editing, naming
from desktop.meetings.checks import Lack, review
from desktop.meetings.schedule import call, propose
from desktop.office import OpenOffice
from tests.ui.keys import focus, press
from tests.ui.stage import Stage, child, opened
from ui.desk import Desk
from ui.screens.workspace.review import ReviewSection
from ui.window import Window

PHONE = "۰۹۱۲۳۴۵۶۷۸۹"
BLOCKING, WARNING = "پیش از ارسال برای امضا کامل شود", "هشدار؛ شهردار هم می‌بیند"


@pytest.fixture
def meeting(office: OpenOffice) -> Meeting:
    return call(office, propose(office, date(2026, 10, 4)), "پیگیری")


@pytest.fixture
def window(office: OpenOffice, meeting: Meeting, qtbot: QtBot) -> Window:
    window = opened(qtbot, office)
    window.open_meeting(meeting.id)
    press("Ctrl+5")
    return window


def rows(window: Window) -> QListWidget:
    return child(window, QListWidget, "review.findings")


def texts(window: Window) -> list[str]:
    return [rows(window).item(row).text() for row in range(rows(window).count())]


def headings(window: Window) -> list[str]:
    enabled = Qt.ItemFlag.ItemIsEnabled
    found = (rows(window).item(row) for row in range(rows(window).count()))
    return [item.text() for item in found if not item.flags() & enabled]


def test_what_blocks_stands_first_under_its_heading(window: Window) -> None:
    found = texts(window)
    blocking, warning = headings(window)
    assert blocking.startswith(BLOCKING)
    assert warning.startswith(WARNING)
    place = found.index("مکان جلسه نوشته نشده است.")
    end = found.index("ساعت پایان جلسه نوشته نشده است.")
    assert found.index(blocking) < end < found.index(warning) < place
    item = rows(window).item(end)
    spoken = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "لازم: ساعت پایان جلسه نوشته نشده است."


def test_keys_pass_over_the_headings(window: Window) -> None:
    list_ = rows(window)
    enabled = Qt.ItemFlag.ItemIsEnabled
    assert list_.hasFocus()
    assert list_.currentRow() == 1
    seen = []
    for _ in range(list_.count()):
        seen.append(list_.currentRow())
        press("Down")
    stops = [row for row in range(list_.count()) if list_.item(row).flags() & enabled]
    assert sorted(set(seen)) == stops
    press("Return")
    assert focus() != "review.findings"


def test_a_click_on_a_heading_leads_nowhere(window: Window, qtbot: QtBot) -> None:
    list_ = rows(window)
    place = list_.visualItemRect(list_.item(0)).center()
    qtbot.mouseClick(list_.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert list_.isVisible()


def test_minutes_are_whole_when_nothing_blocks(
    office: OpenOffice, meeting: Meeting, qtbot: QtBot
) -> None:
    full = replace(meeting, starts_at=time(10), ends_at=time(12), chair="آقای نیک‌پور")
    editing.save(office, full)
    section = ReviewSection(Desk(office))
    stage = Stage(qtbot)
    stage.put(section)
    whole = child(section, QWidget, "review.whole")

    def show() -> str:
        stored = dossier.read(office, meeting.id)
        section.show_dossier(stored)
        return section.sub(stored)

    assert "لازم" in show()
    assert not whole.isVisible()
    for member in dossier.read(office, meeting.id).members:
        editing.save(office, replace(member, state=Presence.PRESENT))
    assert show() == "۶ هشدار"
    assert whole.isVisible()
    assert "صورتجلسه کامل است" in whole.accessibleName()


def test_a_persons_number_is_led_to_wherever_it_stands(
    window: Window, office: OpenOffice, meeting: Meeting
) -> None:
    item = editing.add_agenda_item(office, meeting, AgendaKind.REPORT, PHONE)
    decided = editing.add_resolution(office, meeting, PHONE, item)
    action = editing.add_action(office, decided, PHONE)
    editing.save(office, replace(meeting, copies_to=PHONE, secretary=PHONE))
    editing.save(office, replace(decided, text=PHONE, condition=PHONE, condition_decider=PHONE))
    editing.save(office, replace(editing.add_dissent(office, decided), name=PHONE, reason=PHONE))
    naming.entrust(office, action, PHONE)
    naming.set_supporters(office, action, [PHONE])
    editing.save(office, replace(editing.add_remark(office, item), speaker=PHONE, gist=PHONE))
    editing.save(office, replace(editing.add_figure(office, item), label=PHONE, value=PHONE))
    editing.add_guest(office, meeting, name=PHONE, post=PHONE, organization=PHONE)
    window.show_meetings()
    window.open_meeting(meeting.id)
    wanted = [
        each
        for each in review(dossier.read(office, meeting.id))
        if each.lack is Lack.SENSITIVE_NUMBER
    ]
    assert len(wanted) == 18
    places = set()
    for finding in wanted:
        press("Ctrl+5")
        list_ = rows(window)
        (row,) = (
            row
            for row in range(list_.count())
            if list_.item(row).data(Qt.ItemDataRole.UserRole) == finding
        )
        list_.setCurrentRow(row)
        press("Return")
        places.add(focus())
    assert len(places) == len(wanted)
    assert not any(each.startswith("review") for each in places)
