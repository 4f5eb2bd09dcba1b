"""How a text may go on that somebody types, and the keys that take that.

Hard rule: the grey words change nothing until End or the arrow forward takes them; Enter, Tab and
every letter mean what they always mean.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from ui.phrasebook import Phrasebook
from ui.screens.workspace.tinted_text import TintedText
from ui.widgets.keys import is_plain

# In Persian the way forward is to the left.
_TAKES = frozenset({Qt.Key.Key_End, Qt.Key.Key_Left})


class PhraseOffer:
    """The phrases for one field, which shows them; it may decline them until its text is gone."""

    def __init__(self, field: TintedText, book: Phrasebook) -> None:
        self._field = field
        self._book = book
        self._text = ""
        self._grew = self._declined = False

    def open(self) -> None:
        """Offer phrases again: the keyboard came to the field."""
        self._book.open()
        self._grew = self._declined = False

    def start_from(self, text: str) -> None:
        """Know a text that nobody typed now."""
        self._text, self._grew = text, False

    def follow(self, text: str) -> None:
        """Hear what the text has become."""
        if text != self._text:
            self._grew, self._text = len(text) > len(self._text), text
            self._declined = self._declined and bool(text)

    def rest(self) -> str:
        """Give how the text may go on, while somebody goes on at its end."""
        field = self._field
        at_end = field.hasFocus() and field.textCursor().atEnd() and not field.isReadOnly()
        return (
            self._book.rest_of(self._text) if self._grew and at_end and not self._declined else ""
        )

    def is_taken(self, event: QKeyEvent) -> bool:
        """Write the grey words if this is a key that takes them."""
        if not is_plain(event) or event.key() not in _TAKES:
            return False
        rest = self._field.grey
        self._field.dress(())
        self._field.textCursor().insertText(rest)
        return True

    def decline(self) -> None:
        """Send the phrases away, as long as this text is typed."""
        self._declined = True
        self._field.dress(())
