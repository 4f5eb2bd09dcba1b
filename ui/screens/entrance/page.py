"""What every page before the desk has: a card in the middle, its fields, and what came of it.

The one hard rule: while a trial goes on nothing else can be begun, and it can be given up.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.access_sentences import still_waiting
from ui.sentences import sentence
from ui.tasks import Problem
from ui.theme import BOLD, Size, Space
from ui.trial import Trial, Wait
from ui.widgets.buttons import Button
from ui.widgets.cards import Banner, Card
from ui.widgets.field import Field
from ui.widgets.keys import ENTER
from ui.widgets.labelled import Labelled
from ui.widgets.labels import IconLabel, Label

T = TypeVar("T")

_WIDTH = 460
_ONE_MOMENT = "یک لحظه…"


class EntrancePage(QWidget):
    """Each page adds its fields to `form` and its buttons by `end`."""

    done = Signal(object)  # what the next page, or the desk, needs
    leaves_by_escape = True  # as a dialog
    grown = Signal()  # something came or went that a dialog has to make room for

    def __init__(self, name: str, title: str, words: str = "", *, icon: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._called = name
        self._trial: Trial | None = None
        self._fields: list[Field[Any]] = []
        self.main: Button | None = None
        self._waiting = Label(role="text_2", name=f"{name}.waiting")
        self._waiting.setWordWrap(True)
        self._give_up = Button("انصراف", key="Esc", name=f"{name}.give_up")
        self._give_up.clicked.connect(self.give_up)
        self._problem = Banner("", "danger", name=f"{name}.problem")
        self.form = QVBoxLayout()
        self.form.setSpacing(Space.MEDIUM)
        self._lay_out(title, words, icon)
        self._show_trial()
        self._problem.hide()

    def _lay_out(self, title: str, words: str, icon: str) -> None:
        card = Card(name=f"{self._called}.card")
        card.setFixedWidth(_WIDTH)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        inside.setSpacing(Space.MEDIUM)
        head = QHBoxLayout()
        head.setSpacing(Space.MEDIUM)
        if icon:
            head.addWidget(IconLabel(icon, "accent", Size.ICON))
        self._title = Label(title, px=20, weight=BOLD, name=f"{self._called}.title")
        head.addWidget(self._title)
        head.addStretch(1)
        inside.addLayout(head)
        if words:
            text = Label(words, role="text_2", name=f"{self._called}.words")
            text.setWordWrap(True)
            inside.addWidget(text)
        inside.addLayout(self.form)
        inside.addWidget(self._problem)
        wait = QHBoxLayout()
        wait.addWidget(self._waiting, 1)
        wait.addWidget(self._give_up)
        inside.addLayout(wait)
        card.body.addLayout(inside)
        self._place_in_the_middle(card)

    def _place_in_the_middle(self, card: Card) -> None:
        page = QWidget()
        page.setProperty("look", "page")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        self._middle = middle = QVBoxLayout(page)
        middle.setContentsMargins(0, Space.CARD, 0, Space.CARD)
        middle.addStretch(2)
        middle.addLayout(row)
        middle.addStretch(3)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._area)

    # What a page is made of

    def place(self, name: str, label: str, field: Field[Any]) -> Labelled:
        """Put a field with its label under the others."""
        field.note.field.setObjectName(f"{self._called}.{name}")
        labelled = Labelled(label, field)
        self.form.addWidget(labelled)
        self._fields.append(field)
        field.note.changed.connect(self.grown)
        return labelled

    def end(self, main: Button, *others: QWidget) -> None:
        """Put the buttons under the fields; Enter presses the first one."""
        self.main = main
        main.clicked.connect(self.go_on)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(main)
        for other in others:
            row.addWidget(other)
        row.addStretch(1)
        self.form.addLayout(row)

    def begin(self) -> None:
        """Put the focus where work begins."""
        for field in self._fields:
            if not field.value() and not field.isReadOnly():
                field.note.field.setFocus()
                return

    def room(self) -> QSize:
        """Tell how large a dialog has to be that shows the page."""
        width = _WIDTH + 2 * Space.SCREEN
        wraps = self._middle.hasHeightForWidth()
        hint = self._middle.totalSizeHint().height()
        return QSize(width, self._middle.totalHeightForWidth(width) if wraps else hint)

    def parts(self) -> tuple[QWidget, ...]:
        """Give what F6 goes through."""
        return (self._area,)

    def go_on(self) -> None:
        """Do what the page is for."""
        raise NotImplementedError

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._trial is not None:
            self.give_up()
        elif event.key() in ENTER and self.main is not None and self.main.isEnabled():
            self.go_on()
        else:
            super().keyPressEvent(event)

    # What came of it

    def ask_for(self, field: Field[Any], words: str) -> None:
        """Say under a field what it needs, and go there."""
        field.note.show_problem(words)
        field.note.field.setFocus()
        self._area.ensureWidgetVisible(field.note.field)

    def say(self, words: str) -> None:
        """Say under the fields what stands in the way; "" says nothing."""
        self._problem.set_text(words)
        self._problem.setVisible(bool(words))
        self.grown.emit()

    def attempt(self, job: Callable[[Wait], T], on_done: Callable[[T], None]) -> None:
        """Begin a trial; what it could not do is said."""
        if self._trial is not None:
            return
        self.say("")
        self._trial = Trial(self, job, on_done, self.on_error)
        self._trial.waiting.connect(self._on_waiting)
        self._trial.ended.connect(self._on_ended)
        self._show_trial()

    def on_error(self, problem: Problem) -> None:
        self.say(sentence(problem))

    def give_up(self) -> None:
        """Let a trial that waits be."""
        if self._trial is not None:
            self._trial.give_up()

    def _on_waiting(self, seconds: int) -> None:
        if self._trial is None:
            return
        self._give_up.setVisible(seconds > 0)
        self._waiting.setText(still_waiting(seconds) if seconds else _ONE_MOMENT)

    def _on_ended(self) -> None:
        self._trial = None
        self._show_trial()

    def _show_trial(self) -> None:
        busy = self._trial is not None
        self._waiting.setText(_ONE_MOMENT)
        self._waiting.setVisible(busy)
        self._give_up.hide()
        if self.main is not None:
            self.main.setEnabled(not busy)
        for field in self._fields:
            field.setReadOnly(busy)
        self.grown.emit()
