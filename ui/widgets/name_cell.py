"""A name in a row, known or new, that is taken as a whole and not letter by letter.

Half a name would already be somebody. What is typed is taken when the person leaves the field,
presses Enter or picks a name; until then `typing` tells it, so that its owner can keep it.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.models.suggestions import Offer
from ui.widgets.keys import ENTER, takes_back
from ui.widgets.suggest_field import SuggestField


def _nothing_against(_name: str) -> str:
    return ""


class NameCell(SuggestField):
    """`edited` brings a whole name; one that is `needed` cannot be emptied.

    `refusal` says why a name cannot be taken, "" if it can; such a text stays, and is not told.
    """

    typing = Signal(str)  # what is typed and not taken yet; "" once there is nothing of it

    def __init__(
        self,
        *,
        needed: bool,
        refusal: Callable[[str], str] = _nothing_against,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._needed = needed
        self._refusal = refusal
        self._value = ""
        self._own = False  # whether the text is a person's and not the value

    def value(self) -> str:
        return self._value

    def set_value(self, value: str, /, key: object | None = None) -> None:
        self._value = value
        self._own = False
        super().set_value(value, key)
        self.setCursorPosition(0)  # a name that is too long shows its beginning

    def set_typed(self, text: str) -> None:
        """Show again what somebody typed, to be taken when the field is left."""
        self._own = True
        self.setText(text)

    def settle(self) -> None:
        """Take what is typed."""
        if not self._own:
            return
        name = self.text().strip()
        if not name and self._needed:
            name = self._value
        if sentence := self._refusal(name):
            self.note.show_problem(sentence)
            return
        changed, self._own = name != self._value, False
        self.set_value(name)
        self.typing.emit("")
        if changed:
            self.edited.emit(name)

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and takes_back(event) and self._own:
            event.accept()  # or the window would undo something else
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        listed = self.suggestions.isVisible()
        taken_back = takes_back(event) or (event.key() == Qt.Key.Key_Escape and not listed)
        if taken_back and self._own:
            self.set_value(self._value)
            self.typing.emit("")
            self.selectAll()
            return
        if event.key() in ENTER and not (listed and self.suggestions.current()):
            self.settle()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()

    def _tell(self) -> None:
        self._own = True
        self.typing.emit(self.text())

    def _accept(self, offer: Offer) -> None:
        super()._accept(offer)
        self.settle()
