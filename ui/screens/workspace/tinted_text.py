"""A text with coloured stretches in it, and a grey one behind the cursor that nobody has typed yet.

The grey words are the text's own preedit, as an input method uses it: so they join to the letters
before them as Persian does, and belong neither to the text nor to its length.
"""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF
from PySide6.QtGui import (
    QColor,
    QPainter,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextLayout,
)

from ui.theme import Size, Theme
from ui.widgets.paint import draw_box
from ui.widgets.text_field import TextField

_PADDING = 1
_MARGIN = 1  # above and below the ground of a stretch


class Tint(NamedTuple):
    """A stretch of the text, and the roles of its colours."""

    start: int
    end: int
    ground: str
    ink: str


def utf16(text: str, place: int) -> int:
    """Count the units in which Qt counts places."""
    return len(text[:place].encode("utf-16-le", "replace")) // 2


class TintedText(TextField):
    """One paragraph; `dress` gives it its colours, which a change of the text takes away."""

    def __init__(self, *, lines: int = 6) -> None:
        super().__init__(lines=lines, newlines=False)
        self._tints: tuple[Tint, ...] = ()
        self._grey = ""
        self._grey_at = 0
        self.document().contentsChange.connect(self._undress)

    @property
    def grey(self) -> str:
        return self._grey

    def dress(self, tints: Sequence[Tint], grey: str = "", at: int = 0) -> None:
        """Colour some stretches, and show words that could stand at a place."""
        self._tints, self._grey, self._grey_at = tuple(tints), grey, at
        text = self.toPlainText()
        ranges = [_range(utf16(text, t.start), utf16(text, t.end), t.ink) for t in tints]
        place = utf16(text, at)
        length = utf16(grey, len(grey))
        if grey:
            for each in ranges:
                each.start += length if each.start >= place else 0
            ranges.append(_range(place, place + length, "text_3"))
        layout = self._paragraph().layout()
        layout.setPreeditArea(place if grey else -1, grey)
        layout.setFormats(ranges)
        self.document().markContentsDirty(0, len(text) + 1)
        self._fit()
        self.viewport().update()

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.dress(self._tints, self._grey, self._grey_at)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        painter = QPainter(self.viewport())
        for tint in self._tints:
            for box in self._boxes(tint):
                draw_box(painter, box, Size.RADIUS_CHIP, tint.ground)
        painter.end()
        super().paintEvent(event)

    def _boxes(self, tint: Tint) -> list[QRectF]:
        """Give the places of a stretch, one in each of its lines."""
        block = self._paragraph()
        corner = self.blockBoundingGeometry(block).translated(self.contentOffset()).topLeft()
        layout, text = block.layout(), self.toPlainText()
        start, end = utf16(text, tint.start), utf16(text, tint.end)
        boxes = []
        for place in range(layout.lineCount()):
            line = layout.lineAt(place)
            box = QRectF()
            for run in line.glyphRuns(start, end - start):
                box = box.united(run.boundingRect())
            if not box.isEmpty():
                top, bottom = line.y() + _MARGIN, line.y() + line.height() - _MARGIN
                box = QRectF(QPointF(box.left(), top), QPointF(box.right(), bottom))
                boxes.append(box.adjusted(-_PADDING, 0, _PADDING, 0).translated(corner))
        return boxes

    def _undress(self, *_change: int) -> None:
        """Take the grey words away before anything is measured: their place may be gone."""
        if self._grey:
            self._grey = ""
            self._paragraph().layout().setPreeditArea(-1, "")
        self._tints = ()

    def _paragraph(self) -> QTextBlock:
        return self.document().firstBlock()


def _range(start: int, end: int, role: str) -> QTextLayout.FormatRange:
    result = QTextLayout.FormatRange()
    result.start = start
    result.length = end - start
    look = QTextCharFormat()
    look.setForeground(QColor(Theme.current().colour(role)))
    result.format = look
    return result
