"""A text that shows, in grey behind the cursor, how this office has gone on before.

Hard rule: the grey words change nothing until End or the arrow forward takes them; Enter, Tab and
every letter mean what they always mean.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from ui.desk import Desk
from ui.phrasebook import Phrasebook
from ui.screens.workspace.tinted_text import TintedText
from ui.widgets.keys import is_plain

# In Persian the way forward is to the left.
TAKES = frozenset({Qt.Key.Key_End, Qt.Key.Key_Left})


class PhraseField(TintedText):
    """One paragraph; Esc sends the phrases away, as long as this text is typed."""

    typed_keys = (("End", "پذیرفتن ادامهٔ پیشنهادی"), ("Esc", "بدون پیشنهاد"))

    def __init__(self, desk: Desk, *, lines: int) -> None:
        super().__init__(lines=lines)
        self._book = Phrasebook.of(desk)
        self._length = 0
        self._silent = False
        self.edited.connect(self._on_edited)
        self.cursorPositionChanged.connect(self._on_moved)

    def set_value(self, value: str, /) -> None:
        super().set_value(value)
        self._length = len(self.value())

    def _on_edited(self, text: str) -> None:
        """Offer how to go on, while somebody goes on at the end."""
        grew, self._length = len(text) > self._length, len(text)
        self._silent = self._silent and bool(text)
        at_end = self.textCursor().atEnd() and self.hasFocus()
        rest = self._book.rest_of(text) if grew and at_end and not self._silent else ""
        self.dress((), rest, len(text))

    def _on_moved(self) -> None:
        if self.grey and not self.textCursor().atEnd():
            self.withdraw()

    def withdraw(self) -> None:
        if self.grey:
            self.dress(())

    def _take(self) -> None:
        rest = self.grey
        self.withdraw()
        self.textCursor().insertText(rest)

    def event(self, event: QEvent, /) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.grey
            and event.key() == Qt.Key.Key_Escape
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.grey and is_plain(event) and event.key() in TAKES:
            self._take()
        elif self.grey and event.key() == Qt.Key.Key_Escape:
            self._silent = True
            self.withdraw()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self.withdraw()  # there is no place in the grey words
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._silent = False
        self._book.open()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.withdraw()
