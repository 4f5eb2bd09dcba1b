"""Grounds that hold other things: card, banner, empty state.

Hard rule: an empty state says what will appear here and how; a banner has its way out in itself.
"""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.persian import digits
from ui.theme import BOLD, Size, Space, Theme, font
from ui.widgets.buttons import LINK_PADDING, Button, IconButton, Link
from ui.widgets.labels import IconLabel, Label
from ui.widgets.paint import draw_box, draw_centred

BannerKind = Literal["warn", "danger", "info", "ok"]

_BANNER_ICONS = {
    "warn": "triangle-alert",
    "danger": "triangle-alert",
    "info": "info",
    "ok": "circle-check",
}
_BANNER_HEIGHT = 42
_STEP = 22
_TILE = 56
_TILE_ICON = 26
_EMPTY_WIDTH = 440


class Card(QFrame):
    """A white ground with a hairline; with a title it has a header of its own.

    `step` is its place among cards that follow each other. `beside` stands after the title (a
    count, a caption), `action` at the far left. What goes into `body` brings its own margins, so
    that rows can reach from edge to edge.
    """

    def __init__(
        self,
        title: str = "",
        *,
        name: str,
        step: int = 0,
        beside: Sequence[QWidget] = (),
        action: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "card")
        self._title = Label(px=14, weight=BOLD)
        self.set_title(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if title:
            column.addWidget(_card_header(self._title, step, beside, action))
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        column.addWidget(inside, 1)

    def set_title(self, title: str) -> None:
        """Name anew what is in it."""
        self._title.setText(title)
        self.setAccessibleName(title)


def _card_header(
    title: QWidget, step: int, beside: Sequence[QWidget], action: QWidget | None
) -> QFrame:
    header = QFrame()
    header.setProperty("look", "cardHeader")
    header.setFixedHeight(Size.CARD_HEADER)
    row = QHBoxLayout(header)
    left = Space.CARD - (LINK_PADDING if isinstance(action, Link) else 0)
    row.setContentsMargins(left, 0, Space.CARD, 0)
    row.setSpacing(Space.SMALL)
    if step:
        row.addWidget(_Step(step))
    row.addWidget(title)
    for widget in beside:
        row.addWidget(widget)
    row.addStretch(1)
    if action is not None:
        row.addWidget(action)
    return header


class _Step(QWidget):
    """Which of several cards comes first, second, third."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = digits(number)
        self.setFixedSize(_STEP, _STEP)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, rect = QPainter(self), QRectF(self.rect())
        draw_box(painter, rect, _STEP // 2, "accent_tint")
        draw_centred(painter, rect, self._number, font(12, BOLD), "accent")


class Banner(QFrame):
    """One sentence that somebody has to see, with the button that leads on."""

    acted = Signal()
    closed = Signal()

    def __init__(
        self,
        text: str,
        kind: BannerKind = "warn",
        *,
        name: str,
        action: str = "",
        closable: bool = False,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("banner", kind)
        self.setMinimumHeight(_BANNER_HEIGHT)
        self._text = Label(name=f"{name}.text")
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.MEDIUM, 5, Space.MEDIUM, 5)
        row.setSpacing(10)
        row.addWidget(IconLabel(_BANNER_ICONS[kind], kind, Size.ICON))
        row.addWidget(self._text, 1)
        self._action = Button(action, kind="small", name=f"{name}.action") if action else None
        if self._action:
            self._action.clicked.connect(self.acted)
            row.addWidget(self._action)
        if closable:
            close = IconButton("x", "بستن", name=f"{name}.close")
            close.clicked.connect(self.closed)
            row.addWidget(close)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        self._text.setText(text)
        self.setAccessibleName(text)

    def set_action(self, text: str) -> None:
        """Say what the button leads on to from here."""
        if self._action:
            self._action.setText(text)


class EmptyState(QWidget):
    """What will appear here, and the one thing to do for it."""

    def __init__(
        self, icon: str, sentence: str, hint: str = "", *, name: str, button: Button | None = None
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(sentence)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.CARD, Space.SCREEN, Space.CARD)
        column.setSpacing(Space.SMALL)
        column.addStretch(2)
        column.addWidget(_Tile(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(Space.SMALL)
        column.addWidget(_centred(Label(sentence, px=16, weight=BOLD)))
        if hint:
            column.addWidget(_centred(Label(hint, role="text_2")))
        if button is not None:
            column.addSpacing(Space.SMALL)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def minimumSizeHint(self) -> QSize:
        """Keep the lines apart where there is little room."""
        return QSize(_EMPTY_WIDTH // 2, self.heightForWidth(_EMPTY_WIDTH))


def _centred(label: Label) -> QWidget:
    """Let a text wrap in the middle of whatever width there is."""
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    label.setMaximumWidth(_EMPTY_WIDTH)
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(label, 100)
    row.addStretch(1)
    return holder


class _Tile(QWidget):
    """The icon of an empty state on its ground."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setFixedSize(_TILE, _TILE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        draw_box(painter, rect, Size.RADIUS_CARD, "accent_tint")
        Theme.current().draw_icon(painter, rect, self._icon, "accent", _TILE_ICON)
