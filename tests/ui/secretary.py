"""A secretary at the keyboard: finds every field by Tab, writes into it, never uses the mouse."""

from collections.abc import Iterable

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from tests.ui.keys import press, type_text

FARTHEST = 1_500  # presses of Tab
LONGEST_LIST = 40


class Secretary:
    """Works in the active window with nothing but keys."""

    def go_to(self, name: str, *, back: bool = False) -> QWidget:
        """Press Tab until the field of that name has the focus."""
        passed = []
        for _ in range(FARTHEST):
            focus = QApplication.focusWidget()
            if focus is not None and _name(focus) == name:
                return focus
            passed.append(_name(focus) if focus else "")
            press("Shift+Tab" if back else "Tab")
        raise AssertionError(f"Tab comes to {sorted(set(passed))}, not to {name}")

    def place(self) -> str:
        """Give the name of the field in which the keyboard is."""
        focus = QApplication.focusWidget()
        return _name(focus) if focus else ""

    def write(self, name: str, text: str) -> None:
        """Put a text in the place of what a field held."""
        self.go_to(name)
        press("Ctrl+A")
        type_text(text)

    def choose(self, name: str, text: str) -> None:
        """Go through the choices of a list until it shows a text."""
        box = self.go_to(name)
        assert isinstance(box, QComboBox)
        for key in ("Down", "Up"):
            for _ in range(LONGEST_LIST):
                if box.currentText() == text:
                    return
                press(key)
        raise AssertionError(f"{name} does not offer {text}")

    def tokens(self, name: str, texts: Iterable[str]) -> None:
        """Write one name after the other into a field that holds several."""
        self.go_to(name)
        for text in texts:
            type_text(text)
            press("Return")

    def pause(self, milliseconds: int = 500) -> None:
        """Wait until what was typed is written."""
        QTest.qWait(milliseconds)


def _name(widget: QWidget) -> str:
    """Give the name of a field, also while the keyboard is in a part of it."""
    part: QWidget | None = widget
    while part is not None and not part.objectName().count("."):
        part = part.parentWidget()
    return part.objectName() if part else ""
