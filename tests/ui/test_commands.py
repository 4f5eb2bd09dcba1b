"""Every command is found by its words, told with its key, and done where the keyboard was."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from db.records import MeetingState, Organization, Presence
from desktop.meetings import dossier
from desktop.meetings.dossier import Dossier
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.persian import without_marks
from tests.ui.keys import press, type_text
from tests.ui.stage import child, opened
from ui import commands
from ui.commands import Scope
from ui.dialogs.command_list import CommandList
from ui.dialogs.key_list import KeyList
from ui.screens.papers.kinds import Kind
from ui.widgets.command import Command
from ui.widgets.frame import StatusBar
from ui.widgets.labels import KeyCap
from ui.widgets.line_field import LineField
from ui.widgets.page_view import PageView
from ui.widgets.paint import key_text
from ui.widgets.text_field import TextField
from ui.window import Window

PERSIAN = re.compile("[آ-ی]")
SECTIONS = range(1, 7)


def newest(office: OpenOffice, state: MeetingState) -> int:
    return next(each.meeting.id for each in listed(office) if each.meeting.state is state)


@pytest.fixture
def draft(sample: OpenOffice, qtbot: QtBot) -> Window:
    window = opened(qtbot, sample)
    window.open_meeting(newest(sample, MeetingState.DRAFT))
    return window


def stored(office: OpenOffice) -> Dossier:
    return dossier.read(office, newest(office, MeetingState.DRAFT))


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def texts(window: Window) -> list[str]:
    return [offer.command.text() for offer in commands.offered(window)]


def shown(window: Window) -> list[str]:
    """Read the open list of commands."""
    model = child(window, QListView, "commands.list").model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def screens(window: Window, office: OpenOffice, qtbot: QtBot) -> Iterator[str]:
    """Go through all screens, and the places of the keyboard that have keys of their own."""

    def pages(name: str) -> None:
        view = child(window, PageView, name)
        qtbot.waitUntil(lambda: view.count > 0)

    yield "meetings"
    window.show_settings()
    yield "settings"
    for number in (1, 2):
        window.show_roster()
        press(f"Ctrl+{number}")
        yield f"roster {number}"
        press("Ctrl+H")
        yield f"beside roster {number}"
    for number in range(1, 5):
        window.show_places()
        press(f"Ctrl+{number}")
        yield f"places {number}"
        press("Ctrl+N")
        yield f"new in places {number}"
    press("Ctrl+1", "Ctrl+P")
    pages("profile.sheet.pages")
    yield "profile"
    for kind in Kind:
        window.show_papers(kind)
        yield kind
    for state in (MeetingState.SIGNED, MeetingState.DRAFT):
        window.open_meeting(newest(office, state))
        for number in SECTIONS:
            press(f"Ctrl+{number}")
            yield f"{state} {number}"
    press("Ctrl+4", "Up")
    yield "in an action"
    press("F5")
    yield "reading aloud"
    press("Esc", "Ctrl+3", "Shift+Tab")
    yield "on the agenda"
    press("Ctrl+P")
    pages("preview.pages")
    yield "with pages"
    press("F11")
    yield "pages alone"


def test_on_every_screen_each_command_has_words_and_its_key_is_its_own(
    sample: OpenOffice, qtbot: QtBot
) -> None:
    window = opened(qtbot, sample)
    sought: set[str] = set()
    for screen in screens(window, sample, qtbot):
        assert not window.findChildren(QShortcut), f"{screen}: a key that no command is behind"
        actions = window.findChildren(QAction)
        mute = [each for each in actions if each.shortcuts() and not isinstance(each, Command)]
        assert not mute, f"{screen}: a key of something that is no command"
        every = [each for each in actions if isinstance(each, Command)]
        assert all(PERSIAN.search(each.text()) for each in every), f"{screen}: one without words"
        offers = commands.offered(window)
        keys = [key for offer in offers for key in offer.command.keys]
        assert len(keys) == len(set(keys)), f"{screen}: {sorted(keys)}"
        words = [offer.command.text() for offer in offers]
        assert len(words) == len(set(words)), f"{screen}: {sorted(words)}"
        for offer in offers:
            if offer.command.text() not in sought:
                assert commands.found(offer.command.text(), offers)[0] == offer, screen
        sought.update(words)
        check_status_bar(window, screen, {key_text(each.key) for each in every})


def check_status_bar(window: Window, screen: str, told: set[str]) -> None:
    """A command, or what a row understands, stands behind each key that the status bar shows."""
    told |= {key_text(key) for hints in commands.keys(window).values() for key, _ in hints}
    bar = next(bar for bar in window.findChildren(StatusBar) if bar.isVisible())
    for cap in bar.findChildren(KeyCap):
        key = cap.accessibleName()
        if cap.isVisible() and ("+" in key or re.search(r"F\d", key)) and " " not in key:
            assert key in told, f"{screen}: {without_marks(key)} does nothing"


def test_a_command_is_found_and_done_where_the_keyboard_was(
    draft: Window, sample: OpenOffice
) -> None:
    press("Ctrl+4")
    child(draft, QWidget, "resolutions.1.text").setFocus()
    before = [len(part.actions) for part in stored(sample).resolutions]
    press("Ctrl+K")
    type_text("اقدام افزودن")  # in any order
    press("Return")
    after = [len(part.actions) for part in stored(sample).resolutions]
    assert after == [before[0] + 1, *before[1:]]
    assert focus().objectName() == f"resolutions.1.actions.{after[0]}.text"
    press("Ctrl+K")
    type_text("واگرد")
    press("Return")
    assert [len(part.actions) for part in stored(sample).resolutions] == before


def test_a_command_is_found_however_it_is_typed(draft: Window) -> None:
    for typed in ("رفتن به دستگاه‌ها", "رفتن دستگاهها", "دستگاه ها رفتن", "اعضا دست"):
        press("Ctrl+K")
        type_text(typed)
        assert shown(draft)[0] == "رفتن به دستگاه‌ها و اعضا", typed
        press("Esc")
    press("Ctrl+K")
    type_text("آخرين كار")
    assert "واگرد آخرین کار" not in shown(draft), "there is nothing to undo"
    press("Esc", "Ctrl+K")
    type_text("نمايش كليد")
    assert shown(draft)[0] == "نمایش کلیدهای این صفحه"
    press("Return")
    assert child(draft, KeyList, "keys").isVisible()
    press("Esc")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("دعوت", "نمایش دعوت‌نامه‌ها برای چاپ"),
        ("دعوت نامه", "نمایش دعوت‌نامه‌ها برای چاپ"),
        ("حضور", "نمایش برگ حضور برای چاپ"),
        ("رای گیری", "ثبت رأی‌گیری برای این مصوبه"),
    ],
)
def test_what_a_secretary_calls_it_finds_it(draft: Window, typed: str, found: str) -> None:
    press("Ctrl+4")
    child(draft, QWidget, "resolutions.1.text").setFocus()
    press("Ctrl+K")
    type_text(typed)
    assert found in shown(draft)


def test_half_typed_text_is_neither_lost_nor_entered(draft: Window, sample: OpenOffice) -> None:
    press("Ctrl+4")
    name = child(draft, QLineEdit, "resolutions.1.actions.1.responsible")
    name.setFocus()
    press("Ctrl+A")
    type_text("سازمان نو")
    press("Left", "Left")
    place = name.cursorPosition()
    for key in ("Ctrl+K", "F1"):
        press(key)
        assert focus() is not name
        type_text("رفتن" if key == "Ctrl+K" else "")
        press("Esc")
        assert focus() is name
        assert (name.text(), name.cursorPosition()) == ("سازمان نو", place)
    names = {each.name for each in sample.database.select(Organization)}
    assert "سازمان نو" not in names, "a name half typed was entered"
    press("Ctrl+K")
    type_text("رفتن حاضران")
    press("Return")
    assert child(draft, QWidget, "attendance").isVisible()
    assert stored(sample).resolutions[0].actions[0].action.responsible == "سازمان نو"


@pytest.mark.parametrize("name", ["place", "subject"])
def test_a_field_keeps_its_text_behind_the_cursor(draft: Window, name: str) -> None:
    """On some systems Ctrl+K deletes what stands behind the cursor of a text."""
    field = child(draft, QWidget, f"heading.{name}")
    assert isinstance(field, LineField | TextField)
    field.setFocus()
    text = field.value()
    press("Ctrl+Home", "Ctrl+K")
    assert child(draft, CommandList, "commands").isVisible()
    press("Esc")
    assert text
    assert field.value() == text


def test_what_was_done_last_comes_first_also_the_next_time(
    draft: Window, sample: OpenOffice, qtbot: QtBot
) -> None:
    press("Ctrl+K")
    type_text("رفتن مصوبات")
    press("Return", "Ctrl+K")
    type_text("رفتن بازبینی")
    press("Return")
    offered = texts(draft)
    press("Ctrl+K")
    assert shown(draft)[:2] == ["رفتن به بازبینی", "رفتن به مصوبات"]
    assert sorted(shown(draft)) == sorted(offered)
    press("Down", "Return")
    assert child(draft, QWidget, "resolutions").isVisible()
    draft.close()
    again = opened(qtbot, sample)
    again.open_meeting(newest(sample, MeetingState.DRAFT))
    press("Ctrl+K")
    assert shown(again)[:2] == ["رفتن به مصوبات", "رفتن به بازبینی"]


def test_what_nothing_is_called_is_said_and_enter_does_nothing(draft: Window) -> None:
    before = focus()
    press("Ctrl+K")
    type_text("کشتی")
    assert child(draft, QWidget, "commands.nothing").isVisible()
    press("Return")
    assert child(draft, CommandList, "commands").isVisible()
    press("Esc")
    assert focus() is before


def test_its_key_once_more_keeps_the_list_and_begins_anew(draft: Window) -> None:
    place = child(draft, QLineEdit, "heading.place")
    place.setFocus()
    before = place.text()
    press("Ctrl+K")
    type_text("کشتی")
    press("Ctrl+K")
    type_text("رفتن بازبینی")
    assert shown(draft)[0] == "رفتن به بازبینی"
    assert child(draft, QLineEdit, "commands.line").text() == "رفتن بازبینی"
    press("Esc")
    assert focus() is place
    assert place.text() == before


def test_what_would_do_nothing_is_not_offered(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    window.open_meeting(newest(sample, MeetingState.SIGNED))
    undoing, adding = "واگرد آخرین کار", "افزودن"
    for number in SECTIONS:
        press(f"Ctrl+{number}")
        offered = texts(window)
        assert undoing not in offered
        assert not [text for text in offered if text.startswith((adding, "حذف"))]
    window.open_meeting(newest(sample, MeetingState.DRAFT))
    type_text("سرما")
    assert undoing in texts(window)
    press("Ctrl+2")
    members = [each.state for each in stored(sample).members]
    assert Presence.UNRECORDED not in members
    child(window, QWidget, "attendance.members.1").setFocus()
    assert "پایین بردن این عضو" in texts(window)
    assert "بالا بردن این عضو" not in texts(window)
    assert "حاضر نوشتن همهٔ ثبت‌نشده‌ها" not in texts(window)
    press("Ctrl+3")
    child(window, QWidget, "agenda.1.title").setFocus()
    assert "پایین بردن این بند، سخن یا آمار" in texts(window)
    assert "بالا بردن این بند، سخن یا آمار" not in texts(window)
    press("Ctrl+4", "Up")  # to the last action
    assert "بالا بردن این مصوبه یا اقدام" in texts(window)
    assert "پایین بردن این مصوبه یا اقدام" not in texts(window)


def test_the_keys_of_the_screen_are_told_in_groups(draft: Window) -> None:
    press("Ctrl+2")
    before = focus()
    keys = commands.keys(draft)
    assert ("1", "حاضر") in keys[Scope.SECTION]
    assert ("Ctrl+1", "رفتن به شناسنامه") in keys[Scope.SCREEN]
    assert ("F1", "نمایش کلیدهای این صفحه") in keys[Scope.EVERYWHERE]
    press("F1")
    page = child(draft, KeyList, "keys")
    assert page.isVisible()
    caps = {cap.accessibleName() for cap in page.findChildren(KeyCap)}
    assert caps >= {key_text(key) for hints in keys.values() for key, _ in hints}
    for cap in page.findChildren(KeyCap):
        assert cap.width() >= cap.sizeHint().width()
    assert draft.rect().contains(page.geometry().translated(-draft.pos()))
    press("F1")
    assert not page.isVisible()
    assert focus() is before


def test_a_paper_of_the_meeting_is_shown_by_its_name(draft: Window, qtbot: QtBot) -> None:
    press("Ctrl+K")
    type_text("چاپ دعوت نامه")
    press("Return")
    view = child(draft, PageView, "preview.pages")
    qtbot.waitUntil(lambda: view.isVisible() and view.accessibleName() == "صفحه‌های دعوت‌نامه‌ها")


def test_a_key_leads_back_from_a_meeting_to_the_list(draft: Window) -> None:
    press("Alt+Left")
    assert child(draft, QWidget, "meetings").isVisible()
    assert focus().objectName() == "meetings.table"


def test_a_meeting_is_called_from_wherever_one_is(sample: OpenOffice, qtbot: QtBot) -> None:
    window = opened(qtbot, sample)
    window.show_settings()
    before = len(listed(sample))
    press("Ctrl+K")
    type_text("جلسه تازه")
    assert shown(window)[0] == "ساختن جلسهٔ تازه"
    press("Return", "Return")  # of the headquarters that is offered first
    qtbot.waitUntil(lambda: len(listed(sample)) == before + 1)
    assert child(window, QWidget, "workspace").isVisible()
