"""The files that were brought to be verified, as rows of a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, IntEnum
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from desktop.alphabet import sort_key
from desktop.seal.verdict import Kind
from desktop.sign_off.verifying import Verified
from ui.models import Index
from ui.models.table_model import TableModel
from ui.seal_sentences import named, verdict_sentence

FILE_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1

_UNSIGNED = {Kind.UNSIGNED, Kind.OTHER_PAPER, Kind.NO_SIGNATURE}
_NOT_OURS = {
    Kind.EMPTY,
    Kind.TOO_LARGE,
    Kind.WORKBOOK_ALONE,
    Kind.RECORD_ALONE,
    Kind.NO_PDF,
    Kind.FOREIGN,
}
_UNREAD = "این پرونده خوانده نشد. اگر روی حافظه است، آن را دوباره وصل کنید."


class VerifiedColumn(IntEnum):
    NAME = 0
    VERDICT = 1
    SENTENCE = 2


_TITLES = ("پرونده", "نتیجه", "شرح")


@dataclass(frozen=True)
class BroughtFile:
    """A file, and what came of it: nothing yet, a verdict, or that it cannot be read."""

    path: Path
    verified: Verified | None = None
    is_unread: bool = False

    @property
    def is_waiting(self) -> bool:
        return self.verified is None and not self.is_unread


class Outcome(Enum):
    """What came of a file, in a word or two."""

    GOOD = "درست"
    STRANGER = "گواهی ناشناخته"
    BAD = "نادرست"
    UNSIGNED = "بی‌امضا"
    UNTRIED = "وارسی نشد"
    UNREAD = "خوانده نشد"
    WAITING = "در حال وارسی"


def outcome(file: BroughtFile) -> Outcome:
    verified = file.verified
    if verified is None:
        return Outcome.UNREAD if file.is_unread else Outcome.WAITING
    if verified.good:
        return Outcome.STRANGER if verified.of_stranger else Outcome.GOOD
    grave = {each.kind for each in verified.verdict.grave[:1]}
    if grave & _UNSIGNED:
        return Outcome.UNSIGNED
    return Outcome.UNTRIED if grave & _NOT_OURS else Outcome.BAD


def said(file: BroughtFile) -> str:
    """Say in one sentence what came of it."""
    if file.verified is not None:
        return verdict_sentence(file.verified)
    return _UNREAD if file.is_unread else "نوبت آن می‌رسد؛ هر پرونده چند ثانیه زمان می‌برد."


class VerifiedModel(TableModel):
    """Rows in the order in which they were brought, each file once."""

    def __init__(self) -> None:
        super().__init__(_TITLES)
        self._rows: list[BroughtFile] = []

    @property
    def files(self) -> Sequence[BroughtFile]:
        return self._rows

    def add(self, paths: Sequence[Path]) -> None:
        """Put files behind those that are there; what was there already waits anew."""
        self.beginResetModel()
        self._rows = [each for each in self._rows if each.path not in paths]
        self._rows += [BroughtFile(path) for path in dict.fromkeys(paths)]
        self.endResetModel()

    def clear(self) -> None:
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def next_waiting(self) -> BroughtFile | None:
        return next((each for each in self._rows if each.is_waiting), None)

    def forget_waiting(self) -> None:
        """Let go of what has no verdict yet."""
        self.beginResetModel()
        self._rows = [each for each in self._rows if not each.is_waiting]
        self.endResetModel()

    def tell(self, file: BroughtFile) -> None:
        """Show what came of a file; one that was let go meanwhile stays away."""
        for row, each in enumerate(self._rows):
            if each.path == file.path:
                self._rows[row] = file
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(_TITLES) - 1))

    def row_of(self, path: Path) -> int:
        return next((row for row, each in enumerate(self._rows) if each.path == path), -1)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        file, column = self._rows[index.row()], index.column()
        if role == FILE_ROLE:
            return file
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _shown(file, column)
        if role == SORT_ROLE:
            return sort_key(_shown(file, column))
        return None


def _shown(file: BroughtFile, column: int) -> str:
    match VerifiedColumn(column):
        case VerifiedColumn.NAME:
            return named(file.path.name)
        case VerifiedColumn.VERDICT:
            return outcome(file).value
        case VerifiedColumn.SENTENCE:
            return said(file)
