"""The first people of an office: whoever sits here, and perhaps an administrator and the mayor.

Hard rule: one person with several roles is asked once; nobody but the person in front of the screen
chooses a password here for good.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.records import Role
from desktop.access.passwords import WeakPasswordError, check_password, new_password
from desktop.access.people import Newcomer
from ui.access_sentences import ROLES, access_sentence
from ui.entering import Admitted
from ui.screens.entrance.page import EntrancePage
from ui.screens.entrance.passwords import NewPassword
from ui.theme import Space
from ui.trial import Wait
from ui.widgets.buttons import Button
from ui.widgets.check_field import CheckField
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import Field
from ui.widgets.labelled import Labelled
from ui.widgets.line_field import LineField
from ui.widgets.password_field import PasswordField

NAME = "first_people"
_SELF, _OTHER = "self", "other"
_NAME_NEEDED = "نام این شخص را بنویسید."
_POST = "دبیر قرارگاه"

MakeOffice = Callable[[Sequence[Newcomer]], Admitted]


class FirstPeople(EntrancePage):
    """`done` brings who was admitted to the office that `make` makes, away from the window."""

    back_wanted = Signal()

    def __init__(
        self, title: str, words: str, make: MakeOffice, *, secretary: str = "", back: bool = False
    ) -> None:
        super().__init__(NAME, title, words)
        self._make = make
        self._secretary = LineField()
        self._secretary.set_value(secretary)
        if not secretary:
            self.place("name", "نام شما", self._secretary)
        self._password = NewPassword(self)
        self._who: ChoiceField[str] = ChoiceField(((_SELF, "خود شما"), (_OTHER, "شخص دیگری")))
        self._who.set_value(_SELF)
        self.place("who", f"{ROLES[Role.ADMINISTRATOR]}، که دیگران را راه می‌دهد", self._who)
        self._administrator = _Other(self, "administrator", f"نام {ROLES[Role.ADMINISTRATOR]}")
        self._has_mayor = CheckField("شهردار را هم اکنون معرفی می‌کنم؛ بعد هم می‌شود")
        self._has_mayor.setObjectName(f"{NAME}.has_mayor")
        self.form.addWidget(self._has_mayor)
        self._mayor = _Other(self, "mayor", "نام شهردار", post="شهردار منطقه")
        others = [Button("بازگشت", name=f"{NAME}.back")] if back else []
        for button in others:
            button.clicked.connect(self.back_wanted)
        main = Button("آغاز کار", kind="primary", key="Ctrl+Enter", name=f"{NAME}.begin")
        self.end(main, *others)
        self._who.edited.connect(lambda who: self._administrator.setVisible(who == _OTHER))
        self._has_mayor.edited.connect(self._mayor.setVisible)

    def go_on(self) -> None:
        name = self._secretary.value().strip()
        if not name:
            self.ask_for(self._secretary, "نام خود را بنویسید.")
        elif self._password.is_good(name):
            others = [each for each in self._others() if each.isVisible()]
            if all(each.is_good() for each in others):
                newcomers = (self._first(name), *(each.newcomer() for each in others))
                self.attempt(partial(_made, self._make, newcomers), self.done.emit)

    def _others(self) -> "tuple[_Other, ...]":
        return (self._administrator, self._mayor)

    def _first(self, name: str) -> Newcomer:
        roles = {Role.SECRETARY}
        if self._who.value() == _SELF:
            roles.add(Role.ADMINISTRATOR)
        return Newcomer(name, _POST, frozenset(roles), self._password.value())


class _Other(QWidget):
    """Somebody else, who gets a password to begin with."""

    def __init__(self, page: EntrancePage, key: str, label: str, post: str = "") -> None:
        super().__init__()
        self._page = page
        self._role = Role.MAYOR if post else Role.ADMINISTRATOR
        self._name, self._post, self._password = LineField(), LineField(), PasswordField()
        self._post.set_value(post or ROLES[Role.ADMINISTRATOR])
        self._password.set_value(new_password())
        self._password.turn()
        hint = "یادداشت کنید و به او بدهید؛ در نخستین ورود گذرواژهٔ خود را برمی‌گزیند."
        self._password.note.show_hint(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, Space.CARD, 0)
        column.setSpacing(Space.MEDIUM)
        rows: list[tuple[str, str, Field[Any]]] = [
            ("name", label, self._name),
            ("password", "گذرواژهٔ موقت", self._password),
        ]
        if post:
            rows.insert(1, ("post", "سمت او، چنان که زیر امضا می‌آید", self._post))
        for part, words, field in rows:
            field.note.field.setObjectName(f"{NAME}.{key}_{part}")
            column.addWidget(Labelled(words, field))
        page.form.addWidget(self)
        self.hide()

    def is_good(self) -> bool:
        """Tell whether the person can be let in; otherwise say why not."""
        if not self._name.value().strip():
            self._page.ask_for(self._name, _NAME_NEEDED)
            return False
        try:
            check_password(self._password.value(), self._name.value())
        except WeakPasswordError as weak:
            self._page.ask_for(self._password, access_sentence(weak))
            return False
        return True

    def newcomer(self) -> Newcomer:
        return Newcomer(
            self._name.value().strip(),
            self._post.value().strip(),
            frozenset({self._role}),
            self._password.value(),
            provisional=True,
        )


def _made(make: MakeOffice, newcomers: Sequence[Newcomer], _wait: Wait) -> Admitted:
    return make(newcomers)
