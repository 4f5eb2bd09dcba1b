"""One answer as a whole: what the office has at the right, what the file says at the left.

The one hard rule: what is chosen here is what the list says, and both are told in full.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.answers.steps import Step, Word
from ui import answer_words as words
from ui.theme import MEDIUM, Space
from ui.widgets.labels import ElidedLabel, Label
from ui.widgets.toggle import SegmentedToggle, ToggleOption

HERE, THERE = "here", "there"
_HEIGHT = 204
_OPTIONS = (
    ToggleOption(HERE, words.HERE, "check", "accent"),
    ToggleOption(THERE, words.THERE, "check", "accent"),
)


class AnswersSides(QWidget):
    """The chosen row; `chosen` tells whether the file's word shall stand."""

    chosen = Signal(bool)

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setFixedHeight(_HEIGHT)
        self._place = ElidedLabel(px=12, role="text_2", name=f"{name}.place")
        self._text = ElidedLabel(weight=MEDIUM, name=f"{name}.text")
        self._why = Label(role="warn", name=f"{name}.why")
        self._toggle = SegmentedToggle(
            _OPTIONS, name=f"{name}.toggle", label="کدام گزارش بماند", stop=False
        )
        self._toggle.chosen.connect(lambda key: self.chosen.emit(key == THERE))
        self._sides = {key: _Side(name=f"{name}.{key}") for key in (HERE, THERE)}
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        head.addWidget(self._place, 1)
        head.addWidget(self._why)
        sides = QHBoxLayout()
        sides.setSpacing(Space.SMALL)
        for side in self._sides.values():
            sides.addWidget(side, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.SMALL)
        column.setSpacing(Space.SMALL)
        column.addLayout(head)
        column.addWidget(self._text)
        column.addWidget(self._toggle)
        column.addLayout(sides, 1)

    def show_step(self, step: Step | None, *, taken: bool) -> None:
        """Show a row; None for no row."""
        self.setVisible(step is not None)
        if step is None:
            return
        self._place.setText(words.place(step.subject) or f"ردیف برگهٔ «{step.row.sheet}»")
        self._text.setText(words.wording(step))
        self._why.setText(words.explained(step))
        self._toggle.setEnabled(step.may_be_taken)
        self._toggle.set_value((THERE if taken else HERE) if step.may_be_taken else None)
        self._sides[HERE].show_text(_told(step.here, step) or words.NO_WORD)
        self._sides[THERE].show_text(_told(step.there, step) or words.raw(step))

    def roll(self, lines: int) -> None:
        """Scroll long texts by so many lines."""
        for side in self._sides.values():
            bar = side.verticalScrollBar()
            bar.setValue(bar.value() + lines * side.fontMetrics().lineSpacing())


class _Side(QScrollArea):
    """What one of the two says; long texts are scrolled."""

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._label = Label(role="text_2", name=name)
        self._label.setWordWrap(True)
        self._label.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        )
        self.setWidget(self._label)

    def show_text(self, text: str) -> None:
        self._label.setText(text)
        self._label.setAccessibleName(text)


def _told(word: Word | None, step: Step) -> str:
    if word is None:
        return ""
    first = ("، ").join(
        part
        for part in (
            words.state(word, step),
            words.day(word, step),
            words.source(word),
        )
        if part
    )
    return "\n".join(part for part in (first, word.text) if part)
