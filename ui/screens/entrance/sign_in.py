"""Coming in by name and password, or by the recovery key when there is no password."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal

from desktop.access.refusals import WrongPasswordError
from ui.entering import by_password
from ui.screens.entrance.page import EntrancePage
from ui.screens.loans.visit_link import VisitLink
from ui.tasks import Problem
from ui.widgets.buttons import Button, Link
from ui.widgets.line_field import LineField
from ui.widgets.password_field import PasswordField

NAME = "sign_in"


class SignIn(EntrancePage):
    """No name is offered but the one that this window was last entered with."""

    recovery_wanted = Signal()
    visit_wanted = Signal()  # minutes from a stick

    def __init__(self, folder: Path, name: str = "") -> None:
        super().__init__(NAME, "ورود به دبیر", icon="lock-keyhole")
        self._folder = folder
        self._person, self._password = LineField(), PasswordField()
        self._person.set_value(name)
        self.place("name", "نام", self._person)
        self.place("password", "گذرواژه", self._password)
        lost = Link("گذرواژه ندارم؛ ورود با کلید بازیابی", name=f"{NAME}.recover")
        lost.clicked.connect(self.recovery_wanted)
        self.end(Button("ورود", kind="primary", key="Enter", name=f"{NAME}.enter"), lost)
        visit = VisitLink(folder, name=f"{NAME}.visit")
        visit.clicked.connect(self.visit_wanted)
        self.form.addWidget(visit)

    def password(self) -> str:
        return self._password.value()

    def begin(self) -> None:
        """Begin with the name: whoever comes after somebody else writes over theirs."""
        self._person.setFocus()
        self._person.selectAll()

    def go_on(self) -> None:
        name, password = self._person.value().strip(), self._password.value()
        if not name:
            self.ask_for(self._person, "نام خود را بنویسید.")
        elif not password:
            self.ask_for(self._password, "گذرواژه را بنویسید.")
        else:
            self.attempt(partial(by_password, self._folder, name, password), self.done.emit)

    def on_error(self, problem: Problem) -> None:
        super().on_error(problem)
        if isinstance(problem, WrongPasswordError):
            self._password.set_value("")
            self._password.setFocus()
