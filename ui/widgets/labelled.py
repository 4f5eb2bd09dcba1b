"""A field with its label, and the line below that helps or says what is to be mended."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Size, Space
from ui.widgets.field import Field, Note, Tone
from ui.widgets.labels import Caption, IconLabel

_ROLE = {Tone.HINT: "text_3", Tone.WARNING: "warn", Tone.PROBLEM: "danger"}


class Labelled(QWidget):
    """A label above its field; the note stands below.

    The label also names the field for a screen reader, unless the owner has named it already.
    """

    def __init__(self, label: str, field: Field[Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        widget = field.note.field
        self.label = Caption(label)
        self.label.setBuddy(widget)
        self.note_line = NoteLine(field.note)
        if not widget.accessibleName():
            widget.setAccessibleName(label)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for part in (self.label, widget, self.note_line):
            column.addWidget(part)
        column.addStretch(1)  # beside a taller neighbour the field stays at the top


class Captioned(QWidget):
    """A caption above what is no field, and says itself what is to be said."""

    def __init__(self, caption: str, widget: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(Caption(caption))
        column.addWidget(widget)


class NoteLine(QWidget):
    """The line under a field, there only while there is something to say."""

    def __init__(self, note: Note, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note = note
        self._mark = IconLabel("triangle-alert", size=Size.ICON_IN_CHIP)
        self._mark.setFixedHeight(Size.ICON)  # the height of the first line of the sentence
        self.text = Caption()
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
        role = _ROLE[self._note.tone]
        self._mark.set_icon("triangle-alert", role)
        self._mark.setVisible(self._note.tone is not Tone.HINT)
        self.text.set_role(role)
        self.text.setText(self._note.text)
        if self._note.text and self.parentWidget() is None:
            return  # shown before it has its place, it would be a window of its own
        self.setVisible(bool(self._note.text))
