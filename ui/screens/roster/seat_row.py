"""One seat: its post, the organization, who holds it, who stands in, and since when."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.drafts import place_of
from desktop.office import OpenOffice
from desktop.persian import digits
from desktop.roster.seats import SeatLine, save_line
from desktop.search import matches
from ui.binding import Binding
from ui.clock import today_here
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.lists.list_area import ListRow
from ui.screens.lists.unfinished import keep_typing
from ui.screens.roster.cells import DayField
from ui.theme import MEDIUM, Space
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Caption, Label
from ui.widgets.line_field import LineField
from ui.widgets.name_cell import NameCell
from ui.widgets.quiet import quiet

LINE = 42
LABELS = {
    "post": "سمت",
    "organization": "دستگاه",
    "holder": "نام",
    "substitute": "جانشین همیشگی",
    "since": "از تاریخ",
}
_NUMBER = 26
_STRETCHES = {"post": 30, "organization": 27, "holder": 23, "substitute": 22}
_GAP = 4


class Names(NamedTuple):
    """The names that the cells of all rows offer."""

    organizations: tuple[Suggestion, ...] = ()
    people: tuple[Suggestion, ...] = ()


def cells_of_line(number: QWidget, fields: Mapping[str, QWidget]) -> QHBoxLayout:
    """Put a number and five things on the columns of the list."""
    row = QHBoxLayout()
    row.setContentsMargins(Space.MEDIUM, 0, Space.SMALL, 0)
    row.setSpacing(_GAP)
    number.setFixedWidth(_NUMBER)
    row.addWidget(number)
    for name, stretch in _STRETCHES.items():
        policy = fields[name].sizePolicy()
        fields[name].setSizePolicy(QSizePolicy.Policy.Ignored, policy.verticalPolicy())
        row.addWidget(fields[name], stretch)
    row.addWidget(fields["since"])
    return row


def heads() -> QWidget:
    """Write the heads of the columns."""
    captions = {name: Caption(label) for name, label in LABELS.items()}
    for caption in captions.values():
        caption.setContentsMargins(6, 0, 6, 0)  # where the texts of the fields begin
    captions["since"].setFixedWidth(DayField().width())
    head = QWidget()
    head.setLayout(cells_of_line(Caption(""), captions))
    return head


class SeatRow(ListRow):
    def __init__(self, desk: Desk, line: SeatLine) -> None:
        super().__init__(desk, line)
        self.binding = Binding(desk, line, self, _save)  # a line is no row of a table
        self._number = Label(role="text_3", weight=MEDIUM)
        self._post = quiet(LineField())
        self._organization = quiet(NameCell(needed=True))
        self._holder = quiet(NameCell(needed=True))
        self._substitute = quiet(NameCell(needed=False))
        self._since = DayField()
        self._holder.setPlaceholderText("نام")
        for name, cell in (
            ("organization", self._organization),
            ("holder", self._holder),
            ("substitute", self._substitute),
        ):
            self.binding.bind(name, cell)
            keep_typing(desk, cell, place_of(self.uuid, name))
        self.binding.bind("post", self._post)
        self.binding.bind("since", self._since)
        self.fields = {
            "post": self._post,
            "organization": self._organization,
            "holder": self._holder,
            "substitute": self._substitute,
            "since": self._since,
        }
        line_of_cells = QWidget()
        line_of_cells.setFixedHeight(LINE)
        line_of_cells.setLayout(cells_of_line(self._number, self.fields))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line_of_cells)
        note = NoteLine(self._since.note)
        note.setContentsMargins(Space.MEDIUM, 0, Space.MEDIUM, Space.TINY)
        column.addWidget(note)

    @property
    def line(self) -> SeatLine:
        return cast("SeatLine", self.binding.record)

    def show_line(self, line: SeatLine, number: int, names: Names) -> None:
        """Show what is stored now; what is being typed stays."""
        self.binding.show(line)  # also what is no news: it may have been another in between
        if not self.is_news(line, number, names):
            return
        self._number.setText(digits(number))
        self._since.set_bounds(line.earliest, line.latest)
        self._organization.set_suggestions(names.organizations)
        for cell in (self._holder, self._substitute):
            cell.set_suggestions(names.people)
        for field in (self._substitute, self._since):  # they are those of a holder
            field.setReadOnly(not line.holder)
        self._substitute.setPlaceholderText("–" if line.holder else "")

    def is_found(self, typed: str) -> bool:
        line = self.line
        return matches(typed, f"{line.post} {line.organization} {line.holder} {line.substitute}")


def _save(office: OpenOffice, line: SeatLine) -> None:
    save_line(office, line, today_here())
