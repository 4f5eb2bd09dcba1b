"""The files of one send with their hashes, as rows of a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from db.records import SentFile
from desktop.persian import isolate, isolate_name
from ui.models import Index
from ui.models.table_model import TableModel
from ui.sentences import shown_size

FILE_ROLE = Qt.ItemDataRole.UserRole


class SentFileColumn(IntEnum):
    NAME = 0
    SIZE = 1
    HASH = 2


_TITLES = ("پرونده", "حجم", f"اثر انگشت {isolate('SHA-256')}")


class SentFilesModel(TableModel):
    """In the order in which they were written."""

    def __init__(self, files: Sequence[SentFile]) -> None:
        super().__init__(_TITLES)
        self._rows = files

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file = self._rows[index.row()]
        if role == FILE_ROLE:
            return file
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            shown = (isolate_name(file.name), shown_size(file.size), isolate(file.sha256))
            return shown[index.column()]
        return None
