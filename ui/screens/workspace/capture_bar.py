"""The line at the bottom into which resolutions and actions are typed, one after the other."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.persian import digits, letter
from ui.theme import MEDIUM, Size, font
from ui.widgets.field import restyle
from ui.widgets.keys import ENTER
from ui.widgets.labels import Caption, Hairline, IconLabel, KeyCap, Label
from ui.widgets.text_field import TextField

_HINT_HEIGHT = 38


class CaptureBar(QFrame):
    """Enter adds an action to the last resolution, Ctrl+Enter a new resolution."""

    action_typed = Signal(str)
    resolution_typed = Signal(str)
    going_back = Signal()  # to the last entry

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "capture")
        self._resolutions = 0
        self.field = _CaptureField()
        self.field.setObjectName("resolutions.add")
        self.field.setPlaceholderText("متن مصوبهٔ تازه")
        self.field.entered.connect(self._on_entered)
        self.field.going_back.connect(self.going_back)
        self.field.focused.connect(self._show_focus)
        self._target = Label(px=12, weight=MEDIUM, name="resolutions.target")
        self._enter = Caption("افزودن")
        self._new = _hint(KeyCap("Ctrl+Enter"), Caption("مصوبهٔ تازه"))
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(12, 8, 12, 6)
        line.setSpacing(4)
        line.addWidget(IconLabel("pen-line", "accent", Size.ICON), 0, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(self.field, 1)
        hint = QHBoxLayout()
        hint.setContentsMargins(12, 0, 12, 0)
        hint.setSpacing(8)
        hint.addWidget(self._target)
        hint.addStretch(1)
        hint.addWidget(_hint(KeyCap("Enter"), self._enter))
        hint.addWidget(self._new)
        foot = QWidget()
        foot.setFixedHeight(_HINT_HEIGHT)
        foot.setLayout(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 2, 2, 2)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(Hairline())
        column.addWidget(foot)

    def show_target(self, resolutions: int, actions: int) -> None:
        """Say what Enter will add, after so many resolutions, to so many actions of the last."""
        self._resolutions = resolutions
        number = digits(resolutions)
        self._target.setText(
            f"اقدام «{letter(actions)}» برای مصوبهٔ {number}" if resolutions else "نخستین مصوبه"
        )
        self.field.setPlaceholderText(
            f"اقدامی برای مصوبهٔ {number}، یا متن مصوبهٔ تازه" if resolutions else "متن مصوبهٔ تازه"
        )
        self.field.setAccessibleName("متن مصوبه یا اقدام تازه")
        self._new.setVisible(resolutions > 0)

    def _on_entered(self, modifiers: Qt.KeyboardModifier) -> None:
        text = self.field.value().strip()
        as_resolution = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if as_resolution or (text and not self._resolutions):
            self.resolution_typed.emit(text)
        elif text:
            self.action_typed.emit(text)

    def _show_focus(self, on: bool) -> None:  # noqa: FBT001 - a signal brings it
        self.setProperty("current", on)
        restyle(self)


class _CaptureField(TextField):
    """A text without a box of its own; the bar around it shows the focus."""

    entered = Signal(object)  # the modifiers
    going_back = Signal()
    focused = Signal(bool)

    def __init__(self) -> None:
        super().__init__(newlines=False)
        self.setProperty("look", "bare")
        self.setFont(font(14))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        back = event.key() == Qt.Key.Key_Up and not self.value()
        if event.key() in ENTER:
            self.entered.emit(event.modifiers())
        elif back or event.key() == Qt.Key.Key_F2:
            self.going_back.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)


def _hint(key: KeyCap, words: Caption) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(key)
    row.addWidget(words)
    return pair
