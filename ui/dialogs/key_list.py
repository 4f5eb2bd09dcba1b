"""The keys that do something now: in the section, on the screen, and everywhere."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import commands
from ui.commands import Scope
from ui.theme import BOLD, Space
from ui.widgets.keys import ENTER, KeyHints
from ui.widgets.labels import Caption, Hairline, KeyCap, Label
from ui.widgets.overlay import Overlay

KEY = "F1"
NAME = "keys"
_TITLES = {Scope.SECTION: "این بخش", Scope.SCREEN: "این صفحه", Scope.EVERYWHERE: "همه‌جا"}
_ROWS = 16  # in one column
_BESIDE = 60
_SCROLLED = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -9, Qt.Key.Key_PageDown: 9}


class KeyList(Overlay):
    """A page to be read; it is made anew whenever it opens."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, name=NAME, title="کلیدهای این صفحه", key=KEY)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._area = QScrollArea()
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidgetResizable(True)
        foot = QHBoxLayout()
        foot.setSpacing(Space.SMALL)
        for key, words in (("Ctrl+K", "همهٔ فرمان‌ها، با نام"), ("Esc", "بستن")):
            foot.addWidget(KeyCap(key))
            foot.addWidget(Caption(words))
            foot.addSpacing(Space.SMALL)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.CARD, Space.SCREEN, Space.SMALL)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Label("کلیدها", px=16, weight=BOLD, name=f"{NAME}.title"))
        column.addWidget(self._area)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def open(self) -> None:
        """Show the keys that do something where the keyboard is."""
        window = self._window
        told = {scope: hints for scope, hints in commands.keys(window).items() if hints}
        page = _page(told)
        self._area.setWidget(page)
        size = page.sizeHint()
        bar = self._area.verticalScrollBar().sizeHint().width()
        self._area.setFixedWidth(min(size.width() + bar, window.width() - _BESIDE))
        self._area.setFixedHeight(min(size.height(), window.height() - 3 * _BESIDE))
        self.setAccessibleDescription(
            "؛ ".join(f"{key}: {words}" for hints in told.values() for key, words in hints)
        )
        super().open()
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        if event.key() in _SCROLLED:
            bar.setValue(bar.value() + _SCROLLED[Qt.Key(event.key())] * bar.singleStep())
        elif event.key() in ENTER:
            self.hide()
        else:
            super().keyPressEvent(event)


def _page(told: Mapping[Scope, KeyHints]) -> QWidget:
    """Put each group into columns of its own."""
    page = QWidget()
    page.setProperty("look", "page")
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2 * Space.SCREEN)
    for scope, hints in told.items():
        for first in range(0, len(hints), _ROWS):
            title = _TITLES[scope] if first == 0 else ""
            row.addLayout(_column(title, hints[first : first + _ROWS], f"{NAME}.{scope}.{first}"))
    row.addStretch(1)
    return page


def _column(title: str, hints: KeyHints, name: str) -> QVBoxLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(Space.MEDIUM)
    grid.setVerticalSpacing(Space.SMALL)
    grid.setColumnStretch(1, 1)
    for number, (key, words) in enumerate(hints):
        grid.addWidget(KeyCap(key), number, 0)
        grid.addWidget(Label(words), number, 1)
    column = QVBoxLayout()
    column.setSpacing(Space.SMALL)
    column.addWidget(Label(title, px=12, role="text_3", name=f"{name}.title"))
    column.addLayout(grid)
    column.addStretch(1)
    return column
