"""Signed minutes that can be sent, with a box to check each, and one for all of a month.

Hard rule: what is checked stays so while rows come and go, and what has gone is checked no more.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from desktop.calendar import jalali, tehran
from desktop.calendar.jalali import to_jalali
from desktop.persian import bound, digits, ordinal
from desktop.sending.sendable import Seal, Sendable
from ui.clock import today_here
from ui.models import Index

ROW_ROLE = Qt.ItemDataRole.UserRole

LATE_AFTER = 5  # days
MEANT_AT_ONCE = 60  # meetings; more than these a person looks through before they go

_CHECKED, _PARTLY, _UNCHECKED = (
    Qt.CheckState.Checked,
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Unchecked,
)


@dataclass(frozen=True)
class Month:
    """The head of a month; its box is for all of them."""

    name: str
    meetings: frozenset[int]


Row = Month | Sendable


class SendablesModel(QAbstractListModel):
    """The newest first; months have heads where there is more than one."""

    def __init__(
        self, district: int, look: Callable[[int], Seal], today: Callable[[], date] = today_here
    ) -> None:
        super().__init__()
        self._district, self._today = district, today
        self._look = lru_cache(maxsize=None)(look)  # what is signed stays as it is
        self._sendables: Sequence[Sendable] = ()
        self._rows: Sequence[Row] = ()
        self._checked: set[int] = set()
        self._in_order: tuple[int, ...] = ()  # what is checked; asked far more often than changed

    @property
    def checked(self) -> tuple[int, ...]:
        """The meetings that are chosen, in the order of the rows."""
        return self._in_order

    @property
    def sendables(self) -> Sequence[Sendable]:
        return self._sendables

    def show_sendables(self, sendables: Sequence[Sendable]) -> None:
        if list(sendables) == list(self._sendables):
            return
        self.beginResetModel()
        self._sendables = sendables
        self._rows = tuple(_rows(sendables))
        self._checked &= {each.meeting_id for each in sendables}
        self._put_in_order()
        self.endResetModel()

    def check(self, meetings: Iterable[int]) -> None:
        """Choose these and no others."""
        self._checked = {each.meeting_id for each in self._sendables} & set(meetings)
        self._tell()

    def toggle(self, row: int) -> None:
        """Choose what a row stands for, or choose it no more."""
        if not 0 <= row < len(self._rows):
            return
        meant = _meant(self._rows[row])
        if meant <= self._checked:
            self._checked -= meant
        else:
            self._checked |= meant
        self._put_in_order()
        if isinstance(self._rows[row], Month):
            self._tell_rows(row, row + len(meant))
            return
        self._tell_rows(row, row)
        if (head := self._head_of(row)) >= 0:
            self._tell_rows(head, head)

    def choose_waiting(self) -> None:
        """Choose all where that is what waits of late, else the newest month of them."""
        waiting = self._sendables
        if len(waiting) > MEANT_AT_ONCE:
            newest = _month(waiting[0])
            waiting = [each for each in waiting if _month(each) == newest]
        self.check(each.meeting_id for each in waiting)

    def toggle_all(self) -> None:
        """Choose all, or none where all are chosen."""
        every = {each.meeting_id for each in self._sendables}
        self._checked = set() if self._checked == every else every
        self._tell()

    def row_of(self, meeting_id: int) -> int:
        rows = enumerate(self._rows)
        found = (
            row
            for row, each in rows
            if isinstance(each, Sendable) and each.meeting_id == meeting_id
        )
        return next(found, -1)

    def state(self, row: int) -> Qt.CheckState:
        meant = _meant(self._rows[row])
        if meant <= self._checked:
            return _CHECKED
        return _PARTLY if meant & self._checked else _UNCHECKED

    def told(self, row: int) -> "Told":
        """Say what stands in a row of minutes."""
        each = self._rows[row]
        if not isinstance(each, Sendable):
            raise TypeError("the head of a month")
        return _told(each, self._district, self._look(each.version_id), self._today())

    def _put_in_order(self) -> None:
        meetings = (each.meeting_id for each in self._sendables)
        self._in_order = tuple(each for each in meetings if each in self._checked)

    def _head_of(self, row: int) -> int:
        """Give the row of the head of a row's month; -1 where months have none."""
        return next((at for at in range(row, -1, -1) if isinstance(self._rows[at], Month)), -1)

    def _tell(self) -> None:
        self._put_in_order()
        if self._rows:
            self._tell_rows(0, len(self._rows) - 1)

    def _tell_rows(self, first: int, last: int) -> None:
        self.dataChanged.emit(
            self.index(first, 0), self.index(last, 0), [Qt.ItemDataRole.CheckStateRole]
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.state(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name if isinstance(row, Month) else "، ".join(self.told(index.row()).lines)
        return None


@dataclass(frozen=True)
class Told:
    """What is said of minutes that can be sent; `late` when they have waited for long."""

    name: str
    signed: str
    version: str
    age: str
    late: bool

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.name, self.signed, self.version, self.age)


def _told(each: Sendable, district: int, seal: Seal, today: date) -> Told:
    signed = tehran.local(seal.signed_at).date()
    days = (today - signed).days
    age, late = f"{digits(days)} روز پس از امضا", days >= LATE_AFTER
    if each.sent_at:
        age = f"ارسال شد: {jalali.short(tehran.local(each.sent_at).date(), today)}"
    elif days <= 0:
        age = "امروز امضا شد"
    version = bound("نسخهٔ", 1) if each.version == 1 else bound("اصلاحیهٔ", each.version - 1)
    return Told(
        name=f"{_area(each, district)} – جلسهٔ {ordinal(each.number)}",
        signed=f"امضا: {jalali.long(signed)}",
        version=f"{version}، {digits(seal.pages)} صفحه" if seal.pages else version,
        age=age,
        late=late and not each.sent_at,
    )


def _area(each: Sendable, district: int) -> str:
    """Write «منطقهٔ ۱۱» or «ناحیهٔ ۳»."""
    number = each.headquarters.subdistrict
    return bound("منطقهٔ", district) if number is None else bound("ناحیهٔ", number)


def _rows(sendables: Sequence[Sendable]) -> list[Row]:
    months = [(name, list(held)) for name, held in groupby(sendables, _month)]
    if len(months) <= 1:
        return list(sendables)
    rows: list[Row] = []
    for (_year, _number), held in months:
        name = jalali.month_year(held[0].held_on)
        rows.append(Month(name, frozenset(each.meeting_id for each in held)))
        rows.extend(held)
    return rows


def _month(each: Sendable) -> tuple[int, int]:
    year, month, _day = to_jalali(each.held_on)
    return year, month


def _meant(row: Row) -> set[int]:
    return set(row.meetings) if isinstance(row, Month) else {row.meeting_id}
