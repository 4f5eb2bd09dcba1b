"""A whole number in a range, shown in Persian digits."""

from PySide6.QtWidgets import QWidget

from desktop import persian
from ui.widgets.parsed_line import ParsedLine, RefusedError


class NumberField(ParsedLine[int]):
    """A whole number between two bounds, both included; ↑ and ↓ count."""

    def __init__(
        self, minimum: int, maximum: int, *, needed: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(needed=needed, parent=parent)
        self._minimum = minimum
        self._maximum = maximum

    def _read(self, text: str) -> int:
        value = persian.read_int(text)
        if value is None or not self._minimum <= value <= self._maximum:
            bounds = persian.digits(self._minimum), persian.digits(self._maximum)
            raise RefusedError("عددی از {} تا {} بنویسید.".format(*bounds))
        return value

    def _shown(self, value: int) -> str:
        return persian.digits(value)

    def _stepped(self, value: int | None, steps: int) -> int | None:
        if value is None:
            return self._minimum
        return min(self._maximum, max(self._minimum, value + steps))
