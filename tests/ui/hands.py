"""The hands at a Persian keyboard: they type, and every key that goes down is counted."""

from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from tests.ui.keys import press, type_text
from ui.screens.workspace.tinted_text import TintedText
from ui.widgets.suggestion_list import SuggestionList

# What needs Shift or AltGr on the standard Persian keyboard (ISIRI 9147).
_SHIFTED = frozenset("!٬٫﷼٪×،*)(ًٌٍَُِّْ][}{ؤئيإأآة»«:؛كٓژٰ\u200cٔء><؟÷ـ|+`@#$%^&•°;\"_~,'?−")
_GLANCE = 3  # lines of a list that are seen while one types


def strokes(text: str) -> int:
    """Count the keys that a text needs: one for each letter and line end, and each Shift."""
    return len(text) + sum(letter in _SHIFTED for letter in text)


class Hands:
    """Type into whatever has the focus, and take what is offered as soon as it is seen."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, *keys: str) -> None:
        """Press keys such as "Ctrl+Return", which are two."""
        for key in keys:
            self.pressed += len(key.split("+"))
            press(key)

    def type(self, text: str) -> None:
        self.pressed += strokes(text)
        type_text(text)

    def fill(self, *texts: str, end: str) -> None:
        """Write texts into fields that follow each other, each ended by a key."""
        for text in texts:
            self.type(text)
            self.press(end)

    def choose(self, text: str) -> None:
        """Choose in a list by the first letter, and go on from there."""
        box = _focused()
        assert isinstance(box, QComboBox)
        if box.currentText() != text:
            self.type(text[0])
        while box.currentText() != text:
            self.press("Down")

    def name(self, name: str, *, by: str = "") -> None:
        """Type a name until it is offered, and take it; `by` is the part that is typed of it."""
        field = _focused()
        for typed, letter in enumerate(by or name, 1):
            self.type(letter)
            rest = len(by or name) - typed
            if isinstance(field, TintedText) and field.grey and rest > 1:
                offers = _offers(field)
                if offers[:1] == [name]:
                    self.press("Tab")
                    return
            place = _place(field, name)
            if place is not None and place + 2 < rest + len(name) - len(by or name):
                self.press(*["Down"] * (place + 1), "Return")
                return


def _place(field: QWidget, name: str) -> int | None:
    """Find a name among the first that are offered."""
    offers = _offers(field)[:_GLANCE]
    return offers.index(name) if name in offers else None


def _offers(field: QWidget) -> list[str]:
    lists = [each for each in field.findChildren(SuggestionList) if each.isVisible()]
    return [
        str(each.model().index(row, 0).data())
        for each in lists
        for row in range(each.model().rowCount())
    ]


def _focused() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None, "no widget has the focus"
    return focus
