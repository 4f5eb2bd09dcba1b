"""A person who was given a password chooses one of their own before anything else."""

from functools import partial

from db.records import User
from desktop.access.passwords import meant
from desktop.access.people import change_password
from desktop.office import OpenOffice
from ui.entering import Admitted
from ui.screens.entrance.page import EntrancePage
from ui.screens.entrance.passwords import NewPassword
from ui.trial import Wait
from ui.widgets.buttons import Button

NAME = "own_password"


class OwnPassword(EntrancePage):
    """`done` brings who was admitted, with the password that is theirs alone."""

    def __init__(self, admitted: Admitted, provisional: str) -> None:
        super().__init__(
            NAME,
            "گذرواژهٔ خود را برگزینید",
            f"{admitted.user.name}، گذرواژه‌ای که با آن آمدید موقت است و دیگری هم آن را می‌داند."
            " از این پس با گذرواژهٔ خودتان وارد شوید.",
        )
        self._admitted, self._provisional = admitted, provisional
        self._new = NewPassword(self, "گذرواژهٔ تازه")
        self.end(Button("ادامه", kind="primary", key="Enter", name=f"{NAME}.go_on"))

    def go_on(self) -> None:
        if meant(self._new.value()) == meant(self._provisional):
            self.ask_for(self._new.first, "این همان گذرواژهٔ موقت است. دیگری برگزینید.")
        elif self._new.is_good(self._admitted.user.name):
            job = partial(_change, self._admitted, self._provisional, self._new.value())
            self.attempt(job, self.done.emit)


def _change(admitted: Admitted, old: str, new: str, _wait: Wait) -> Admitted:
    with OpenOffice(admitted.file) as office:
        office.welcome(admitted.user)
        change_password(office, old, new)
        return admitted._replace(user=office.database.get(User, admitted.user.id))
