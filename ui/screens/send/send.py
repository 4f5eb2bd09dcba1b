"""Sending to the central headquarters: on a stick or into a folder, and what was sent before.

Hard rule: the screen is not left while something is written; it says so instead.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from db.records import Change, Receipt, Send, SentVersion, SignOff, Version
from desktop.access.permissions import Deed
from desktop.calendar import jalali
from desktop.habits import Habit
from desktop.office import OpenOffice
from desktop.sending.checking import known_sends
from desktop.sending.history import Sent, history
from desktop.transfer.drives import drives
from desktop.transfer.eject import eject
from ui.commands import offer_acts
from ui.desk import Desk
from ui.dialogs.sent_dialog import SentDialog
from ui.habits import LastFolder
from ui.models.sends_model import day_of
from ui.screens.drive_watch import Ask
from ui.screens.save_sign import SaveSign
from ui.screens.send.check_page import OTHER_KEY, SEALS_KEY, CheckPage
from ui.screens.send.files_card import START_KEY, STOP_KEY
from ui.screens.send.folders import FolderAsking
from ui.screens.send.history_card import RECEIPT_KEY, HistoryCard
from ui.screens.send.history_page import HistoryPage
from ui.screens.send.receipt_pane import AGAIN_KEY
from ui.screens.send.work import Work
from ui.screens.send.writer import Release
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner
from ui.widgets.command import Command
from ui.widgets.frame import Screen

NAME = "send"
FOLDER_KEY, CHECK_KEY = "Ctrl+O", "Ctrl+Shift+O"

_HISTORY_WIDTH = 372
_SUB = "به ستاد مرکزی، روی حافظهٔ USB یا در پوشه"
_BUSY = "نوشتن هنوز تمام نشده است. تا پایان آن صبر کنید، یا با Esc آن را متوقف کنید."
_OF_MINUTES = {SignOff.table, Version.table, SentVersion.table}
_OF_SENDS = {Send.table, SentVersion.table, Receipt.table}
_KEYS = (
    ("Space", "برگزیدن"),
    (START_KEY, "نوشتن و وارسی"),
    (RECEIPT_KEY, "ثبت رسید"),
    (AGAIN_KEY, "ارسال دوباره"),
    ("F6", "بخش بعدی"),
)
_KEYS_AT_WORK = ((STOP_KEY, "توقف"),)
_KEYS_OF_ALL = (
    ("Enter", "جزئیات"),
    (RECEIPT_KEY, "ثبت رسید"),
    (AGAIN_KEY, "ارسال دوباره"),
    ("Ctrl+F", "جست‌وجو"),
    (STOP_KEY, "بازگشت"),
)
_KEYS_OF_CHECK = (
    ("↑ ↓", "پروندهٔ دیگر"),
    (SEALS_KEY, "وارسی امضاها"),
    (OTHER_KEY, "پوشهٔ دیگر"),
    (STOP_KEY, "بازگشت"),
)
_KEYS_OF_SENT = {RECEIPT_KEY, AGAIN_KEY}


class SendScreen(Screen):
    """The work with what was sent before beside it, and all that was sent on a page of its own."""

    opened = Signal(int)  # the key of a meeting
    verify_wanted = Signal(object)  # Sequence[Path]

    def __init__(self, desk: Desk, *, ask: Ask = drives, release: Release = eject) -> None:
        super().__init__("ارسال", name=NAME)
        desk.office.require(Deed.SEND)
        self._desk = desk
        self._asking = FolderAsking(LastFolder(desk.office, Habit.SEND_FOLDER), self)
        self._folder = Button("ارسال به پوشه", icon="folder", name=f"{NAME}.folder")
        self._look = Button("وارسی یک حافظه", icon="shield-check", name=f"{NAME}.look")
        self._save_sign = SaveSign(name=f"{NAME}.save_sign")
        self._busy = Banner(_BUSY, "warn", name=f"{NAME}.busy")
        self._work = Work(desk, ask, release, name=NAME)
        self._history = HistoryCard(desk, name=f"{NAME}.history")
        self._all = HistoryPage(desk, name=f"{NAME}.all")
        self._check = CheckPage(name=f"{NAME}.check")
        self._pages = QStackedWidget()
        self._lay_out()
        self._listen()
        self._refresh_history()
        self._show_keys()

    def _lay_out(self) -> None:
        self.header.set_sub(_SUB)
        self.header.add(self._save_sign)
        self.header.add(self._folder)
        self.header.add(self._look)
        page = self._front = QWidget()
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.CARD)
        row.addWidget(self._work, 1)
        self._history.setFixedWidth(_HISTORY_WIDTH)
        row.addWidget(self._history)
        self._pages.addWidget(page)
        self._pages.addWidget(self._all)
        self._pages.addWidget(self._check)
        self._busy.hide()
        self.body.addWidget(self._busy)
        self.body.addWidget(self._pages, 1)

    def _listen(self) -> None:
        self._desk.changed.connect(self._on_changed)
        self._save_sign.follow(self._desk)
        self._folder.clicked.connect(self._choose_folder)
        self._folder.offer("ارسال به پوشه", FOLDER_KEY).found_by("مقصد نوشتن")
        self._look.clicked.connect(self._check_place)
        self._look.offer("وارسی یک حافظه یا پوشه", CHECK_KEY).found_by("درستی sha256 فلش")
        self._check.left.connect(self._show_work)
        self._check.other_wanted.connect(self._check_folder)
        self._check.seals_wanted.connect(self.verify_wanted)
        self._work.opened.connect(self.opened)
        self._work.folder_wanted.connect(self._choose_folder)
        self._work.place_wanted.connect(self._folder.setFocus)
        self._work.turned.connect(self._on_turned)
        self._history.all_wanted.connect(self._show_all)
        self._all.left.connect(self._show_work)
        for part in (self._history, self._all):
            part.again.connect(self._send_again)
            part.details.connect(self._show_details)
        offer_acts(self, self._desk, self._travel)
        free = self._is_free
        Command(self, "ثبت رسید این ارسال", self._begin_receipt, RECEIPT_KEY, when=self._has_sent)
        Command(self, "جست‌وجو در ارسال‌ها", self._seek, "Ctrl+F", when=free).found_by("صافی همه")
        Command(self, "توقف نوشتن، یا بازگشت", self._escape, "Esc", when=self._may_escape)

    def begin(self) -> None:
        """Put the focus where work begins."""
        if self._is_on(self._check):
            self._check.begin()
        else:
            (self._all if self._is_on(self._all) else self._work).begin()

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        if self._is_away():
            return (self.header, self._pages)
        work = self._work
        return (self.header, work.sendables, work.drives, work.files, self._history)

    def finish(self) -> bool:
        """Tell whether the screen can be left; while something is written, say why it cannot."""
        if self._work.is_busy:
            self._busy.show()
        return not self._work.is_busy

    def may_end(self) -> bool:
        """Tell whether Dabir may end; a stick that stands still, or is let go, holds nobody up."""
        return self._work.may_end() or self.finish()

    def changeEvent(self, event: QEvent) -> None:
        """Read anew what a command beside the window may have sent meanwhile."""
        super().changeEvent(event)
        came_back = event.type() == QEvent.Type.ActivationChange and self.isActiveWindow()
        if came_back and not self._work.is_busy:
            self._work.refresh()
            self._refresh_history()

    # What is shown

    def _on_changed(self, changes: tuple[Change, ...]) -> None:
        tables = {each.table for each in changes}
        if tables & _OF_MINUTES:
            self._work.refresh()
        if tables & _OF_SENDS:
            self._refresh_history()

    def _refresh_history(self) -> None:
        sends = history(self._desk.office)
        for part in (self._history, self._all):
            part.show_sends(sends)
        days = {each.send.serial: jalali.long(day_of(each)) for each in reversed(sends)}
        self._work.drives.show_sent_before(days)
        self._show_keys()

    def _on_turned(self) -> None:
        if not self._work.is_busy:
            self._busy.hide()
        self._show_keys()

    def _show_keys(self) -> None:
        """Show what the keys do here; on the page of a check, one of them does something else."""
        self._look.setEnabled(self._is_free())
        self._folder.setEnabled(self._is_free() and not self._is_on(self._check))
        if self._work.is_busy:
            self.status_bar.set_keys(_KEYS_AT_WORK if self._work.may_stop else ())
        elif self._is_on(self._check):
            self.status_bar.set_keys(_KEYS_OF_CHECK)
        else:
            keys = _KEYS_OF_ALL if self._is_on(self._all) else _KEYS
            none = () if self._has_sent() else _KEYS_OF_SENT
            self.status_bar.set_keys([each for each in keys if each[0] not in none])

    def _is_on(self, page: QWidget) -> bool:
        return self._pages.currentWidget() is page

    def _is_away(self) -> bool:
        return not self._is_on(self._front)

    def _is_free(self) -> bool:
        return not self._work.is_busy

    def _may_escape(self) -> bool:
        return self._is_away() or self._work.may_stop

    # Where to

    def _choose_folder(self) -> None:
        self._show_work()
        self._asking.ask("پوشهٔ مقصد", self._on_folder, may=self._is_free)

    def _on_folder(self, folder: Path) -> None:
        self._asking.note(folder)
        self._work.show_folder(folder)

    # Looking at a stick again

    def _check_place(self) -> None:
        """Check the stick that is chosen; without one, a folder."""
        place = self._work.drives.place
        if place is None:
            self._check_folder()
        else:
            self._look_at(place.folder, place.name if place.drive else "")

    def _check_folder(self) -> None:
        self._asking.ask(
            "پوشه‌ای که وارسی می‌شود",
            lambda folder: self._look_at(folder, ""),
            may=self._is_free,
        )

    def _look_at(self, folder: Path, where: str) -> None:
        self._turn_to(self._check)
        self._check.check(folder, where, known_sends(self._desk.office))

    # What was sent before

    def _current(self) -> Sent | None:
        return (self._all if self._is_on(self._all) else self._history).sent

    def _has_sent(self) -> bool:
        return self._current() is not None and not self._is_on(self._check)

    def _begin_receipt(self) -> None:
        if self._is_on(self._all):
            self._all.begin_receipt()
        else:
            self._history.pane.begin()

    def _send_again(self) -> None:
        sent = self._current()
        if sent is not None and not self._work.is_busy:
            self._show_work()
            self._work.send_again(sent)

    def _show_details(self) -> None:
        if (sent := self._current()) is not None:
            SentDialog(sent, self).open()

    def _show_all(self) -> None:
        if self._is_free():
            self._turn_to(self._all)
            self._all.begin()

    def _seek(self) -> None:
        self._turn_to(self._all)
        self._all.begin_seeking()

    def _escape(self) -> None:
        """Stop what goes on; else show all of what was sent again, and then the work."""
        if not self._is_away():
            self._work.stop()
        elif self._is_on(self._all) and self._all.is_narrow:
            self._all.widen()
        else:
            self._show_work()

    def _show_work(self) -> None:
        if self._is_away():
            of_all = self._is_on(self._all)
            self._turn_to(self._front)
            if of_all:
                self._history.begin()
            else:
                self._work.begin()

    def _turn_to(self, page: QWidget) -> None:
        sent = self._current()
        self._desk.flush()
        self._pages.setCurrentWidget(page)
        if sent is not None:
            (self._all if self._is_on(self._all) else self._history).lead_to(sent.send.id)
        self._show_keys()

    def _travel(self, step: Callable[[], tuple[Change, ...]]) -> None:
        """Undo or redo, and lead to the send whose receipt it was."""
        office = self._desk.office
        sends = dict(_by_receipt(office))
        changes = step()
        sends |= dict(_by_receipt(office))
        part = self._all if self._is_on(self._all) else self._history
        for each in changes:
            if each.table == Receipt.table and each.id in sends:
                part.lead_to(sends[each.id])


def _by_receipt(office: OpenOffice) -> Iterator[tuple[int, int]]:
    return ((each.receipt.id, each.send.id) for each in history(office) if each.receipt)
