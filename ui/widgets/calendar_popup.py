"""The calendar that opens under a date: one month, its days off, and the way to today."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.calendar import jalali
from ui.models.month_model import day_off_note
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import Caption, Label
from ui.widgets.month_grid import MonthGrid

_NOTE_HEIGHT = 40  # two lines, so that the window does not jump from day to day


class CalendarPopup(QFrame):
    """A month to pick a day from; it closes by itself, and `picked` brings the day."""

    picked = Signal(object)

    def __init__(self, field: QWidget, today: Callable[[], date]) -> None:
        super().__init__(field)
        self.setWindowFlags(Qt.WindowType.Popup | Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)  # the click that closes only closes
        self.setObjectName("calendarPopup")
        self.setAccessibleName("تقویم")
        self._field = field
        self._today = today
        self._title = Label(weight=BOLD, name="calendarMonth")
        self._note = Caption(name="calendarNote")
        self._note.setWordWrap(True)
        self._note.setFixedHeight(_NOTE_HEIGHT)
        self._note.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.grid = MonthGrid(today, self)
        self._arrange()
        self.setFocusProxy(self.grid)
        self.grid.moved.connect(self._describe)
        self.grid.chosen.connect(self._on_chosen)

    def open(self, day: date) -> None:
        """Show the month of a day under the field."""
        self.grid.set_day(day)
        self.adjustSize()
        corner = self._field.mapToGlobal(QPoint(self._field.width(), self._field.height() + 2))
        room = self._field.screen().availableGeometry()
        top = corner.y()
        if top + self.height() > room.bottom():
            top = max(room.top(), corner.y() - self._field.height() - self.height() - 4)
        self.move(max(room.left(), corner.x() - self.width()), top)
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, day: date) -> None:
        self.hide()
        self.picked.emit(day)

    def _describe(self, day: date) -> None:
        self._title.setText(jalali.month_year(day))
        note = day_off_note(day)
        self._note.setText(f"{jalali.long(day)}\n{note}" if note else jalali.long(day))
        self._note.set_role("warn" if note else "text_3")

    def _arrange(self) -> None:
        earlier = IconButton("chevron-right", "ماه پیش", name="earlierMonth", key="Page Up")
        later = IconButton("chevron-left", "ماه بعد", name="laterMonth", key="Page Down")
        today = Button("امروز", name="calendarToday", kind="quiet", key="Home")
        earlier.clicked.connect(lambda: self.grid.go_months(-1))
        later.clicked.connect(lambda: self.grid.go_months(1))
        today.clicked.connect(lambda: self._on_chosen(self._today()))
        for button in (earlier, later, today):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # each has a key in the grid
        head = QHBoxLayout()
        head.addWidget(earlier)
        head.addWidget(self._title, 1, Qt.AlignmentFlag.AlignHCenter)
        head.addWidget(later)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(today, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SMALL, Space.SMALL, Space.SMALL, Space.TINY)
        column.setSpacing(Space.TINY)
        column.addLayout(head)
        column.addWidget(self.grid)
        column.addLayout(foot)
