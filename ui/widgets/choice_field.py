"""One of a few known values."""

from collections.abc import Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from desktop import persian
from ui.widgets.boxes import ComboBox
from ui.widgets.field import Note, restyle

T = TypeVar("T", bound=Hashable)


class ChoiceField(ComboBox, Generic[T]):
    """A list of (value, text) to choose from; None, and the placeholder, while nothing is chosen.

    The wheel scrolls the form, not the choice: a value must not change in passing.
    """

    edited = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[T, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.note = Note(self)
        self._values: list[T | None] = []
        self._value: T | None = None
        self._wanted: T | None = None  # the value that was set, also before it can be chosen
        self._read_only = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the default takes focus from the wheel
        self.set_choices(choices)
        self.activated.connect(self._on_activated)

    def set_choices(self, choices: Sequence[tuple[T, str]]) -> None:
        """Offer other choices; what was set last is shown as soon as it is among them."""
        self.clear()
        self._values = [*(value for value, _ in choices)]
        self.addItems([text for _, text in choices])
        for place, (_, text) in enumerate(choices):
            self.setItemData(place, text, Qt.ItemDataRole.ToolTipRole)  # the list may cut it
        self.set_value(self._wanted)

    def value(self) -> T | None:
        return self._value

    def set_value(self, value: T | None, /) -> None:
        self._wanted = value
        known = value in self._values
        self._take(value if known else None)
        self.setCurrentIndex(self._values.index(value) if known else -1)
        self.note.clear_problem()

    def _take(self, value: T | None) -> None:
        self._value = value
        self.setProperty("empty", value not in self._values)  # a style sheet cannot see it
        restyle(self)

    def isReadOnly(self) -> bool:
        return self._read_only

    def setReadOnly(self, on: bool, /) -> None:  # noqa: FBT001 - as of Qt's other fields
        if on == self._read_only:
            return  # a card says it after each half second of typing
        self._read_only = on
        self.setProperty("readOnly", on)
        restyle(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._read_only:
            QComboBox.paintEvent(self, event)  # without the mark: it does not open
        else:
            super().paintEvent(event)

    def wheelEvent(self, event: QWheelEvent, /) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if not self._read_only:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._read_only:
            event.ignore()
            return
        super().keyPressEvent(_with_persian_letters(event))

    def _on_activated(self, index: int) -> None:
        value = self._values[index]
        if value != self._value:
            self._wanted = value
            self._take(value)
            self.note.clear_problem()
            self.edited.emit(value)


def _with_persian_letters(event: QKeyEvent) -> QKeyEvent:
    """Make the key Persian, so that ي typed on an Arabic keyboard finds «یک» in the list."""
    text = persian.clean(event.text())
    if text == event.text():
        return event
    return QKeyEvent(QEvent.Type.KeyPress, event.key(), event.modifiers(), text)
