"""Painting one row of things from the right: box, icon, text, key cap.

Hard rule: the widgets that paint themselves do it with these few strokes, in colours by role.
"""

from math import ceil

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from desktop.persian import digits
from ui.theme import Size, Theme, font

KEY_CAP_PADDING = 7
ISOLATED = "\u2066{}\u2069"


def key_text(key: str) -> str:
    """Name a key as it stands on the keyboard: Ctrl+1 is «Ctrl+۱», F1 stays F1."""
    parts = (digits(part) if part.isdigit() else part for part in key.split("+"))
    return ISOLATED.format("+".join(parts))


def text_width(text: str, text_font: QFont) -> int:
    return ceil(QFontMetricsF(text_font).horizontalAdvance(text))


def key_cap_width(key: str) -> int:
    return max(Size.KEY_CAP, text_width(key_text(key), font(12)) + 2 * KEY_CAP_PADDING)


def draw_box(painter: QPainter, rect: QRectF, radius: int, fill: str = "", edge: str = "") -> None:
    """Fill a rounded box; its edge stays inside the rectangle."""
    theme = Theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    inset = 0.5 if edge else 0.0
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def draw_text(painter: QPainter, rect: QRectF, text: str, text_font: QFont, role: str) -> None:
    """Write one line from the right edge, in the middle of the rectangle's height."""
    painter.setFont(text_font)
    painter.setPen(Theme.current().colour(role))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
    flags = right | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, flags, text)


def draw_centred(painter: QPainter, rect: QRectF, text: str, text_font: QFont, role: str) -> None:
    """Write one line in the middle of the rectangle."""
    painter.setFont(text_font)
    painter.setPen(Theme.current().colour(role))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine, text)


def draw_key_cap(painter: QPainter, rect: QRectF, key: str, ink: str = "") -> None:
    """Draw a key; `ink` is the one colour of a cap that stands on a coloured button."""
    if ink:
        painter.save()
        painter.setOpacity(0.55)
        draw_box(painter, rect, Size.RADIUS_CHIP, edge=ink)
        painter.restore()
    else:
        draw_box(painter, rect, Size.RADIUS_CHIP, "surface", "border")
        painter.save()
        painter.setClipRect(rect.adjusted(0, rect.height() - 1.5, 0, 0))
        draw_box(painter, rect, Size.RADIUS_CHIP, edge="border_strong")
        painter.restore()
    draw_centred(painter, rect, key_text(key), font(12), ink or "text_2")


class PaintedRow:
    """A place in a row that moves from the right edge to the left."""

    def __init__(self, painter: QPainter, rect: QRectF, gap: int) -> None:
        self._painter = painter
        self._rect = rect
        self._gap = gap

    @property
    def rest(self) -> QRectF:
        """What is still free."""
        return self._rect

    def icon(self, name: str, role: str, size: int) -> None:
        Theme.current().draw_icon(self._painter, self._take(size), name, role, size)

    def text(
        self,
        text: str,
        text_font: QFont,
        role: str,
        *,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> None:
        """Write as much of the text as there is room for."""
        width = min(text_width(text, text_font), self._rect.width())
        shown = QFontMetricsF(text_font).elidedText(text, cut, width)
        draw_text(self._painter, self._take(width), shown, text_font, role)

    def key_cap(self, key: str, ink: str = "") -> None:
        place = self._take(key_cap_width(key))
        top = place.center().y() - Size.KEY_CAP / 2
        cap = QRectF(place.left(), round(top), place.width(), Size.KEY_CAP)
        draw_key_cap(self._painter, cap, key, ink)

    def _take(self, width: float) -> QRectF:
        right = self._rect.right()
        place = QRectF(right - width, self._rect.top(), width, self._rect.height())
        self._rect = self._rect.adjusted(0, 0, -(width + self._gap), 0)
        return place
