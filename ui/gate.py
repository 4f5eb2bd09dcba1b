"""The one window of the program: what comes before the desk, the desk, and the lock over it.

The one hard rule: an office is opened here alone, after somebody was let in, and let go here; what
waits to be written is written before anybody leaves.
"""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from desktop.access.entrance import Door, door, require_ring
from desktop.access.people import Newcomer
from desktop.errors import EnvironmentFault
from desktop.meetings.attaching import let_go
from desktop.office import OpenOffice
from ui.desk import Desk
from ui.entering import Admitted, Questions, by_closing, by_founding, enter, put_in_force
from ui.idle import IdleWatch
from ui.lock_key import LockKey
from ui.locking import Locking
from ui.screens.entrance.first_people import FirstPeople
from ui.screens.entrance.first_start import FirstStart, forget
from ui.screens.entrance.own_password import OwnPassword
from ui.screens.entrance.page import EntrancePage
from ui.screens.entrance.page_dialog import PageDialog
from ui.screens.entrance.recovery import Recovered, RecoveredPassword, RecoveryEntry
from ui.screens.entrance.recovery_key import RecoveryKeyPage
from ui.screens.entrance.sign_in import SignIn
from ui.screens.loans.visit_window import VisitWindow
from ui.sentences import sentence
from ui.visiting import Visiting
from ui.window import Window

_LEAST_WIDTH, _LEAST_HEIGHT = 1280, 640
_USUAL_WIDTH, _USUAL_HEIGHT = 1366, 690
_FIRST_PEOPLE = (
    "گذرواژهٔ شما",
    "دفتر رمزگذاری می‌شود و فقط با گذرواژه باز می‌شود.",
)
_CLOSING = "بستن دفتر به روی دیگران"
_CLOSING_WORDS = (
    "این دفتر با نسخهٔ پیشین دبیر ساخته شده است و هر که پوشه‌اش را دارد آن را می‌خواند. پس از این"
    " پرسش‌ها رمزگذاری می‌شود و فقط با گذرواژه باز می‌شود؛ از نوشته‌ها چیزی کم نمی‌شود."
)
_UNDER_WAY = "کاری زیر این قفل هنوز تمام نشده است. پس از پایان آن دوباره بکوشید."


class Gate(QWidget):
    """It comes back where and as large as it was."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.setObjectName("gate")
        self.setWindowTitle("دبیر")
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self._folder = folder
        self._name = ""  # of whoever came in last, while the program runs
        self.desk: Desk | None = None  # of whoever is signed in
        self._stack = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._locking = Locking(self)
        self._idle = IdleWatch(self._patience, self)
        self._idle.idle.connect(self.lock)
        self._locking.opened.connect(self._idle.stir)
        self._locking.other_wanted.connect(self._leave_locked)
        LockKey(self).pressed.connect(self._on_lock_key)
        self._restore_place()
        self.visiting = Visiting(folder, self)
        self.come_to_the_door()

    # Before the desk

    def come_to_the_door(self) -> None:
        """Show what comes first to whoever comes now."""
        match door(self._folder):
            case Door.NEW:
                self._show_first_start()
            case Door.OPEN:
                self._show_people(_CLOSING, _CLOSING_WORDS, partial(by_closing, self._folder))
            case Door.LOCKED:
                self._show_sign_in()

    def _show_first_start(self) -> None:
        page = FirstStart(self._folder)
        page.done.connect(self._ask_for_people)
        page.visit_wanted.connect(self.visiting.begin)
        self.show_page(page)

    def _ask_for_people(self, questions: Questions) -> None:
        def make(newcomers: Sequence[Newcomer]) -> Admitted:
            return by_founding(self._folder, newcomers, questions)

        page = self._show_people(*_FIRST_PEOPLE, make, questions.secretary)
        page.back_wanted.connect(self._show_first_start)

    def _show_people(
        self,
        title: str,
        words: str,
        make: Callable[[Sequence[Newcomer]], Admitted],
        secretary: str = "",
    ) -> FirstPeople:
        page = FirstPeople(title, words, make, secretary=secretary, back=bool(secretary))
        page.done.connect(self._begin_work)
        self.show_page(page)
        return page

    def _show_sign_in(self) -> None:
        page = SignIn(self._folder, self._name)
        page.done.connect(lambda admitted: self._ask_for_own_password(admitted, page.password()))
        page.recovery_wanted.connect(self._show_recovery)
        page.visit_wanted.connect(self.visiting.begin)
        self.show_page(page)
        try:
            require_ring(self._folder)
        except EnvironmentFault as fault:  # before anybody types a password for nothing
            page.say(sentence(fault))

    def _ask_for_own_password(self, admitted: Admitted, provisional: str) -> None:
        if not admitted.user.provisional:
            self._begin_work(admitted)
            return
        page = OwnPassword(admitted, provisional)
        page.done.connect(self._begin_work)
        self.show_page(page)

    def _show_recovery(self) -> None:
        page = RecoveryEntry(self._folder)
        page.done.connect(self._ask_for_recovered)
        page.back_wanted.connect(self._show_sign_in)
        self.show_page(page)

    def _ask_for_recovered(self, recovered: Recovered) -> None:
        page = RecoveredPassword(self._folder, recovered.key, recovered.users)
        page.done.connect(self._begin_work)
        self.show_page(page)

    def _begin_work(self, admitted: Admitted) -> None:
        """Open the desk; a recovery key that was just made is shown before it."""
        try:
            office = enter(admitted)
        except EnvironmentFault as fault:
            self._page().say(sentence(fault))
            return
        forget()
        self._name = admitted.user.name
        self.desk = Desk(office, self)
        if not admitted.recovery_key:
            self._show_desk()
            return
        in_force = None if admitted.in_force else put_in_force(office, admitted.recovery_key)
        page = RecoveryKeyPage(admitted.recovery_key, office.office.name, in_force)
        page.done.connect(self._show_desk)
        page.given_up.connect(self._show_desk)
        self.show_page(page)

    # Minutes from a stick: what `ui/visiting.py` asks for

    def take_in(self, office: OpenOffice) -> Desk:
        """Take an office over, to be locked and let go as any."""
        self.desk = Desk(office, self)
        return self.desk

    def show_visit(self, window: VisitWindow) -> None:
        """Show minutes from a stick in the place of a desk."""
        window.lock_wanted.connect(self.lock)
        window.leave_wanted.connect(self.leave)
        self._show(window)
        window.begin()
        self._idle.stir()

    def say(self, words: str) -> None:
        """Say on the page that is shown what stands in the way."""
        self._page().say(words)

    # The desk

    def _show_desk(self) -> None:
        if self.desk is None:
            return
        window = Window(self.desk)
        window.lock_wanted.connect(self.lock)
        window.leave_wanted.connect(self.leave)
        window.visit_wanted.connect(partial(self.leave, self.visiting.begin))
        self._show(window)
        window.begin()
        window.watch.begin()
        self._idle.stir()

    @property
    def window_page(self) -> Window | None:
        """The desk on the screen, once somebody works at it."""
        page = self._stack.currentWidget()
        return page if isinstance(page, Window) else None

    @property
    def visit_page(self) -> VisitWindow | None:
        """Minutes from a stick on the screen."""
        page = self._stack.currentWidget()
        return page if isinstance(page, VisitWindow) else None

    @property
    def _at_work(self) -> Window | VisitWindow | None:
        return self.window_page or self.visit_page

    def flush(self) -> bool:
        """Write what waits; False when it could not be written."""
        return self.desk is None or self.desk.flush()

    def leave(self, then: Callable[[], None] | None = None) -> None:
        """Let whoever is signed in go, and somebody else come in."""
        window = self._at_work
        if window is not None and window.may_close():
            self.end()
            (then or self.come_to_the_door)()

    def end(self) -> None:
        """Let the office go, once nothing works for it any more."""
        if self.desk is not None:
            desk, self.desk = self.desk, None
            desk.close()
            let_go(desk.office)
            desk.office.close()

    # The lock

    def _patience(self) -> float:
        """Give the seconds after which it locks itself; 0 for never."""
        if self.desk is None or self._locking.is_on or self._at_work is None:
            return 0
        if any(
            isinstance(each, PageDialog) and each.stays for each in QApplication.topLevelWidgets()
        ):
            return 0
        return self.desk.office.office.lock_after_minutes * 60

    def _on_lock_key(self) -> None:
        if self._at_work is not None:
            self.lock()

    def lock(self) -> None:
        """Cover everything until whoever is signed in types the password."""
        if self.desk is not None:
            self._locking.lock(self.desk)

    def _leave_locked(self) -> None:
        """Let somebody else come in; where something cannot be left, the lock stays."""
        window = self._at_work
        self._locking.leave_field()
        if window is None:
            return
        if not window.may_close():
            self._locking.say(_UNDER_WAY)
            return
        self._locking.open()
        self.end()
        self.come_to_the_door()

    # What is seen

    def _page(self) -> EntrancePage:
        page = self._stack.currentWidget()
        if not isinstance(page, EntrancePage):
            raise TypeError("the desk is open")
        return page

    def show_page(self, page: EntrancePage) -> None:
        """Show a page before a desk, and put the keyboard there."""
        self._show(page)
        page.begin()

    def _show(self, page: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if old is not None:
            self._stack.removeWidget(old)
            old.setParent(None)  # at once, with its fields and its keys
            old.deleteLater()

    def closeEvent(self, event: QCloseEvent) -> None:
        QSettings().setValue("geometry", self.saveGeometry())
        window, page = self._at_work, self._stack.currentWidget()
        self._locking.leave_field()
        if isinstance(page, EntrancePage):
            page.give_up()
        if window is None or window.may_close():
            event.accept()
        else:
            event.ignore()
            self._locking.say(_UNDER_WAY)

    def _restore_place(self) -> None:
        geometry = QSettings().value("geometry")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(_USUAL_WIDTH, _USUAL_HEIGHT)
