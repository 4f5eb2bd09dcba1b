"""A paper on its way to the screen: made away from the window, the newest wish counts.

The one hard rule: nothing here knows what a paper says; whoever offers one brings the function that
makes its bytes, and the same bytes are shown, printed and saved.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, SignalInstance

from ui.tasks import Problem, Report, Task, run

if TYPE_CHECKING:
    from desktop.pages import Pages


@dataclass(frozen=True)
class Paper:
    """Something to be printed: what it is called, and how its bytes are made.

    `save` opens the dialog that writes it; without one, its bytes are written under `file_name`.
    """

    key: str
    name: str
    file_name: str
    make: Callable[[Report], bytes]
    save: Callable[[], None] | None = None


class PaperMaker(QObject):
    """Makes one paper at a time; a new wish stops the work on the last one."""

    made = Signal(object)  # Pages
    failed = Signal(object)  # Problem

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._task: Task | None = None
        self._wish = 0

    @property
    def busy(self) -> bool:
        return self._task is not None

    def make(self, paper: Paper) -> None:
        """Begin with a paper; `made` or `failed` tells what came of it, unless it is stopped."""
        self.cancel()
        # One that was stopped too late still ends; by its number it is known to be outdated.
        self._wish += 1
        self._task = run(
            self,
            partial(_made, paper.make),  # and not `save`, which leads to a window
            partial(self._end, self._wish, self.made),
            partial(self._end, self._wish, self.failed),
        )

    def cancel(self) -> None:
        """Stop the work; nobody hears of it any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _end(self, wish: int, tell: SignalInstance, result: "Pages | Problem") -> None:
        if self._task is not None and wish == self._wish:
            self._task = None
            tell.emit(result)


def _made(make: Callable[[Report], bytes], report: Report) -> "Pages":
    # What reads pages takes its time to load, and most days begin without it.
    from desktop.pages import Pages  # noqa: PLC0415 - see above

    return Pages(make(report))
