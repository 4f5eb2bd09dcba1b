"""The field of the captured line: it shows what it understands, and offers the names it knows.

Hard rule: whoever only types is never stopped; a list takes a key only once it was stepped into.
"""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.calendar.deadlines import Days
from desktop.meetings.capture import Lexicons, understand
from desktop.meetings.completion import Completion, Offer, complete
from desktop.meetings.understood import NOTHING, Doubt, Part, Role, Sense
from ui.models.suggestions import Offer as ListedOffer
from ui.models.suggestions import Suggestion
from ui.phrasebook import Phrasebook
from ui.screens.workspace.phrase_offer import PhraseOffer
from ui.screens.workspace.tinted_text import Tint, TintedText, utf16
from ui.theme import font
from ui.widgets.keys import ENTER, is_plain
from ui.widgets.suggestion_list import SuggestionList

ROLE_NAMES = {
    Role.RESPONSIBLE: "مسئول",
    Role.SUPPORTER: "همکار",
    Role.DEADLINE: "مهلت",
    Role.FOCUS_AREA: "محور",
    Role.NEIGHBORHOOD: "محله",
    Role.CONDITION: "شرط",
    Role.DECIDER: "با نظر",
    Role.CONDITION_DEADLINE: "مهلت شرط",
    Role.RECURRENCE: "تکرار",
}
_LOOKS = {
    Role.RESPONSIBLE: ("accent_tint", "accent"),
    Role.SUPPORTER: ("accent_tint", "accent"),
    Role.DEADLINE: ("warn_tint", "warn"),
    Role.FOCUS_AREA: ("info_tint", "info"),
    Role.NEIGHBORHOOD: ("sunken", "text_2"),
    Role.CONDITION: ("warn_tint", "warn"),
    Role.DECIDER: ("warn_tint", "warn"),
    Role.CONDITION_DEADLINE: ("warn_tint", "warn"),
    Role.RECURRENCE: ("sunken", "text_2"),
}
_UNCLEAR = ("danger_tint", "danger")
_LIST_WIDTH = 320
_LIST_KEYS = (*ENTER, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class CaptureField(TintedText):
    """A text without a box of its own; the bar around it shows the focus."""

    entered = Signal(object)  # the modifiers
    going_back = Signal()
    focused = Signal(bool)
    read = Signal(object)  # Understood, with every change

    def __init__(self, around: QWidget, book: Phrasebook) -> None:
        """Stand in the box `around`, whose keyboard focus it has and under which its list opens."""
        super().__init__()
        self._around = around
        self.setProperty("look", "bare")
        self.setFont(font(14))
        self._lexicons: Lexicons = {}
        self._days: Days | None = None
        self._completion: Completion | None = None
        self._phrases = PhraseOffer(self, book)
        self._seen: tuple[object, ...] = ()
        self.understood = NOTHING
        self._anchor = QWidget(around)
        self._anchor.hide()
        self._list = SuggestionList(self)
        self._list.hang_under(self._anchor)
        self._list.accepted.connect(self._accept_listed)
        self.textChanged.connect(self._read)
        self.cursorPositionChanged.connect(self._read)

    def know(self, known: Lexicons, days: Days) -> None:
        """Read with these names and days from now on."""
        if known is not self._lexicons or days != self._days:
            self._lexicons, self._days = known, days
            self._read()

    def set_value(self, value: str, /) -> None:
        self._phrases.start_from(value)
        super().set_value(value)
        self._list.hide()
        self._read()

    # What is understood

    def _read(self) -> None:
        """Understand the line anew, and say so; Qt tells of one key press more than once."""
        line, cursor = self.toPlainText(), self.textCursor()
        places = (cursor.anchor(), cursor.position())
        state = (line, *places, self.hasFocus(), self._lexicons, self._days)
        if self._days is None or state == self._seen:
            return
        self._seen = state
        self._completion = self._complete(line) if self.hasFocus() else None
        self.understood = understand(line, self._lexicons, self._days)
        tints = [self._tint(part) for part in self.understood.parts]
        self._phrases.follow(line)
        if self._completion:
            self.dress(tints, self._completion.rest, self._completion.end)
        else:  # a line with marks says more than a phrase
            self.dress(tints, "" if tints else self._phrases.rest(), len(line))
        self.read.emit(self.understood)

    def _undress(self, *change: int) -> None:
        super()._undress(*change)
        self._seen = ()

    @property
    def shows_phrase(self) -> bool:
        """Whether the grey words are a phrase, and not the rest of a name."""
        return bool(self.grey) and self._completion is None and not self._list.isVisible()

    def is_half_typed(self, part: Part) -> bool:
        """Tell whether a part is a name that is being typed and may become one of several."""
        found = self._completion
        several = part.doubt is Doubt.SEVERAL
        return found is not None and several and part.start <= found.start <= part.end

    def _tint(self, part: Part) -> Tint:
        unclear = part.sense is Sense.UNCLEAR and not self.is_half_typed(part)
        ground, ink = _UNCLEAR if unclear else _LOOKS[part.role]
        return Tint(part.start, part.end, ground, ink)

    def _complete(self, line: str) -> Completion | None:
        cursor = self.textCursor()
        if cursor.hasSelection() or self.isReadOnly():
            return None
        place = cursor.position()
        before = line.encode("utf-16-le", "replace")[: 2 * place].decode("utf-16-le", "replace")
        return complete(line, len(before), self._lexicons)

    # The list

    def _open_unasked(self) -> None:
        found = self._completion
        if found is None or not found.unasked:
            self._list.hide()
        else:
            self._open_list(found)

    def _open_list(self, found: Completion, *, current: int = -1) -> None:
        line = self.toPlainText()
        cursor = self.textCursor()
        cursor.setPosition(utf16(line, found.start))
        begin = self.viewport().mapTo(self._around, self.cursorRect(cursor).topRight())
        height = self._around.height()
        self._anchor.setGeometry(QRect(begin.x() - _LIST_WIDTH, 0, _LIST_WIDTH, height))
        details = not found.unasked
        offers = [
            Suggestion(each, each.name, ROLE_NAMES[each.role] if details else "")
            for each in found.offers
        ]
        self._list.open(offers, current=current)

    def _accept_listed(self, listed: ListedOffer) -> None:
        if isinstance(listed, Suggestion) and isinstance(listed.key, Offer):
            self._accept(listed.key)

    def _accept(self, offer: Offer) -> None:
        """Write a name in the place of what was typed of it."""
        found, line = self._completion, self.toPlainText()
        if found is None:
            return
        self._list.hide()
        goes_on = line[found.end : found.end + 1].isspace()
        cursor = self.textCursor()
        cursor.setPosition(utf16(line, found.start))
        cursor.setPosition(utf16(line, found.end), cursor.MoveMode.KeepAnchor)
        cursor.insertText(offer.written.rstrip() if goes_on else offer.written)
        self._list.hide()

    def _offer_for_tab(self) -> Offer | None:
        """Give what Tab accepts: the name stepped to, the grey one, or the only one."""
        current = self._list.current()
        if isinstance(current, Suggestion) and isinstance(current.key, Offer):
            return current.key
        found = self._completion
        if found and (self.grey or (self._list.isVisible() and len(found.offers) == 1)):
            return found.offers[0]
        return None

    # Keys

    # What the list of keys tells of it; the marks may be words too.
    typed_keys = (
        ("Enter", "افزودن سطر، اقدامی برای آخرین مصوبه"),
        ("Tab", "پذیرفتن نام پیشنهادی"),
        ("End", "پذیرفتن ادامهٔ پیشنهادی"),
        ("↓", "فهرست نام‌ها"),
        ("@", "مسئول"),
        ("+", "همکار"),
        ("#", "محور"),
        ("*", "محله"),
        ("؟", "شرط"),
    )

    def event(self, event: QEvent, /) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self._list.isVisible()
            and is_plain(event)
            and event.key() in _LIST_KEYS
        ):
            event.accept()  # while the list is open these keys are its own, not a shortcut's
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self.shows_phrase and event.key() == Qt.Key.Key_Escape:
            self._phrases.decline()  # and Esc goes on: it means more to others
        if (self.shows_phrase and self._phrases.is_taken(event)) or self._is_for_list(event):
            return
        if event.key() in ENTER:
            self._list.hide()
            self.entered.emit(event.modifiers())
        elif event.key() == Qt.Key.Key_F2 or (event.key() == Qt.Key.Key_Up and not self.value()):
            self.going_back.emit()
        else:
            text, place = self.toPlainText(), self.textCursor().position()
            super().keyPressEvent(event)
            if self.toPlainText() != text:
                self._open_unasked()
            elif self.textCursor().position() != place:
                self._list.hide()

    def _is_for_list(self, event: QKeyEvent) -> bool:
        """Let the list have the keys that are its own."""
        if not is_plain(event):
            return False
        step = _STEPS[Qt.Key(event.key())] if event.key() in _STEPS else 0
        if self._list.isVisible():
            current = self._list.current()
            if step:
                self._list.move_by(step)
            elif event.key() == Qt.Key.Key_Escape:
                self._list.hide()
            elif event.key() in ENTER and current is not None:
                self._accept_listed(current)
            else:
                return False
            return True
        if step > 0 and self._completion and self.textCursor().atEnd():
            self._open_list(self._completion, current=0)
            return True
        return False

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: FBT001 - Qt's signature
        offer = self._offer_for_tab() if forward else None
        if offer is not None:
            self._accept(offer)
            return True
        return super().focusNextPrevChild(forward)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._completion = None
        self.dress(
            [self._tint(part) for part in self.understood.parts]
        )  # no place in the grey words
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self._phrases.open()
        self._read()
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self._list.hide()
        self._read()
        self.focused.emit(False)

    def hideEvent(self, event: QHideEvent, /) -> None:
        self._list.hide()
        super().hideEvent(event)
