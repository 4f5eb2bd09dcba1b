"""What an administrator does for a person, and everybody for their own password.

Hard rule: a password that somebody was given is shown once, here, and is theirs only until they
choose another.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from db.records import Role
from desktop.access.entrance import confirm
from desktop.access.passwords import meant, new_password
from desktop.access.people import (
    Newcomer,
    Person,
    add_person,
    change_password,
    reset_password,
    retire,
    set_post,
    set_roles,
)
from desktop.access.refusals import WrongPasswordError
from desktop.office import OpenOffice
from ui.access_sentences import ROLES, WRONG_OWN_PASSWORD
from ui.entering import apart
from ui.screens.entrance.page import EntrancePage
from ui.screens.entrance.passwords import NewPassword
from ui.tasks import Problem
from ui.trial import Wait
from ui.widgets.buttons import Button
from ui.widgets.check_field import CheckField
from ui.widgets.labels import Caption
from ui.widgets.line_field import LineField
from ui.widgets.password_field import PasswordField

_GIVEN = "این گذرواژه موقت است: آن را به او بدهید. پس از این دیگر نشان داده نمی‌شود."
_NEW_MAYOR = "کلید امضای شهردار با نخستین تغییر گذرواژه‌اش ساخته می‌شود."


_RENEWING = (
    "کلید تازه را همین حالا باید چاپ کنید یا بنویسید. کلید پیشین تا آن وقت کار می‌کند و پس از آن نه."
)
_RETIRING = (
    "از همین حالا با گذرواژهٔ خود وارد نمی‌شود. آنچه نوشته یا امضا کرده است می‌ماند. بازگشت او فقط با"
    " «دوباره راه دادن» و گذرواژه‌ای موقت است."
)
_COPIED_MS = 60_000


class PeoplePage(EntrancePage):
    """One act on people; it opens the office's file for itself."""

    def __init__(self, office: OpenOffice, name: str, title: str, words: str = "") -> None:
        super().__init__(name, title, words)
        self.office = office

    def explain(self, words: str) -> None:
        """Say under the fields what comes of it."""
        caption = Caption(words, name=f"{self.objectName()}.explained")
        caption.setWordWrap(True)
        self.form.addWidget(caption)

    def act(self, act: Callable[[OpenOffice], object]) -> None:
        self.attempt(partial(_work, apart(self.office, act)), self.done.emit)


class RolesField:
    """The roles of a person as check boxes, one under the other."""

    def __init__(self, page: EntrancePage, name: str) -> None:
        page.form.addWidget(Caption("نقش‌ها"))
        self._boxes = {role: CheckField(words) for role, words in ROLES.items()}
        for role, box in self._boxes.items():
            box.setObjectName(f"{name}.{role}")
            page.form.addWidget(box)

    def value(self) -> frozenset[Role]:
        return frozenset(role for role, box in self._boxes.items() if box.value())

    def set_value(self, roles: frozenset[Role]) -> None:
        for role, box in self._boxes.items():
            box.set_value(role in roles)


class NewPerson(PeoplePage):
    """Lets somebody in."""

    def __init__(self, office: OpenOffice) -> None:
        super().__init__(office, "new_person", "شخص تازه")
        self._name, self._post = LineField(), LineField()
        self.place("name", "نام", self._name)
        self.place("post", "سمت، چنان که زیر امضا می‌آید", self._post)
        self._roles = RolesField(self, "new_person")
        self._password = _given_password(self)
        self.end(
            Button("راه دادن", kind="primary", key="Ctrl+Enter", name="new_person.add"),
            copy_button(self._password, "new_person.copy"),
        )

    def go_on(self) -> None:
        name, roles = self._name.value().strip(), self._roles.value()
        if not name:
            self.ask_for(self._name, "نام این شخص را بنویسید.")
        elif not roles:
            self.say("دست‌کم یک نقش برگزینید.")
        else:
            password = self._password.value()
            newcomer = Newcomer(name, self._post.value().strip(), roles, password, True)
            self.act(partial(_add, newcomer))


class EditPerson(PeoplePage):
    """Changes what somebody is."""

    def __init__(self, office: OpenOffice, person: Person) -> None:
        super().__init__(office, "person", person.user.name)
        self._person = person
        self._post = LineField()
        self._post.set_value(person.user.post)
        self.place("post", "سمت، چنان که زیر امضا می‌آید", self._post)
        self._roles = RolesField(self, "person")
        self._roles.set_value(person.roles)
        self.explain(_NEW_MAYOR)
        self.end(Button("ثبت", kind="primary", key="Ctrl+Enter", name="person.save"))

    def begin(self) -> None:
        self._post.setFocus()

    def go_on(self) -> None:
        if self._roles.value():
            post, roles = self._post.value().strip(), self._roles.value()
            self.act(partial(_edit, self._person, post, roles))
        else:
            self.say("دست‌کم یک نقش برگزینید.")


class GivePassword(PeoplePage):
    """Gives somebody who has lost theirs, or who comes back, a password to begin with."""

    def __init__(self, office: OpenOffice, person: Person) -> None:
        again = person.user.retired
        title = f"راه دادن دوبارهٔ {person.user.name}" if again else f"گذرواژهٔ {person.user.name}"
        super().__init__(office, "give_password", title)
        self._person = person
        self._password = _given_password(self)
        if Role.MAYOR in person.roles:
            words = (
                "کلید امضای او کنار می‌رود و با گذرواژه‌ای که خودش برگزیند تازه می‌شود؛ امضاهای"
                " پیشین معتبر می‌مانند."
            )
            self.explain(words)
        self.end(
            Button("ثبت گذرواژه", kind="primary", key="Ctrl+Enter", name="give_password.save"),
            copy_button(self._password, "give_password.copy"),
        )

    def begin(self) -> None:
        self._password.setFocus()

    def go_on(self) -> None:
        self.act(partial(_give, self._person, self._password.value()))


class RetirePerson(PeoplePage):
    """Asks before somebody is let in no more; the keyboard begins where nothing comes of Enter."""

    left = Signal()

    def __init__(self, office: OpenOffice, person: Person) -> None:
        title = f"{person.user.name} دیگر وارد نشود"
        super().__init__(office, "retire_person", title, _RETIRING)
        self._person = person
        self._leave = Button("بازگشت", key="Esc", name="retire_person.leave")
        self._leave.clicked.connect(self.left)
        words = "دیگر وارد نشود"
        retiring = Button(words, kind="primary", key="Ctrl+Enter", name="retire_person.retire")
        self.end(retiring, self._leave)

    def begin(self) -> None:
        self._leave.setFocus()

    def go_on(self) -> None:
        self.act(partial(_retire, self._person))


class ChangePassword(PeoplePage):
    """Changes one's own password."""

    def __init__(self, office: OpenOffice) -> None:
        super().__init__(office, "change_password", "تغییر گذرواژه")
        self._name = office.user.name if office.user else ""
        self._old = PasswordField()
        self.place("old", "گذرواژهٔ کنونی", self._old)
        self._new = NewPassword(self, "گذرواژهٔ تازه")
        self.end(Button("تغییر", kind="primary", key="Enter", name="change_password.save"))

    def go_on(self) -> None:
        old, new = self._old.value(), self._new.value()
        if not old:
            self.ask_for(self._old, "گذرواژهٔ کنونی را بنویسید.")
        elif meant(old) == meant(new):
            self.ask_for(self._new.first, "این همان گذرواژهٔ کنونی است. دیگری برگزینید.")
        elif self._new.is_good(self._name):
            self.act(partial(_change, old, new))

    def on_error(self, problem: Problem) -> None:
        if isinstance(problem, WrongPasswordError):
            self._old.set_value("")
            self.ask_for(self._old, WRONG_OWN_PASSWORD)
        else:
            super().on_error(problem)


class RenewRecoveryKey(PeoplePage):
    """Asks for the own password before another recovery key is made."""

    def __init__(self, office: OpenOffice) -> None:
        super().__init__(office, "renew_recovery", "کلید بازیابی تازه", _RENEWING)
        self._password = PasswordField()
        self.place("password", "گذرواژهٔ شما", self._password)
        self.end(Button("ساختن کلید", kind="primary", key="Enter", name="renew_recovery.make"))

    def go_on(self) -> None:
        if password := self._password.value():
            self.attempt(partial(_confirm, self.office, password), self.done.emit)
        else:
            self.ask_for(self._password, "گذرواژهٔ خود را بنویسید.")

    def on_error(self, problem: Problem) -> None:
        if isinstance(problem, WrongPasswordError):
            self._password.set_value("")
            self.ask_for(self._password, WRONG_OWN_PASSWORD)
        else:
            super().on_error(problem)


def copy_button(field: PasswordField, name: str) -> QWidget:
    """Make the button that takes a password to where it is handed on."""
    button = Button("کپی گذرواژه", name=name)
    button.clicked.connect(lambda: _copy_for_a_while(field.value()))
    return button


def _copy_for_a_while(password: str) -> None:
    """Let a password be pasted for a minute, whatever becomes of the window that showed it."""
    clipboard = QGuiApplication.clipboard()
    clipboard.setText(password)
    QTimer.singleShot(_COPIED_MS, clipboard, partial(_forget_copied, password))


def _forget_copied(password: str) -> None:
    clipboard = QGuiApplication.clipboard()
    if clipboard.text() == password:
        clipboard.clear()


def _given_password(page: EntrancePage) -> PasswordField:
    field = PasswordField()
    field.set_value(new_password())
    field.turn()
    page.place("password", "گذرواژهٔ موقت", field)
    field.note.show_hint(_GIVEN)
    return field


def _confirm(office: OpenOffice, password: str, wait: Wait) -> None:
    def confirmed(own: OpenOffice) -> None:
        if own.user is not None:
            confirm(own, own.user, password, wait)

    apart(office, confirmed)(None)


def _work(job: Callable[[object], object], _wait: Wait) -> object:
    return job(None)


def _add(newcomer: Newcomer, office: OpenOffice) -> None:
    add_person(office, newcomer)


def _edit(person: Person, post: str, roles: frozenset[Role], office: OpenOffice) -> None:
    if roles != person.roles:
        set_roles(office, person.user, roles)
    if post != person.user.post:
        set_post(office, person.user, post)


def _give(person: Person, password: str, office: OpenOffice) -> None:
    reset_password(office, person.user, password)


def _retire(person: Person, office: OpenOffice) -> None:
    retire(office, person.user)


def _change(old: str, new: str, office: OpenOffice) -> None:
    change_password(office, old, new)
