"""The organizations that have something open, as rows of a list.

Hard rule: an organization counts as late by what it has to answer for, not by what it helps in.
"""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from desktop.open_work import OpenWork
from desktop.persian import digits
from ui.models import Index


class OpenWorkModel(QAbstractListModel):
    """Rows of open work, in the order they are given."""

    WORK = Qt.ItemDataRole.UserRole

    def __init__(self) -> None:
        super().__init__()
        self._works: Sequence[OpenWork] = ()

    def show_works(self, works: Sequence[OpenWork]) -> None:
        self.beginResetModel()
        self._works = works
        self.endResetModel()

    def row_of(self, organization: str) -> int:
        """Find an organization by its name; -1 if it is not shown."""
        names = [each.organization for each in self._works]
        return names.index(organization) if organization in names else -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._works)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        work = self._works[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return work.organization
            case Qt.ItemDataRole.AccessibleTextRole:
                return "، ".join((work.organization, *(text for text, _ in counts(work))))
            case self.WORK:
                return work
        return None


def late(work: OpenWork) -> int:
    """Count what the organization should have done by now."""
    return sum(task.days_late > 0 for task in work.responsible)


def counts(work: OpenWork) -> tuple[tuple[str, str], ...]:
    """Say how much is open, each with the role of its colour."""
    told = (
        (len(work.responsible), "{} اقدام باز", "text_3"),
        (late(work), "{} با تأخیر", "danger"),
        (len(work.supporting), "همکار در {} اقدام", "text_3"),
    )
    return tuple((text.format(digits(count)), role) for count, text, role in told if count)
