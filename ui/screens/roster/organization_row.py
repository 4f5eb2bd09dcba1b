"""One organization: its name, how often it is used, and whether another is called much like it."""

from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.drafts import place_of
from desktop.persian import digits
from desktop.roster.organizations import OrganizationLine, is_taken, rename
from desktop.search import matches
from ui.binding import Binding
from ui.desk import Desk
from ui.screens.lists.list_area import ListRow
from ui.screens.lists.unfinished import keep_typing
from ui.theme import MEDIUM, Space
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Caption, Chip, Label, chip_width
from ui.widgets.name_cell import NameCell
from ui.widgets.quiet import keep_place, quiet

LABELS = {"name": "نام دستگاه"}
_TAKEN = "دستگاه دیگری همین نام را دارد."
_LINE = 42
_NUMBER = 26
_COUNT = 86
_NEAR = "نام مشابه"
_GAP = 10


def _line(number: QWidget, name: QWidget, near: QWidget, *counts: QWidget) -> QHBoxLayout:
    """Put five things on the columns of the list."""
    row = QHBoxLayout()
    row.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, 0)
    row.setSpacing(_GAP)
    number.setFixedWidth(_NUMBER)
    row.addWidget(number)
    row.addWidget(name, 1)
    row.addWidget(near)
    for count in counts:
        count.setFixedWidth(_COUNT)
        row.addWidget(count)
    return row


def heads() -> QWidget:
    """Write the heads of the columns."""
    name = Caption("دستگاه")
    name.setContentsMargins(6, 0, 6, 0)  # where the texts of the fields begin
    near = Caption("")
    near.setFixedWidth(chip_width(_NEAR))
    head = QWidget()
    head.setLayout(_line(Caption(""), name, near, Caption("عضو"), Caption("اقدام باز")))
    return head


class OrganizationRow(ListRow):
    """The name is taken as a whole; minutes keep the one of their day."""

    def __init__(self, desk: Desk, line: OrganizationLine) -> None:
        super().__init__(desk, line)
        self.binding = Binding(desk, line, self, rename)  # a line is no row of a table
        self._number = Label(role="text_3", weight=MEDIUM)
        self._name = quiet(NameCell(needed=True, refusal=self._refusal))
        self._near = Chip(_NEAR, "warn")
        self._seats, self._actions = Label(role="text_2"), Label(role="text_2")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        for count in (self._seats, self._actions):  # a figure alone would stand at the left
            count.setAlignment(right | Qt.AlignmentFlag.AlignVCenter)
        keep_place(self._near)
        self.binding.bind("name", self._name)
        keep_typing(desk, self._name, place_of(self.uuid, "name"))
        self.fields = {"name": self._name}
        inside = QWidget()
        inside.setFixedHeight(_LINE)
        inside.setLayout(_line(self._number, self._name, self._near, self._seats, self._actions))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(inside)
        note = NoteLine(self._name.note)
        note.setContentsMargins(2 * Space.SCREEN, 0, Space.MEDIUM, Space.TINY)
        column.addWidget(note)

    def _refusal(self, name: str) -> str:
        return _TAKEN if is_taken(self.desk.office, name, self.line.id) else ""

    @property
    def line(self) -> OrganizationLine:
        return cast("OrganizationLine", self.binding.record)

    def show_line(self, line: OrganizationLine, number: int) -> None:
        """Show what is stored now; what is being typed stays."""
        self.binding.show(line)  # also what is no news: it may have been another in between
        if not self.is_news(line, number):
            return
        self._number.setText(digits(number))
        self._near.setVisible(bool(line.near))
        for label, count in (
            (self._seats, line.usage.seats),
            (self._actions, line.usage.open_actions),
        ):
            label.setText(digits(count) if count else "–")

    def is_found(self, typed: str) -> bool:
        return matches(typed, self.line.name)
