"""The attachments of a meeting, as rows of a list that can be renamed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from db.records import Attachment
from desktop.attachments import words
from desktop.attachments.files import Filed
from desktop.attachments.media import PICTURES, Media
from desktop.persian import isolate_name, number
from ui.models import Index

_TABLES = frozenset({Media.EXCEL, Media.OLD_EXCEL})


class AttachmentsModel(QAbstractListModel):
    """Rows in the order of the paper; `renamed` brings an attachment and what it is to be called.

    Hard rule: a name is text from outside, and shown as plain text.
    """

    ATTACHMENT = Qt.ItemDataRole.UserRole

    renamed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.editable = False
        self._attachments: list[Attachment] = []

    def show_attachments(self, attachments: Sequence[Attachment]) -> None:
        """Show these; rows go, come and move one by one, so that a field stays with its own."""
        stay = {each.uuid for each in attachments}
        for row in reversed(range(len(self._attachments))):
            if self._attachments[row].uuid not in stay:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._attachments[row]
                self.endRemoveRows()
        for row, attachment in enumerate(attachments):
            self._bring(attachment, row)

    def _bring(self, attachment: Attachment, row: int) -> None:
        """Show an attachment in a row, above those that are not brought yet."""
        was, none = self.row_of(attachment.uuid), QModelIndex()
        if was < 0:
            self.beginInsertRows(none, row, row)
            self._attachments.insert(row, attachment)
            self.endInsertRows()
        elif was != row:
            self.beginMoveRows(none, was, was, none, row)
            self._attachments.insert(row, self._attachments.pop(was))
            self.endMoveRows()
        if self._attachments[row] != attachment:  # else what is being typed would be written over
            self._attachments[row] = attachment
            self.dataChanged.emit(self.index(row), self.index(row))

    def row_of(self, uuid: str) -> int:
        """Find an attachment; -1 if it is not shown."""
        rows = (row for row, each in enumerate(self._attachments) if each.uuid == uuid)
        return next(rows, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._attachments)

    def flags(self, index: QModelIndex | QPersistentModelIndex, /) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if self.editable else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        attachment = self._attachments[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return attachment.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return "، ".join((isolate_name(attachment.name), *facts(attachment)))
            case self.ATTACHMENT:
                return attachment
        return None

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: object,
        role: int = Qt.ItemDataRole.EditRole,
        /,
    ) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.renamed.emit(self._attachments[index.row()], str(value))
        return True


def facts(attachment: Filed) -> tuple[str, ...]:
    """Say what a file is: its kind, how many pages it has, and how large it is."""
    several = (attachment.pages or 0) > (0 if attachment.media_type == Media.PDF else 1)
    pages = (f"{number(attachment.pages or 0)} صفحه",) if several else ()
    return (words.kind(attachment.media_type), *pages, words.size(attachment.size))


def icon(attachment: Attachment) -> str:
    """Name the icon of a kind."""
    if attachment.media_type in PICTURES:
        return "image"
    return "file-spreadsheet" if attachment.media_type in _TABLES else "file-text"
