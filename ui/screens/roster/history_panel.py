"""Who held a seat: the terms, the latest first, and the line where the next holder is named."""

from functools import partial
from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop import drafts
from desktop.access.permissions import Deed
from desktop.drafts import place_of
from desktop.office import OpenOffice
from desktop.persian import digits
from desktop.roster.holders import TermLine, history, remove_term, save_term, succeed
from desktop.roster.seats import SeatLine
from ui.binding import Binding
from ui.clock import today_here
from ui.desk import Desk
from ui.screens.focus_watch import FocusWatch
from ui.screens.lists.unfinished import keep_typing
from ui.screens.roster.cells import DayField
from ui.screens.roster.seat_row import Names
from ui.screens.rows import Row, Rows
from ui.theme import BOLD, MEDIUM, Space
from ui.widgets.buttons import Button
from ui.widgets.command import Command
from ui.widgets.date_field import DateField
from ui.widgets.field import Tone
from ui.widgets.keys import KeyHints, goes_on
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Caption, CountBadge, ElidedLabel, Hairline, Label
from ui.widgets.name_cell import NameCell
from ui.widgets.quiet import quiet
from ui.widgets.suggest_field import SuggestField

NAME = "roster.history"
KEY = "Ctrl+H"
WIDTH = 372
_LABELS = {"name": "نام", "since": "آغاز", "until": "پایان"}


class TermRow(Row):
    """A holder and the days; corrected where they stand."""

    def __init__(self, desk: Desk, line: TermLine) -> None:
        super().__init__(desk, line)
        self.binding = Binding(desk, line, self, _save)  # a line is no row of a table
        self._name = quiet(NameCell(needed=True))
        self._since, self._until = DayField(), DayField()
        for key, field in (("name", self._name), ("since", self._since), ("until", self._until)):
            self.binding.bind(key, field)
            self.fields[key] = field
        self._until.setPlaceholderText("اکنون")
        keep_typing(desk, self._name, place_of(self.uuid, "name"))
        days = QHBoxLayout()
        days.setContentsMargins(6, 0, 0, 0)
        days.setSpacing(Space.TINY)
        for word, field in (("از", self._since), ("تا", self._until)):
            days.addWidget(Caption(word))
            days.addWidget(field)
        days.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, Space.TINY)
        column.setSpacing(0)
        column.addWidget(self._name)
        column.addLayout(days)
        for day in (self._since, self._until):
            column.addWidget(NoteLine(day.note))
        column.addWidget(Hairline())

    @property
    def line(self) -> TermLine:
        return cast("TermLine", self.binding.record)

    def show_line(self, line: TermLine, number: int, names: Names) -> None:
        """Show what is stored now; what is being typed stays."""
        self.binding.show(line)  # also what is no news: it may have been another in between
        if self.is_news(line, names):
            self._name.set_suggestions(names.people)
            self._since.set_bounds(line.earliest, line.until or line.latest)
            self._until.set_bounds(line.since, line.latest)
        self.name(f"{NAME}.{number}", f"دورهٔ {digits(number)}", _LABELS)

    def go_on(self) -> bool:
        fields = list(self.fields.values())
        here = next((at for at, field in enumerate(fields) if field.hasFocus()), len(fields))
        if here + 1 < len(fields):
            fields[here + 1].setFocus()
            return True
        return False


class HistoryPanel(QFrame):
    """Follows the seat that the keyboard is in; Esc goes back to it."""

    leaving = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self.setAccessibleName("پیشینهٔ عضویت")
        self.setProperty("look", "card")
        self.setFixedWidth(WIDTH)
        self._desk = desk
        self._line: SeatLine | None = None
        self._post = ElidedLabel(px=16, weight=BOLD, name=f"{NAME}.post")
        self._organization = ElidedLabel(role="text_2", name=f"{NAME}.organization")
        self._count = CountBadge(name=f"{NAME}.count")
        self._nobody = Caption("هنوز کسی در این سمت ثبت نشده است.")
        self._successor = SuggestField()
        self._from = DateField(needed="روز آغاز را بنویسید.")
        self._give = Button("ثبت", kind="primary", name=f"{NAME}.give")
        self._lay_out()
        self._successor.edited.connect(self._keep)
        self._give.clicked.connect(self._succeed)
        self._give.offer("ثبت دارندهٔ تازه از این روز")
        Command(
            self,
            "حذف این دوره از پیشینه",
            self._remove_current,
            "Ctrl+Del",
            when=lambda: self._rows.holding(QApplication.focusWidget()) is not None,
            within=True,
        ).taking_away()
        FocusWatch(self)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.MEDIUM)
        head.setSpacing(0)
        head.addWidget(self._post)
        head.addWidget(self._organization)
        title = QHBoxLayout()
        title.setContentsMargins(Space.CARD, Space.SMALL, Space.CARD, Space.TINY)
        title.setSpacing(Space.SMALL)
        title.addWidget(Label("پیشینه", px=14, weight=BOLD))
        title.addWidget(self._count)
        title.addStretch(1)
        page = QWidget()
        page.setProperty("look", "page")
        terms = QVBoxLayout(page)
        terms.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        terms.setSpacing(0)
        self._nobody.setContentsMargins(Space.SMALL, Space.TINY, Space.SMALL, 0)
        terms.addWidget(self._nobody)
        terms.addStretch(1)
        self._rows: Rows[TermLine, TermRow] = Rows(terms, lambda line: TermRow(self._desk, line))
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Hairline())
        column.addLayout(title)
        column.addWidget(area, 1)
        column.addWidget(Hairline())
        column.addLayout(self._form())

    def _form(self) -> QVBoxLayout:
        self._successor.setObjectName(f"{NAME}.successor")
        self._successor.setAccessibleName("نام دارندهٔ تازه")
        self._successor.setPlaceholderText("نام؛ خالی: کسی نیست")
        self._from.setObjectName(f"{NAME}.from")
        self._from.setAccessibleName("روز آغاز دارندهٔ تازه")
        line = QHBoxLayout()
        line.setSpacing(Space.SMALL)
        line.addWidget(Caption("از"))
        line.addWidget(self._from, 1)
        line.addWidget(self._give)
        form = QVBoxLayout()
        form.setContentsMargins(Space.CARD, Space.MEDIUM, Space.CARD, Space.CARD)
        form.setSpacing(Space.SMALL)
        form.addWidget(Label("دارندهٔ تازه", weight=MEDIUM))
        form.addWidget(self._successor)
        form.addLayout(line)
        form.addWidget(NoteLine(self._from.note))
        return form

    def show_seat(self, line: SeatLine | None, names: Names) -> None:
        """Show the history of a seat; None is no seat."""
        self.setEnabled(line is not None and self._desk.office.may(Deed.KEEP_LISTS))
        if line is None:
            self._rows.arrange({})
            self._line = None
            self._post.setText("عضوی برگزیده نشده است")
            self._organization.setText("")
            return
        other = self._line is None or self._line.uuid != line.uuid
        self._line = line
        self._post.setText(line.post or line.holder)
        self._organization.setText(line.organization)
        self._successor.set_suggestions(names.people)
        if other:
            self._successor.set_value(drafts.kept(self._desk.office, self._place()))
            self._from.set_value(today_here())
        terms = history(self._desk.office, line.id)
        self._rows.arrange({term.uuid: term for term in terms})
        for number, (row, term) in enumerate(zip(self._rows, terms, strict=True), 1):
            row.show_line(term, number, names)
        self._count.set_count(len(terms))
        self._nobody.setVisible(not terms)

    @property
    def typed_keys(self) -> KeyHints:
        """Tell where Enter leads from the field that the keyboard is in."""
        if self._from.hasFocus():
            return (("Enter", "ثبت دارندهٔ تازه"),)
        return (("Enter", "روز آغاز" if self._successor.hasFocus() else "خانهٔ بعد"),)

    def stops(self) -> list[QWidget]:
        fields = [field for row in self._rows for field in row.fields.values()]
        return [*fields, self._successor, self._from, self._give]

    def begin(self) -> None:
        """Go to where the next holder is named."""
        self._successor.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leaving.emit()
        elif goes_on(event) and self._successor.hasFocus():
            self._from.setFocus()
            self._from.selectAll()
        elif goes_on(event) and self._from.hasFocus():
            self._succeed()
        else:
            super().keyPressEvent(event)

    def _place(self) -> str:
        return place_of(self._line.uuid, "successor") if self._line else ""

    def _keep(self, text: str) -> None:
        place = self._place()
        self._desk.later(("draft", place), partial(drafts.keep, place=place, text=text))

    def _succeed(self) -> None:
        """Give the seat away from the day that is written."""
        line, since = self._line, self._from.value()
        if line is None or since is None or self._from.note.tone is Tone.PROBLEM:
            return
        name = self._successor.value()
        self._successor.set_value("")
        self._keep("")
        self._desk.act(lambda office: succeed(office, line.seat, name, since, today_here()))
        self.leaving.emit()

    def _remove_current(self) -> None:
        """Take the term that the keyboard is in out of the history."""
        row = self._rows.holding(QApplication.focusWidget())
        if row is not None:
            term = row.line
            self.begin()
            self._desk.act(lambda office: remove_term(office, term, today_here()))


def _save(office: OpenOffice, line: TermLine) -> None:
    save_term(office, line, today_here())
