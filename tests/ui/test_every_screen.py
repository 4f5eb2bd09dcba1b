"""What holds on every screen: names to be read and found, a way by Tab, and room for all."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QListView, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from db import keys
from db.records import InkSheet, Meeting, MeetingState
from desktop.attachments.files import Bytes
from desktop.attachments.gathering import gather
from desktop.founding import found
from desktop.meetings.attaching import attach, shelf
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.reporting import unheard
from desktop.sign_off.ink import file_sheets, ink, ink_shelf, note_code
from tests.desktop.attachments.made import pdf
from tests.desktop.loans.conftest import cheap, first_town, way
from tests.desktop.sign_off.conftest import town
from tests.offices import come_as_mayor, open_office
from tests.sticks import Sticks
from tests.ui.door import EXPORT, SECRETARY, come_in, founded, gate_to, page_is
from tests.ui.keys import focus, press, type_text
from tests.ui.screens.loans.shown import LOANS, see_loans
from tests.ui.stage import child, opened
from ui.screens.entrance.own_password import OwnPassword
from ui.screens.entrance.page import EntrancePage
from ui.screens.entrance.recovery_key import RecoveryKeyPage
from ui.screens.papers.kinds import Kind
from ui.screens.send.work import Work
from ui.screens.verify.verify import VerifyScreen
from ui.widgets.buttons import Button
from ui.widgets.labels import Chip, ElidedLabel
from ui.widgets.page_view import PageView
from ui.window import Window

__all__ = ["cheap", "first_town", "town", "way"]  # fixtures

SIZES = ((1366, 768), (1366, 690), (1280, 640))  # the last one is the least there is
ENTRANCE = (
    "first-start",
    "first-people",
    "recovery-key",
    "recovery-key-again",
    "sign-in",
    "recovery",
    "recovered",
    "own-password",
    "people",
    "desk",
)
SCREENS = (
    *ENTRANCE,
    *LOANS,
    "empty-list",
    "list",
    "list-months",
    "list-whose",
    "settings",
    "roster",
    "roster-organizations",
    "places-1",
    "places-2",
    "places-3",
    "places-4",
    "places-empty",
    "places-profile",
    "verify-empty",
    "verify-files",
    "send-sticks",
    "send-done",
    "send-all",
    "send-check",
    "sign-off-read",
    "sign-off-returned",
    "trail-month",
    "trail-ever",
    *(f"{state}-{key}" for state in ("draft", "signed") for key in range(1, 7)),
    *(f"draft-pages-{key}" for key in range(1, 7)),
    "attachments-list",
    "attachments-viewer",
    "ink-paper",
    "draft-full-4",
    "draft-reading-4",
    "draft-mending-4",
    "signed-reading-4",
    *(f"papers-{kind}" for kind in Kind),
)
OPENING = {  # the keys that bring what is not seen at first
    "list-months": ("Ctrl+2",),
    "list-whose": ("Ctrl+N",),
    "draft-3": ("Ctrl+U", "Return", "Down", "Down", "Down", "Return"),
}
OVER = {  # the keys that bring what comes over a section, or beside it
    "": (),
    "pages": ("Ctrl+P",),
    "full": ("F11",),
    "reading": ("F5", "Left"),
    "mending": ("F5", "Left", "Down", "Return"),
}
AFTER_THE_LAST_MEETING = date(2026, 11, 22)
FARTHEST = 1_000  # presses of Tab


@pytest.fixture(params=SCREENS)
def screen(request: pytest.FixtureRequest, tmp_path: Path, qtbot: QtBot) -> Iterator[QWidget]:
    """Open the window on one of its screens."""
    name: str = request.param
    if name in {*ENTRANCE, *LOANS}:
        quick = keys.Cost(rounds=1, kibibytes=8, lanes=1)
        request.getfixturevalue("monkeypatch").setattr(keys.new_ring, "__defaults__", (quick,))
        yield from (
            see_loans(name, request.getfixturevalue("way"), qtbot)
            if name in LOANS
            else see_entrance(name, tmp_path / "door", qtbot)
        )
        return
    if name in {"empty-list", "places-empty"}:
        with open_office(tmp_path / "new") as office:
            found(office, district=11, name="شهرداری منطقهٔ ۱۱", secretary="خانم رویا امینی")
            window = opened(qtbot, office)
            if name == "places-empty":
                window.show_places()
            yield window
        return
    office = request.getfixturevalue("sample")
    window = opened(qtbot, office)
    if name == "settings":
        window.show_settings()
    if name.startswith("roster"):
        window.show_roster()
        press({"roster": "Ctrl+1", "roster-organizations": "Ctrl+2"}[name])
    place, _, section = name.rpartition("-")
    state, _, over = place.partition("-")
    if place == "papers":
        request.getfixturevalue("monkeypatch").setattr(
            "ui.screens.papers.papers.today_here", lambda: AFTER_THE_LAST_MEETING
        )
        window.show_papers(Kind(section))
        see_pages(window, "papers.sheet.pages", qtbot)
    if place in LED_TO:
        LED_TO[place](office, window, section, qtbot)
    elif section.isdigit():
        meetings = (each.meeting for each in listed(office))
        window.open_meeting(next(each.id for each in meetings if each.state == state))
        press(f"Ctrl+{section}", *OVER[over])
        if over in {"pages", "full"}:
            see_pages(window, "preview.pages", qtbot)
    press(*OPENING.get(name, ()))
    yield window


def see_entrance(name: str, folder: Path, qtbot: QtBot) -> Iterator[QWidget]:
    """Come to a page before the desk, or to the desk of somebody who signed in."""
    admitted = None if name.startswith("first") else founded(folder, EXPORT)
    with gate_to(folder, qtbot) as gate:
        if name == "first-people":
            type_text("11")
            press("Tab", "Tab")
            type_text(SECRETARY.name)
            press("Return")
            child(gate, QWidget, "first_people.has_mayor").setFocus()
            press("Space")
        elif name in {"recovery", "recovered"}:
            child(gate, QWidget, "sign_in.recover").setFocus()
            press("Space")
        elif name in {"people", "desk"}:
            window = come_in(gate, qtbot)
            window.show_settings()
            press("Ctrl+2" if name == "people" else "Ctrl+1")
        elif admitted is not None and name != "sign-in":
            key, office = admitted.recovery_key, "شهرداری منطقهٔ ۱۱"
            pages: dict[str, EntrancePage] = {
                "own-password": OwnPassword(admitted, "provisional"),
                "recovery-key": RecoveryKeyPage(key, office),
                "recovery-key-again": RecoveryKeyPage(key, office, lambda _: None),
            }
            gate.show_page(pages[name])
        if name == "recovered" and admitted is not None:
            type_text(admitted.recovery_key)
            press("Return")
            qtbot.waitUntil(lambda: page_is(gate, "recovered"))
        yield gate


def see_attachments(office: OpenOffice, window: Window, part: str, qtbot: QtBot) -> None:
    meeting = office.database.select(Meeting, "state = 'draft'")[0]
    brought = (Bytes("متن.txt", b"text"), Bytes("گزارش.pdf", pdf(2)))
    files = gather(shelf(office), brought, unheard).files
    attach(office, meeting, files)
    window.open_meeting(meeting.id)
    press("Ctrl+6", "End")
    if part == "viewer":
        press("Return")
        name = "attachments.viewer.pages"
        qtbot.waitUntil(lambda: window.findChild(PageView, name) is not None)
        see_pages(window, name, qtbot)


def see_ink(office: OpenOffice, window: Window, _part: str, qtbot: QtBot) -> None:
    meeting = office.database.select(Meeting, "state = 'signed'")[0]
    name = "تصویر برگ امضاشدهٔ جلسهٔ نخست قرارگاه اجتماعی منطقه، با مهر و امضا، صفحه‌های یک تا ده.pdf"
    files = gather(ink_shelf(office), [Bytes(name, pdf(2))], unheard).files
    paper = ink(office, meeting)
    assert paper is not None
    file_sheets(office, paper.version, files)
    note_code(office, office.database.select(InkSheet)[0], "1234 5678 9012")
    window.open_meeting(meeting.id)
    press("Ctrl+6")
    child(window, QWidget, "attachments.part").setFocus()
    press("Left", "Space")
    qtbot.waitUntil(child(window, QWidget, "ink.sheets.1").isVisible)


def see_places(_office: OpenOffice, window: Window, section: str, qtbot: QtBot) -> None:
    window.show_places()
    if section == "profile":
        press("Ctrl+P")
        see_pages(window, "profile.sheet.pages", qtbot)
    else:
        press(f"Ctrl+{section}")


def see_verify(office: OpenOffice, window: Window, part: str, qtbot: QtBot) -> None:
    window.show_verify()
    if part == "files":
        file = office.folder / "یک پرونده با نامی دراز که در ستون خود جا نمی‌شود.pdf"
        file.write_bytes(pdf(2))
        child(window, VerifyScreen, "verify").take([file, Path(__file__)])
        see_pages(window, "verify.sheet.pages", qtbot)
        title = child(window, QLabel, "verify.sub")
        qtbot.waitUntil(lambda: "درست" in title.text())


def see_send(office: OpenOffice, window: Window, part: str, qtbot: QtBot) -> None:
    """Let minutes wait before sticks, or be in a folder where they are looked at again."""
    sticks = Sticks(office.folder)
    if part == "sticks":
        sticks.lock(sticks.plug("فلش قرارگاه اجتماعی منطقهٔ ۱۱ با نامی دراز", "1A2B-3C4D"))
        sticks.plug("فلش", "5E6F-7A8B", free=10)
    sticks.show(window)
    if part == "sticks":
        drives = child(window, QListView, "send.drives.list")
        qtbot.waitUntil(lambda: drives.model().rowCount() == len(sticks.plugged))
        return
    child(window, Work, "send.work").show_folder(office.folder)
    press("Ctrl+Return")
    qtbot.waitUntil(child(window, QWidget, "send.files.foot.said").isVisible)
    if part == "all":
        press("Ctrl+F")
    if part == "check":
        press("Ctrl+Shift+O")
        qtbot.waitUntil(lambda: focus() == "send.check.table")


def see_trail(_office: OpenOffice, window: Window, period: str, qtbot: QtBot) -> None:
    window.show_trail()
    qtbot.waitUntil(lambda: focus() == "trail.table")
    if period == "ever":
        child(window, QWidget, "trail.filters.period").setFocus()
        press("Left", "Left", "Space")
        qtbot.waitUntil(child(window, QWidget, "trail.list").isVisible)


def see_pages(window: Window, name: str, qtbot: QtBot) -> None:
    view = child(window, PageView, name)
    qtbot.waitUntil(lambda: view.count > 0 and view.is_sharp())


def see_to_sign(office: OpenOffice, window: Window, section: str, qtbot: QtBot) -> None:
    """Let minutes lie before the mayor, at a resolution that goes back."""
    come_as_mayor(office)
    meetings = (each.meeting for each in listed(office))
    waiting = (each.id for each in meetings if each.state is MeetingState.SUBMITTED)
    window.open_meeting(next(waiting))
    see_pages(window, "sign_off.pages", qtbot)
    if section == "returned":
        press("Down", "2")


LED_TO = {
    "sign-off": see_to_sign,
    "ink": see_ink,
    "attachments": see_attachments,
    "places": see_places,
    "send": see_send,
    "trail": see_trail,
    "verify": see_verify,
}


def stops(window: QWidget) -> list[QWidget]:
    """List every widget on the screen that takes the keyboard by Tab."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
    ]


def test_screen(screen: QWidget, qtbot: QtBot, subtests: pytest.Subtests) -> None:
    """Each is told for itself, but a screen is opened once: that takes longer than all of them."""
    with subtests.test("Whatever takes the keyboard has a name to be read and one to be found."):
        check_names(screen)
    with subtests.test("No two things share a name."):
        names = [
            widget.objectName()
            for widget in screen.findChildren(QWidget)
            if widget.isVisible() and "." in widget.objectName()
        ]
        assert sorted(names) == sorted(set(names))
    with subtests.test("Nothing is cut off."):
        for size in SIZES:
            screen.setFixedSize(*size)  # or it would grow instead of cutting what has no room
            qtbot.wait(50)
            qtbot.waitUntil(partial(check_room, screen))  # what is still to come may still push
            assert screen.size() == QSize(*size), "it asks for more"
    with subtests.test("Tab comes to everything."):
        check_stops(screen)


def check_names(screen: QWidget) -> None:
    for widget in stops(screen):
        told = widget.accessibleName() or getattr(widget, "text", str)()
        assert told, f"{type(widget).__name__} {widget.objectName()} says nothing"
        part: QWidget | None = widget
        while part is not None and not part.objectName():
            part = part.parentWidget()
        assert part is not screen, f"{type(widget).__name__} «{told}» has no name"


def check_stops(screen: QWidget) -> None:
    reached, names = set(), set()
    for _ in range(FARTHEST):
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.add(focus)
        names.add(focus.objectName())  # a panel that follows the keyboard makes its fields anew
        press("Tab")
        if QApplication.focusWidget() in reached and len(reached) > 1:
            break
    missed = {widget.objectName() for widget in stops(screen) if widget not in reached}
    assert missed <= names - {""}


def check_room(screen: QWidget) -> None:
    for area in screen.findChildren(QScrollArea):
        hidden = area.horizontalScrollBar().maximum() if area.isVisible() else 0
        assert not hidden, f"{area} hides {hidden} pixels at its side"
    for widget in screen.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget, ElidedLabel):
            continue
        wraps = isinstance(widget, QLabel) and widget.wordWrap()
        if isinstance(widget, Button | Chip) or (isinstance(widget, QLabel) and not wraps):
            assert widget.width() >= widget.sizeHint().width(), f"{widget} is cut"
        if not _scrolls(widget):
            place = QRect(widget.mapTo(screen, QPoint(0, 0)), widget.size())
            assert screen.rect().contains(place), f"{widget} leaves the window"


def _scrolls(widget: QWidget) -> bool:
    part: QWidget | None = widget
    while part is not None:
        if isinstance(part, QScrollArea):
            return True
        part = part.parentWidget()
    return False
