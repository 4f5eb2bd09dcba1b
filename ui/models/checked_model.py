"""What became of the files on a stick that were sent, or that manifests name, as a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from desktop.persian import isolate_name
from desktop.sending.checking import Judged, Verdict
from ui.models import Index
from ui.models.table_model import TableModel

CHECKED_ROLE = Qt.ItemDataRole.UserRole

_VERDICTS = {
    Verdict.SENT: "همان که فرستاده شد",
    Verdict.OTHER: "نه آن که فرستاده شد",
    Verdict.LISTED: "با فهرست می‌خواند",
    Verdict.CHANGED: "با فهرست نمی‌خواند",
    Verdict.MISSING: "نیست",
    Verdict.UNREADABLE: "خوانده نشد",
    Verdict.NO_MANIFEST: "فهرست وارسی نیست",
    Verdict.REMAINS: "بازماندهٔ ارسال نیمه‌کاره",
}
GOOD = {Verdict.SENT, Verdict.LISTED}


_LAST = GOOD | {Verdict.REMAINS}


class CheckedColumn(IntEnum):
    NAME = 0
    VERDICT = 1
    MANIFEST = 2


_TITLES = ("پرونده", "نتیجه", "در فهرست وارسی")


class CheckedModel(TableModel):
    """The files in the order of their manifests, those that are not as they were first."""

    def __init__(self) -> None:
        super().__init__(_TITLES)
        self._rows: Sequence[Judged] = ()

    @property
    def rows(self) -> Sequence[Judged]:
        return self._rows

    def show_judged(self, judged: Sequence[Judged]) -> None:
        self.beginResetModel()
        self._rows = sorted(judged, key=lambda each: each.verdict in _LAST)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == CHECKED_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            shown = (isolate_name(row.name), verdict(row), isolate_name(row.manifest))
            return shown[index.column()]
        return None


def verdict(judged: Judged) -> str:
    """Say in a few words what a file is."""
    return _VERDICTS[judged.verdict]
