"""The files that are to leave the office together, and how far each of them is."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt

from desktop.persian import isolate_name
from desktop.transfer.delivery import Stage, Step
from desktop.transfer.manifest import MANIFEST
from desktop.transfer.parcel import Parcel
from ui.models import Index
from ui.sentences import shown_size

FILE_ROLE = Qt.ItemDataRole.UserRole

_KINDS = {".pdf": "صورتجلسه", ".xlsx": "کاربرگ مصوبات", MANIFEST: "فهرست وارسی"}
_ICONS = {".pdf": "file-text", ".xlsx": "file-spreadsheet", MANIFEST: "file-check"}


class State(Enum):
    """How far a file is; nothing is said of it before the writing begins."""

    CHOSEN = ""
    QUEUED = "در نوبت"
    WRITING = "در حال نوشتن"
    WRITTEN = "در نوبت بازخوانی"
    READING = "در حال بازخوانی"
    DONE = "با اصل برابر است"
    SAME = "همین پرونده آنجا بود"


_STATES = {
    Stage.WRITING: State.WRITING,
    Stage.READING: State.READING,
    Stage.DONE: State.DONE,
    Stage.SAME: State.SAME,
}


@dataclass(frozen=True)
class ListedFile:
    name: str
    size: int
    state: State = State.CHOSEN

    @property
    def kind(self) -> str:
        return _KINDS.get(PurePath(self.name).suffix, "پرونده")

    @property
    def icon(self) -> str:
        return _ICONS.get(PurePath(self.name).suffix, "file-text")


class ParcelModel(QAbstractListModel):
    """In the order in which they are written."""

    def __init__(self) -> None:
        super().__init__()
        self._files: list[ListedFile] = []

    @property
    def files(self) -> Sequence[ListedFile]:
        return self._files

    @property
    def size(self) -> int:
        return sum(each.size for each in self._files)

    def show_parcel(self, parcel: Parcel | None) -> None:
        self.beginResetModel()
        contents = parcel.contents if parcel is not None else ()
        self._files = [ListedFile(each.name, len(each.data)) for each in contents]
        self.endResetModel()

    def show_all(self, state: State) -> None:
        """Let all be in one state: before the first, or when nothing came of it."""
        for row in range(len(self._files)):
            self._tell(row, state)

    def show_step(self, step: Step) -> int:
        """Show how far a file is, and that those before it wait to be read at the end."""
        row = next((at for at, each in enumerate(self._files) if each.name == step.name), -1)
        for at, each in enumerate(self._files):
            if at != row and each.state in {State.WRITING, State.READING}:
                self._tell(at, State.WRITTEN)
        if row >= 0:
            self._tell(row, _STATES[step.stage])
        return row

    def _tell(self, row: int, state: State) -> None:
        before = self._files[row]
        if before.state is not state:
            self._files[row] = ListedFile(before.name, before.size, state)
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._files)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file = self._files[index.row()]
        if role == FILE_ROLE:
            return file
        if role == Qt.ItemDataRole.DisplayRole:
            facts = (file.kind, isolate_name(file.name), shown_size(file.size), file.state.value)
            return "، ".join(filter(None, facts))
        return isolate_name(file.name) if role == Qt.ItemDataRole.ToolTipRole else None
