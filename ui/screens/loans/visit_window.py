"""Minutes from a stick on the screen of whoever shall sign them: their sign-off, and nothing else.

The one hard rule: it leads nowhere but to the answer and out; what was said so far is kept.
"""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Meeting
from desktop.loans.answering import outcome
from ui.commands import Scope, mark
from ui.desk import Desk
from ui.dialogs.command_list import KEY as COMMANDS_KEY
from ui.dialogs.command_list import CommandList
from ui.dialogs.key_list import KEY as KEYS_KEY
from ui.dialogs.key_list import KeyList
from ui.dialogs.unwritten_dialog import leaves_unwritten
from ui.loan_sentences import sentence
from ui.screen_parts import go_on
from ui.screens.loans.throwing_away import may_throw_away
from ui.tasks import Problem
from ui.widgets.cards import Banner
from ui.widgets.command import Command
from ui.widgets.rails import LOCK_KEY


class VisitWindow(QWidget):
    """It is a page of the gate, as an office's desk is."""

    lock_wanted = Signal()
    leave_wanted = Signal()
    judged = Signal()  # signed or sent back: there is something to take home
    discard_wanted = Signal()  # with all that was said here

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("visit")
        self.setWindowTitle("دبیر")
        self._desk = desk
        (meeting,) = desk.office.database.select(Meeting)
        self._fault = Banner("", "danger", name="visit.fault")
        self._fault.hide()
        # What reads pages takes its time to load, and most days begin without it.
        from ui.screens.sign_off.sign_off import SignOffScreen  # noqa: PLC0415 - see above

        self._screen = SignOffScreen(desk, meeting.id, on_its_way=True)
        self._screen.left.connect(self._on_left)
        mark(self._screen, Scope.SCREEN)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._fault)
        column.addWidget(self._screen, 1)
        desk.failed.connect(self._show_fault)
        desk.refused.connect(self._show_fault)
        desk.saved.connect(self._fault.hide)
        every = CommandList(self, desk.office)
        Command(self, "یافتن و انجام یک فرمان", every.open, COMMANDS_KEY)
        Command(self, "نمایش کلیدهای این صفحه", KeyList(self).open, KEYS_KEY)
        Command(self, "رفتن به بخش بعدی صفحه", partial(self._next_part, 1), "F6")
        Command(self, "رفتن به بخش پیشین صفحه", partial(self._next_part, -1), "Shift+F6")
        lock = Command(self, "قفل کردن دبیر", self.lock_wanted.emit, LOCK_KEY)
        lock.found_by("رمز گذرواژه کاربر")
        discard = Command(self, "پاک کردن این صورتجلسه از این رایانه", self._ask_to_discard)
        discard.found_by("کنار گذاشتن حذف پس گرفته").taking_away()
        Command(self, "بستن دبیر", self._close).heard_as("Alt+F4").found_by("خروج")

    def begin(self) -> None:
        """Put the keyboard where work begins."""
        self._screen.begin()

    def may_close(self) -> bool:
        """Write what waits; ask only when it cannot be written."""
        if (focus := self.window().focusWidget()) is not None:
            focus.clearFocus()  # a remark is entered when its field is left
        return self._desk.flush() or leaves_unwritten(self)

    def _next_part(self, step: int) -> None:
        go_on(self._screen.parts(), step)

    def _close(self) -> None:
        self.window().close()

    def _on_left(self) -> None:
        """Go on to the answer, once there is one."""
        if outcome(self._desk.office) is None:
            self.leave_wanted.emit()
        else:
            self.judged.emit()

    def _ask_to_discard(self) -> None:
        if may_throw_away(self):
            self.discard_wanted.emit()

    def _show_fault(self, fault: Problem) -> None:
        self._fault.set_text(sentence(fault))
        self._fault.show()
