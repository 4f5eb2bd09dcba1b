"""The ground of fields whose text stands for something else: a date, a time, a number.

What was typed is read while it is typed and written in good form when the person leaves. A text
that cannot be read stays as it is, and the field says why; Ctrl+Z takes it back, and nothing else.
"""

from contextlib import suppress
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.keys import ENTER, is_plain, takes_back
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
    unread = Signal(str)  # a text that stands for no value; "" once there is none any more

    def __init__(self, *, needed: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._needed = needed
        self._value: T | None = None
        self._own = False  # whether the text is a person's and not the value in good form
        self._told = ""  # what was last said by `unread`
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
        self._own = False
        self._told = ""
        self._value = value
        self.note.clear_problem()
        self._show_value()

    def set_unread(self, text: str) -> None:
        """Show again what somebody typed and what could not be read."""
        self._own = True
        self._told = text
        self.setText(text)
        self.setCursorPosition(0)  # a text that is too long shows its beginning
        self.note.show_problem(self._refusal())

    def take_back(self) -> bool:
        """Show the last value again where the text stands for none; False if it stands for one."""
        if self.isReadOnly() or not self._refusal():
            return False
        self._choose(self._value)
        return True

    # What a person does

    def _typed(self) -> None:
        self._own = True
        if self._refusal():
            self._pause.stop()  # half a date is no reason to complain: first let them finish
            self._tell_unread(self.text().strip())
        else:
            self.note.clear_problem()
            self._pause.start()
            self._tell_unread("")

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and takes_back(event) and self._own:
            if self._refusal() and not self.isReadOnly():
                event.accept()  # or the window would undo something else
                return True
            self._take_if_readable()  # so that this is what the window undoes
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if takes_back(event) and self.take_back():
            return
        if event.key() in ENTER:
            self._settle()
        elif is_plain(event) and event.key() in _STEPS and not self.isReadOnly():
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

    def _refusal(self) -> str:
        """Say why what somebody typed stands for no value; "" when it stands for one."""
        if not self._own:
            return ""
        try:
            self._readable()
        except RefusedError as refusal:
            return str(refusal)
        return ""

    def _tell_unread(self, text: str) -> None:
        if text != self._told:
            self._told = text
            self.unread.emit(text)

    def _choose(self, value: T | None) -> None:
        """Take a value that needs no reading: stepped to, picked, or the last one again."""
        self._pause.stop()
        self._own = False
        self.note.clear_problem()
        self._tell_unread("")
        self._take(value)
        self._show_value()
        self.selectAll()

    def _settle(self) -> None:
        self._pause.stop()
        if refusal := self._refusal():
            self.note.show_problem(refusal)
            return
        if self._own:
            self._take_if_readable()
            self._own = False
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
        if self._own:
            return
        text = ""
        if self._value is not None:
            typable = self.hasFocus() and not self.isReadOnly()
            text = self._typable(self._value) if typable else self._shown(self._value)
        if text != self.text():
            self.setText(text)
