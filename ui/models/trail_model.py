"""The trail as rows of a table: sought, narrowed and sorted without a pause at 100,000 entries.

Hard rule: whatever costs something for each entry was done when they were read, away from the
window; here rows are only picked.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from functools import lru_cache
from typing import Any, NamedTuple

from PySide6.QtCore import Qt

from desktop.access.trail import Sort, TrailEntry, first_breach, read_apart, sort_of
from desktop.alphabet import sort_key
from desktop.office import DataFile
from desktop.reporting import Report
from desktop.search import KeptTexts
from ui import trail_words
from ui.models import Index
from ui.models.table_model import TableModel

ENTRY_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1

_NOBODY = "–"
_key = lru_cache(maxsize=4096)(sort_key)  # few words, many times


class TrailColumn(IntEnum):
    AT = 0
    WHO = 1
    ACT = 2
    SUBJECT = 3
    FIELDS = 4


class _Look(NamedTuple):
    title: str
    shown: Callable[[TrailEntry], str]
    sorted_by: Callable[[TrailEntry], Any]


def _who(entry: TrailEntry) -> str:
    return entry.who or _NOBODY


def _by_subject(entry: TrailEntry) -> tuple[str, int, int, int, str]:
    place = entry.place
    return (
        trail_words.RECORDS.get(entry.record, entry.record),
        place.subdistrict or 0,
        place.meeting or 0,
        place.number,
        place.name,
    )


_LOOKS = (
    _Look("زمان", trail_words.moment, lambda each: each.number),
    _Look("کاربر", _who, lambda each: _key(each.who)),
    _Look("کار", trail_words.act, lambda each: _key(trail_words.act(each))),
    _Look("موضوع", trail_words.subject, _by_subject),
    _Look("جزئیات", trail_words.fields, lambda each: _key(trail_words.fields(each))),
)
_ELIDED = frozenset({TrailColumn.WHO, TrailColumn.SUBJECT, TrailColumn.FIELDS})


@dataclass(frozen=True)
class ReadEntries:
    """The entries of a period, what they are sought by, and their order by each column.

    `broken` is the first entry of the whole trail at which its chain does not hold, or 0.
    """

    entries: Sequence[TrailEntry] = ()
    texts: KeptTexts = field(default_factory=KeptTexts)
    sorts: Sequence[Sort] = ()
    orders: Sequence[Sequence[int]] = ((),) * len(_LOOKS)
    broken: int = 0


def read_entries(
    file: DataFile, since: date | None, until: date | None, report: Report
) -> ReadEntries:
    """Read the entries from a day until the end of another, in whichever thread."""
    entries, texts = [], KeptTexts()
    for entry in read_apart(file, since, until, report):
        entries.append(entry)
        texts.add("|".join(look.shown(entry) for look in _LOOKS))
    orders = []
    for look in _LOOKS:
        report(len(entries), len(entries))
        keys = [look.sorted_by(entry) for entry in entries]
        orders.append(sorted(range(len(entries)), key=keys.__getitem__))
    return ReadEntries(
        entries, texts, [sort_of(entry) for entry in entries], orders, first_breach(file)
    )


class TrailModel(TableModel):
    """The entries that are sought, in the order of a column; the newest first."""

    def __init__(self) -> None:
        super().__init__(look.title for look in _LOOKS)
        self._read = ReadEntries()
        self._typed, self._who = "", ""
        self._sort: Sort | None = None
        self._sorted_by = TrailColumn.AT, Qt.SortOrder.DescendingOrder
        self._rows: list[int] = []

    @property
    def every(self) -> int:
        """How many were read, sought or not."""
        return len(self._read.entries)

    @property
    def people(self) -> tuple[str, ...]:
        """Whoever did any of it."""
        return tuple(sorted({each.who for each in self._read.entries if each.who}, key=sort_key))

    def show_entries(self, read: ReadEntries) -> None:
        self._read = read
        self._show()

    def narrow(self, typed: str, who: str, sort: Sort | None) -> None:
        """Show only what these words find, done by one person, of one sort; "" and None for all."""
        self._typed, self._who, self._sort = typed, who, sort
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted_by = TrailColumn(column), order
        self._show()

    def entry(self, row: int) -> TrailEntry:
        return self._read.entries[self._rows[row]]

    def row_of(self, number: int) -> int:
        """Find an entry by its number; -1 if it is not shown."""
        entries = self._read.entries
        return next((at for at, row in enumerate(self._rows) if entries[row].number == number), -1)

    def _show(self) -> None:
        self.beginResetModel()
        column, order = self._sorted_by
        rows = self._read.orders[column]
        found = self._found()
        if order is Qt.SortOrder.DescendingOrder:
            rows = rows[::-1]
        self._rows = [row for row in rows if found is None or row in found]
        self.endResetModel()

    def _found(self) -> set[int] | None:
        """Give what is sought; None for everything."""
        read = self._read
        found = set(read.texts.matching(self._typed)) if self._typed.strip() else None
        if self._who or self._sort:
            places = range(len(read.entries)) if found is None else found
            found = {
                place
                for place in places
                if (not self._who or read.entries[place].who == self._who)
                and (self._sort is None or read.sorts[place] is self._sort)
            }
        return found

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry, column = self.entry(index.row()), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return _LOOKS[column].shown(entry)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _LOOKS[column].shown(entry) if column in _ELIDED else None
        if role == SORT_ROLE:
            return _LOOKS[column].sorted_by(entry)
        return entry if role == ENTRY_ROLE else None
