"""What a `TokensField` is made of: a chip for each name, and the line for the next one."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.models.suggestions import NewName, Offer, completion, only_meant
from ui.theme import Size, Theme, font
from ui.widgets.keys import ENTER
from ui.widgets.paint import draw_box, draw_text, text_width
from ui.widgets.suggest_field import SuggestField

_COMMA = "،"
_REMOVING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
_STEPS = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}
_PADDING = 7
_CROSS = 20


class Token(NamedTuple):
    """A name, and what it stands for; a new name stands for nothing yet."""

    key: object | None
    text: str


class TokenChip(QWidget):
    """One name with its cross; Delete and Backspace remove it, the arrows go to its neighbours."""

    removing = Signal()
    stepped = Signal(int)

    def __init__(self, token: Token, parent: QWidget) -> None:
        super().__init__(parent)
        self.token = token
        self._read_only = False
        self.setObjectName("token")
        self.setFont(font(12))
        self.setAccessibleName(token.text)
        self.setAccessibleDescription("Delete آن را برمی‌دارد")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def set_read_only(self, *, on: bool) -> None:
        self._read_only = on
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus if on else Qt.FocusPolicy.ClickFocus)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        end = _PADDING if self._read_only else _CROSS
        return QSize(text_width(self.token.text, self.font()) + _PADDING + end, Size.CHIP)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in _REMOVING:
            self.removing.emit()
        elif event.key() in _STEPS:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if not self._read_only and self._cross().contains(event.position()):
            self.removing.emit()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, Size.RADIUS_CHIP, "accent" if self.hasFocus() else "sunken")
        if self.hasFocus():
            line = Size.FOCUS_LINE
            inside = rect.adjusted(line, line, -line, -line)
            draw_box(painter, inside, Size.RADIUS_CHIP - line, "accent_tint")
        end = _PADDING if self._read_only else _CROSS
        text = self.fontMetrics().elidedText(
            self.token.text, Qt.TextElideMode.ElideRight, self.width() - _PADDING - end + 1
        )
        draw_text(painter, rect.adjusted(end, 0, -_PADDING, 0), text, self.font(), "text_2")
        if not self._read_only:
            Theme.current().draw_icon(painter, self._cross(), "x", "text_3", Size.ICON_IN_CHIP)

    def _cross(self) -> QRectF:
        return QRectF(0, 0, _CROSS, self.height())


class TokenLine(SuggestField):
    """The line in which the next name is typed; it tells when one is finished.

    Enter keeps what was typed, Tab completes it to the first known name that begins so.
    """

    named = Signal(str)
    added = Signal(object)
    stepped_back = Signal()
    took_back = Signal()

    def __init__(self, *, adds: bool, parent: QWidget) -> None:
        super().__init__(adds=adds, parent=parent)
        self.setObjectName("tokenLine")
        self.suggestions.hang_under(parent)

    def finish(self) -> None:
        """End the name that is being typed, if there is one."""
        name = self.text().strip()
        self.clear()
        self.suggestions.hide()
        if name:
            self.named.emit(name)
            self.edited.emit("")  # nothing is half typed any more

    def _typed(self) -> None:
        *finished, rest = self.text().split(_COMMA)
        if not finished:
            super()._typed()
            return
        self.suggestions.hide()
        self.setText(rest.lstrip())
        for name in filter(None, map(str.strip, finished)):
            self.named.emit(name)
        self.edited.emit(self.text())

    def _first_choice(self) -> int:
        """Where only known names are taken, stand on the best one."""
        return -1 if self._adds else 0

    def _accept(self, offer: Offer) -> None:
        self.suggestions.hide()
        self.clear()
        if isinstance(offer, NewName):
            self.added.emit(Token(None, offer.name))
        else:
            self.added.emit(Token(offer.key, offer.name))
        self.edited.emit("")

    def event(self, event: QEvent, /) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in ENTER
            and self.text().strip()
        ):
            event.accept()  # Enter ends the name first; a shortcut may have the next one
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        changing = not self.isReadOnly()
        if event.key() in ENTER and self.text().strip() and self.suggestions.current() is None:
            self.finish()
        elif at_start and event.key() == Qt.Key.Key_Backspace and not self.text() and changing:
            self.took_back.emit()
        elif at_start and event.key() == Qt.Key.Key_Right and changing:
            self.stepped_back.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool, /) -> bool:  # noqa: FBT001 - Qt's signature
        offer = self.suggestions.current()
        if offer is None and self.suggestions.isVisible():
            offer = completion(self.text(), self._suggestions)
        if forward and offer is not None:
            self._accept(offer)
            return True  # stay: another name may follow
        return super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        meant = only_meant(self.text(), self._suggestions)
        if meant is not None:  # half a name is no new one
            self._accept(meant)
        else:
            self.finish()
