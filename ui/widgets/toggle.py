"""One of a few, side by side, each with its own meaning.

Hard rule: colour is never alone; the chosen option also has an icon and bold letters. Arrows only
move, Space or Enter chooses, so that walking past an option writes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStylePainter

from ui.theme import BOLD, REGULAR, Size, font
from ui.widgets.buttons import PaintedButton
from ui.widgets.paint import PaintedRow, text_width

ToggleTone = Literal["accent", "ok", "info", "warn", "danger"]

_GAP = 5
_PADDING = 6
_STEPS: dict[int, int] = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}
_ARROWS = {*_STEPS, Qt.Key.Key_Up, Qt.Key.Key_Down}


@dataclass(frozen=True)
class ToggleOption:
    key: str
    text: str
    icon: str
    tone: ToggleTone


class SegmentedToggle(QFrame):
    """Options of which one is chosen, or none yet. The owner handles digit keys.

    Where a whole row has the focus, Tab passes by its toggle: `stop` is off.
    """

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[ToggleOption], *, name: str, label: str, stop: bool = True
    ) -> None:
        super().__init__()
        self.setProperty("look", "toggle")
        self.setFixedHeight(Size.TOGGLE)
        self._stop = stop
        self._value: str | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._buttons: dict[str, _OptionButton] = {}
        for index, option in enumerate(options):
            button = _OptionButton(option)
            button.setProperty("place", _place(index, len(options)))
            button.clicked.connect(partial(self._choose, option.key))
            self._buttons[option.key] = button
            row.addWidget(button, 1)
        self.set_name(name, label)
        self.set_value(None)

    def set_name(self, name: str, label: str) -> None:
        """Name the toggle and its options, also anew when the row they are in has moved."""
        self.setObjectName(name)
        self.setAccessibleName(label)
        for key, button in self._buttons.items():
            button.setObjectName(f"{name}.{key}")
            button.setAccessibleDescription(label)

    def value(self) -> str | None:
        """Return the key of the chosen option."""
        return self._value

    def set_value(self, key: str | None) -> None:
        """Show a choice, without a signal; None shows that nothing is chosen yet."""
        self._value = key
        stop = self._buttons[key or next(iter(self._buttons))]
        for own_key, button in self._buttons.items():
            button.setChecked(own_key == key)
            policy = _policy(stop=button is stop) if self._stop else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)
        if self._stop:
            self.setFocusProxy(stop)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, in the direction of the arrow; the first option is at the right."""
        buttons = list(self._buttons.values())
        here = next((at for at, button in enumerate(buttons) if button.hasFocus()), None)
        if here is None or event.key() not in _STEPS:
            super().keyPressEvent(event)
        else:
            there = here + _STEPS[event.key()]
            buttons[min(max(there, 0), len(buttons) - 1)].setFocus()

    def _choose(self, key: str) -> None:
        if key != self._value:
            self.set_value(key)
            self.chosen.emit(key)


class _OptionButton(PaintedButton):
    def __init__(self, option: ToggleOption) -> None:
        super().__init__(option.text, "option", "")
        self.option = option
        self.setProperty("tone", option.tone)
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        width = text_width(self.text(), font(13, BOLD)) + Size.ICON_BESIDE_TEXT + _GAP
        return QSize(max(width + 2 * _PADDING, Size.TOGGLE_OPTION), Size.TOGGLE)

    def nextCheckState(self) -> None:
        """Leave it to the toggle which option is checked."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ARROWS:
            event.ignore()  # the toggle walks, or what holds it
        else:
            super().keyPressEvent(event)

    def paint_inside(self, painter: QStylePainter) -> None:
        ink = "text_2" if self.isEnabled() else "text_3"
        face = font(13, REGULAR)
        width = text_width(self.text(), face)
        if self.isChecked():
            ink = self.option.tone if self.isEnabled() else "text_3"
            face = font(13, BOLD)
            width = text_width(self.text(), face) + Size.ICON_BESIDE_TEXT + _GAP
        left = (self.width() - width) // 2
        row = PaintedRow(painter, QRectF(left, 0, width, self.height()), _GAP)
        if self.isChecked():
            row.icon(self.option.icon, ink, Size.ICON_BESIDE_TEXT)
        row.text(self.text(), face, ink)


def _place(index: int, count: int) -> str:
    if index == 0:
        return "first"
    return "last" if index == count - 1 else "middle"


def _policy(*, stop: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
