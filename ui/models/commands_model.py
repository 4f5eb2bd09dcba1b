"""The commands that a person may choose from, as they are told."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from ui.models import Index


class Told(NamedTuple):
    """What a command does, its key, and where it holds; "" for what there is not."""

    text: str
    key: str
    where: str


class CommandsModel(QAbstractListModel):
    """One row for each command."""

    TOLD = Qt.ItemDataRole.UserRole + 1

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Told] = ()

    def show_commands(self, rows: Sequence[Told]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        told = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return told.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return "، ".join(part for part in told if part)
            case self.TOLD:
                return told
        return None
