"""The desk on the screen: the rail at the right and the screen that it leads to, nothing else."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Change, ChangeKind, MeetingKind, MeetingState
from desktop.access.permissions import Deed
from desktop.documents.labels import MEETING_STATES
from desktop.sending.sendable import unsent
from desktop.sign_off.clock import accept_clock
from desktop.sign_off.waiting import awaits_me
from ui.desk import Desk
from ui.dialogs.command_list import KEY as COMMANDS_KEY
from ui.dialogs.command_list import CommandList
from ui.dialogs.key_list import KEY as KEYS_KEY
from ui.dialogs.key_list import KeyList
from ui.dialogs.unwritten_dialog import leaves_unwritten
from ui.file_watch import FileWatch
from ui.habits import clear_readable
from ui.rail_places import places_of
from ui.screen_parts import go_on
from ui.screen_stack import ScreenStack
from ui.screens.harm_banner import HarmBanner
from ui.screens.meetings.meetings import MeetingsScreen
from ui.screens.papers.kinds import LOOKS, Kind
from ui.screens.places.places import PlacesScreen
from ui.screens.roster.roster import RosterScreen
from ui.screens.settings.settings import SettingsScreen
from ui.screens.workspace.workspace import Workspace
from ui.sentences import sentence
from ui.tasks import Problem
from ui.widgets.cards import Banner
from ui.widgets.command import Command
from ui.widgets.rails import LOCK_KEY, NavigationRail

if TYPE_CHECKING:
    from ui.screen_stack import AnyScreen

_NEW_MEETINGS = {
    "ساختن جلسهٔ تازه": MeetingKind.ORDINARY,
    "ساختن جلسهٔ فوق‌العاده": MeetingKind.EXTRAORDINARY,
}
_NOBODY = 0
_SENDING = {"sign_offs", "versions", "sent_versions"}  # by which something comes to be sent


class Window(QWidget):
    """One open office on the screen, for whoever signed in; it is a page of the gate."""

    lock_wanted = Signal()
    leave_wanted = Signal()
    visit_wanted = Signal()  # minutes from a stick

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("دبیر")
        self._desk = desk
        clear_readable()
        self._place = "meetings"
        self._acts_of: int | str = _NOBODY  # the meeting or the place that undo reaches
        desk.changed.connect(self._on_changed)
        self._places = places_of(desk.office)
        self._rail = NavigationRail(self._places, name="rail")
        self._fault = Banner("", "danger", name="window.fault")
        self._fault.hide()
        self.watch = FileWatch(desk, self)
        self._harm = HarmBanner(desk, self.watch, name="window.harm")
        self._stack = ScreenStack(desk)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._harm)
        column.addWidget(self._fault)
        column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addLayout(column, 1)
        desk.failed.connect(self._show_fault)
        desk.refused.connect(self._show_fault)
        desk.saved.connect(self._fault.hide)
        self.watch.failed.connect(self._show_fault)
        self._rail.chosen.connect(self._go_to)
        self._offer_commands()
        self._rail.set_office(desk.office.office.name)
        self._count_unsent()
        self._rail.foot.lock_wanted.connect(self.lock_wanted)
        self._rail.foot.leave_wanted.connect(self.leave_wanted)
        if desk.office.user is not None:
            self._rail.foot.set_person(desk.office.user.name)
        self.show_meetings()

    def begin(self) -> None:
        """Put the keyboard where work begins on the screen that is shown."""
        self._stack.shown.begin()

    def _offer_commands(self) -> None:
        """Know the ways through Dabir."""
        every = CommandList(self, self._desk.office)
        Command(self, "یافتن و انجام یک فرمان", every.open, COMMANDS_KEY)
        Command(self, "نمایش کلیدهای این صفحه", KeyList(self).open, KEYS_KEY)
        for place in self._places:
            away = partial(self._is_away, place.key)
            Command(self, f"رفتن به {place.text}", partial(self._go_to, place.key), when=away)
        away = partial(self._is_away, "meetings")  # where these have keys
        writes = partial(self._desk.office.may, Deed.WRITE_MINUTES)
        for words, kind in _NEW_MEETINGS.items():
            new = Command(self, words, partial(self._ask_for_meeting, kind), when=away)
            new.provided(writes)
        away = partial(self._is_away, "meetings", "papers")
        for paper, look in LOOKS.items():
            Command(self, f"نمایش {look.name}", partial(self.show_papers, paper), when=away)
        waiting = Command(self, "صورتجلسه‌های در انتظار امضا", self._show_awaiting)
        waiting.found_by("تأیید شهردار امضای برگشت")
        Command(self, "رفتن به بخش بعدی صفحه", partial(self._next_part, 1), "F6")
        Command(self, "رفتن به بخش پیشین صفحه", partial(self._next_part, -1), "Shift+F6")
        known = self._is_known
        lock = Command(self, "قفل کردن دبیر", self.lock_wanted.emit, LOCK_KEY, when=known)
        lock.found_by("رمز گذرواژه کاربر")
        leave = Command(self, "خروج از حساب", self.leave_wanted.emit, when=known)
        leave.found_by("کاربر دیگر تعویض ورود")
        visit = Command(self, "باز کردن صورتجلسهٔ روی حافظه", self.visit_wanted.emit, when=known)
        visit.found_by("فلش امضا شهردار usb")
        own = Command(self, "تغییر گذرواژهٔ خود", self._ask_for_own_password, when=known)
        own.found_by("رمز")
        accept = partial(self._desk.act, accept_clock)
        clock = Command(self, "پذیرفتن ساعت کنونی رایانه", accept)
        clock.provided(partial(self._desk.office.may, Deed.ACCEPT_CLOCK)).found_by("تاریخ زمان عقب")
        Command(self, "بستن دبیر", self._close).heard_as("Alt+F4").found_by("خروج")

    def _is_known(self) -> bool:
        return self._desk.office.user is not None

    def _close(self) -> None:
        self.window().close()

    def _ask_for_meeting(self, kind: MeetingKind) -> None:
        self.show_meetings()
        if isinstance(self._stack.shown, MeetingsScreen):
            self._stack.shown.ask(kind)

    def _ask_for_own_password(self) -> None:
        self.show_settings()
        if isinstance(self._stack.shown, SettingsScreen):
            self._stack.shown.ask_for_own_password()

    def _is_away(self, *screens: str) -> bool:
        """Tell whether another screen than these is shown."""
        return self._stack.shown.objectName() not in screens

    def _show_fault(self, fault: Problem) -> None:
        """Say on every screen why nothing could be written, until something could."""
        self._fault.set_text(sentence(fault))
        self._fault.show()

    def _go_to(self, place: str) -> None:
        ways = {
            "meetings": self.show_meetings,
            "roster": self.show_roster,
            "places": self.show_places,
            "send": self.show_send,
            "verify": self.show_verify,
            "trail": self.show_trail,
            "settings": self.show_settings,
        }
        ways[place]()

    def show_meetings(self) -> None:
        """Show the list of meetings."""
        if self._may_leave():
            screen = MeetingsScreen(self._desk)
            screen.opened.connect(self.open_meeting)
            screen.paper_wanted.connect(self.show_papers)
            self._show_place("meetings", screen)

    def show_settings(self) -> None:
        """Show what can be changed about the office."""
        if self._may_leave():
            self._keep_acts_of("settings")
            self._show_place("settings", SettingsScreen(self._desk))

    def show_roster(self) -> None:
        """Show who sits at which table, and the organizations."""
        if self._may_leave():
            self._keep_acts_of("roster")
            self._show_place("roster", RosterScreen(self._desk))

    def show_places(self) -> None:
        """Show the neighborhoods, what the district can use, and the focus areas."""
        if self._may_leave():
            self._keep_acts_of("places")
            screen = PlacesScreen(self._desk)
            screen.profile_wanted.connect(self.show_profile)
            self._show_place("places", screen)

    def show_send(self) -> None:
        """Show what can be sent to the central headquarters, to whom it is for."""
        from ui.screens.send.send import SendScreen  # noqa: PLC0415 - as below

        if self._may_leave():
            self._keep_acts_of("send")
            screen = SendScreen(self._desk)
            screen.opened.connect(self.open_meeting)
            screen.verify_wanted.connect(self.show_verify)
            self._show_place("send", screen)

    def show_verify(self, paths: Sequence[Path] = ()) -> None:
        """Show what signed files are worth that somebody brought, or those at these places."""
        # What reads pages takes its time to load, and most days begin without it.
        from ui.screens.verify.verify import VerifyScreen  # noqa: PLC0415 - see above

        if self._may_leave():
            screen = VerifyScreen(self._desk)
            self._show_place("verify", screen)
            screen.take(paths)

    def show_trail(self) -> None:
        """Show who did what, to whom it is for."""
        from ui.screens.trail.trail import TrailScreen  # noqa: PLC0415 - as above

        if self._may_leave():
            screen = TrailScreen(self._desk, self.watch)
            screen.opened.connect(self.open_meeting)
            self._show_place("trail", screen)

    def show_profile(self, neighborhood_id: int) -> None:
        """Show what is known about a neighborhood, as it will print."""
        # What reads pages takes its time to load, and most days begin without it.
        from ui.screens.places.profile_screen import ProfileScreen  # noqa: PLC0415 - see above

        if self._may_leave():
            screen = ProfileScreen(self._desk, neighborhood_id)
            screen.left.connect(self._back_to_neighborhood)
            self._show_place("places", screen)

    def _back_to_neighborhood(self, neighborhood_id: int) -> None:
        self.show_places()
        if isinstance(self._stack.shown, PlacesScreen):
            self._stack.shown.lead_to(neighborhood_id)

    def open_meeting(self, meeting_id: int) -> None:
        """Show the workspace of a meeting, or its minutes to whoever is to sign them."""
        self._keep_acts_of(meeting_id)
        if awaits_me(self._desk.office, meeting_id):
            self._open_to_sign(meeting_id)
            return
        workspace = Workspace(self._desk, meeting_id)
        workspace.left.connect(self.show_meetings)
        self._show_place("meetings", workspace, compact=True)

    def _open_to_sign(self, meeting_id: int) -> None:
        # What reads pages takes its time to load, and most days begin without it.
        from ui.screens.sign_off.sign_off import SignOffScreen  # noqa: PLC0415 - see above

        screen = SignOffScreen(self._desk, meeting_id)
        screen.left.connect(self.show_meetings)
        self._show_place("meetings", screen, compact=True)

    def _show_awaiting(self) -> None:
        """Lead to the minutes that wait to be signed."""
        self.show_meetings()
        if isinstance(self._stack.shown, MeetingsScreen):
            self._stack.shown.seek(MEETING_STATES[MeetingState.SUBMITTED])

    def show_papers(self, kind: Kind) -> None:
        """Show a paper that belongs to no single meeting."""
        # What reads pages takes its time to load, and most days begin without it.
        from ui.screens.papers.papers import PapersScreen  # noqa: PLC0415 - see above

        if self._may_leave():
            papers = PapersScreen(self._desk, kind)
            papers.left.connect(self.show_meetings)
            self._show_place("meetings", papers, compact=True)

    def _may_leave(self) -> bool:
        """Write what waits; where that cannot be, the rail goes on showing where one is."""
        written = self._stack.finish() and self._stack.write()
        if not written:
            self._rail.set_current(self._place)
        return written

    def _show_place(self, place: str, screen: "AnyScreen", *, compact: bool = False) -> None:
        self._place = place
        self._rail.set_compact(compact=compact)
        self._rail.set_current(place)
        self._stack.put(screen)

    def _keep_acts_of(self, owner: int | str) -> None:
        """Let undo reach no act that was done where one cannot see it."""
        if owner != self._acts_of:
            self._desk.office.database.forget_acts()
            self._acts_of = owner

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        """Notice another name, and acts on the list: they belong to no meeting's workspace."""
        if any(each.table == "meetings" and each.kind is not ChangeKind.EDITED for each in changes):
            self._acts_of = _NOBODY
        if any(each.table == "office" for each in changes):
            self._rail.set_office(self._desk.office.office.name)
        if any(each.table in _SENDING for each in changes):
            self._count_unsent()

    def _count_unsent(self) -> None:
        """Tell in the rail how much is signed and was not sent."""
        office = self._desk.office
        if office.may(Deed.SEND):
            self._rail.set_count("send", len(unsent(office)), "ارسال‌نشده")

    def _next_part(self, step: int) -> None:
        """Go with the focus from one part of the screen to the next, in reading order."""
        go_on((self._rail, *self._stack.shown.parts()), step)

    def may_close(self) -> bool:
        """Write what waits; ask only when it cannot be written."""
        return self._stack.may_end() and (self._stack.write() or leaves_unwritten(self))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            super().closeEvent(event)
        else:
            event.ignore()
