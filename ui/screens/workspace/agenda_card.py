"""One agenda item: what it is about, who presents it, what was said and reported, its outcome."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import AgendaKind, Figure, Outcome, Remark
from desktop.documents import labels
from desktop.meetings.dossier import AgendaPart, Dossier
from desktop.meetings.editing import add_figure, add_remark, remove
from desktop.persian import digits
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.rows import Row, Rows
from ui.screens.workspace.agenda_lines import AgendaLine, RemarkRow
from ui.screens.workspace.carried import heard, put_off
from ui.screens.workspace.earlier_row import EarlierRow, heard_at
from ui.screens.workspace.earlier_rows import EarlierRows
from ui.screens.workspace.figure_row import FigureOffers, FigureRow
from ui.screens.workspace.subdistrict_groups import GroupHead, SubdistrictGroups
from ui.theme import BOLD, MEDIUM, Size, Space, font
from ui.widgets.buttons import Button, IconButton
from ui.widgets.choice_field import ChoiceField
from ui.widgets.field import restyle
from ui.widgets.labels import Caption, Chip, Label
from ui.widgets.number_field import NumberField
from ui.widgets.quiet import quiet
from ui.widgets.suggest_field import SuggestField
from ui.widgets.text_field import TextField

LONGEST_MINUTES = 600

_NUMBER = 44
_WIDTHS = {"kind": 170, "outcome": 150, "presenter": 260, "planned_minutes": 56}
_NAMES = {
    "title": "عنوان",
    "kind": "نوع",
    "presenter": "ارائه‌دهندهٔ",
    "planned_minutes": "زمان پیش‌بینی‌شدهٔ",
    "outcome": "نتیجهٔ",
    "add_remark": "افزودن سخن به",
    "add_figure": "افزودن آمار به",
    "remove": "حذف",
}


class AgendaOffers(NamedTuple):
    """What the fields of the agenda offer."""

    speakers: tuple[Suggestion, ...]
    figures: FigureOffers


class AgendaCard(Row):
    """The card of one item; its lines stand below its fields."""

    removing = Signal(object)
    resolving = Signal(object)  # a remark or a figure
    arranged = Signal()  # rows came or went
    turned = Signal()  # a group was opened or closed
    left = Signal()  # Enter in an empty line, where no other is left

    def __init__(self, desk: Desk, part: AgendaPart) -> None:
        super().__init__(desk, part.item)
        self._folded = False
        self._editable: bool | None = None
        self._open_work: tuple[object, ...] = ()
        self.setProperty("look", "card")
        self._number = Label(px=16, weight=BOLD, role="text_3")
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._heard = Caption()
        self._heard.setContentsMargins(Space.SMALL, 0, Space.SMALL, Space.TINY)
        self._postponed = Chip("")
        # An item is the follow-up from its beginning to its end, and no other becomes one.
        self._follow_up = part.item.kind is AgendaKind.FOLLOW_UP
        others = set(AgendaKind) - {AgendaKind.FOLLOW_UP}
        self._kinds = {AgendaKind.FOLLOW_UP} if self._follow_up else others
        self._make_fields()
        self._lay_out()

    def sizeHint(self) -> QSize:
        """Ask no row for its size, as `Tall` does."""
        return self.size()

    def _make_fields(self) -> None:
        title = quiet(TextField(newlines=False))
        title.setFont(font(14, MEDIUM))
        title.setPlaceholderText("عنوان بند")
        kinds = [(each, labels.AGENDA_KINDS[each]) for each in AgendaKind if each in self._kinds]
        outcomes = [(each, labels.OUTCOMES[each]) for each in Outcome]
        self._presenter = quiet(SuggestField())
        self._presenter.setPlaceholderText("ارائه‌دهنده")
        minutes = quiet(NumberField(1, LONGEST_MINUTES))
        self._kind = quiet(ChoiceField(kinds))
        bound: dict[str, Any] = {
            "title": title,
            "kind": self._kind,
            "outcome": quiet(ChoiceField(outcomes)),
            "presenter": self._presenter,
            "planned_minutes": minutes,
        }
        for name, field in bound.items():
            self.binding.bind(name, field)
        self.add_remark = Button("سخن", icon="plus", kind="quiet", name="")
        self.add_remark.clicked.connect(self.begin_remark)
        self.add_figure = Button("آمار", icon="plus", kind="quiet", name="")
        self.add_figure.clicked.connect(self.begin_figure)
        self._remove = IconButton("trash-2", "حذف بند", name="", key="Ctrl+Shift+Delete")
        self._remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click finishes no name in the card
        self._remove.clicked.connect(lambda: self.removing.emit(self))
        self.fields = {
            **bound,
            "add_remark": self.add_remark,
            "add_figure": self.add_figure,
            "remove": self._remove,
        }

    def _lay_out(self) -> None:
        first, second = QHBoxLayout(), QHBoxLayout()
        for row in (first, second):
            row.setSpacing(Space.SMALL)
        first.addWidget(self.fields["title"], 1)
        first.addWidget(self._postponed)
        for name, width in _WIDTHS.items():
            self.fields[name].setFixedWidth(width)
        first.addWidget(self.fields["kind"])
        first.addWidget(self.fields["outcome"])
        second.addWidget(self._presenter)
        second.addWidget(self.fields["planned_minutes"])
        second.addWidget(Caption("دقیقه"))
        second.addStretch(1)
        for button in (self.add_remark, self.add_figure, self._remove):
            second.addWidget(button)
        lines = QVBoxLayout()
        lines.setSpacing(Space.TINY)
        lines.addWidget(self._heard)
        remarks, figures, earlier = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._beside = SubdistrictGroups(self.desk)
        self._beside.going.connect(self._go)
        self._beside.arranged.connect(self.arranged)
        self._beside.turned.connect(self.turned)
        for column in (earlier, remarks, figures):
            column.setSpacing(Space.TINY)
            lines.addLayout(column)
        lines.insertWidget(lines.indexOf(earlier) + 1, self._beside)
        self._remarks = Rows[Remark, RemarkRow](remarks, self._remark_row)
        self._figures = Rows[Figure, FigureRow](figures, self._figure_row)
        self._earlier = EarlierRows(self.desk, earlier)
        self._earlier.going.connect(self._go)
        self._earlier.came.connect(self.arranged)
        inside = QVBoxLayout()
        inside.setContentsMargins(Space.MEDIUM, Space.SMALL, 0, Space.SMALL)
        inside.setSpacing(Space.TINY)
        inside.addLayout(first)
        inside.addLayout(second)
        inside.addLayout(lines)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self._number.setFixedSize(_NUMBER, Size.SECTION_ROW)
        outer.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        outer.addLayout(inside, 1)

    def _remark_row(self, remark: Remark) -> RemarkRow:
        row = RemarkRow(self.desk, remark)
        row.finished.connect(lambda: self._after(row, self._remarks, self.begin_remark))
        row.resolving.connect(self.resolving)
        row.removing.connect(self.remove_line)
        return row

    def _figure_row(self, figure: Figure) -> FigureRow:
        row = FigureRow(self.desk, figure)
        row.fold(on=self._folded)
        row.finished.connect(lambda: self._after(row, self._figures, self.begin_figure))
        row.resolving.connect(self.resolving)
        row.removing.connect(self.remove_line)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._earlier.go_on()

    def fold(self, *, on: bool) -> None:
        """Let the lines do with less, where there is little room."""
        self._folded = on
        for figure in self._figures:
            figure.fold(on=on)
        self._earlier.fold(on=on)
        self._beside.fold(on=on)

    def show_part(
        self, part: AgendaPart, number: int, dossier: Dossier, offered: AgendaOffers
    ) -> None:
        """Show what is stored now."""
        place = f"agenda.{number}"
        self._number.setText(digits(number))
        self._postponed.setVisible(part.postponed is not None)
        if part.postponed:
            self._postponed.set_fact(*put_off(part.postponed))
        self.binding.show(part.item)
        self._presenter.set_suggestions(offered.speakers)
        self.name(place, f"بند {digits(number)}", _NAMES)
        self._remarks.arrange({each.uuid: each for each in part.remarks})
        for row, (order, remark) in zip(self._remarks, enumerate(part.remarks, 1), strict=True):
            row.show_remark(remark, place, order, offered.speakers)
        self._figures.arrange({each.uuid: each for each in part.figures})
        for line, (order, figure) in zip(self._figures, enumerate(part.figures, 1), strict=True):
            line.show_figure(figure, place, order, offered.figures)
            line.show_last(dossier.last_times.get(figure.uuid), dossier.meeting)
        self._heard.setVisible(self._follow_up)
        if self._follow_up:
            self._show_open_work(dossier, place)
        self._set_editable(on=dossier.editable)

    def _show_open_work(self, dossier: Dossier, place: str) -> None:
        """Show what is open, if it is news: there may be hundreds of rows."""
        news = (dossier.earlier, dossier.beside, dossier.meeting, place, dossier.editable)
        if news == self._open_work:
            return
        self._open_work = news
        earlier = dossier.earlier
        self._earlier.show_works(earlier, dossier.meeting, place)
        self._earlier.set_editable(on=dossier.editable)
        self._beside.show_works(dossier.beside, dossier.meeting, place)
        self._beside.set_editable(on=dossier.editable)
        count = sum(heard_at(each, dossier.meeting) is not None for each in earlier)
        self._heard.setText(heard(count, len(earlier)))

    def _set_editable(self, *, on: bool) -> None:
        if on != self._editable:  # or hundreds of rows would be laid out for nothing
            self._editable = on
            self.binding.set_read_only(on=not on)
            for button in (self.add_remark, self.add_figure):
                button.setVisible(on)
            self._remove.setVisible(on and not self._follow_up)
            if self._follow_up:
                self._kind.setReadOnly(True)
        for line in (*self._remarks, *self._figures):
            line.set_editable(on=on)
            line.binding.set_read_only(on=not on)

    def follow(self, widget: QWidget) -> None:
        """Mark the card while the keyboard is in it, and the earlier action that it is in."""
        on = self.isAncestorOf(widget)
        self.setProperty("working", on)
        self._number.set_role("accent" if on else "text_3")
        restyle(self)
        for row in (*self._earlier, *self._beside):
            row.set_current(on=row is widget or row.isAncestorOf(widget))

    @property
    def stops(self) -> list[QWidget]:
        """The fields in the order of Tab."""
        heard = [stop for row in self._earlier for stop in row.stops]
        typed = [field for line in self.lines for field in line.stops]
        return [*self.fields.values(), *heard, *self._beside.tab_stops, *typed]

    def line_holding(self, widget: QWidget | None) -> AgendaLine | None:
        """Find the remark or figure that a widget is in."""
        return self._remarks.holding(widget) or self._figures.holding(widget)

    def lines_like(self, line: AgendaLine) -> list[AgendaLine]:
        """Give the remarks, or the figures, that a line is one of."""
        remarks: list[AgendaLine] = [*self._remarks]
        return remarks if line in remarks else [*self._figures]

    def may_lose(self, widget: QWidget | None) -> bool:
        """Tell whether a key takes away the line that a widget is in, or else the item."""
        return self.line_holding(widget) is not None or not self._follow_up

    def row_of(self, uuid: str) -> Row | None:
        """Find the card itself or one of its lines."""
        rows: list[Row] = [self, *self._remarks, *self._figures]
        own = next((row for row in rows if row.uuid == uuid), None)
        return own or self._earlier.row_of(uuid) or self._beside.row_of(uuid)

    @property
    def unheard(self) -> EarlierRow | None:
        """The first earlier action of which this meeting has not heard yet."""
        return self._earlier.unheard

    def opened_group(self, head: QWidget | None) -> tuple[QWidget, ...]:
        """Give the last row below a group's head, and the head itself."""
        return self._beside.opened(head)

    @property
    def first_group(self) -> GroupHead | None:
        """The head of what the first subdistrict has open."""
        return self._beside.first

    def holds_earlier(self, widget: QWidget) -> bool:
        rows = (*self._earlier, *self._beside)
        return any(row is widget or row.isAncestorOf(widget) for row in rows)

    def _go(self, row: EarlierRow | GroupHead, steps: int) -> None:
        """Go to another earlier action or group; Enter in the word on the last leaves the word."""
        if isinstance(row, GroupHead):  # above which the last row stands
            self._earlier.finish()
            self._beside.finish()
        rows = [*self._earlier, *self._beside.stops]
        there = rows.index(row) + steps
        rows[min(max(there, 0), len(rows) - 1)].begin()

    def begin_remark(self) -> None:
        """Add a remark and put the focus on its speaker."""
        remark = self.desk.act(lambda office: add_remark(office, self.binding.record))
        if remark is not None and (row := self.row_of(remark.uuid)):
            row.fields["speaker"].setFocus()

    def begin_figure(self) -> None:
        """Add a figure and put the focus on its label."""
        figure = self.desk.act(lambda office: add_figure(office, self.binding.record))
        if figure is not None and (row := self.row_of(figure.uuid)):
            row.fields["label"].setFocus()

    def remove_line(self, line: AgendaLine) -> None:
        """Take a remark or a figure away, with the focus on its neighbour."""
        lines = self.lines
        place = lines.index(line)
        neighbours: list[Row] = [*lines[place + 1 :], *lines[:place][::-1], self]
        # A field that the focus leaves would enter a name half typed in it into its list.
        self.desk.act(lambda office: remove(office, line.binding.record))
        if line not in self.lines:
            neighbours[0].begin()

    def _after(
        self, line: AgendaLine, alike: Iterable[AgendaLine], add: Callable[[], None]
    ) -> None:
        """Go to the next line; behind the last one a new one begins, unless that is empty."""
        rows = list(alike)
        after = rows[rows.index(line) + 1 :]
        if after:
            after[0].begin()
        elif not line.blank:
            add()
        else:
            self._go_back_from(line)

    def _go_back_from(self, line: AgendaLine) -> None:
        """Take the empty line away that Enter had begun."""
        lines = self.lines
        before = lines[: lines.index(line)]
        if before:
            before[-1].begin()
        else:
            self.left.emit()
        self.desk.act(lambda office: remove(office, line.binding.record))

    @property
    def lines(self) -> list[AgendaLine]:
        """Give the remarks, then the figures."""
        return [*self._remarks, *self._figures]
