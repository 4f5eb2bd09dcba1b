"""A text that shows, in grey behind the cursor, how this office has gone on before."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent

from ui.desk import Desk
from ui.phrasebook import Phrasebook
from ui.screens.workspace.phrase_offer import PhraseOffer
from ui.screens.workspace.tinted_text import TintedText


class PhraseField(TintedText):
    """One paragraph; Esc sends the phrases away, as long as this text is typed."""

    typed_keys = (("End", "پذیرفتن ادامهٔ پیشنهادی"), ("Esc", "بدون پیشنهاد"))

    def __init__(self, desk: Desk, *, lines: int) -> None:
        super().__init__(lines=lines)
        self._offer = PhraseOffer(self, Phrasebook.of(desk))
        self.edited.connect(self._on_edited)
        self.cursorPositionChanged.connect(self._on_moved)

    def set_value(self, value: str, /) -> None:
        super().set_value(value)
        self._offer.start_from(self.value())

    def _on_edited(self, text: str) -> None:
        self._offer.follow(text)
        self.dress((), self._offer.rest(), len(text))

    def _on_moved(self) -> None:
        if not self.textCursor().atEnd():
            self.withdraw()

    def withdraw(self) -> None:
        if self.grey:
            self.dress(())

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
        if self.grey and event.key() == Qt.Key.Key_Escape:
            self._offer.decline()
        elif not (self.grey and self._offer.is_taken(event)):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self.withdraw()  # there is no place in the grey words
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._offer.open()

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.withdraw()
