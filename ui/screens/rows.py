"""Rows of a section, one widget for each record.

Hard rule: a row is known by its record's uuid and outlives every change of its neighbours, so that
the focus, the cursor and the scroll position stay where they are.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRectF
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QTextCursor
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from db.records import TravellingRecord
from ui.binding import Binding
from ui.desk import Desk
from ui.theme import Size, Theme
from ui.widgets.keys import goes_on
from ui.widgets.quiet_tokens import QuietTokens
from ui.widgets.text_field import TextField

P = TypeVar("P")
R = TypeVar("R", bound="Row")


class Row(QFrame):
    """A record with its fields, by the names of its attributes, in the order of Tab."""

    def __init__(self, desk: Desk, record: TravellingRecord) -> None:
        super().__init__()
        self.desk = desk
        self.uuid = record.uuid
        self.binding: Binding[Any] = Binding(desk, record, self)
        self.fields: dict[str, QWidget] = {}
        self._shown: tuple[object, ...] = ()
        self._read_only: bool | None = None

    def is_news(self, *shown: object) -> bool:
        """Whether this is not what is shown already; most rows do not change with an act."""
        news = shown != self._shown
        self._shown = shown
        return news

    def set_read_only(self, *, on: bool) -> None:
        """Let the fields be read only; asked with every act, it seldom changes."""
        if on != self._read_only:
            self._read_only = on
            self.binding.set_read_only(on=on)
            for field in self.fields.values():
                if isinstance(field, QuietTokens):
                    field.setReadOnly(on)

    def begin(self, name: str = "") -> None:
        """Put the focus into a field, the first one if none is named, behind what stands there."""
        field = self.fields[name or next(iter(self.fields))]
        field.setFocus()
        if isinstance(field, TextField):
            field.moveCursor(QTextCursor.MoveOperation.End)

    def name(self, prefix: str, of: str, labels: Mapping[str, str]) -> None:
        """Name the fields by the place of the row, for tests and for those who cannot see it."""
        self.setObjectName(prefix)
        self.setAccessibleName(of)
        for key, field in self.fields.items():
            field.setObjectName(f"{prefix}.{key}")
            field.setAccessibleName(f"{labels[key]} {of}")

    def go_on(self) -> bool:
        """Go where Enter leads from here; False where it leads nowhere."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not (goes_on(event) and self.go_on()):
            super().keyPressEvent(event)

    def fall_silent(self) -> None:
        """Say nothing more, not even when the keyboard leaves: the record is gone."""
        for child in (self, *self.findChildren(QWidget)):
            child.blockSignals(True)
            child.setObjectName("")  # it belongs to the row that comes after this one

    def retire(self) -> None:
        """Leave the screen without a last word."""
        self.fall_silent()
        self.hide()
        if (field := self.focusWidget()) is not None:
            field.clearFocus()  # or a section that is not seen now would come back to it
        self.deleteLater()


class Rows(Generic[P, R]):
    """The rows of a column, from its top; what else stands in the column comes after them."""

    def __init__(self, column: QVBoxLayout, make: Callable[[P], R]) -> None:
        self._column = column
        self._make = make
        self._rows: dict[str, R] = {}

    def __iter__(self) -> Iterator[R]:
        return iter(self._rows.values())

    def __len__(self) -> int:
        return len(self._rows)

    def at(self, place: int) -> R:
        return tuple(self)[place]

    def holding(self, widget: QWidget | None) -> R | None:
        """Find the row that a widget is in."""
        return next((row for row in self if widget and row.isAncestorOf(widget)), None)

    def arrange(self, parts: Mapping[str, P]) -> list[R]:
        """Have one row for each uuid, in this order; give those that are new."""
        old = self._rows
        for uuid in old.keys() - parts.keys():
            self._column.removeWidget(old[uuid])
            old[uuid].retire()
        self._rows = {uuid: old.get(uuid) or self._make(part) for uuid, part in parts.items()}
        for place, row in enumerate(self):
            if self._column.indexOf(row) != place:
                self._column.insertWidget(place, row)
                row.show()  # now, so that the next key press finds its fields
        return [row for uuid, row in self._rows.items() if uuid not in old]


def paint_row(row: QWidget, *, current: bool) -> None:
    """Paint the line under a row, or the box around the one that the keyboard is in."""
    painter = QPainter(row)
    theme = Theme.current()
    if not current:
        painter.fillRect(0, row.height() - 1, row.width(), 1, theme.colour("border"))
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("accent"), Size.FOCUS_LINE))
    painter.setBrush(theme.colour("accent_tint"))
    inside = QRectF(row.rect()).adjusted(1, 1, -1, -1)
    painter.drawRoundedRect(inside, Size.RADIUS_BUTTON, Size.RADIUS_BUTTON)


def chain(stops: Sequence[QWidget], before: Sequence[QWidget] = ()) -> None:
    """Let Tab go through the fields in this order, where it is not the one that they had before.

    What is alike at the beginning and at the end stays: Qt needs a tenth of a millisecond for each.
    """
    head = _alike(stops, before)
    tail = min(_alike(stops[::-1], before[::-1]), len(stops) - head)
    if head == len(stops) == len(before):
        return
    changed = stops[max(head - 1, 0) : len(stops) - max(tail - 1, 0)]
    inner = [stop.line if isinstance(stop, QuietTokens) else stop for stop in changed]
    for one, next_one in pairwise(inner):
        QWidget.setTabOrder(one, next_one)


def _alike(some: Sequence[QWidget], others: Sequence[QWidget]) -> int:
    """Count how many are the same from the beginning."""
    pairs = enumerate(zip(some, others, strict=False))
    return next((at for at, (one, other) in pairs if one is not other), min(len(some), len(others)))
