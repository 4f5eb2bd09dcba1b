"""One seat: its post, the organization, who holds it, who stands in, and since when."""

from collections.abc import Mapping
from typing import NamedTuple, cast

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
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
from ui.screens.roster.cells import DayField, keep_typing
from ui.screens.workspace.rows import Row
from ui.theme import MEDIUM, Size, Space, Theme
from ui.widgets.keys import ENTER, goes_on
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


class SeatRow(Row):
    """Enter goes from field to field, and from the last one to the next row."""

    ended = Signal(object)  # Enter in the last field

    def __init__(self, desk: Desk, line: SeatLine) -> None:
        super().__init__(desk, line)
        self.binding = Binding(desk, line, self, _save)  # a line is no row of a table
        self._current = False
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
        if not self.is_news(line, number, names):
            return
        self._number.setText(digits(number))
        self._since.set_bounds(line.earliest, line.latest)
        self._organization.set_suggestions(names.organizations)
        for cell in (self._holder, self._substitute):
            cell.set_suggestions(names.people)
        self.binding.show(line)
        for field in (self._substitute, self._since):  # they are those of a holder
            field.setReadOnly(not line.holder)
        self._substitute.setPlaceholderText("–" if line.holder else "")

    def is_found(self, typed: str) -> bool:
        """Tell whether the row holds every typed word, however it is spelled."""
        line = self.line
        return matches(typed, f"{line.post} {line.organization} {line.holder} {line.substitute}")

    def set_current(self, *, on: bool) -> None:
        """Mark the row that the keyboard is in."""
        if on != self._current:
            self._current = on
            self.update()

    def go_on(self) -> bool:
        places = list(self.fields.values())
        here = next((at for at, field in enumerate(places) if field.hasFocus()), None)
        if here is None:
            return False
        rest = (field for field in places[here + 1 :] if not _is_read_only(field))
        following = next(rest, None)
        if following is None:
            self.ended.emit(self)
        else:
            following.setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not goes_on(event):
            event.ignore()  # with Ctrl it belongs to the screen
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = Theme.current()
        if self._current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(theme.colour("accent_tint"))
            painter.setBrush(theme.colour("accent_tint"))
            inside = QRectF(self.rect()).adjusted(2, 1, -2, -1)
            painter.drawRoundedRect(inside, Size.RADIUS_BUTTON, Size.RADIUS_BUTTON)
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("border"))


def _is_read_only(field: QWidget) -> bool:
    return isinstance(field, LineField | NameCell | DayField) and field.isReadOnly()


def _save(office: OpenOffice, line: SeatLine) -> None:
    save_line(office, line, today_here())
