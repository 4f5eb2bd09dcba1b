"""A list of what changed between two versions or submissions of some minutes, word by word.

The mayor reads it, the secretary who mends what came back, and whoever amends.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.differences import Difference, Kind
from desktop.documents.difference_words import sentence, where
from desktop.persian import digits
from ui.theme import BOLD, Size, Space, font
from ui.widgets.changed_words import ChangedWords
from ui.widgets.labels import Caption, Label
from ui.widgets.paint import draw_box, draw_centred

_NUMBER = 22
_LEAST_TELLING = 40  # letters; shorter texts stand in the sentence


class ChangeList(QWidget):
    """The changes with their numbers; one of them may be the current one."""

    chosen = Signal(int)  # the number of a change

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName("آنچه تغییر کرده است")
        self._shown: Sequence[Difference] | None = None
        self._rows: list[_ChangeRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)

    def show_changes(self, changes: Sequence[Difference]) -> None:
        if changes == self._shown:
            return
        self._shown = changes
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [
            _ChangeRow(number, each, f"{self.objectName()}.{number}")
            for number, each in enumerate(changes, 1)
        ]
        for row in self._rows:
            row.pressed.connect(self.chosen)
            self._column.addWidget(row)

    def row(self, number: int) -> QWidget:
        """Give the row of a change, from 1."""
        return self._rows[number - 1]

    def set_current(self, number: int) -> None:
        """Show which one is looked at; 0 for none."""
        for row in self._rows:
            row.set_current(on=row.number == number)


class _ChangeRow(QFrame):
    pressed = Signal(int)

    def __init__(self, number: int, change: Difference, name: str) -> None:
        super().__init__()
        self.number = number
        self.setObjectName(name)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        said = sentence(change)
        self.setAccessibleName(f"{digits(number)}. {said}، {where(change)}")
        self._box = NumberBox(number)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        head = Label(said, name=f"{name}.sentence")
        head.setWordWrap(True)
        texts.addWidget(head)
        if tells_words(change):
            texts.addWidget(ChangedWords(change.parts))
        texts.addWidget(Caption(where(change)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.TINY, 0, Space.TINY)
        row.setSpacing(10)
        row.addWidget(self._box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(texts, 1)

    def set_current(self, *, on: bool) -> None:
        self._box.set_current(on=on)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.pressed.emit(self.number)


class NumberBox(QWidget):
    """The number of a change, as it stands beside its words on the page too."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._text = digits(number)
        self._current = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_current(self, *, on: bool) -> None:
        self._current = on
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_NUMBER, _NUMBER)

    def paintEvent(self, _event: QPaintEvent) -> None:
        draw_number(QPainter(self), QRectF(self.rect()), self._text, current=self._current)


def draw_number(painter: QPainter, rect: QRectF, text: str, *, current: bool) -> None:
    """Draw the number of a change."""
    ground, ink = ("info", "surface") if current else ("info_tint", "info")
    draw_box(painter, rect, Size.RADIUS_CHIP, ground, "" if current else "info_line")
    draw_centred(painter, rect, text, font(12, BOLD), ink)


def tells_words(change: Difference) -> bool:
    """Tell whether the words say more than the sentence does."""
    if change.names or change.kind is Kind.MOVED:
        return False
    return max(len(change.before), len(change.after)) > _LEAST_TELLING
