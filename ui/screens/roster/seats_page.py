"""The seats of one headquarters, the next one, what is set aside, and who held the current one.

Hard rule: the row that the keyboard is in is marked, in sight, and told of in the panel beside it.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from db.records import Headquarters, Seat
from desktop.meetings.suggestions import known_names
from desktop.persian import digits
from desktop.roster.holders import known_people
from desktop.roster.seats import SeatLine, can_retire, move_seat, seat_lines, set_retired
from ui.clock import today_here
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.roster.history_panel import KEY, HistoryPanel
from ui.screens.roster.retired import RetiredList
from ui.screens.roster.seat_form import SeatForm
from ui.screens.roster.seat_row import LABELS, Names, SeatRow, heads
from ui.screens.workspace.focus_watch import FocusWatch
from ui.screens.workspace.rows import Rows, chain
from ui.theme import Space
from ui.widgets.cards import Card
from ui.widgets.labels import Hairline, Label

NAME = "roster.seats"
_MARGIN = 8
_OFFICERS = 2


class SeatsPage(QWidget):
    """`counted` tells how many seats are shown, and of how many."""

    keys = (
        ("Enter", "خانهٔ بعد"),
        ("Ctrl+N", "عضو تازه"),
        ("Alt+↑ ↓", "جابه‌جایی"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        (KEY, "دارندهٔ تازه"),
        ("Ctrl+Z", "واگرد"),
    )
    counted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self._desk = desk
        self._headquarters: Headquarters | None = None
        self._typed = ""
        self._current: SeatRow | None = None
        self._in_sight: QWidget | None = None
        self._shown = False
        self._names = Names()
        self._form = SeatForm(desk, name="roster.new")
        self._retired = RetiredList(name="roster.retired", button="بازگرداندن")
        self._nothing = Label(
            "عضوی با این عبارت نیست. واژهٔ دیگری بنویسید یا Esc را بزنید.",
            role="text_2",
            name="roster.nothing",
        )
        self._panel = HistoryPanel(desk)
        self._lay_out()
        self._listen()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._nothing.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, Space.CARD)
        for part in (self._nothing, self._form, self._retired):
            column.addWidget(part)
        column.addStretch(1)
        self._rows: Rows[SeatLine, SeatRow] = Rows(column, self._make_row)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidgetResizable(True)
        self._area.setWidget(page)
        card = Card(name="roster.seats.card")
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        head = heads()
        head.setFixedHeight(31)
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(
            lambda _, most: head.setContentsMargins(bar.sizeHint().width() if most else 0, 0, 0, 0)
        )
        card.body.addWidget(head)
        card.body.addWidget(Hairline())
        card.body.addWidget(self._area, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(card, 1)
        row.addWidget(self._panel)

    def _listen(self) -> None:
        watch = FocusWatch(
            self,
            {
                "Ctrl+Del": self._retire_current,
                "Alt+Up": partial(self._move_current, -1),
                "Alt+Down": partial(self._move_current, 1),
                "Ctrl+Up": partial(self._step, -1),
                "Ctrl+Down": partial(self._step, 1),
            },
        )
        watch.moved.connect(self._on_focus)
        self._panel.leaving.connect(self._back_to_row)
        self._retired.chosen.connect(self._bring_back)
        self._form.added.connect(lambda _: self._keep_in_sight(self._form))
        self._area.verticalScrollBar().rangeChanged.connect(
            lambda: QTimer.singleShot(0, self, self._scroll)
        )

    def _make_row(self, line: SeatLine) -> SeatRow:
        row = SeatRow(self._desk, line)
        row.ended.connect(self._on_ended)
        return row

    # What is shown

    def show_headquarters(self, headquarters: Headquarters) -> None:
        """Show the seats of a headquarters as they are held today."""
        if self._headquarters is None or self._headquarters.id != headquarters.id:
            self._shown = False
            self._current = None
        self._headquarters = headquarters
        self.refresh()

    def refresh(self) -> None:
        if self._headquarters is None:
            return
        office, today = self._desk.office, today_here()
        self._names = Names(
            tuple(Suggestion(name, name) for name in known_names(office).organizations),
            tuple(Suggestion(each.name, each.name, each.post) for each in known_people(office)),
        )
        lines = seat_lines(office, self._headquarters.id, today)
        new = self._rows.arrange({line.uuid: line for line in lines})
        for number, (row, line) in enumerate(zip(self._rows, lines, strict=True), 1):
            row.show_line(line, number, self._names)
            who = line.post or line.holder or f"عضو {digits(number)}"
            row.name(f"{NAME}.{number}", who, LABELS)
        if self._current not in tuple(self._rows):
            self._current = None
        self._form.show_headquarters(self._headquarters, self._names, first=len(lines) <= _OFFICERS)
        aside = seat_lines(office, self._headquarters.id, today, retired=True)
        self._retired.show_things(
            [(line.uuid, line.post or line.holder, _beside(line)) for line in aside]
        )
        self._show_found()
        focus = QApplication.focusWidget()
        typing = focus is not None and self._form.isAncestorOf(focus)
        if new and self._shown and not typing:
            new[0].begin()
            self._keep_in_sight(new[0])
        self._shown = True
        self._show_current()

    def show_found(self, typed: str) -> None:
        """Show the rows in which every typed word is found."""
        self._typed = typed
        self._show_found()

    def _show_found(self) -> None:
        found = 0
        for row in self._rows:
            shown = row.is_found(self._typed)
            row.setVisible(shown)
            found += shown
        self._nothing.setVisible(bool(self._rows) and not found)
        self.counted.emit(found, len(self._rows))

    def _show_current(self) -> None:
        rows = list(self._rows)
        row = self._current or (rows[0] if rows else None)
        self._panel.show_seat(row.line if row else None, self._names)
        self._chain()

    def _visible_rows(self) -> list[SeatRow]:
        return [row for row in self._rows if not row.isHidden()]

    def _keep_in_sight(self, widget: QWidget) -> None:
        self._in_sight = widget
        self._scroll()

    def _scroll(self) -> None:
        known: Sequence[QWidget] = (*self._rows, self._form)
        if self._in_sight is not None and self._in_sight in known:
            self._area.ensureWidgetVisible(self._in_sight, 0, _MARGIN)

    def _chain(self) -> None:
        """Let Tab go as one reads: down the seats, to the next one, what is aside, the history."""
        stops = [stop for row in self._rows for stop in row.fields.values()]
        chain([*stops, *self._form.stops(), *self._retired.stops(), *self._panel.stops()])

    # Where the keyboard is

    def begin(self) -> None:
        """Go to the first seat; where hardly anybody sits, to where the next one is typed."""
        rows = self._visible_rows()
        if len(rows) <= _OFFICERS:
            self._form.begin()
        else:
            rows[0].begin()

    def begin_new(self) -> None:
        """Go to where a new seat is typed."""
        self._form.begin()

    def begin_successor(self) -> None:
        """Go to where the next holder of this seat is named."""
        self._panel.begin()

    def parts(self) -> tuple[QWidget, ...]:
        return (self._area, self._panel)

    def _on_focus(self, widget: QWidget | None) -> None:
        row = self._rows.holding(widget)
        if row is None:
            if widget is not None and self._form.isAncestorOf(widget):
                self._keep_in_sight(self._form)
            return
        if row is not self._current:
            if self._current in tuple(self._rows) and self._current is not None:
                self._current.set_current(on=False)
            self._current = row
            row.set_current(on=True)
            self._desk.flush()
            self._show_current()
        self._keep_in_sight(row)

    def _back_to_row(self) -> None:
        if self._current is not None:
            self._current.begin("holder")
        else:
            self.begin()

    def _on_ended(self, row: SeatRow) -> None:
        rows = self._visible_rows()
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].begin()
        else:
            self._form.begin()

    def _step(self, by: int) -> None:
        """Go to the same field of the neighbour."""
        row = self._rows.holding(QApplication.focusWidget())
        if row is None:
            return
        key = next(key for key, field in row.fields.items() if field.hasFocus())
        rows = self._visible_rows()
        place = rows.index(row) + by
        if 0 <= place < len(rows):
            rows[place].begin(key)

    # Acts

    def _move_current(self, by: int) -> None:
        """Move the row past its neighbour, be there others between that are not shown."""
        row, rows, everyone = self._current, self._visible_rows(), list(self._rows)
        if row is None or row not in rows:
            return
        place = rows.index(row) + by
        if 0 <= place < len(rows):
            steps = everyone.index(rows[place]) - everyone.index(row)
            self._desk.act(lambda office: move_seat(office, row.line.seat, steps))
            self._keep_in_sight(row)

    def _retire_current(self) -> None:
        row = self._rows.holding(QApplication.focusWidget())
        if row is None or not can_retire(row.line.seat):
            return
        rows = self._visible_rows()
        place = rows.index(row)
        for neighbour in (rows[place + 1 :] + rows[:place][::-1])[:1]:
            neighbour.begin()
        self._set_retired(row.line.seat, retired=True)

    def _bring_back(self, uuid: str) -> None:
        if self._headquarters is None:
            return
        aside = seat_lines(self._desk.office, self._headquarters.id, today_here(), retired=True)
        for line in aside:
            if line.uuid == uuid:
                self._set_retired(line.seat, retired=False)

    def _set_retired(self, seat: Seat, *, retired: bool) -> None:
        self._desk.act(lambda office: set_retired(office, seat, retired=retired))


def _beside(line: SeatLine) -> str:
    return "، ".join(text for text in (line.organization, line.holder) if text)
