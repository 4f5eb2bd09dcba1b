"""The meetings of the office as rows of a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt, QTimer

from db.records import MeetingState
from desktop.alphabet import sort_key
from desktop.calendar import jalali
from desktop.documents import labels
from desktop.meetings import finding
from desktop.meetings.listing import ListedMeeting
from desktop.persian import digits, ordinal
from desktop.search import KeptTexts
from ui.models import Index
from ui.models.table_model import TableModel

MEETING_ROLE = Qt.ItemDataRole.UserRole
_TOLD = frozenset(
    map(int, (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, MEETING_ROLE))
)

AWAY = "در انتظار امضا، روی حافظه"  # submitted, and to be signed on another computer
_STATES = tuple(MeetingState)  # in the order of a meeting's life


@dataclass(frozen=True)
class Column:
    """What one column shows of a meeting, and by what it is sorted."""

    title: str
    shown: Callable[[ListedMeeting], str]
    sorted_by: Callable[[ListedMeeting], Any]


def _presence(each: ListedMeeting) -> str:
    tally = each.tally
    return digits(f"{tally.present} از {tally.invited}") if tally.invited else "–"


def _state(each: ListedMeeting) -> str:
    """Say how the minutes stand, and whom they wait for."""
    if each.awaits_me:
        return "در انتظار امضای شما"
    if each.unsent:
        return "امضاشده، ارسال‌نشده"
    if each.is_away:
        return AWAY
    if each.meeting.state is MeetingState.DRAFT and each.meeting.version > 1:
        return "پیش‌نویس اصلاحیه"
    return labels.MEETING_STATES[each.meeting.state]


COLUMNS = (
    Column(
        "جلسه",
        lambda each: f"جلسهٔ {ordinal(each.meeting.number)}",
        lambda each: each.meeting.number,
    ),
    Column(
        "تاریخ",
        lambda each: jalali.long(each.meeting.held_on),
        lambda each: each.meeting.held_on,
    ),
    Column("موضوع", lambda each: each.meeting.subject, lambda each: sort_key(each.meeting.subject)),
    Column(
        "قرارگاه",
        lambda each: each.headquarters.name,
        lambda each: sort_key(each.headquarters.name),
    ),
    Column("حاضران", _presence, lambda each: each.tally.present),
    Column(
        "مصوبه",
        lambda each: digits(each.tally.resolutions),
        lambda each: each.tally.resolutions,
    ),
    Column("اقدام", lambda each: digits(each.tally.actions), lambda each: each.tally.actions),
    Column(
        "وضعیت",
        _state,
        lambda each: _STATES.index(each.meeting.state),
    ),
)
DATE = 1
SUBJECT = 2
HEADQUARTERS = 3
STATE = 7


_AT_ONCE = 100  # rows, between two key presses


class MeetingsModel(TableModel):
    """Rows of listed meetings; sorted by value, shown in Persian."""

    def __init__(self) -> None:
        super().__init__(column.title for column in COLUMNS)
        self._rows: Sequence[ListedMeeting] = ()
        self._texts = KeptTexts()
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._keep_texts)

    def show_meetings(self, meetings: Sequence[ListedMeeting]) -> None:
        self.beginResetModel()
        self._rows = meetings
        self._texts = KeptTexts()
        self._idle.start()
        self.endResetModel()

    def meeting(self, row: int) -> ListedMeeting:
        return self._rows[row]

    def matching(self, typed: str) -> list[int]:
        """Give the rows in which every typed word is found, however it is spelled."""
        if not typed.strip():
            return list(range(len(self._rows)))
        while self._idle.isActive():
            self._keep_texts()
        return self._texts.matching(finding.sought(typed))

    def _keep_texts(self) -> None:
        """Keep what is looked through in some more rows; those of a large office take a second."""
        done = len(self._texts)
        for each in self._rows[done : done + _AT_ONCE]:
            self._texts.add(finding.words(each))
        if len(self._texts) == len(self._rows):
            self._idle.stop()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.told(index.row(), index.column(), role) if index.isValid() else None

    def told(self, row: int, place: int, role: int) -> Any:
        """Tell what is known of a cell; a view asks it for much that has no answer here."""
        if role not in _TOLD:
            return None
        each = self._rows[row]
        if role == MEETING_ROLE:
            return each
        silent = role == Qt.ItemDataRole.ToolTipRole and place not in {SUBJECT, HEADQUARTERS}
        return None if silent else COLUMNS[place].shown(each)
