"""The seats of one headquarters, the next one, what is set aside, and who held the current one."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.records import Headquarters, Seat
from desktop.meetings.suggestions import known_names
from desktop.persian import digits
from desktop.roster.holders import known_people
from desktop.roster.seats import SeatLine, can_retire, move_seat, seat_lines, set_retired
from ui.clock import today_here
from ui.commands import Scope, mark
from ui.desk import Desk
from ui.models.suggestions import Suggestion
from ui.screens.lists.list_area import ListArea
from ui.screens.lists.list_card import ListCard
from ui.screens.lists.retired import RetiredList
from ui.screens.roster.history_panel import KEY, HistoryPanel
from ui.screens.roster.seat_form import SeatForm
from ui.screens.roster.seat_row import LABELS, Names, SeatRow, heads
from ui.screens.rows import chain
from ui.theme import Space
from ui.widgets.command import Command
from ui.widgets.labels import Label

NAME = "roster.seats"
_OFFICERS = 2


class SeatsPage(QWidget):
    """`counted` tells how many seats are shown, and of how many."""

    keys = (
        ("Enter", "خانهٔ بعد"),
        ("Ctrl+N", "عضو تازه"),
        ("Alt+↑ ↓", "جابه‌جایی"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        (KEY, "دارندهٔ تازه"),
        ("Ctrl+O", "از Excel"),
        ("Ctrl+Z", "واگرد"),
    )
    counted = Signal(int, int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName(NAME)
        self._desk = desk
        self._headquarters: Headquarters | None = None
        self._names = Names()
        self._form = SeatForm(desk, name="roster.new")
        self._retired = RetiredList(name="roster.retired", button="بازگرداندن")
        self._nothing = Label(
            "عضوی با این عبارت نیست. واژهٔ دیگری بنویسید یا Esc را بزنید.",
            role="text_2",
            name="roster.nothing",
        )
        self._nothing.setContentsMargins(Space.CARD, Space.CARD, Space.CARD, Space.CARD)
        self._list: ListArea[SeatLine, SeatRow] = ListArea(
            lambda line: SeatRow(desk, line),
            name=f"{NAME}.list",
            tail=(self._nothing, self._form, self._retired),
            form=self._form,
        )
        self._list.offer_moves("عضو", self._move)
        Command(
            self._list,
            "کنار گذاشتن این عضو",
            self._retire_current,
            "Ctrl+Del",
            when=self._may_retire,
            within=True,
        ).found_by("حذف").taking_away()
        Command(self, "نوشتن دارندهٔ تازهٔ این سمت", self.begin_beside, KEY)
        mark(self, Scope.SECTION)
        self._panel = HistoryPanel(desk)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(ListCard(heads(), self._list, name=f"{NAME}.card"), 1)
        row.addWidget(self._panel)
        self._list.came.connect(self._on_came)
        self._list.passed_end.connect(self._form.begin)
        self._panel.leaving.connect(self._back_to_row)
        self._retired.chosen.connect(self._bring_back)
        self._form.added.connect(lambda _: self._list.keep_in_sight(self._form))

    # What is shown

    def show_headquarters(self, headquarters: Headquarters) -> None:
        """Show the seats of a headquarters as they are held today."""
        if self._headquarters is None or self._headquarters.id != headquarters.id:
            self._list.forget()
        self._headquarters = headquarters
        office = self._desk.office
        self._names = Names(
            tuple(Suggestion(name, name) for name in known_names(office).organizations),
            tuple(Suggestion(each.name, each.name, each.post) for each in known_people(office)),
        )
        lines = seat_lines(office, headquarters.id, today_here())
        new = self._list.arrange(lines)
        for number, (row, line) in enumerate(zip(self._list.rows, lines, strict=True), 1):
            row.show_line(line, number, self._names)
            who = line.post or line.holder or f"عضو {digits(number)}"
            row.name(f"{NAME}.{number}", who, LABELS)
        self._form.show_headquarters(headquarters, self._names, first=len(lines) <= _OFFICERS)
        self._retired.show_things(
            [(line.uuid, line.post or line.holder, _beside(line)) for line in self._aside()]
        )
        self._count(self._list.find_again())
        self._list.welcome(new)
        self._show_current()

    def _aside(self) -> tuple[SeatLine, ...]:
        if self._headquarters is None:
            return ()
        return seat_lines(self._desk.office, self._headquarters.id, today_here(), retired=True)

    def show_found(self, typed: str) -> None:
        """Show the rows in which every typed word is found."""
        self._count(self._list.show_found(typed))

    def _count(self, found: int) -> None:
        self._nothing.setVisible(bool(self._list.rows) and not found)
        self.counted.emit(found, len(self._list.rows))

    def _show_current(self) -> None:
        rows = list(self._list.rows)
        row = self._list.current or (rows[0] if rows else None)
        self._panel.show_seat(row.line if row else None, self._names)
        self._chain()

    def _chain(self) -> None:
        """Let Tab go as one reads: down the seats, to the next one, what is aside, the history."""
        stops = [stop for row in self._list.rows for stop in row.fields.values()]
        chain([*stops, *self._form.stops(), *self._retired.stops(), *self._panel.stops()])

    def lines(self) -> dict[str, object]:
        """Give what is shown of each seat, by its uuid."""
        return {row.uuid: row.line for row in self._list.rows}

    # Where the keyboard is

    def begin(self) -> None:
        """Go to the first seat; where hardly anybody sits, to where the next one is typed."""
        rows = self._list.visible_rows()
        if len(self._list.rows) <= _OFFICERS or not rows:
            self._form.begin()
        else:
            rows[0].begin()

    def begin_new(self) -> None:
        """Go to where a new seat is typed."""
        self._form.begin()

    def begin_beside(self) -> None:
        """Go to where the next holder of this seat is named."""
        self._panel.begin()

    def lead_to(self, uuids: Collection[str]) -> None:
        """Go to the first of some rows, unless the keyboard is in one of them."""
        self._list.lead_to(uuids)

    def parts(self) -> tuple[QWidget, ...]:
        return (self._list, self._panel)

    def _on_came(self) -> None:
        self._desk.flush()
        self._show_current()

    def _back_to_row(self) -> None:
        if self._list.current is not None:
            self._list.current.begin("holder")
        else:
            self.begin()

    # Acts

    def _move(self, row: SeatRow, steps: int) -> None:
        self._desk.act(lambda office: move_seat(office, row.line.seat, steps))

    def _may_retire(self) -> bool:
        row = self._list.holding_focus()
        return row is not None and can_retire(row.line.seat)

    def _retire_current(self) -> None:
        row = self._list.holding_focus()
        if row is not None and can_retire(row.line.seat):
            self._list.leave(row)
            self._set_retired(row.line.seat, retired=True)

    def _bring_back(self, uuid: str) -> None:
        for line in self._aside():
            if line.uuid == uuid:
                self._set_retired(line.seat, retired=False)

    def _set_retired(self, seat: Seat, *, retired: bool) -> None:
        self._desk.act(lambda office: set_retired(office, seat, retired=retired))


def _beside(line: SeatLine) -> str:
    return "، ".join(text for text in (line.organization, line.holder) if text)
