"""The list of attachments: one row each, renamed where it stands.

Hard rule: keys speak of the row that has the keyboard, and a row keeps it while others come, go
and change places.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.records import Attachment
from desktop.attachments.names import MOST_LETTERS
from desktop.persian import isolate_name
from ui.models import Index
from ui.models.attachments_model import AttachmentsModel, facts, icon
from ui.theme import MEDIUM, Size, Space, Theme, font
from ui.widgets.keys import ENTER, is_plain
from ui.widgets.line_field import LineField
from ui.widgets.paint import PaintedRow, draw_box

NAME = "attachments"

_ROW = 52
_ICON_PLACE = Size.ICON + Space.MEDIUM


class AttachmentList(QListView):
    """One of the attachments is current."""

    opened = Signal(object)  # Attachment
    naming = Signal(object, object)  # and the field that was opened for its name
    named = Signal(object)  # or not: its field is closed
    renamed = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName(f"{NAME}.list")
        self.setAccessibleName("پیوست‌های جلسه")
        self.setProperty("look", "rows")
        self._model = AttachmentsModel()
        self._model.renamed.connect(self.renamed)
        self.setModel(self._model)
        delegate = _Delegate(self)
        delegate.naming.connect(self.naming)
        delegate.named.connect(self.named)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.doubleClicked.connect(lambda _index: self._open())

    def show_attachments(self, attachments: Sequence[Attachment], *, editable: bool) -> None:
        """Show these; what was current stays so, unless one came back or it went itself."""
        before, row = self.current(), self.currentIndex().row()
        come = [each.uuid for each in attachments if self._model.row_of(each.uuid) < 0]
        self._model.editable = editable
        self._model.show_attachments(attachments)
        wanted = come[0] if come and before is not None else before.uuid if before else ""
        place = self._model.row_of(wanted)
        self._choose(place if place >= 0 else min(max(row, 0), len(attachments) - 1))

    def choose(self, uuid: str) -> None:
        """Make an attachment the current one, and give it the keyboard."""
        self._choose(self._model.row_of(uuid))
        if not self._is_renaming():
            self.setFocus()

    def _choose(self, row: int) -> None:
        if not self._is_renaming():  # the half of a name would be entered
            self.setCurrentIndex(self._model.index(row, 0))

    def _is_renaming(self) -> bool:
        return self.state() == QAbstractItemView.State.EditingState

    def current(self) -> Attachment | None:
        found: Attachment | None = self.currentIndex().data(AttachmentsModel.ATTACHMENT)
        return found

    def rename(self) -> None:
        """Let the current one be called something else, where it stands."""
        if self._model.editable and self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def _open(self) -> None:
        if (current := self.current()) is not None:
            self.opened.emit(current)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in ENTER and is_plain(event) and not self._is_renaming():
            self._open()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        super().focusInEvent(event)
        self.viewport().update()


class _Delegate(QStyledItemDelegate):
    """A row of two lines: the name, then what the file is."""

    naming = Signal(object, object)
    named = Signal(object)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index, /) -> QSize:
        del option, index
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, /) -> None:
        place, view = QRectF(option.rect), self.parent()
        attachment: Attachment = index.data(AttachmentsModel.ATTACHMENT)
        is_current = isinstance(view, QListView) and index == view.currentIndex()
        if is_current:
            painter.fillRect(place, Theme.current().colour("accent_tint"))
        line = QRectF(place.left(), place.bottom() - 1, place.width(), 1)
        painter.fillRect(line, Theme.current().colour("border"))
        if is_current and isinstance(view, QListView) and view.hasFocus():
            for inset in range(1, 1 + Size.FOCUS_LINE):
                edge = place.adjusted(inset, inset, -inset, -inset)
                draw_box(painter, edge, Size.RADIUS_CHIP, edge="accent")
        inside = place.adjusted(Space.CARD, 6, -Space.CARD, -6)
        mark = PaintedRow(painter, inside, Space.MEDIUM)
        mark.icon(icon(attachment), "text_3", Size.ICON)
        words = mark.rest
        half = words.height() / 2
        name = QRectF(words.left(), words.top(), words.width(), half)
        told = QRectF(words.left(), words.top() + half, words.width(), half)
        PaintedRow(painter, name, 0).text(isolate_name(attachment.name), font(13, MEDIUM), "text")
        PaintedRow(painter, told, 0).text("، ".join(facts(attachment)), font(12), "text_3")

    # Renaming

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index, /
    ) -> QWidget:
        del option
        line = _NameField(index.data(AttachmentsModel.ATTACHMENT), parent)
        self.naming.emit(line.attachment, line)
        # Only then will the list have marked all of it, and the ending is seldom meant.
        QTimer.singleShot(0, line, partial(_mark_words, line))
        return line

    def destroyEditor(self, editor: QWidget, index: Index, /) -> None:
        if isinstance(editor, _NameField):
            self.named.emit(editor.attachment)
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: Index, /) -> None:
        if isinstance(editor, QLineEdit) and not editor.text():
            editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index, /
    ) -> None:
        del index
        place = QRect(option.rect)
        top = place.top() + (place.height() - Size.BUTTON) // 2
        right = place.right() - Space.CARD - _ICON_PLACE + Space.SMALL
        editor.setGeometry(
            place.left() + Space.CARD, top, right - place.left() - Space.CARD, Size.BUTTON
        )


class _NameField(LineField):
    """The name of an attachment, also when its row is gone before it."""

    def __init__(self, attachment: Attachment, parent: QWidget) -> None:
        super().__init__(parent)
        self.attachment = attachment
        self.setObjectName(f"{NAME}.name")
        self.setAccessibleName("نام پیوست")
        self.setMaxLength(MOST_LETTERS)


def _mark_words(line: QLineEdit) -> None:
    words, dot, _ = line.text().rpartition(".")
    line.setSelection(0, len(words) if dot else len(line.text()))
