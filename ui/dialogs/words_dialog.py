"""Asking for some words before a step: a remark, a reason."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.labelled import Labelled
from ui.widgets.labels import Label
from ui.widgets.text_field import TextField

_WIDTH = 460


@dataclass(frozen=True)
class Question:
    """What is asked; `missing` is said where words are needed and there are none, "" needs none."""

    title: str
    explained: str
    label: str
    verb: str
    missing: str = ""
    kind: Literal["primary", "plain"] = "primary"


class WordsDialog(QDialog):
    """Accepted with the words that were typed."""

    def __init__(self, question: Question, parent: QWidget, *, name: str) -> None:
        super().__init__(parent)
        self._question = question
        self.setObjectName(name)
        self.setWindowTitle(question.title)
        self.setFixedWidth(_WIDTH)
        self._words = TextField(lines=5)
        self._words.setObjectName(f"{name}.words")
        confirm = Button(
            question.verb, kind=question.kind, key="Ctrl+Enter", name=f"{name}.confirm"
        )
        confirm.clicked.connect(self._on_confirm)
        leave = Button("بازگشت", key="Esc", name=f"{name}.leave")
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(confirm)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        explained = Label(question.explained, role="text_2")
        explained.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Label(question.title, px=16, weight=BOLD))
        column.addWidget(explained)
        column.addWidget(Labelled(question.label, self._words))
        column.addLayout(buttons)
        self._words.setFocus()

    def event(self, event: QEvent, /) -> bool:
        """Grow with what is written and said; Qt leaves out that wrapped lines need height."""
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and (layout := self.layout()) is not None:
            needed = layout.totalHeightForWidth(self.width())
            self.resize(self.width(), max(self.height(), needed))
        return answer

    @property
    def words(self) -> str:
        return self._words.value().strip()

    def _on_confirm(self) -> None:
        if self.words or not self._question.missing:
            self.accept()
        else:
            self._words.note.show_problem(self._question.missing)
            self._words.setFocus()
