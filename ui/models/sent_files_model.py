"""The files of one send with their hashes, as rows of a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from db.records import SentFile
from desktop.persian import isolate, isolate_name
from ui.models import Index
from ui.sentences import shown_size

FILE_ROLE = Qt.ItemDataRole.UserRole


class SentFileColumn(IntEnum):
    NAME = 0
    SIZE = 1
    HASH = 2


_TITLES = ("پرونده", "حجم", f"اثر انگشت {isolate('SHA-256')}")


class SentFilesModel(QAbstractTableModel):
    """In the order in which they were written."""

    def __init__(self, files: Sequence[SentFile]) -> None:
        super().__init__()
        self._files = files

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._files)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _TITLES[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file = self._files[index.row()]
        if role == FILE_ROLE:
            return file
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            shown = (isolate_name(file.name), shown_size(file.size), isolate(file.sha256))
            return shown[index.column()]
        return None
