"""The secretary sends minutes, mends what came back, amends what was signed."""

from dataclasses import replace

from PySide6.QtWidgets import QListWidget, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from db.records import Action, MeetingState, Reading, Version
from desktop.meetings import editing
from desktop.meetings.checks import Lack, review
from desktop.meetings.dossier import read
from desktop.pages import Pages
from desktop.sign_off.opinions import approve_rest, judge
from desktop.sign_off.signed import earlier_versions
from desktop.sign_off.steps import amend, send_back, submit
from tests.desktop.sign_off.conftest import MAYOR, SECRETARY, Town
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.sign_off.mayor import A_WHILE, come_back, meanwhile
from tests.ui.stage import child, opened
from ui.widgets.buttons import Button
from ui.widgets.labelled import NoteLine
from ui.widgets.page_view import PageView
from ui.widgets.rail_rows import RailRow
from ui.window import Window


def at_work(qtbot: QtBot, town: Town) -> Window:
    town.enter(SECRETARY)
    window = opened(qtbot, town.office)
    window.open_meeting(town.meeting.id)
    return window


def said(window: Window, part: str = "") -> str:
    name = f"workspace.closed{part}"
    return child(window, QWidget, name).accessibleName().replace("\u00a0", " ")


def waits(town: Town) -> bool:
    return town.meeting.state is MeetingState.SUBMITTED


def _stands_apart(dialog: QWidget) -> bool:
    """Tell whether the note in a dialog is drawn below its field."""
    words = child(dialog, QPlainTextEdit, f"{dialog.objectName()}.words")
    (note,) = dialog.findChildren(NoteLine)
    return note.isVisible() and note.geometry().top() > words.geometry().bottom()


def test_what_blocks_leads_to_its_place(qtbot: QtBot, town: Town) -> None:
    last = town.office.database.select(Action)[-1]
    editing.save(town.office, replace(last, deadline=None))
    window = at_work(qtbot, town)
    press("Ctrl+Shift+Return")
    assert town.meeting.state is MeetingState.DRAFT
    assert "مهلت ندارد" in said(window, ".problem")
    assert focus() == "resolutions.2.actions.1.deadline"
    editing.save(town.office, last)
    assert not child(window, QWidget, "workspace.closed.problem").isVisible()


def test_warnings_are_shown_once_and_the_same_key_goes_on(qtbot: QtBot, town: Town) -> None:
    window = at_work(qtbot, town)
    assert {each.lack for each in review(read(town.office, town.meeting.id))} == {
        Lack.RESPONSIBLE_ABSENT
    }
    press("Ctrl+Shift+Return")
    assert waits(town) is False
    assert "هشدار هست" in said(window, ".warned")
    press("Ctrl+Shift+Return")
    assert waits(town)
    assert "در انتظار امضاست" in said(window)
    assert not child(window, QWidget, "review.whole").isVisible()
    press("Ctrl+Shift+Return", "Ctrl+Z")  # nothing is sent twice or taken back
    assert waits(town)


def test_minutes_came_back_with_each_remark_at_its_place(qtbot: QtBot, town: Town) -> None:
    submit(town.office, town.meeting.id)
    town.enter(MAYOR)
    judge(town.office, town.resolutions[1], approved=False, remark="کدام روز؟")
    approve_rest(town.office, town.meeting.id)
    send_back(town.office, town.meeting.id, "آمار ندارد")
    window = at_work(qtbot, town)
    assert "«آمار ندارد». یک مصوبه ملاحظه دارد" in said(window)
    assert focus() == "resolutions.2.text"
    assert child(window, RailRow, "workspace.rail.resolutions").note == "۱ ملاحظه"
    press("Ctrl+5")
    lines = child(window, QListWidget, "review.findings")
    assert lines.item(0).text() == "ملاحظه‌های شهردار (۱)"
    assert lines.item(1).text().replace("\u00a0", " ") == "مصوبهٔ ۲: کدام روز؟"
    press("Return")
    assert focus() == "resolutions.2.text"
    remark = child(window, QWidget, "resolutions.2.returned")
    assert remark.isVisible()
    assert remark.accessibleName() == "ملاحظهٔ شهردار: کدام روز؟"
    assert not child(window, QWidget, "resolutions.1.returned").isVisible()
    second = town.resolutions[1]
    editing.save(town.office, replace(second, text=f"{second.text} پنجشنبه"))
    seen: list[str] = []

    def look(dialog: QWidget) -> None:
        seen.append(child(dialog, QWidget, "changes.list.1").accessibleName())
        press("Escape")

    meanwhile("changes", look)
    child(window, Button, "workspace.closed.changes").click()
    assert "پنجشنبه" in seen[0]


def test_signed_minutes_are_amended_for_a_reason(qtbot: QtBot, signed_town: Town) -> None:
    window = at_work(qtbot, signed_town)
    press("Ctrl+4")
    text = child(window, QPlainTextEdit, "resolutions.1.text")
    assert text.isReadOnly()

    def answer(dialog: QWidget) -> None:
        press("Ctrl+Return")  # without a reason nothing begins
        qtbot.waitUntil(lambda: _stands_apart(dialog))
        assert signed_town.meeting.state is MeetingState.SIGNED
        type_text("غلط در نام")
        press("Ctrl+Return")

    meanwhile("workspace.closed.amending", answer)
    child(window, Button, "workspace.closed.amend").click()
    assert (signed_town.meeting.state, signed_town.meeting.version) == (MeetingState.DRAFT, 2)
    assert "اصلاحیهٔ نسخهٔ ۱: غلط در نام" in said(window)
    come_back(qtbot, window)
    press("Ctrl+1")
    assert not child(window, Button, "heading.cancel").isVisible()  # the meeting was held
    press("Ctrl+4")
    assert not text.isReadOnly()
    child(window, Button, "workspace.closed.give_up").click()
    assert (signed_town.meeting.state, signed_town.meeting.version) == (MeetingState.SIGNED, 1)
    assert len(signed_town.office.database.select(Version)) == 1


def test_amendment_with_changes_is_not_given_up(qtbot: QtBot, signed_town: Town) -> None:
    amend(signed_town.office, signed_town.meeting.id, "غلط در نام")
    first = signed_town.resolutions[0]
    editing.save(signed_town.office, replace(first, text="متن دیگر"))
    window = at_work(qtbot, signed_town)
    meanwhile("changes", lambda _: press("Escape"))
    child(window, Button, "workspace.closed.give_up").click()
    assert "بی‌نشان کنار گذاشته نمی‌شود" in said(window, ".problem")
    assert signed_town.meeting.state is MeetingState.DRAFT


def test_earlier_version_is_shown_as_it_was_sealed(qtbot: QtBot, signed_town: Town) -> None:
    amend(signed_town.office, signed_town.meeting.id, "غلط در نام")
    window = at_work(qtbot, signed_town)
    child(window, Button, "workspace.closed.version").click()
    view = child(window, PageView, "preview.pages")
    (kept,) = earlier_versions(signed_town.office, signed_town.meeting)
    qtbot.waitUntil(
        lambda: isinstance(view.pages, Pages) and view.pages.data == kept.sealed, timeout=A_WHILE
    )


def test_mayor_amends_nothing(qtbot: QtBot, signed_town: Town) -> None:
    signed_town.enter(MAYOR)
    window = opened(qtbot, signed_town.office)
    window.open_meeting(signed_town.meeting.id)
    assert not child(window, Button, "workspace.closed.amend").isVisible()


def test_reading_to_the_end_is_noted_and_a_later_change_told(qtbot: QtBot, town: Town) -> None:
    at_work(qtbot, town)
    press("F5", "Left", "Escape")
    assert not town.office.database.select(Reading)  # not all was shown
    press("F5", "Home", "Left", "Left", "Left", "Escape")
    assert len(town.office.database.select(Reading)) == 1
    press("F5", "Escape")
    assert len(town.office.database.select(Reading)) == 1
    editing.save(town.office, replace(town.resolutions[0], text="متن دیگر"))
    found = {each.lack for each in review(read(town.office, town.meeting.id))}
    assert Lack.CHANGED_SINCE_READING in found
