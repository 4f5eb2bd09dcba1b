"""A field with its label, and the line below that helps or says what is to be mended."""

from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from ui.theme import Size, Space, Theme, font
from ui.widgets.field import Field, Note, Tone, restyle


class Labelled(QWidget):
    """A label above its field, or at its right in a column of that width; the note stands below.

    The label also names the field for a screen reader, unless the owner has named it already.
    """

    def __init__(
        self, label: str, field: Field[Any], *, beside: int = 0, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        widget = field.note.field
        self.label = QLabel(label)
        self.label.setProperty("look", "fieldLabel")
        self.label.setFont(font(13 if beside else 12))
        self.label.setBuddy(widget)
        self.note_line = NoteLine(field.note)
        if not widget.accessibleName():
            widget.setAccessibleName(label)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.MEDIUM)
        grid.setVerticalSpacing(Space.TINY)
        if beside:
            self.label.setFixedSize(beside, Size.BUTTON)  # on the height of the field's first line
            grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        else:
            grid.addWidget(self.label, 0, 1)
        grid.addWidget(widget, 0 if beside else 1, 1)
        grid.addWidget(self.note_line, 2, 1)
        grid.setRowStretch(3, 1)  # beside a taller neighbour the field stays at the top


class NoteLine(QWidget):
    """The line under a field, there only while there is something to say."""

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self._mark = _Mark(note)
        self.text = QLabel()
        self.text.setFont(font(12))
        self.text.setWordWrap(True)
        self.text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.TINY)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        note.changed.connect(self._show_note)
        self._show_note()

    def _show_note(self) -> None:
        self._mark.setVisible(self._note.tone is not Tone.HINT)
        self._mark.update()
        self.text.setProperty("tone", self._note.tone.value)
        restyle(self.text)
        self.text.setText(self._note.text)
        self.setVisible(bool(self._note.text))


class _Mark(QWidget):
    """The triangle before a warning or a problem, so that colour is not alone."""

    def __init__(self, note: Note) -> None:
        super().__init__()
        self._note = note
        self.setFixedSize(QSize(Size.ICON_IN_CHIP, Size.ICON))

    def paintEvent(self, event: QPaintEvent, /) -> None:
        del event
        role = "danger" if self._note.tone is Tone.PROBLEM else "warn"
        Theme.current().draw_icon(
            QPainter(self), QRectF(self.rect()), "triangle-alert", role, Size.ICON_IN_CHIP
        )
