"""Two texts in one, word by word: what went is struck through, what came has a ground.

Hard rule: nothing is told by colour alone, and a reader of the screen hears it too.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.word_changes import Fate, Words
from ui.theme import Theme, font

_BESIDE = 4  # words that are kept beside a change
_SAID = {Fate.ADDED: "افزوده: «{}»", Fate.REMOVED: "برداشته: «{}»"}


class ChangedWords(QWidget):
    """A text that wraps; of what was kept, only the words beside a change are shown."""

    def __init__(self, parts: Sequence[Words]) -> None:
        super().__init__()
        self._parts = tuple(_shortened(parts))
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(font(13))
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        self._write()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        said = (_SAID[each.fate].format(each.text.strip()) for each in parts if each.fate in _SAID)
        self.setAccessibleName("، ".join(said))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._document.setTextWidth(width)
        return round(self._document.size().height())

    def sizeHint(self) -> QSize:
        width = max(self.width(), 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._document.setTextWidth(self.width())
        self._document.drawContents(QPainter(self))

    def _write(self) -> None:
        self._document.clear()
        cursor = QTextCursor(self._document)
        for each in self._parts:
            cursor.insertText(each.text, _look(each.fate))


def _look(fate: Fate) -> QTextCharFormat:
    theme, look = Theme.current(), QTextCharFormat()
    role = {Fate.KEPT: "text_2", Fate.ADDED: "ok", Fate.REMOVED: "text_3"}[fate]
    look.setForeground(theme.colour(role))
    if fate is Fate.ADDED:
        look.setBackground(theme.colour("ok_tint"))
    look.setFontStrikeOut(fate is Fate.REMOVED)
    return look


def _shortened(parts: Sequence[Words]) -> list[Words]:
    """Leave out what is far from any change."""
    last = len(parts) - 1
    return [
        each if each.fate is not Fate.KEPT else Words(Fate.KEPT, _beside(each.text, at, last))
        for at, each in enumerate(parts)
    ]


def _beside(text: str, at: int, last: int) -> str:
    words = text.split(" ")
    head = words[:_BESIDE] if at else []
    tail = words[-_BESIDE:] if at < last else []
    if len(head) + len(tail) >= len(words):
        return text
    return " ".join([*head, "…", *tail])
