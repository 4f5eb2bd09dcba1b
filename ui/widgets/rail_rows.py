"""A column of places to go to, as both rails have it.

Hard rule: the column is one stop for Tab; ↑ and ↓ walk inside it, Enter, Space or a click chooses.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from ui.theme import Theme
from ui.widgets.buttons import PaintedButton

_STEPS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class RailRow(PaintedButton):
    """One place; the rail that holds it gives it its looks."""

    reached = Signal()

    def __init__(self, key: str, text: str, kind: str, name: str) -> None:
        super().__init__(text, kind, name)
        self.key = key
        self.note = ""
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str) -> None:
        """Say something about the place at its far left."""
        self.note = note
        self.setAccessibleDescription(note)
        self.update()

    def nextCheckState(self) -> None:
        """Stay chosen when chosen again."""
        self.setChecked(True)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.reached.emit()
        super().focusInEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            event.ignore()  # the rail walks
        else:
            super().keyPressEvent(event)


class Rail(QFrame):
    """Rows of which one is current. `chosen` names the place a person asked for."""

    chosen = Signal(str)

    def __init__(self, look: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", look)
        self.rows: dict[str, RailRow] = {}

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hairline at the left here: a style sheet would lay it out at the right."""
        super().paintEvent(event)
        QPainter(self).fillRect(0, 0, 1, self.height(), Theme.current().colour("border"))

    def current(self) -> str:
        """Return the key of the current place, or nothing before the first choice."""
        return next((key for key, row in self.rows.items() if row.isChecked()), "")

    def set_current(self, key: str) -> None:
        """Show where one is, without a signal."""
        for row in self.rows.values():
            row.setChecked(row.key == key)
        self._make_stop(self.rows[key])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        rows = list(self.rows.values())
        here = next((at for at, row in enumerate(rows) if row.hasFocus()), None)
        if here is None or event.key() not in _STEPS:
            super().keyPressEvent(event)
        else:
            there = here + _STEPS[event.key()]
            rows[min(max(there, 0), len(rows) - 1)].setFocus()

    def _adopt(self, row: RailRow) -> None:
        self.rows[row.key] = row
        row.setFocusPolicy(_policy(stop=len(self.rows) == 1))
        row.clicked.connect(lambda: self._choose(row.key))
        row.reached.connect(lambda: self._make_stop(row))

    def _choose(self, key: str) -> None:
        self.set_current(key)
        self.chosen.emit(key)

    def _make_stop(self, stop: RailRow) -> None:
        for row in self.rows.values():
            row.setFocusPolicy(_policy(stop=row is stop))


def _policy(*, stop: bool) -> Qt.FocusPolicy:
    return Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus
