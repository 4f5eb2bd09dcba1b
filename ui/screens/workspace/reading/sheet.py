"""The sheet on which the minutes are read: one page in letters as large as there is room for.

Hard rule: no part of a page is out of reach; what does not fit in the smallest letters scrolls.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.screens.workspace.reading.page import ReadingPage
from ui.screens.workspace.reading.row import ReadingRow, Type

# From the largest letters to the smallest that are read across a table.
TYPES = (Type(38, 29, 25), Type(34, 27, 24), Type(30, 25, 22), Type(27, 23, 21), Type(24, 21, 19))
_STEP = 120  # pixels that an arrow scrolls
_KEPT = 60  # pixels that stay in sight when a whole view is scrolled
_AROUND = 24


class ReadingSheet(QScrollArea):
    """Holds the keyboard while somebody reads, and leaves every key to its owner.

    `marked` is the row of the page that is read; None on a page without rows.
    """

    typed_keys = (
        ("Space PageDown", "ادامه، سپس بعدی"),
        ("PageUp", "بالاتر، سپس پیشین"),
        ("Home End", "سرآغاز و پایان"),
        ("↑ ↓", "بند به بند"),
        ("۱ ۲ ۳", "رفتن به شمارهٔ مصوبه"),
    )

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.page: ReadingPage | None = None
        self._mark = 0  # the place of the marked row
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring)

    def put(self, page: ReadingPage) -> None:
        """Show another page, from its top."""
        self.clear()
        self.page = page
        self.setWidget(page)
        page.show()
        self.verticalScrollBar().setValue(0)

    def clear(self) -> None:
        old = self.takeWidget()
        if old is not None:
            for row in self.rows():
                row.retire()
            old.hide()
            old.deleteLater()
        self.page, self._mark = None, 0

    def rows(self) -> Sequence[ReadingRow]:
        return self.page.rows() if self.page else ()

    @property
    def marked(self) -> ReadingRow | None:
        rows = self.rows()
        return rows[min(self._mark, len(rows) - 1)] if rows else None

    def mark(self, row: ReadingRow) -> None:
        self._mark = self.rows().index(row)

    def show_mark(self) -> None:
        for row in self.rows():
            row.set_marked(on=row is self.marked, lively=self.hasFocus())

    def step(self, way: int) -> None:
        """Go to the next row, through all of the one that is read."""
        if self.marked is None:
            self.advance(way)
        elif not self._reach(self.marked, way):
            rows = self.rows()
            self._mark = min(max(rows.index(self.marked) + way, 0), len(rows) - 1)
            self.bring_marked()
            self.show_mark()

    def fit(self) -> None:
        """Choose the largest letters in which the page needs no scrolling."""
        if self.page is None:
            return
        room, width = self.viewport().height(), self.viewport().width()
        self.setUpdatesEnabled(False)
        for letters in TYPES:
            self.page.set_type(letters)
            if self.page.height_in(width) <= room:
                break
        self.setUpdatesEnabled(True)
        self.bring_marked()

    def advance(self, way: int) -> bool:
        """Scroll on by a view, or back; False where there is no more of the page."""
        return self._scroll(way * (self.viewport().height() - _KEPT))

    def _reach(self, part: QWidget, way: int) -> bool:
        """Scroll on in a part that is higher than the view; False where its end is seen."""
        top = part.mapTo(self.viewport(), part.rect().topLeft()).y()
        hidden = top + part.height() > self.viewport().height() if way > 0 else top < 0
        return hidden and self._scroll(way * _STEP)

    def bring_marked(self) -> None:
        """Bring what is read into sight once it has its place."""
        self._soon.start()

    def _bring(self) -> None:
        """Scroll to what is read; where that is higher than the view, to its beginning."""
        part = self.marked
        if self.page is None or part is None:
            return
        self.ensureWidgetVisible(part, 0, _AROUND)
        if part.height() > self.viewport().height():
            place = part.mapTo(self.page, part.rect().topLeft()).y()
            self.verticalScrollBar().setValue(place - _AROUND)

    def _scroll(self, by: int) -> bool:
        bar = self.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + by)
        return bar.value() != before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
