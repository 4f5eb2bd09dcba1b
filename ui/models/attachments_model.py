"""The attachments of a meeting, as rows of a list that can be renamed."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from db.records import Attachment
from desktop.attachments import words
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
        self._attachments: tuple[Attachment, ...] = ()

    def show_attachments(self, attachments: Sequence[Attachment]) -> bool:
        """Show these; False where the rows are those that were shown already."""
        if [each.uuid for each in attachments] == [each.uuid for each in self._attachments]:
            # The field of a name stays with its row.
            self._attachments = tuple(attachments)
            self.dataChanged.emit(self.index(0), self.index(len(attachments) - 1))
            return False
        self.beginResetModel()
        self._attachments = tuple(attachments)
        self.endResetModel()
        return True

    def row_of(self, uuid: str) -> int:
        """Find an attachment; -1 if it is not shown."""
        uuids = [each.uuid for each in self._attachments]
        return uuids.index(uuid) if uuid in uuids else -1

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


def facts(attachment: Attachment) -> tuple[str, ...]:
    """Say what a file is: its kind, how many pages it has, and how large it is."""
    several = (attachment.pages or 0) > (0 if attachment.media_type == Media.PDF else 1)
    pages = (f"{number(attachment.pages or 0)} صفحه",) if several else ()
    return (words.kind(attachment.media_type), *pages, words.size(attachment.size))


def icon(attachment: Attachment) -> str:
    """Name the icon of a kind."""
    if attachment.media_type in PICTURES:
        return "image"
    return "file-spreadsheet" if attachment.media_type in _TABLES else "file-text"
