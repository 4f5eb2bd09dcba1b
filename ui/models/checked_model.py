"""What became of the files on a stick that manifests name, as rows of a table."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from desktop.persian import isolate_name
from desktop.transfer.checking import CheckedManifest, Found
from ui.models import Index

CHECKED_ROLE = Qt.ItemDataRole.UserRole

_VERDICTS = {
    Found.GOOD: "همان است",
    Found.CHANGED: "تغییر کرده",
    Found.MISSING: "نیست",
    Found.UNREADABLE: "خوانده نشد",
}
_NO_MANIFEST = "فهرست وارسی نیست"


class CheckedColumn(IntEnum):
    NAME = 0
    VERDICT = 1
    MANIFEST = 2


_TITLES = ("پرونده", "نتیجه", "در فهرست وارسی")


class Checked(NamedTuple):
    """A file and what was found; None where it ought to be a manifest and is none."""

    name: str
    found: Found | None
    manifest: str = ""

    @property
    def verdict(self) -> str:
        return _NO_MANIFEST if self.found is None else _VERDICTS[self.found]


class CheckedModel(QAbstractTableModel):
    """The files in the order of their manifests, those that are not as they were first."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Checked] = ()

    @property
    def rows(self) -> Sequence[Checked]:
        return self._rows

    def show_manifests(self, manifests: Sequence[CheckedManifest]) -> None:
        self.beginResetModel()
        self._rows = sorted(_rows(manifests), key=lambda each: each.found is Found.GOOD)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

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
        row = self._rows[index.row()]
        if role == CHECKED_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            shown = (isolate_name(row.name), row.verdict, isolate_name(row.manifest))
            return shown[index.column()]
        return None


def _rows(manifests: Sequence[CheckedManifest]) -> list[Checked]:
    rows: list[Checked] = []
    for manifest in manifests:
        if manifest.files is None:
            rows.append(Checked(manifest.name, None))
        else:
            rows += [Checked(each.name, each.found, manifest.name) for each in manifest.files]
    return rows
