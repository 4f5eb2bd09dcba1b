"""Months as rows and headquarters as columns; a cell says what meeting there was."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from desktop.calendar import jalali
from desktop.documents import labels
from desktop.meetings.listing import ListedMeeting
from desktop.meetings.months import Cell, Month
from desktop.persian import digits, join_numbers, ordinal
from ui.area_names import area
from ui.models import Index


class MonthsModel(QAbstractTableModel):
    """The newest month above; the district's own headquarters before its subdistricts."""

    CELL = Qt.ItemDataRole.UserRole
    CURRENT = Qt.ItemDataRole.UserRole + 1  # whether it is the month that goes on

    def __init__(self) -> None:
        super().__init__()
        self._months: Sequence[Month] = ()

    def show_months(self, months: Sequence[Month]) -> None:
        self.beginResetModel()
        self._months = months
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._months)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return len(self._months[0].cells) if self._months and not parent.isValid() else 0

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        month = self._months[index.row()]
        return _told(month, month.cells[index.column()], role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if role == Qt.ItemDataRole.DisplayRole and orientation is Qt.Orientation.Vertical:
            return jalali.month_year(self._months[section].first)
        cells = self._months[0].cells if self._months else ()
        if orientation is Qt.Orientation.Vertical or section >= len(cells):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return area(cells[section].headquarters)
        if role == Qt.ItemDataRole.ToolTipRole:
            return cells[section].headquarters.name
        return None


def _told(month: Month, cell: Cell, role: int) -> object:
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return _shown(cell, month)
        case Qt.ItemDataRole.ToolTipRole:
            return "\n".join(map(_in_full, cell.held)) or _shown(cell, month) or None
        case Qt.ItemDataRole.AccessibleTextRole:
            told = "، ".join(map(_in_full, cell.held)) or _shown(cell, month)
            whose = area(cell.headquarters)
            return "، ".join(filter(None, (jalali.month_year(month.first), whose, told)))
        case MonthsModel.CELL:
            return cell
        case MonthsModel.CURRENT:
            return month.current
    return None


def _shown(cell: Cell, month: Month) -> str:
    """Write «جلسهٔ ۱۲، ۸ مهر», or «جلسه‌های ۴ و ۵»."""
    if not cell.held:
        missing = "هنوز برگزار نشده" if month.current else "برگزار نشده"
        return missing if cell.missing else ""
    if len(cell.held) > 1:
        return f"جلسه‌های {join_numbers(each.meeting.number for each in cell.held)}"
    meeting = cell.held[0].meeting
    day = jalali.short(meeting.held_on, meeting.held_on)  # its year stands beside the row
    return f"جلسهٔ {digits(meeting.number)}، {day}"


def _in_full(each: ListedMeeting) -> str:
    meeting = each.meeting
    state = labels.MEETING_STATES[meeting.state]
    return f"جلسهٔ {ordinal(meeting.number)}، {jalali.long(meeting.held_on)}، {state}"
