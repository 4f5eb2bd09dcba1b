"""The day in a row of a list, quiet until somebody works in it."""

from datetime import date

from PySide6.QtGui import QFocusEvent

from desktop.calendar import jalali
from ui.clock import today_here
from ui.widgets.date_field import DateField
from ui.widgets.parsed_line import RefusedError
from ui.widgets.quiet import quiet

_DAY = 112
_BESIDE_TEXT = 36  # padding and the calendar's icon
_PADDING = 14


class DayField(DateField):
    """A day in a narrow column, of those for which there is room; the calendar opens by F4."""

    def __init__(self) -> None:
        super().__init__()
        self._bounds: tuple[date | None, date | None] = (None, None)
        self.setFixedWidth(_DAY)
        self.setPlaceholderText("–")
        self._button.setVisible(False)
        quiet(self)

    def set_bounds(self, earliest: date | None, latest: date | None) -> None:
        """Take only days from `earliest` to `latest`; None is no bound."""
        self._bounds = (earliest, latest)

    def setReadOnly(self, on: bool, /) -> None:  # noqa: FBT001 - Qt's signature
        super().setReadOnly(on)
        self._button.setVisible(self.hasFocus() and not on)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self._button.setVisible(not self.isReadOnly())
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        super().focusOutEvent(event)
        self._button.setVisible(False)

    def _tell_day_off(self, value: date | None) -> None:
        """Say nothing: one may come to a seat on a holiday."""

    def _shown(self, value: date) -> str:
        return self._fitting(value, jalali.medium(value))

    def _room(self) -> int:
        return self.width() - (_BESIDE_TEXT if self._button.isVisible() else _PADDING)

    def _read(self, text: str) -> date:
        day = super()._read(text)
        earliest, latest = self._bounds
        if earliest and day < earliest:
            raise RefusedError(f"روزی از {jalali.medium(earliest)} به بعد بنویسید.")
        if latest and day > latest:
            raise RefusedError(f"روزی تا {jalali.medium(latest)} بنویسید.")
        return day

    def _stepped(self, value: date | None, steps: int) -> date | None:
        day = super()._stepped(value, steps) if value else today_here()
        earliest, latest = self._bounds
        return None if day is None else min(max(day, earliest or day), latest or day)
