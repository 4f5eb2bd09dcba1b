"""One Jalali month as six weeks of a table, Saturday first, with its days off.

Hard rule: all arithmetic is that of `desktop.calendar`; Qt's own Jalali calendar differs from the
official one in 1436/37 and 1469/70.
"""

from datetime import date, timedelta

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from desktop.calendar import holidays, jalali
from desktop.persian import digits
from ui.models import Index

FIRST_DAY = jalali.from_jalali(jalali.FIRST_YEAR, 1, 1)
LAST_DAY = jalali.from_jalali(jalali.LAST_YEAR, 12, jalali.month_length(jalali.LAST_YEAR, 12))
WEEKS = 6
DAYS = 7

_FRIDAY = 4  # of date.weekday()
_SATURDAY_FIRST = 2


class MonthModel(QAbstractTableModel):
    """The month around a day, and the days before and after it that fill its weeks."""

    DAY = Qt.ItemDataRole.UserRole

    def __init__(self, day: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start = _first_cell(day)
        self._month = jalali.to_jalali(day)[:2]

    def show_month_of(self, day: date) -> None:
        month = jalali.to_jalali(day)[:2]
        if month != self._month:
            self.beginResetModel()
            self._month = month
            self._start = _first_cell(day)
            self.endResetModel()

    def place_of(self, day: date) -> QModelIndex:
        """Find the cell of a day that is shown."""
        return self.index(*divmod((day - self._start).days, DAYS))

    def is_of_month(self, day: date) -> bool:
        return jalali.to_jalali(day)[:2] == self._month

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else WEEKS

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else DAYS

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        day = self._start + timedelta(days=index.row() * DAYS + index.column())
        if not (index.isValid() and FIRST_DAY <= day <= LAST_DAY):
            return None
        match role:
            case self.DAY:
                return day
            case Qt.ItemDataRole.DisplayRole:
                return digits(jalali.to_jalali(day).day)
            case Qt.ItemDataRole.ToolTipRole:
                return day_off_note(day)
            case Qt.ItemDataRole.AccessibleTextRole:
                return "، ".join(filter(None, (jalali.long(day), day_off_note(day))))
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return jalali.WEEKDAYS[section][0]
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return jalali.WEEKDAYS[section]
        return None


def day_off_note(day: date) -> str:
    """Say why offices are closed on a day; nothing on a working day."""
    is_friday = day.weekday() == _FRIDAY
    holiday = holidays.holiday(day)
    if holiday is None:
        return "جمعه و تعطیل است" if is_friday else ""
    kind = "جمعه و تعطیل رسمی" if is_friday else "تعطیل رسمی"
    doubt = "، به برآورد تقویم" if holiday.estimated else ""
    return f"{kind}: {holiday.name}{doubt}"


def months_later(day: date, months: int) -> date:
    """Go to the same day of another month, and not beyond the calendar."""
    try:
        return jalali.months_later(day, months)
    except jalali.DateError:
        return FIRST_DAY if months < 0 else LAST_DAY


def _first_cell(day: date) -> date:
    year, month, _ = jalali.to_jalali(day)
    first = jalali.from_jalali(year, month, 1)
    return first - timedelta(days=(first.weekday() + _SATURDAY_FIRST) % DAYS)
