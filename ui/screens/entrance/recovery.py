"""Coming in with the recovery key: its groups, then who it is for and their new password."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import Signal

from db.records import User
from desktop.access.recovery import DIGITS, GROUPS, RecoveryKeyError, read_recovery_key
from desktop.persian import digits, latin_digits
from ui.access_sentences import access_sentence
from ui.entering import administrators, by_recovery_key
from ui.screens.entrance.page import EntrancePage
from ui.screens.entrance.passwords import NewPassword
from ui.trial import Wait
from ui.widgets.buttons import Button
from ui.widgets.check_field import CheckField
from ui.widgets.choice_field import ChoiceField
from ui.widgets.line_field import LineField

_LATIN_MARK = "\u200e"


class Recovered(NamedTuple):
    """A key that opened the office, and whom it may let in."""

    key: str
    users: tuple[User, ...]

    def __repr__(self) -> str:
        """Tell whom, and not by which key."""
        return f"Recovered({len(self.users)})"


class RecoveryEntry(EntrancePage):
    """The key is checked while it is typed: a wrong group is named before the next one is begun."""

    NAME = "recovery"
    back_wanted = Signal()

    def __init__(self, folder: Path) -> None:
        super().__init__(
            self.NAME,
            "ورود با کلید بازیابی",
            f"{digits(GROUPS)} گروه {digits(DIGITS)} رقمی را از روی کاغذ بنویسید."
            " فاصله یا خط تیره میان گروه‌ها لازم نیست.",
        )
        self._folder = folder
        self._key = LineField()
        self.place("key", "کلید بازیابی", self._key)
        self._key.edited.connect(self._on_edited)
        back = Button("بازگشت", name=f"{self.NAME}.back")
        back.clicked.connect(self.back_wanted)
        self.end(Button("ادامه", kind="primary", key="Enter", name=f"{self.NAME}.go_on"), back)

    def _on_edited(self, typed: str) -> None:
        figures = "".join(sign for sign in latin_digits(typed) if sign.isdecimal())
        groups = [figures[at : at + DIGITS] for at in range(0, len(figures), DIGITS)]
        if len(self._key.text()) == self._key.cursorPosition():  # not while one mends in the middle
            self._key.set_value(_LATIN_MARK + "-".join(map(digits, groups)) if groups else "")
        try:
            read_recovery_key(figures)
        except RecoveryKeyError as wrong:
            if wrong.group:
                self._key.note.show_problem(access_sentence(wrong))
                return
        told = f"{digits(len(figures) // DIGITS)} گروه از {digits(GROUPS)}"
        self._key.note.show_hint(told)

    def go_on(self) -> None:
        try:
            key = read_recovery_key(self._key.value())
        except RecoveryKeyError as wrong:
            self.ask_for(self._key, access_sentence(wrong))
            return
        self.attempt(partial(_recover, self._folder, key), self.done.emit)


class RecoveredPassword(EntrancePage):
    """`done` brings who was admitted."""

    NAME = "recovered"

    def __init__(self, folder: Path, key: str, users: Sequence[User]) -> None:
        super().__init__(
            self.NAME, "گذرواژهٔ تازه", "با این گذرواژه وارد شوید؛ گذرواژهٔ پیشین دیگر کار نمی‌کند."
        )
        self._folder, self._key, self._users = folder, key, {each.id: each for each in users}
        self._who: ChoiceField[int] = ChoiceField([(each.id, each.name) for each in users])
        self._who.set_value(users[0].id)
        self.place("who", "شخص", self._who)
        self._new = NewPassword(self)
        self._renew = CheckField("کلید بازیابی تازه‌ای هم بساز؛ کلید کنونی دیگر کار نکند")
        self._renew.setObjectName(f"{self.NAME}.renew")
        self._renew.set_value(True)
        self.form.addWidget(self._renew)
        self.end(Button("ورود", kind="primary", key="Enter", name=f"{self.NAME}.enter"))

    def go_on(self) -> None:
        user = self._users[self._who.value() or 0]
        if self._new.is_good(user.name):
            password, renew = self._new.value(), self._renew.value()
            let_in = partial(by_recovery_key, self._folder, self._key, user, password, renew=renew)
            self.attempt(lambda _wait: let_in(), self.done.emit)


def _recover(folder: Path, key: str, _wait: Wait) -> Recovered:
    return Recovered(key, administrators(folder, key))
