"""What is set aside: one line each, with the way back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.persian import digits
from ui.screens.lists.list_area import ListPart
from ui.theme import MEDIUM, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import CountBadge, ElidedLabel, IconLabel, Label

_LINE = 40


class RetiredList(ListPart):
    """`chosen` brings the uuid of what shall come back; there is nothing while nothing is aside."""

    chosen = Signal(str)

    def __init__(self, *, name: str, button: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._name = name
        self._word = button
        self._shown: Sequence[tuple[str, str, str]] = ()
        self._buttons: list[Button] = []
        self._count = CountBadge(name=f"{name}.count")
        title = QHBoxLayout()
        title.setSpacing(Space.SMALL)
        title.addWidget(IconLabel("archive", size=Size.ICON_BESIDE_TEXT))
        title.addWidget(Label("کنار گذاشته‌ها", weight=MEDIUM, role="text_2"))
        title.addWidget(self._count)
        title.addStretch(1)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        column.setSpacing(Space.TINY)
        column.addLayout(title)
        column.addLayout(self._lines)
        self.hide()

    def show_things(self, things: Sequence[tuple[str, str, str]]) -> None:
        """Show (uuid, name, what is beside it) of each."""
        self.setVisible(bool(things))
        if list(things) == list(self._shown):
            return
        self._shown = things
        self._count.set_count(len(things))
        while (old := self._lines.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._buttons = []
        for number, (uuid, text, beside) in enumerate(things, 1):
            line = self._line(number, uuid, text, beside)
            self._lines.addWidget(line)
            line.show()  # now, so that the next key press finds its button

    def stops(self) -> list[QWidget]:
        return [*self._buttons]

    def begin(self) -> None:
        self._buttons[0].setFocus()

    def _line(self, number: int, uuid: str, text: str, beside: str) -> QWidget:
        button = Button(self._word, kind="small", name=f"{self._name}.{number}.back")
        button.setAccessibleName(f"{self._word} {text}")
        button.clicked.connect(partial(self.chosen.emit, uuid))
        button.offer(f"{self._word} «{text}»").found_by("کنار گذاشته")
        self._buttons.append(button)
        line = QWidget()
        line.setAccessibleName(f"{digits(number)}: {text}")
        line.setFixedHeight(_LINE)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(ElidedLabel(text, role="text_2"), 2)
        row.addWidget(ElidedLabel(beside, px=12, role="text_3"), 3)
        row.addWidget(button)
        return line
