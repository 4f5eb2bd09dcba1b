"""A command: what can be done here and now, with its words and its key.

Hard rule: a button, a key and the list of all commands do one and the same action, and it does
nothing where it is not offered.
"""

from collections.abc import Callable
from typing import Self, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

BACK = "Alt+Left"  # as in the windows of the system, whatever the direction of the language

_NAMES = {
    "Return": "Enter",
    "Del": "Delete",
    "Up": "↑",
    "Down": "↓",
    "Left": "←",
    "Right": "→",
    "PgUp": "PageUp",
    "PgDown": "PageDown",
}


class Command(QAction):
    """An action of the widget that owns it; offered while that is seen and `when` holds.

    `text` says what it does, as a verb phrase. With `within` the keyboard has to be inside the
    owner; where a `FocusWatch` follows it there, the key is heard before the field.
    """

    # What a command holds would keep its owner alive; what is connected goes with it.
    _done = Signal()
    _asked = Signal(object)  # list[bool]

    def __init__(
        self,
        owner: QWidget,
        text: str,
        do: Callable[[], object],
        *keys: str,
        when: Callable[[], bool] = lambda: True,
        within: bool = False,
    ) -> None:
        super().__init__(text, owner)
        self.also = ""
        self.removes = False
        self._within, self._shown = within, ""
        self._done.connect(do)
        self.provided(when)
        self.keys = tuple(QKeySequence(key).toString(_PORTABLE) for key in keys)
        self.setShortcuts([QKeySequence(key) for key in self.keys])
        if within:
            self.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.triggered.connect(self._on_triggered)
        owner.addAction(self)

    def provided(self, may: Callable[[], bool]) -> Self:
        """Offer it only while this holds too."""
        self._asked.connect(lambda answers: answers.append(may()))
        return self

    def found_by(self, words: str) -> Self:
        """Let it be found by other words too."""
        self.also = words
        return self

    def taking_away(self) -> Self:
        """Let it stand behind the others while nothing is sought: Enter may come too early."""
        self.removes = True
        return self

    def heard_as(self, key: str) -> Self:
        """Show a key that the owner hears itself, as a list hears Enter."""
        self._shown = key
        return self

    @property
    def owner(self) -> QWidget:
        return cast("QWidget", self.parent())

    @property
    def key(self) -> str:
        """The key as it stands on the keyboard; "" for none."""
        return self._shown or (named(self.keys[0]) if self.keys else "")

    def is_offered(self) -> bool:
        """Tell whether it would do something now."""
        owner = self.owner
        if not (owner.isVisible() and owner.isEnabled()):
            return False
        if self._within and not holds_keyboard(owner):
            return False
        answers: list[bool] = []
        self._asked.emit(answers)
        return all(answers)

    def _on_triggered(self) -> None:
        if self.is_offered():
            self._done.emit()


_PORTABLE = QKeySequence.SequenceFormat.PortableText


def named(key: str) -> str:
    """Name a key of Qt as keyboards do: «Ctrl+Del» is Ctrl+Delete."""
    return "+".join(_NAMES.get(part, part) for part in key.split("+")) if key != "Ctrl++" else key


def holds_keyboard(widget: QWidget) -> bool:
    """Tell whether the keyboard is in a widget or in a part of it."""
    focus = QApplication.focusWidget()
    return focus is not None and (widget is focus or widget.isAncestorOf(focus))
