"""The line in which the number of a subdistrict is asked for, whose headquarters shall be added."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.roster.seats import add_headquarters, all_headquarters
from ui.desk import Desk
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.labelled import NoteLine
from ui.widgets.labels import Label
from ui.widgets.number_field import NumberField

_MOST = 20


class SubdistrictLine(QWidget):
    """There only while somebody is asked; Esc leaves it."""

    added = Signal(object)  # Headquarters
    known = Signal(object)  # the Headquarters that is there already
    left = Signal()

    def __init__(self, desk: Desk, *, name: str) -> None:
        super().__init__()
        self._desk = desk
        self._number = NumberField(1, _MOST, needed="شمارهٔ ناحیه را بنویسید.")
        self._number.setObjectName(f"{name}.number")
        self._number.setAccessibleName("شمارهٔ ناحیه")
        self._number.setFixedWidth(72)
        add = Button("افزودن", kind="small", key="Enter", name=f"{name}.add")
        add.clicked.connect(self._add)
        self._number.returnPressed.connect(self._add)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(Label("قرارگاه ناحیهٔ", role="text_2"))
        row.addWidget(self._number)
        row.addWidget(add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row)
        column.addWidget(NoteLine(self._number.note))
        self.hide()

    def begin(self) -> None:
        """Ask."""
        self.show()
        self._number.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _add(self) -> None:
        number = self._number.value()
        if number is None:
            return
        before = all_headquarters(self._desk.office)
        added = self._desk.act(lambda office: add_headquarters(office, number))
        if added is not None:
            self.hide()
            self._number.set_value(None)
            (self.known if added in before else self.added).emit(added)
