"""What is only read: texts, chips, counts, keys, icons.

Hard rule: a text is shown as it is, never as markup, and a colour is named by its role.
"""

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from desktop.persian import digits
from ui.theme import BOLD, MEDIUM, REGULAR, Size, Theme, font
from ui.widgets.paint import (
    draw_box,
    draw_centred,
    draw_key_cap,
    draw_text,
    key_cap_width,
    key_text,
    text_width,
)

ChipKind = Literal["plain", "line", "accent", "danger", "warn", "ok", "info"]

# ground, edge, ink
_CHIPS = {
    "plain": ("sunken", "", "text_2"),
    "line": ("", "border", "text_2"),
    "accent": ("accent_tint", "", "accent"),
    "danger": ("danger_tint", "", "danger"),
    "warn": ("warn_tint", "", "warn"),
    "ok": ("ok_tint", "", "ok"),
    "info": ("info_tint", "", "info"),
}
_CHIP_PADDING = 8
_BADGE_PADDING = 6
_BADGE_LEAST = 22


class Label(QLabel):
    """A text of the interface in one size, weight and colour role."""

    def __init__(
        self,
        text: str = "",
        *,
        px: int = 13,
        weight: QFont.Weight = REGULAR,
        role: str = "text",
        name: str = "",
    ) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(px, weight))
        self.setProperty("role", role)

    def setWordWrap(self, on: bool, /) -> None:  # noqa: FBT001 - Qt's own signature
        """Let long texts go on in the next line."""
        super().setWordWrap(on)
        # Drawn as plain text, the lines of a wrapped Persian text are pushed out at their ends by
        # the space they were broken at; a text that can be selected is laid out properly.
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse if on else flag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_role(self, role: str) -> None:
        """Change the colour, by its name in the palette."""
        self.setProperty("role", role)
        self.style().unpolish(self)
        self.style().polish(self)


class Title(Label):
    """The title of a screen."""

    def __init__(self, text: str = "", *, name: str = "") -> None:
        super().__init__(text, px=20, weight=BOLD, name=name)


class Caption(Label):
    """A small quiet text."""

    def __init__(self, text: str = "", *, name: str = "") -> None:
        super().__init__(text, px=12, role="text_3", name=name)


class ElidedLabel(Label):
    """A text that ends in «…» where there is no room; the tooltip has all of it."""

    def __init__(
        self,
        text: str = "",
        *,
        px: int = 13,
        weight: QFont.Weight = REGULAR,
        role: str = "text",
        name: str = "",
    ) -> None:
        super().__init__("", px=px, weight=weight, role=role, name=name)
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._whole = " ".join(text.split())
        self.setAccessibleName(self._whole)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(text_width(self._whole, self.font()), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = self.fontMetrics()
        shown = metrics.elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        super().setText(shown)
        self.setToolTip(self._whole if shown != self._whole else "")


class IconLabel(QWidget):
    """An icon beside a text that says the same."""

    def __init__(self, icon: str, role: str = "text_3", size: int = Size.ICON_BESIDE_TEXT) -> None:
        super().__init__()
        self._icon = icon
        self._role = role
        self._size = size
        self.setFixedSize(size, size)

    def set_icon(self, icon: str, role: str) -> None:
        self._icon = icon
        self._role = role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        role = self._role if self.isEnabled() else "disabled"
        rect = QRectF(self.rect())
        Theme.current().draw_icon(QPainter(self), rect, self._icon, role, self._size)


class Chip(QWidget):
    """A short fact with a ground of its own; it is never cut."""

    def __init__(self, text: str, kind: ChipKind = "plain", *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_fact(text, kind)

    @property
    def text(self) -> str:
        return self._text

    def set_fact(self, text: str, kind: ChipKind = "plain") -> None:
        """Say something else."""
        self._text = text
        self._kind = kind
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self._text), Size.CHIP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_chip(QPainter(self), QRectF(self.rect()), self._text, self._kind)


def chip_width(text: str) -> int:
    """Measure a chip."""
    return text_width(text, font(12)) + 2 * _CHIP_PADDING


def draw_chip(painter: QPainter, rect: QRectF, text: str, kind: ChipKind) -> None:
    """Draw a chip, also where there is no widget for it, as in a table."""
    ground, edge, ink = _CHIPS[kind]
    draw_box(painter, rect, Size.RADIUS_CHIP, ground, edge)
    inside = rect.adjusted(_CHIP_PADDING, 0, -_CHIP_PADDING, 0)
    draw_text(painter, inside, text, font(12), ink)


class CountBadge(QWidget):
    """How many there are."""

    def __init__(self, count: int = 0, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_count(count)

    def set_count(self, count: int) -> None:
        self._text = digits(count)
        self.setAccessibleName(self._text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = text_width(self._text, font(12, MEDIUM)) + 2 * _BADGE_PADDING
        return QSize(max(width, _BADGE_LEAST), Size.BADGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        draw_box(painter, rect, Size.RADIUS_CHIP, "sunken")
        draw_centred(painter, rect, self._text, font(12, MEDIUM), "text_2")


class KeyCap(QWidget):
    """A key, as it stands on the keyboard."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.setAccessibleName(key_text(key))
        self.setFixedSize(key_cap_width(key), Size.KEY_CAP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_key_cap(QPainter(self), QRectF(self.rect()), self._key)


class Hairline(QFrame):
    """A hairline between two things: lying with a height of 1, or standing, 16 high."""

    def __init__(self, *, standing: bool = False) -> None:
        super().__init__()
        self.setProperty("look", "line")
        if standing:
            self.setFixedSize(1, 16)
        else:
            self.setFixedHeight(1)
