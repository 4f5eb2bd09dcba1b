"""Rows that scroll, and the keyboard's way through them.

Hard rule: the row that the keyboard is in is marked and in sight.
"""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from db.records import TravellingRecord
from ui.desk import Desk
from ui.screens.focus_watch import FocusWatch
from ui.screens.rows import Row, Rows
from ui.theme import Size, Theme
from ui.widgets.command import Command
from ui.widgets.keys import KeyHints

_MARGIN = 8


class ListRow(Row):
    """A row of fields; Enter goes from field to field, and from the last one to the next row."""

    ended = Signal(object)  # Enter in the last field
    typed_keys: KeyHints = (("Enter", "خانهٔ بعد"),)

    def __init__(self, desk: Desk, line: TravellingRecord) -> None:
        super().__init__(desk, line)
        self._current = False

    def is_found(self, typed: str) -> bool:
        """Tell whether the row holds every typed word, however it is spelled."""
        raise NotImplementedError

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
        rest = (field for field in places[here + 1 :] if _takes_text(field))
        following = next(rest, None)
        if following is None:
            self.ended.emit(self)
        else:
            following.setFocus()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = Theme.current()
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("border"))
        if self._current:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_tint"))
            inside = QRectF(self.rect()).adjusted(2, 1, -2, -2)
            painter.drawRoundedRect(inside, Size.RADIUS_BUTTON, Size.RADIUS_BUTTON)


def _takes_text(field: QWidget) -> bool:
    return isinstance(field, QLineEdit) and not field.isReadOnly()


L = TypeVar("L", bound=TravellingRecord)
R = TypeVar("R", bound=ListRow)


class ListPart(QWidget):
    """What stands below the rows, and the keyboard goes to."""

    def begin(self) -> None:
        """Put the focus into it."""
        raise NotImplementedError


class ListArea(QScrollArea, Generic[L, R]):
    """One row for each line, and below them the `tail`; in its part `form` the next is typed."""

    came = Signal(object)  # the row that the keyboard came to
    moved = Signal()  # the keyboard is elsewhere now, in here or outside
    passed_end = Signal()  # Enter in the last field of the last row

    def __init__(
        self,
        make: Callable[[L], R],
        *,
        name: str,
        tail: Sequence[QWidget],
        form: ListPart,
    ) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self._make = make
        self._tail = tail
        self._form = form
        self._typed = ""
        self._in_sight: QWidget | None = None
        self._shown = False
        self.current: R | None = None
        page = QWidget()
        page.setProperty("look", "page")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in tail:
            column.addWidget(part)
        column.addStretch(1)
        self.setWidget(page)
        self.rows: Rows[L, R] = Rows(column, self._make_row)
        for words, by, key in (("پیشین", -1, "Ctrl+Up"), ("بعدی", 1, "Ctrl+Down")):
            step, may = partial(self._step, by), partial(self._has_beside, by)
            Command(self, f"رفتن به ردیف {words}", step, key, when=may, within=True)
        watch = FocusWatch(self)
        watch.moved.connect(self._on_focus)
        watch.moved.connect(self.moved)
        self.verticalScrollBar().rangeChanged.connect(
            lambda: QTimer.singleShot(0, self, self._scroll)
        )

    def offer_moves(self, what: str, move: Callable[[R, int], object]) -> None:
        """Let the row that the keyboard is in be moved by some places; `what` it is."""
        for words, by, key in (("بالا", -1, "Alt+Up"), ("پایین", 1, "Alt+Down")):
            go, may = partial(self._move, move, by), partial(self._has_neighbour, by)
            Command(self, f"{words} بردن این {what}", go, key, when=may, within=True)

    def _make_row(self, line: L) -> R:
        row = self._make(line)
        row.ended.connect(self._on_ended)
        return row

    def arrange(self, lines: Sequence[L]) -> list[R]:
        """Have one row for each line, in this order; give those that are new."""
        new = self.rows.arrange({line.uuid: line for line in lines})
        if self.current not in tuple(self.rows):
            self.current = None
        return new

    def forget(self) -> None:
        """Begin anew: the next rows are no news to anybody."""
        self._shown = False
        self.current = None

    def welcome(self, new: Sequence[R]) -> None:
        """Lead to a row that came back, unless the next ones are just being typed."""
        focus = QApplication.focusWidget()
        typing = focus is not None and self._form.isAncestorOf(focus)
        if new and self._shown and not typing:
            new[0].begin()
            self.keep_in_sight(new[0])
        self._shown = True

    def show_found(self, typed: str) -> int:
        """Show the rows in which every typed word is found; count them.

        A row that somebody works in stays, whatever becomes of its words.
        """
        self._typed = typed
        busy = self.holding_focus()
        for row in self.rows:
            row.setVisible(row is busy or row.is_found(typed))
        return len(self.visible_rows())

    def find_again(self) -> int:
        return self.show_found(self._typed)

    def visible_rows(self) -> list[R]:
        return [row for row in self.rows if not row.isHidden()]

    def holding_focus(self) -> R | None:
        """Find the row that the keyboard is in now."""
        return self.rows.holding(QApplication.focusWidget())

    def leave(self, row: R) -> None:
        """Go to the neighbour of a row that is about to go."""
        rows = self.visible_rows()
        place = rows.index(row)
        for neighbour in (rows[place + 1 :] + rows[:place][::-1])[:1]:
            neighbour.begin()

    def lead_to(self, uuids: Collection[str]) -> None:
        """Go to the first of some rows, unless the keyboard is in one of them."""
        rows = [row for row in self.rows if row.uuid in uuids]
        if rows and self.holding_focus() not in rows:
            rows[0].show()
            rows[0].begin()
            self.keep_in_sight(rows[0])

    def keep_in_sight(self, widget: QWidget) -> None:
        """Scroll to a row or to a part of the tail, now and whenever rows come and go."""
        self._in_sight = widget
        self._scroll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the keys that rows did not take to the window instead of scrolling."""
        event.ignore()

    def _scroll(self) -> None:
        known: Sequence[QWidget] = (*self.rows, *self._tail)
        if self._in_sight is not None and self._in_sight in known:
            self.ensureWidgetVisible(self._in_sight, 0, _MARGIN)

    def _on_focus(self, widget: QWidget | None) -> None:
        row = self.rows.holding(widget)
        if row is None:
            for part in self._tail:
                if widget is not None and part.isAncestorOf(widget):
                    self.keep_in_sight(part)
            return
        if row is not self.current:
            if self.current is not None:
                self.current.set_current(on=False)
            self.current = row
            row.set_current(on=True)
            self.came.emit(row)
        self.keep_in_sight(row)

    def _on_ended(self, row: R) -> None:
        rows = self.visible_rows()
        place = rows.index(row) + 1
        if place < len(rows):
            rows[place].begin()
        else:
            self.passed_end.emit()

    def _neighbour(self, by: int) -> R | None:
        """Find the row that is seen before or after the one that the keyboard is in."""
        row, rows = self.holding_focus(), self.visible_rows()
        place = rows.index(row) + by if row is not None else -1
        return rows[place] if 0 <= place < len(rows) else None

    def _has_neighbour(self, by: int) -> bool:
        return self._neighbour(by) is not None

    def _beside(self, by: int) -> R | ListPart | None:
        """Find what is seen before or after what the keyboard is in: rows, and what is below."""
        parts = [part for part in self._tail if isinstance(part, ListPart) and part.isVisible()]
        places: list[R | ListPart] = [*self.visible_rows(), *parts]
        focus = QApplication.focusWidget()
        for at, place in enumerate(places):
            if focus is not None and place.isAncestorOf(focus):
                return places[at + by] if 0 <= at + by < len(places) else None
        return None

    def _has_beside(self, by: int) -> bool:
        return self._beside(by) is not None

    def _move(self, move: Callable[[R, int], object], by: int) -> None:
        """Move the row past its neighbour, be there others between that are not shown."""
        row, neighbour, everyone = self.holding_focus(), self._neighbour(by), list(self.rows)
        if row is not None and neighbour is not None:
            move(row, everyone.index(neighbour) - everyone.index(row))
            self.keep_in_sight(row)

    def _step(self, by: int) -> None:
        """Go to the same field of the neighbour, or to what is below the last row, and back."""
        row, neighbour = self.holding_focus(), self._neighbour(by)
        if row is not None and neighbour is not None:
            neighbour.begin(next(key for key, field in row.fields.items() if field.hasFocus()))
        elif (beside := self._beside(by)) is not None:
            beside.begin()
