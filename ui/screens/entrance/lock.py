"""The lock over somebody's desk: their password lifts it, and all is where it was."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from db.records import User
from desktop.access.entrance import confirm
from desktop.access.refusals import WrongPasswordError
from desktop.office import OpenOffice
from ui.access_sentences import WRONG_OWN_PASSWORD
from ui.desk import Desk
from ui.entering import apart
from ui.screens.entrance.page import EntrancePage
from ui.screens.entrance.page_dialog import PageDialog
from ui.tasks import Problem
from ui.trial import Wait
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption, Label
from ui.widgets.password_field import PasswordField

NAME = "lock"
_HELD = "نخست همان کسی که قفل کرده وارد شود؛ پنجره‌ای نیمه‌کاره باز است."
_WRITING = "نوشتن روی حافظه ادامه دارد؛ حافظه را بیرون نکشید."
_WRITTEN = "نوشتن به پایان رسید؛ نتیجه پس از باز کردن قفل دیده می‌شود."


class LockPage(EntrancePage):
    """`done` comes with the right password; `other_wanted` when somebody else shall come in."""

    other_wanted = Signal()

    def __init__(self, desk: Desk, user: User) -> None:
        super().__init__(
            NAME,
            "دبیر قفل است",
            f"{user.name}، با گذرواژهٔ خود به همان جا برمی‌گردید. چیزی از نوشته‌ها کم نمی‌شود.",
            icon="lock-keyhole",
        )
        self._office, self._user = desk.office, user
        self._password = PasswordField()
        self.place("password", "گذرواژه", self._password)
        self._other = Button("ورود شخص دیگر", name=f"{NAME}.other")
        self._other.clicked.connect(self.other_wanted)
        opening = Button("باز کردن", kind="primary", key="Enter", name=f"{NAME}.open")
        self.end(opening, self._other)
        self._held = Caption(_HELD, name=f"{NAME}.held")
        self._held.setWordWrap(True)
        self.form.addWidget(self._held)
        self._stick = Label(role="warn", name=f"{NAME}.stick")
        self._stick.setWordWrap(True)
        self._stick.hide()
        self.form.addWidget(self._stick)
        self.hold(on=False)
        desk.held.connect(self._tell_of_stick)
        if desk.holds_stick:
            self._tell_of_stick(on=True)

    def hold(self, *, on: bool) -> None:
        """Let nobody else come in while something half done would be lost, and say so."""
        if on and self._other.hasFocus():
            self._password.setFocus()
        self._other.setVisible(not on)
        self._held.setVisible(on)
        self.grown.emit()

    def _tell_of_stick(self, on: bool) -> None:  # noqa: FBT001 - of a signal
        """Warn whoever passes by; what came of it is nobody's but theirs who locked."""
        self._stick.setText(_WRITING if on else _WRITTEN)
        self._stick.set_role("warn" if on else "text_2")
        self._stick.show()
        self.grown.emit()

    def go_on(self) -> None:
        password = self._password.value()
        if not password:
            self.ask_for(self._password, "گذرواژه را بنویسید.")
            return
        self.attempt(partial(_confirm, self._office, self._user, password), self.done.emit)

    def on_error(self, problem: Problem) -> None:
        if isinstance(problem, WrongPasswordError):
            self._password.set_value("")
            self.ask_for(self._password, WRONG_OWN_PASSWORD)
        else:
            super().on_error(problem)


class LockDialog(PageDialog):
    """Stands over everything; it goes only by a password, or with the whole window."""

    page: LockPage

    close_wanted = Signal()

    def __init__(self, desk: Desk, user: User, parent: QWidget) -> None:
        super().__init__(LockPage(desk, user), parent)
        self.setWindowModality(Qt.WindowModality.ApplicationModal)

    def reject(self) -> None:
        """Stay: Esc lifts no lock."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
        self.close_wanted.emit()


def _confirm(office: OpenOffice, user: User, password: str, wait: Wait) -> None:
    apart(office, lambda own: confirm(own, user, password, wait))(None)
