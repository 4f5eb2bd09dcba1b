"""Something that is so or is not: a box to check, as a field of a form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.boxes import CheckBox
from ui.widgets.field import Note, restyle


class CheckField(CheckBox):
    """Space and a click change it."""

    edited = Signal(object)

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.note = Note(self)
        self._read_only = False
        self.clicked.connect(lambda: self.edited.emit(self.isChecked()))

    def value(self) -> bool:
        return self.isChecked()

    def set_value(self, value: bool, /) -> None:  # noqa: FBT001 - the value of a field
        self.setChecked(value)

    def isReadOnly(self) -> bool:
        return self._read_only

    def setReadOnly(self, on: bool, /) -> None:  # noqa: FBT001 - as of Qt's other fields
        self._read_only = on
        self.setEnabled(not on)
        restyle(self)
