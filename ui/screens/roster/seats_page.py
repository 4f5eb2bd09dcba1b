"""The seats of one headquarters, the next one, what is set aside, and who held the current one."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.records import Headquarters
from desktop.meetings.suggestions import known_names
from desktop.persian import digits
from desktop.roster.holders import known_people
from desktop.roster.joining import Member, join
from desktop.roster.seats import SeatLine, can_retire, move_seat, seat_lines, set_retired
from ui.clock import today_here
from ui.desk import Desk
from ui.models.suggestions import Suggestion, suggested
from ui.screens.lists.list_page import ListPage
from ui.screens.roster.history_panel import KEY, HistoryPanel
from ui.screens.roster.seat_form import SeatForm
from ui.screens.roster.seat_row import LABELS, Names, SeatRow, heads
from ui.widgets.command import Command

NAME = "roster.seats"
_OFFICERS = 2


class SeatsPage(ListPage[SeatLine, SeatRow]):
    """The seats of the headquarters that is shown, as they are held today."""

    keys = (
        ("Enter", "خانهٔ بعد"),
        ("Ctrl+N", "عضو تازه"),
        ("Alt+↑ ↓", "جابه‌جایی"),
        ("Ctrl+Delete", "کنار گذاشتن"),
        (KEY, "دارندهٔ تازه"),
        ("Ctrl+O", "از Excel"),
        ("Ctrl+Z", "واگرد"),
    )
    entry, some = "عضو", "عضوی"

    def __init__(self, desk: Desk) -> None:
        self._headquarters: Headquarters | None = None
        self._names = Names()
        self._form = SeatForm(desk, self._add, name="roster.new")
        self._panel = HistoryPanel(desk)
        super().__init__(desk, NAME, heads(), self._form)
        self.area.offer_moves(self.entry, self._move)
        Command(self, "نوشتن دارندهٔ تازهٔ این سمت", self.begin_beside, KEY, when=self.writes)
        self.line.addWidget(self._panel)
        self._panel.leaving.connect(self._back_to_row)

    # What is shown

    def show_headquarters(self, headquarters: Headquarters) -> None:
        """Show the seats of a headquarters."""
        if self._headquarters is None or self._headquarters.id != headquarters.id:
            self.area.forget()
        self._headquarters = headquarters
        self.refresh()

    def refresh(self) -> None:
        office = self.desk.office
        known = known_names(office)
        self._names = Names(
            suggested(known.organizations, known.earlier),
            tuple(Suggestion(each.name, each.name, each.post) for each in known_people(office)),
        )
        super().refresh()
        if self._headquarters is not None:
            hardly_any = len(self.area.rows) <= _OFFICERS
            self._form.show_names(self._names, first=hardly_any)

    def lines(self, *, retired: bool) -> Sequence[SeatLine]:
        if self._headquarters is None:
            return ()
        office, today = self.desk.office, today_here()
        return seat_lines(office, self._headquarters.id, today, retired=retired)

    def sorted_by_hand(self) -> bool:
        return True

    def told(self, line: SeatLine) -> tuple[str, str]:
        beside = "، ".join(text for text in (line.organization, line.holder) if text)
        return line.post or line.holder, beside

    def make_row(self, line: SeatLine) -> SeatRow:
        return SeatRow(self.desk, line)

    def show_line(self, row: SeatRow, line: SeatLine, number: int) -> None:
        row.show_line(line, number, self._names)
        row.name(f"{NAME}.{number}", self.told(line)[0] or f"عضو {digits(number)}", LABELS)

    def show_current(self) -> None:
        self._panel.show_seat(self.current(), self._names)

    # Where the keyboard is

    def begin(self) -> None:
        """Go to the first seat; where hardly anybody sits, to where the next one is typed."""
        if len(self.area.rows) <= _OFFICERS:
            self.begin_new()
        else:
            super().begin()

    def begin_beside(self) -> None:
        """Go to where the next holder of this seat is named."""
        self._panel.begin()

    def stops_beside(self) -> list[QWidget]:
        return self._panel.stops()

    def parts(self) -> tuple[QWidget, ...]:
        return (self.area, self._panel)

    def _back_to_row(self) -> None:
        if self.area.current is not None:
            self.area.current.begin("holder")
        else:
            self.begin()

    # Acts

    def _add(self, member: Member) -> bool:
        """Add a member to the table; who sits there already is gone to."""
        if (headquarters := self._headquarters) is None:
            return False
        self.area.keep_in_sight(self._form)
        return self.enter(lambda office: join(office, headquarters.id, member, today_here()))

    def _move(self, row: SeatRow, steps: int) -> None:
        self.desk.act(lambda office: move_seat(office, row.line.seat, steps))

    def may_put_aside(self, line: SeatLine) -> bool:
        return can_retire(line.seat)

    def put_aside(self, line: SeatLine, *, retired: bool) -> None:
        self.desk.act(lambda office: set_retired(office, line.seat, retired=retired))
