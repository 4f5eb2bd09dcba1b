"""What every input field of Dabir has in common, so that a form can bind any of them.

The hard rule: `set_value` never emits. `edited` speaks only of what a person changed, and only when
it is valid; a form may therefore write whatever `edited` brings.
"""

from collections.abc import Callable
from enum import Enum
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

T = TypeVar("T")

_UNDO_ACTIONS = frozenset({"edit-undo", "edit-redo"})


class Tone(Enum):
    """How the line under a field is meant."""

    HINT = "hint"
    WARNING = "warning"
    PROBLEM = "problem"


class Note(QObject):
    """The line under a field: a quiet hint, a warning, or the sentence why a text is refused.

    The field itself shows only the border of a problem; `Labelled` shows the sentence. The property
    "wrong" of the field is what the style sheet looks at.
    """

    changed = Signal()

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.field = field
        self._line: tuple[Tone, str] = (Tone.HINT, "")
        self._problem = ""

    @property
    def tone(self) -> Tone:
        return Tone.PROBLEM if self._problem else self._line[0]

    @property
    def text(self) -> str:
        return self._problem or self._line[1]

    def show_hint(self, sentence: str, tone: Tone = Tone.HINT) -> None:
        """Say something that does not block; a standing problem stays above it."""
        self._line = (tone, sentence)
        self._announce()

    def show_problem(self, sentence: str) -> None:
        """Mark the field as refused and say why; an empty sentence takes the mark away."""
        self._problem = sentence
        if bool(self.field.property("wrong")) != bool(sentence):
            self.field.setProperty("wrong", bool(sentence))
            restyle(self.field)
        self._announce()

    def clear_problem(self) -> None:
        if self._problem:
            self.show_problem("")

    def _announce(self) -> None:
        self.field.setAccessibleDescription(self.text)
        self.field.setToolTip(self._problem)
        self.changed.emit()


class Field(Protocol[T]):
    """A widget in which a person states one value.

    `edited` carries the new value. An owner gives the object name and the accessible name.
    """

    note: Note

    @property
    def edited(self) -> SignalInstance: ...

    def value(self) -> T: ...

    def set_value(self, value: T, /) -> None: ...

    def isReadOnly(self) -> bool: ...

    def setReadOnly(self, on: bool, /) -> None: ...  # noqa: FBT001 - the name and shape are Qt's


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again, after a property it asks about has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def place_after(tidy: Callable[[str], str], text: str, place: int) -> int:
    """Where the cursor belongs once `text` is tidied; places count UTF-16 units, as Qt's do."""
    before = text.encode("utf-16-le", "replace")[: 2 * place].decode("utf-16-le", "replace")
    return len(tidy(before).encode("utf-16-le", "replace")) // 2


def own_menu(menu: QMenu) -> QMenu:
    """Make Qt's context menu ours: no undo, whose memory ends at the field, and no keys.

    Qt would name the keys in words: «کنترل+X».
    """
    for action in menu.actions()[:3]:  # undo, redo and the line under them
        if action.objectName() in _UNDO_ACTIONS or action.isSeparator():
            menu.removeAction(action)
    for action in menu.actions():
        action.setText(action.text().partition("\t")[0])
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
