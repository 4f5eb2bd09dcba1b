"""Buttons: with words, with an icon alone, and links.

Hard rule: ground, edge and focus line come from the style sheet; what stands inside is painted
here, from the right: icon, text, key.
"""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QMargins, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFocusRect,
    QStylePainter,
)

from ui.theme import BOLD, MEDIUM, Size, Theme, font
from ui.widgets.command import Command
from ui.widgets.keys import ENTER
from ui.widgets.paint import PaintedRow, key_cap_width, key_text, text_width

Kind = Literal["plain", "primary", "quiet", "small", "signing", "returning"]

# These point to what comes next and stand behind the words.
_ONWARD = frozenset({"chevron-left", "chevron-down"})


_LINE_INSET = QMargins(3, 3, 3, 3)  # of a focus line that is not the edge

# Room for the focus line of a link, which otherwise has no ground.
LINK_PADDING = 4


@dataclass(frozen=True)
class _Look:
    ink: str
    padding: int
    height: int
    gap: int = 8
    weight: QFont.Weight = MEDIUM
    px: int = 13
    icon: int = Size.ICON_BESIDE_TEXT


_LOOKS = {
    "plain": _Look("text", 15, Size.BUTTON),
    "primary": _Look("on_accent", 15, Size.BUTTON, weight=BOLD),
    "quiet": _Look("accent", 9, Size.BUTTON),
    "small": _Look("text", 11, Size.BUTTON_IN_NOTICE),
    "signing": _Look("on_accent", 15, Size.BUTTON_TO_SIGN, weight=BOLD, px=14, icon=Size.ICON),
    "returning": _Look("danger", 15, Size.BUTTON_TO_SIGN, weight=BOLD, px=14, icon=Size.ICON),
    "link": _Look("accent", LINK_PADDING, 28, gap=4),
    "back": _Look("accent", LINK_PADDING, 23, gap=4, px=12, icon=Size.ICON_IN_CHIP),
}


class PaintedButton(QPushButton):
    """A button whose ground is the style sheet's and whose inside is its own."""

    def __init__(self, text: str, kind: str, name: str) -> None:
        super().__init__(text)
        self.command: Command | None = None
        self.setObjectName(name)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def offer(self, words: str, *keys: str) -> Command:
        """Be found among the commands under these words, and be pressed by these keys too."""
        if self.command is None:
            self.command = Command(self, words, self.click, *keys)
        self.command.setText(words)
        return self.command

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press as Space does; Qt itself does so only in dialogs."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        if self.hasFocus():
            line = QStyleOptionFocusRect()
            line.initFrom(self)
            line.rect = self.rect().marginsRemoved(_LINE_INSET)
            painter.drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, line)
        self.paint_inside(painter)

    def paint_inside(self, painter: QStylePainter) -> None:
        raise NotImplementedError

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Button(PaintedButton):
    """A button with words; it may carry an icon and the key that presses it.

    A key with a modifier, or a function key, does press it. A bare key (Enter, Esc, 1) is only
    shown, since it means something else in every field: its owner handles it.
    """

    def __init__(
        self, text: str, *, name: str, icon: str = "", key: str = "", kind: Kind = "plain"
    ) -> None:
        self._look = _LOOKS[kind]
        self._icon = icon
        self._key = key
        super().__init__(text, kind, name)
        if heard := pressing(key):
            self.offer(text, heard)

    def sizeHint(self) -> QSize:
        return QSize(self._inside_width() + 2 * self._look.padding, self._look.height)

    def paint_inside(self, painter: QStylePainter) -> None:
        look = self._look
        ink = look.ink if self.isEnabled() else "text_3"
        width = self._inside_width()
        left = max((self.width() - width) // 2, 0)
        row = PaintedRow(painter, QRectF(left, 0, width, self.height()), look.gap)
        if self._icon and self._icon not in _ONWARD:
            row.icon(self._icon, ink if self.isEnabled() else "disabled", look.icon)
        row.text(self.text(), font(look.px, look.weight), ink)
        if self._key:
            row.key_cap(self._key, ink if ink == "on_accent" else "")
        if self._icon in _ONWARD:
            row.icon(self._icon, ink if self.isEnabled() else "disabled", look.icon)

    def _inside_width(self) -> int:
        widths = [text_width(self.text(), font(self._look.px, self._look.weight))]
        if self._icon:
            widths.append(self._look.icon)
        if self._key:
            widths.append(key_cap_width(self._key))
        return sum(widths) + self._look.gap * (len(widths) - 1)


class Link(Button):
    """A word that leads somewhere: onward, or back to where one came from."""

    def __init__(
        self, text: str, *, name: str, icon: str = "chevron-left", back: bool = False
    ) -> None:
        super().__init__(text, name=name, icon="chevron-right" if back else icon)
        self._look = _LOOKS["back" if back else "link"]
        self.setProperty("kind", "link")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class IconButton(PaintedButton):
    """An icon alone; what it does stands in its tooltip and in its accessible name.

    Its key is only shown: many rows have the same button, and the row with the focus is meant.
    """

    def __init__(self, icon: str, tip: str, *, name: str, key: str = "") -> None:
        super().__init__("", "icon", name)
        self._icon = icon
        self.setToolTip(f"{tip} ({key_text(key)})" if key else tip)
        self.setAccessibleName(tip)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(Size.BUTTON, Size.BUTTON)

    def paint_inside(self, painter: QStylePainter) -> None:
        role = "text_2" if self.isEnabled() else "disabled"
        Theme.current().draw_icon(painter, QRectF(self.rect()), self._icon, role, Size.ICON)


def pressing(key: str) -> str:
    """Give the key that Qt listens to; it calls the big key Return and the small one Enter."""
    function_key = key.startswith("F") and key[1:].isdigit()
    return key.replace("Enter", "Return") if "+" in key or function_key else ""
