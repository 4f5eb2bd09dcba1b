"""The rows of open work, of which an office of thirty years has hundreds.

Hard rule: nobody waits for a row that is not in sight. What is seen first stands there at once; the
others come one by one while it is in sight and no key waits, and those that the keyboard goes to
come right then.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QSpacerItem, QVBoxLayout

from db.records import Meeting, OpenAction
from ui.desk import Desk
from ui.screens.rows import Rows
from ui.screens.workspace.earlier_row import EarlierRow, heard_at

AT_ONCE = 16  # more than are in sight
_PAUSE_MS = 500  # in which nothing is typed


class EarlierRows(QObject):
    """The rows of a column of their own; iterating gives those that are there."""

    going = Signal(object, int)  # from a row to a neighbour
    came = Signal()  # a row, in its own time

    def __init__(self, desk: Desk, column: QVBoxLayout) -> None:
        super().__init__(column)
        self._desk = desk
        self._column = column
        self._rows = Rows[OpenAction, EarlierRow](column, self._make)
        self._works: dict[str, tuple[int, OpenAction]] = {}  # with their numbers
        self._meeting: Meeting | None = None
        self._place = ""
        self._folded = False
        self._editable = True
        # So that the scroll bar and what stands below know of the rows to come.
        self._room = QSpacerItem(0, 0)
        column.addSpacerItem(self._room)
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._on_idle)
        desk.waiting.connect(self._wait)

    def __iter__(self) -> Iterator[EarlierRow]:
        return iter(self._rows)

    def show_works(self, works: Sequence[OpenAction], meeting: Meeting, place: str) -> None:
        """Show what is open; a row that is there outlives every change."""
        self._works = {each.action.uuid: (at, each) for at, each in enumerate(works, 1)}
        self._meeting, self._place = meeting, place
        there = [self._works[row.uuid][0] for row in self if row.uuid in self._works]
        self._have(max([AT_ONCE, *there]))

    def fold(self, *, on: bool) -> None:
        self._folded = on
        for row in self:
            row.line.fold(on=on)

    def set_editable(self, *, on: bool) -> None:
        self._editable = on
        for row in self:
            row.set_editable(on=on)

    def row_of(self, uuid: str) -> EarlierRow | None:
        """Find the row of an action, which comes now if it is still to come."""
        if uuid not in self._works:
            return None
        number, _ = self._works[uuid]
        if number > len(self._rows):
            self._have(number)
        return self._rows.at(number - 1)

    @property
    def unheard(self) -> EarlierRow | None:
        """The first one of which this meeting has not heard yet."""
        works = self._works.items()
        uuids = (uuid for uuid, (_, work) in works if heard_at(work, self._meeting) is None)
        return self.row_of(next(uuids, ""))

    def finish(self) -> None:
        """Have all rows."""
        self._have(len(self._works))

    def _make(self, earlier: OpenAction) -> EarlierRow:
        row = EarlierRow(self._desk, earlier)
        row.going.connect(self._on_going)
        row.line.fold(on=self._folded)
        row.set_editable(on=self._editable)
        self._show_in(row)  # while nothing around it has to make room
        return row

    def _show_in(self, row: EarlierRow) -> None:
        if self._meeting is not None:
            number, work = self._works[row.uuid]
            row.show_earlier(work, self._meeting, self._place, number)

    def _have(self, count: int) -> None:
        """Have so many rows, and the room for all the others."""
        there = {uuid: work for uuid, (number, work) in self._works.items() if number <= count}
        self._rows.arrange(there)
        for row in self:
            self._show_in(row)
        to_come = len(self._works) - len(there)
        self._room.changeSize(0, to_come * self._height_of_one() if to_come else 0)
        self._column.invalidate()
        self._idle.stop()
        self.go_on()

    def _height_of_one(self) -> int:
        first = self._rows.at(0)
        return first.heightForWidth(first.width()) + self._column.spacing()

    def go_on(self) -> None:
        """Let the others come, now that they would be seen."""
        if len(self._rows) < len(self._works):
            self._idle.start()

    def _wait(self) -> None:
        """Leave the time to whoever types."""
        if self._idle.isActive():
            self._idle.start(_PAUSE_MS)

    def _on_idle(self) -> None:
        self._idle.setInterval(0)
        if self._rows.at(0).isVisible():
            self._come()
        else:
            self._idle.stop()

    def _come(self) -> None:
        self._have(len(self._rows) + 1)
        self.came.emit()

    def _on_going(self, row: EarlierRow, steps: int) -> None:
        """Let the row below be there before somebody goes to it."""
        if row is self._rows.at(-1) and len(self._rows) < len(self._works):
            self._come()
        self.going.emit(row, steps)
