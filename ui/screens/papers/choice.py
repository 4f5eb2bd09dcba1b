"""What the choices of the two papers have in common."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.open_work import OpenWork
from desktop.register import Register
from ui.desk import Desk

Record = OpenWork | Register


class Choice(QWidget):
    """The choice of one paper; `record` is what is to be printed, None where there is nothing.

    The office is read here; a record is finished and goes anywhere. While the choice `waits`, the
    record is that of an earlier one.
    """

    chosen = Signal()  # another record
    done = Signal()  # one wants to see the page
    wrote = Signal()  # files, into a folder
    failed = Signal(object)  # Problem: there is no record, and there should be one

    def __init__(self, desk: Desk, nothing: QWidget) -> None:
        super().__init__()
        self.desk = desk
        self.nothing = nothing  # stands in the place of the page
        self.record: Record | None = None

    @property
    def waits(self) -> bool:
        """Whether the record of what is chosen comes later; `chosen` tells, or `failed`."""
        return False

    def refresh(self, on: date) -> None:
        """Read the office as it is on a day; what was chosen stays as far as it can."""
        raise NotImplementedError

    def sub(self) -> str:
        """Say whose paper it is, behind the title."""
        raise NotImplementedError

    def keys(self) -> Sequence[tuple[str, str]]:
        """Give (key, what it does) for the status bar."""
        raise NotImplementedError

    def can_begin(self) -> bool:
        """Tell whether there is anything to choose."""
        return True

    def begin(self) -> None:
        """Put the focus where one chooses."""
        raise NotImplementedError
