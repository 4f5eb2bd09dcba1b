"""A time of day: «۱۰:۳۰», however it was typed."""

from datetime import time

from PySide6.QtWidgets import QWidget

from desktop.calendar import jalali
from ui.sentences import sentence
from ui.widgets.parsed_line import ParsedLine, RefusedError

_STEP = 5
_MINUTES_OF_A_DAY = 24 * 60


class TimeField(ParsedLine[time]):
    """A time of day, to the minute; ↑ and ↓ go by five minutes."""

    def __init__(self, *, needed: str = "", parent: QWidget | None = None) -> None:
        super().__init__(needed=needed, parent=parent)
        self.setPlaceholderText("۱۰:۳۰")

    def _read(self, text: str) -> time:
        try:
            return jalali.read_time(text)
        except jalali.TimeError as error:
            raise RefusedError(sentence(error)) from error

    def _shown(self, value: time) -> str:
        return jalali.clock(value)

    def _stepped(self, value: time | None, steps: int) -> time | None:
        if value is None:
            return None
        minutes = value.hour * 60 + value.minute + steps * _STEP
        return time(*divmod(minutes % _MINUTES_OF_A_DAY, 60))
