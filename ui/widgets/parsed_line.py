"""The ground of fields whose text stands for something else: a date, a time, a number.

What was typed is read while it is typed and written in good form when the person leaves. A text
that cannot be read stays as it is, and the field says why.
"""

from contextlib import suppress
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.keys import ENTER
from ui.widgets.line_field import PersianLine

T = TypeVar("T")

# Long enough not to take «۱» for the whole of «۱۰:۳۰», short enough that a power cut costs nothing.
PAUSE_MS = 400
_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class RefusedError(Exception):
    """Why a text is not accepted: a sentence for the person who typed it."""


class ParsedLine(PersianLine, Generic[T]):
    """A line that holds a value or, where the owner allows it, nothing.

    `needed` is the sentence that is said when the field is left empty; without it, empty is None.
    """

    edited = Signal(object)

    def __init__(self, *, needed: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = needed
        self._value: T | None = None
        self._unread = False  # whether the text is a person's and not the value in good form
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._take_if_readable)

    # What a kind of field says about its values

    def _read(self, text: str) -> T:
        """Read what was typed; raises RefusedError."""
        raise NotImplementedError

    def _shown(self, value: T) -> str:
        """Write a value as it is read by people."""
        raise NotImplementedError

    def _typable(self, value: T) -> str:
        """Write a value as people like to type over it."""
        return self._shown(value)

    def _stepped(self, value: T | None, steps: int) -> T | None:
        """Go on by so many steps; None if there is no such value."""
        raise NotImplementedError

    # The protocol of all fields

    def value(self) -> T | None:
        return self._value

    def set_value(self, value: T | None, /) -> None:
        self._pause.stop()
        self._unread = False
        self._value = value
        self.note.clear_problem()
        self._show_value()

    # What a person does

    def _typed(self) -> None:
        self._unread = True
        try:
            self._readable()
        except RefusedError:
            self._pause.stop()  # half a date is no reason to complain: first let them finish
        else:
            self.note.clear_problem()
            self._pause.start()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        plain = event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        )
        if event.key() in ENTER:
            self._settle()
        elif plain and event.key() in _STEPS and not self.isReadOnly():
            self._step(_STEPS[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._show_value()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._settle()  # also when the window closes: that takes the focus away first

    def _step(self, steps: int) -> None:
        self._take_if_readable()
        value = self._stepped(self._value, steps)
        if value is not None:
            self._choose(value)

    # Inside

    def _readable(self) -> T | None:
        text = self.text().strip()
        if text:
            return self._read(text)
        if self._needed:
            raise RefusedError(self._needed)
        return None

    def _choose(self, value: T | None) -> None:
        """Take a value that needs no reading: stepped to, or picked."""
        self._pause.stop()
        self._unread = False
        self.note.clear_problem()
        self._take(value)
        self._show_value()
        self.selectAll()

    def _settle(self) -> None:
        self._pause.stop()
        if self._unread:
            try:
                value = self._readable()
            except RefusedError as refusal:
                self.note.show_problem(str(refusal))
                return
            self._unread = False
            self._take(value)
        self._show_value()

    def _take_if_readable(self) -> None:
        self._pause.stop()
        with suppress(RefusedError):
            self._take(self._readable())

    def _take(self, value: T | None) -> None:
        if value != self._value:
            self._value = value
            self.edited.emit(value)

    def _show_value(self) -> None:
        if self._unread:
            return
        text = ""
        if self._value is not None:
            typable = self.hasFocus() and not self.isReadOnly()
            text = self._typable(self._value) if typable else self._shown(self._value)
        if text != self.text():
            self.setText(text)
