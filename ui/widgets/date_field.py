"""A Jalali date, typed as people write it or picked from a calendar.

Left alone it shows «یکشنبه ۱۲ مهر ۱۴۰۵»; while it is typed into, «۱۲ مهر ۱۴۰۵», since a weekday
would have to be corrected with every figure.
"""

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.calendar import jalali
from ui.clock import today_here
from ui.models.month_model import FIRST_DAY, LAST_DAY, day_off_note
from ui.sentences import sentence
from ui.theme import Theme
from ui.widgets.calendar_popup import CalendarPopup
from ui.widgets.field import Tone
from ui.widgets.paint import text_width
from ui.widgets.parsed_line import ParsedLine, RefusedError

_BESIDE_TEXT = 54  # padding and the calendar's icon


class DateField(ParsedLine[date]):
    """A date of 1300 to 1500; ↑ and ↓ move by a day, Alt+↓ or F4 opens the calendar.

    It warns of days off, unless nothing is to happen on its day.
    """

    typed_keys = (("F4", "تقویم"), ("↑ ↓", "روز پس و پیش"))

    def __init__(
        self,
        *,
        needed: str = "",
        warns: bool = True,
        today: Callable[[], date] = today_here,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(needed=needed, parent=parent)
        self._warns = warns
        self._today = today
        self._calendar: CalendarPopup | None = None
        self.setPlaceholderText("۱۲ مهر، فردا، ۱۴۰۵/۷/۱۲")
        self._button = QAction("باز کردن تقویم (F4)", self)
        self._button.triggered.connect(self.open_calendar)
        self.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        self._draw_button()

    def set_value(self, value: date | None, /) -> None:
        super().set_value(value)
        self._tell_day_off(value)

    def setReadOnly(self, on: bool, /) -> None:  # noqa: FBT001 - Qt's signature
        super().setReadOnly(on)
        self._button.setVisible(not on)

    def open_calendar(self) -> None:
        """Open the calendar on the date of the field, or on today."""
        if self.isReadOnly():
            return
        self._take_if_readable()
        if self._calendar is None:
            self._calendar = CalendarPopup(self, self._today)
            self._calendar.picked.connect(self._choose)
        self._calendar.open(self.value() or self._today())

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() == Qt.Key.Key_F4 or (alt and event.key() == Qt.Key.Key_Down):
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._draw_button()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._show_value()

    def _read(self, text: str) -> date:
        try:
            return jalali.read(text, self._today())
        except jalali.DateError as error:
            raise RefusedError(sentence(error)) from error

    def _shown(self, value: date) -> str:
        return self._fitting(value, jalali.long(value), jalali.medium(value))

    def _typable(self, value: date) -> str:
        return self._fitting(value, jalali.medium(value))

    def _room(self) -> int:
        """Tell how wide a date may be."""
        return self.width() - _BESIDE_TEXT

    def _fitting(self, value: date, *forms: str) -> str:
        """Choose the first form that there is room for, at last figures: a date is never cut."""
        fitting = (form for form in forms if text_width(form, self.font()) <= self._room())
        return next(fitting, jalali.numeric(value))

    def _stepped(self, value: date | None, steps: int) -> date | None:
        if value is None:
            return self._today()
        return min(max(value + timedelta(days=steps), FIRST_DAY), LAST_DAY)

    def _take(self, value: date | None) -> None:
        self._tell_day_off(value)
        super()._take(value)

    def _tell_day_off(self, value: date | None) -> None:
        if self._warns:
            self.note.show_hint(day_off_note(value) if value else "", Tone.WARNING)

    def _draw_button(self) -> None:
        self._button.setIcon(Theme.current().icon("calendar-days", "text_3"))
