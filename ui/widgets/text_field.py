"""Text of several lines, as high as what it holds.

Tab leaves the field, as everywhere in Dabir: the keyboard walks through a form without a trap.
"""

import math

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QResizeEvent,
    QShowEvent,
    QTextOption,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop import persian
from ui.widgets.field import Note, own_menu, place_after
from ui.widgets.keys import ENTER, is_undo


class TextField(QPlainTextEdit):
    """Free text that grows from one line to `lines`, then scrolls.

    Without `newlines`, Enter does not break the line: `returnPressed` tells the owner instead.
    """

    edited = Signal(object)
    returnPressed = Signal()  # noqa: N815 - the name of QLineEdit's signal, for the same thing

    def __init__(
        self, *, lines: int = 6, newlines: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.note = Note(self)
        self._lines = lines
        self._newlines = newlines
        self._known = ""
        option = QTextOption(Qt.AlignmentFlag.AlignRight)  # RightToLeft alone aligns left
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)
        self.document().setDocumentMargin(0)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Qt counts the space at the end of a wrapped line as wider than the field, and would draw
        # all lines shifted by it.
        sideways = self.horizontalScrollBar()
        sideways.rangeChanged.connect(lambda: sideways.setRange(0, 0))
        self.textChanged.connect(self._on_text)
        self._fit()

    def value(self) -> str:
        return self.toPlainText()

    def set_value(self, value: str, /) -> None:
        self.note.clear_problem()
        if value == self.toPlainText():  # or the cursor of someone who is typing would jump
            return
        self._replace(value)
        self._known = self.toPlainText()
        self._fit()

    def event(self, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and is_undo(event):
            event.ignore()
            return False
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Polish):
            answer = super().event(event)
            self.viewport().setFont(self.font())  # in which Qt writes the placeholder
            self._fit()
            return answer
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if is_undo(event):
            event.ignore()
        elif event.key() in ENTER and not self._newlines:
            event.ignore()
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent, /) -> None:
        own_menu(self.createStandardContextMenu()).popup(event.globalPos())

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        # Where a scroll bar came while the field was hidden, Qt has kept the lines as wide as
        # they were, and their ends would lie behind it.
        self.resizeEvent(QResizeEvent(self.viewport().size(), QSize()))

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._fit()

    def _on_text(self) -> None:
        if self.toPlainText() == self._known:  # the owner's, or only a preedit
            self._fit()
            return
        self._tidy()
        self._fit()
        if self.toPlainText() != self._known:
            self._known = self.toPlainText()
            self.note.clear_problem()
            self.edited.emit(self._known)

    def _tidy(self) -> None:
        """Make letters and digits Persian, with the cursor where it was."""
        text = self.toPlainText()
        tidy = self._tidied(text)
        if tidy == text:
            return
        place = place_after(self._tidied, text, self.textCursor().position())
        self._replace(tidy)
        cursor = self.textCursor()
        cursor.setPosition(place)
        self.setTextCursor(cursor)

    def _replace(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def _tidied(self, text: str) -> str:
        clean = persian.clean(text)
        return clean if self._newlines else clean.replace("\n", " ")

    def _fit(self) -> None:
        """Be as high as the text, up to the allowed number of lines."""
        drawn, line = self._drawn_lines()
        frame = self.contentsMargins().top() + self.contentsMargins().bottom()
        # One more pixel, or QPlainTextEdit thinks that the last line must be scrolled to.
        self.setFixedHeight(math.ceil(min(self._lines, drawn) * line) + 1 + frame)

    def _drawn_lines(self) -> tuple[int, float]:
        """Count the lines as they wrap, no further than needed; and how high one is."""
        count = 0
        block = self.document().firstBlock()
        height = self.blockBoundingRect(block).height() / max(1, block.layout().lineCount())
        while block.isValid() and count <= self._lines:
            self.blockBoundingRect(block)  # lays the block out, if it has not been drawn yet
            count += max(1, block.layout().lineCount())
            block = block.next()
        return count, height
