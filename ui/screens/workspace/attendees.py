"""The rows of a card, members or guests: the keyboard's way through them, and what it does to one.

Hard rule: the row that the keyboard is in is marked and in sight.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from db.records import Attendance
from desktop.meetings.editing import move, remove
from desktop.persian import digits
from ui.desk import Desk
from ui.screens.focus_watch import FocusWatch
from ui.screens.rows import Rows
from ui.screens.workspace.attendee_row import AttendeeRow, Company
from ui.widgets.command import Command

BREATH_MS = 1_200  # after which a letter begins another name

_MARGIN = 8


class Attendees(QScrollArea):
    """Rows that scroll, with `tail` after the last of them."""

    rearranged = Signal()  # rows or fields came, went or moved

    def __init__(
        self,
        desk: Desk,
        make: Callable[[Attendance], AttendeeRow],
        *,
        name: str,
        kind: str,
        tail: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._desk = desk
        self._make = make
        self._kind = kind
        self._tail = tail
        self._current: AttendeeRow | None = None
        self._in_sight: QWidget | None = None
        self._shown = False
        self._typed = ""
        self._breath = QTimer(self, singleShot=True, interval=BREATH_MS)
        page = QWidget()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if tail is not None:
            column.addWidget(tail)
        column.addStretch(1)
        self.setWidget(page)
        self.rows: Rows[Attendance, AttendeeRow] = Rows(column, self._make_row)
        self._offer_commands()
        FocusWatch(self).moved.connect(self._on_focus)
        # Only now do the rows have their new places.
        self.verticalScrollBar().rangeChanged.connect(
            lambda: QTimer.singleShot(0, self, self._scroll)
        )

    def _offer_commands(self) -> None:
        for words, by, key in (("بالا", -1, "Alt+Up"), ("پایین", 1, "Alt+Down")):
            text = f"{words} بردن این {self._kind}"
            move_it, may = partial(self._move_current, by), partial(self._may_move, by)
            Command(self, text, move_it, key, when=may, within=True)
        text = f"حذف این {self._kind} از جلسه"
        Command(
            self, text, self._remove_current, "Ctrl+Shift+Del", when=self._may, within=True
        ).taking_away()

    def _make_row(self, record: Attendance) -> AttendeeRow:
        row = self._make(record)
        row.going.connect(self._go)
        row.seeking.connect(self._seek)
        row.removing.connect(self.remove)
        row.grown.connect(self.rearranged)
        return row

    def show_records(self, records: Sequence[Attendance], company: Company) -> None:
        """Have one row for each record; one that is new or comes back is brought into sight."""
        before = list(self.rows)
        new = self.rows.arrange({each.uuid: each for each in records})
        for number, (row, record) in enumerate(zip(self.rows, records, strict=True), 1):
            row.show_record(record, number, company)
            who = record.post or record.name or f"{self._kind} {digits(number)}"
            row.call(f"{self.objectName()}.{number}", who)
        if self._in_sight not in (*self.rows, self._tail):
            self._in_sight = None
        if list(self.rows) != before:
            self.rearranged.emit()
        if new and self._shown and (self._tail is None or self._in_sight is not self._tail):
            self._keep_in_sight(new[0])
            if self._current is not None:
                new[0].setFocus()
        self._shown = True

    def row(self, uuid: str) -> AttendeeRow | None:
        return next((row for row in self.rows if row.uuid == uuid), None)

    def stops(self) -> list[QWidget]:
        """Give all that Tab goes through, in order."""
        return [stop for row in self.rows for stop in row.stops()]

    def remove(self, row: AttendeeRow) -> None:
        """Take a person off this meeting's list and go to the neighbour."""
        if not row.company.editable:
            return
        rows = list(self.rows)
        place = rows.index(row)
        for neighbour in (rows[place + 1 :] + rows[:place][::-1])[:1]:
            neighbour.setFocus()
        self._desk.act(lambda office: remove(office, row.record))

    def _keep_in_sight(self, widget: QWidget) -> None:
        """Scroll to a row or to the tail, now and whenever rows open, come and go."""
        self._in_sight = widget
        self._scroll()

    def _scroll(self) -> None:
        if self._in_sight is not None:
            self.ensureWidgetVisible(self._in_sight, 0, _MARGIN)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that rows did not take to the window instead of scrolling."""
        event.ignore()

    def _go(self, row: AttendeeRow, steps: int) -> None:
        rows = list(self.rows)
        there = min(max(rows.index(row) + steps, 0), len(rows) - 1)
        rows[there].setFocus()

    def _seek(self, row: AttendeeRow, letter: str) -> None:
        """Go to the next person who is called as it was typed in one breath."""
        self._typed = self._typed + letter if self._breath.isActive() else letter
        self._breath.start()
        rows = list(self.rows)
        first = rows.index(row) + (self._typed == letter)
        for each in rows[first:] + rows[:first]:
            if each.is_called(self._typed):
                each.setFocus()
                return

    def _remove_current(self) -> None:
        if self._current is not None:
            self.remove(self._current)

    def _may(self) -> bool:
        return self._current is not None and self._current.company.editable

    def _may_move(self, by: int) -> bool:
        rows = list(self.rows)
        return self._may() and 0 <= rows.index(cast("AttendeeRow", self._current)) + by < len(rows)

    def _move_current(self, by: int) -> None:
        row = self._current
        if row is not None and row.company.editable:
            self._desk.act(lambda office: move(office, row.record, by))
            self._keep_in_sight(row)

    def _on_focus(self, widget: QWidget | None) -> None:
        row = next((each for each in self.rows if widget and _holds(each, widget)), None)
        if widget is not None:
            self._keep_in_sight(row or self._tail or widget)
        if row is self._current:
            return
        old, self._current = self._current, row
        if old is not None:
            old.set_current(on=False)
            # A click must find its target where it was: what it leaves folds later.
            if not QApplication.mouseButtons():
                old.fold()
        if row is not None:
            row.set_current(on=True)


def _holds(row: QWidget, widget: QWidget) -> bool:
    return widget is row or row.isAncestorOf(widget)
