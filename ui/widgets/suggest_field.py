"""A name, typed freely or picked from those that are known.

What was typed is never replaced unless the person picked something else for it.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from ui.models.suggestions import NewName, Offer, Suggestion, find_exact, offers_for, only_repeats
from ui.widgets.keys import ENTER
from ui.widgets.line_field import PersianLine
from ui.widgets.suggestion_list import SuggestionList

_LIST_KEYS = (*ENTER, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)


class SuggestField(PersianLine):
    """Free text with a list of known names under it; `value` is the text, `key` what it stands for.

    `edited` comes with every change of the text; `picked` brings the key of a name chosen from the
    list, after `edited`. With `adds`, the list ends in an offer to add the typed name: `adding`.
    """

    edited = Signal(object)
    picked = Signal(object)
    adding = Signal(str)

    def __init__(
        self,
        suggestions: Sequence[Suggestion] = (),
        *,
        adds: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._run_to_the_left()
        self._suggestions = tuple(suggestions)
        self._adds = adds
        self._key: object | None = None
        self.suggestions = SuggestionList(self)
        self.suggestions.accepted.connect(self._accept)

    def set_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Know other names from now on."""
        self._suggestions = tuple(suggestions)
        if self._key is None:
            self._key = self._key_of_text()

    def value(self) -> str:
        return self.text()

    def key(self) -> object | None:
        """Tell what the text stands for; None for a text that is no known name."""
        return self._key

    def set_value(self, value: str, /, key: object | None = None) -> None:
        if value != self.text():  # or the cursor of someone who is typing would jump
            self.setText(value)
        self._key = self._key_of_text() if key is None else key
        self.note.clear_problem()
        self.suggestions.hide()

    def _typed(self) -> None:
        self.note.clear_problem()
        self._key = self._key_of_text()
        self._tell()
        if self.text().strip():
            self._open_list()
        else:
            self.suggestions.hide()

    def event(self, event: QEvent, /) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.suggestions.isVisible()
            and event.key() in _LIST_KEYS
        ):
            event.accept()  # while the list is open these keys are its own, not a shortcut's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        is_open = self.suggestions.isVisible()
        offer = self.suggestions.current()
        if is_open and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.suggestions.move_by(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() == Qt.Key.Key_Down and not self.isReadOnly():
            self._open_list()
        elif is_open and event.key() == Qt.Key.Key_Escape:
            self.suggestions.hide()
        elif offer is not None and event.key() in ENTER:
            self._accept(offer)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: FBT001 - Qt's signature
        offer = self.suggestions.current()
        if forward and offer is not None:
            self._accept(offer)
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        self.suggestions.hide()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent, /) -> None:
        self.suggestions.hide()
        super().hideEvent(event)

    def _open_list(self) -> None:
        offers = offers_for(self.text(), self._suggestions, adds=self._adds)
        # A list that only repeats what stands in the field would be in the way.
        repeats = only_repeats(offers, self.text())
        self.suggestions.open(() if repeats else offers, current=self._first_choice())

    def _first_choice(self) -> int:
        """Stand on no offer at first: Tab and Enter keep what was typed."""
        return -1

    def _accept(self, offer: Offer) -> None:
        self.suggestions.hide()
        if isinstance(offer, NewName):
            self.adding.emit(offer.name)
            return
        self.setText(offer.name)
        self._key = offer.key
        self.note.clear_problem()
        self._tell()
        self.picked.emit(offer.key)

    def _tell(self) -> None:
        """Say that somebody changed the text."""
        self.edited.emit(self.text())

    def _key_of_text(self) -> object | None:
        known = find_exact(self.text(), self._suggestions)
        return known.key if known else None
