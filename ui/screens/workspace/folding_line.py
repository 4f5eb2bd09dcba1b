"""A line of fields that becomes two where there is little room, as beside the pages."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget


class FoldingLine(QVBoxLayout):
    """`first` and `last` stay in the first line; `rest`, between them, goes under them.

    The last one of `first` takes what room there is.
    """

    def __init__(
        self,
        first: Sequence[QWidget],
        rest: Sequence[QWidget],
        last: Sequence[QWidget] = (),
        *,
        gap: int,
        indent: int = 0,
    ) -> None:
        super().__init__()
        self._first, self._rest, self._last = first, rest, last
        self._folded: bool | None = None
        self._lines = QHBoxLayout(), QHBoxLayout()
        self.setSpacing(0)
        for line in self._lines:
            line.setSpacing(gap)
            self.addLayout(line)
        self._indent = indent
        self.fold(on=False)

    def fold(self, *, on: bool) -> None:
        """Make two lines, or one again; whoever has the keyboard keeps it."""
        if on == self._folded:
            return
        self._folded = on
        for line in self._lines:
            while line.takeAt(0) is not None:
                pass
        upper, lower = self._lines
        above = (*self._first, *(() if on else self._rest), *self._last)
        for widget in above:
            upper.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        upper.setStretchFactor(self._first[-1], 1)
        lower.setContentsMargins(0, 0, self._indent if on else 0, 0)
        if on:
            for widget in self._rest:
                lower.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
            lower.addStretch(1)
