"""Two fields for a password that somebody chooses, and what is said of one that will not do."""

from desktop.access.passwords import WeakPasswordError, check_password
from ui.access_sentences import access_sentence
from ui.screens.entrance.page import EntrancePage
from ui.widgets.password_field import PasswordField

_NOT_ALIKE = "این دو گذرواژه یکسان نیستند. آن را دوباره بنویسید."


class NewPassword:
    """Typed twice, since nobody sees what is typed."""

    def __init__(self, page: EntrancePage, label: str = "گذرواژه") -> None:
        self._page = page
        self.first, self.second = PasswordField(), PasswordField(again=True)
        page.place("password", label, self.first)
        page.place("again", f"تکرار {label}", self.second)
        self.first.edited.connect(self.second.note.clear_problem)

    def value(self) -> str:
        return self.first.value()

    def is_good(self, name: str) -> bool:
        """Tell whether it may be somebody's password; otherwise say why not."""
        try:
            check_password(self.value(), name)
        except WeakPasswordError as weak:
            self._page.ask_for(self.first, access_sentence(weak))
            return False
        if self.value() != self.second.value():
            self._page.ask_for(self.second, _NOT_ALIKE)
            self.second.selectAll()
            return False
        return True
