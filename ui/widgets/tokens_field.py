"""Several names in one field, each in a chip of its own.

A name is finished by Enter, by «،», by picking it from the list or by leaving the field; Tab
completes it. What is not finished stays as it was typed.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from desktop import search
from ui.models.suggestions import Suggestion, find_exact
from ui.theme import Size
from ui.widgets.field import Note, restyle
from ui.widgets.token_parts import Token, TokenChip, TokenLine

_UNKNOWN = "«{}» در فهرست نیست. نامی از فهرست برگزینید."
_PADDING = 6
_GAP = 4
_LEAST_LINE = 64


class TokensField(QFrame):
    """Names in chips, and a line to type the next one; `edited` brings all of them.

    A name that is not among the suggestions has no key, and is taken only with `adds`.
    """

    edited = Signal(object)

    def __init__(
        self,
        suggestions: Sequence[Suggestion] = (),
        *,
        adds: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.note = Note(self)
        self._known = tuple(suggestions)
        self._adds = adds
        self._placeholder = ""
        self._chips: list[TokenChip] = []
        self._line = TokenLine(adds=adds, parent=self)
        self._line.installEventFilter(self)
        self._line.textEdited.connect(lambda _: self.note.clear_problem())
        self._line.named.connect(self._add_named)
        self._line.added.connect(self._add)
        self._line.stepped_back.connect(lambda: self._focus_chip(len(self._chips) - 1))
        self._line.took_back.connect(lambda: self._remove_at(len(self._chips) - 1))
        self.setFocusProxy(self._line)
        self._refresh()

    def value(self) -> tuple[Token, ...]:
        return tuple(chip.token for chip in self._chips)

    def set_value(self, value: Sequence[Token], /) -> None:
        self.note.clear_problem()
        if tuple(value) == self.value():
            return
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(Token(*token)) for token in value]
        self._refresh()

    def set_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Know other names from now on."""
        self._known = tuple(suggestions)
        self._refresh()

    def isReadOnly(self) -> bool:
        return self._line.isReadOnly()

    def setReadOnly(self, on: bool, /) -> None:  # noqa: FBT001 - as of Qt's other fields
        self._line.setReadOnly(on)
        self.setProperty("readOnly", on)
        restyle(self)
        for chip in self._chips:
            chip.set_read_only(on=on)
        self._refresh()

    def setPlaceholderText(self, text: str, /) -> None:
        self._placeholder = text
        self._refresh()

    def setAccessibleName(self, name: str, /) -> None:
        super().setAccessibleName(name)
        self._line.setAccessibleName(name)  # it is the line that the keyboard reaches

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    # What happens to the whole

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.setProperty("active", event.type() == QEvent.Type.FocusIn)
            restyle(self)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)
        event.accept()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Tokens coming and going

    def _add_named(self, name: str) -> None:
        """Take a name that was typed: a known one, or a new one where that is allowed."""
        known = find_exact(name, self._known)
        if known is None and not self._adds:
            self._line.setText(name)
            self.note.show_problem(_UNKNOWN.format(name))
            return
        self._add(Token(known.key, known.name) if known else Token(None, name))

    def _add(self, token: Token) -> None:
        self.note.clear_problem()
        if any(_is_same(token, own) for own in self.value()):
            return
        self._chips.append(self._chip(token))
        self._refresh()
        self.edited.emit(self.value())

    def _remove(self, chip: TokenChip) -> None:
        if chip not in self._chips:
            return
        self._remove_at(self._chips.index(chip))

    def _remove_at(self, place: int) -> None:
        if place < 0:
            return
        chip = self._chips.pop(place)
        self._focus_chip(place if chip.hasFocus() else len(self._chips))
        chip.hide()
        chip.deleteLater()
        self._refresh()
        self.edited.emit(self.value())

    def _step_from(self, chip: TokenChip, steps: int) -> None:
        self._focus_chip(max(0, self._chips.index(chip) + steps))

    def _focus_chip(self, place: int) -> None:
        """Give the keyboard to a chip, or to the line after the last one."""
        target = self._chips[place] if 0 <= place < len(self._chips) else self._line
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chip(self, token: Token) -> TokenChip:
        chip = self._drawn(token)
        chip.set_read_only(on=self.isReadOnly())
        chip.installEventFilter(self)
        chip.removing.connect(lambda: self._remove(chip))
        chip.stepped.connect(lambda steps: self._step_from(chip, steps))
        chip.show()
        return chip

    def _drawn(self, token: Token) -> TokenChip:
        """Draw a chip; a field with another look has other chips."""
        return TokenChip(token, self)

    def _refresh(self) -> None:
        """Offer what is not chosen yet, and give everything its place."""
        keys = {chip.token.key for chip in self._chips}
        self._line.set_suggestions([known for known in self._known if known.key not in keys])
        self._line.setPlaceholderText("" if self._chips else self._placeholder)
        self._arrange()

    def _arrange(self) -> None:
        """Let the chips flow from the right, the line behind the last one."""
        left, right = _PADDING, self.width() - _PADDING
        x, y = right, _PADDING
        for chip in self._chips:
            width = min(chip.sizeHint().width(), right - left)
            if x - width < left and x < right:
                x, y = right, y + Size.CHIP + _GAP
            chip.setGeometry(x - width, y, width, Size.CHIP)
            x -= width + _GAP
        if x - left < _LEAST_LINE and not self.isReadOnly():
            x, y = right, y + Size.CHIP + _GAP
        self._line.setGeometry(left, y, max(0, x - left), Size.CHIP)
        self.setFixedHeight(y + Size.CHIP + _PADDING)


def _is_same(one: Token, other: Token) -> bool:
    if one.key is not None and other.key is not None:
        return one.key == other.key
    return search.is_same(one.text, other.text)
