"""The sheet on which the minutes are read: one page in letters as large as there is room for.

Hard rule: no part of a page is out of reach; what does not fit in the smallest letters scrolls.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget
from shiboken6 import Shiboken

from ui.screens.workspace.reading.page import ReadingPage
from ui.screens.workspace.reading.row import Type

# From the largest letters to the smallest that are read across a table.
TYPES = (Type(38, 29, 25), Type(34, 27, 24), Type(30, 25, 22), Type(27, 23, 21), Type(24, 21, 19))
_STEP = 120  # pixels that an arrow scrolls
_KEPT = 60  # pixels that stay in sight when a whole view is scrolled
_AROUND = 24


class ReadingSheet(QScrollArea):
    """Holds the keyboard while somebody reads, and leaves every key to its owner."""

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
        self._wanted: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._bring)

    def put(self, page: ReadingPage) -> None:
        """Show another page, from its top."""
        old = self.takeWidget()
        if old is not None and self.page is not None:
            for row in self.page.rows():
                row.retire()
            old.hide()
            old.deleteLater()
        self.page = page
        self.setWidget(page)
        page.show()
        self.verticalScrollBar().setValue(0)

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

    def advance(self, way: int) -> bool:
        """Scroll on by a view, or back; False where there is no more of the page."""
        return self._scroll(way * (self.viewport().height() - _KEPT))

    def reach(self, part: QWidget, way: int) -> bool:
        """Scroll on in a part that is higher than the view; False where its end is seen."""
        top = part.mapTo(self.viewport(), part.rect().topLeft()).y()
        hidden = top + part.height() > self.viewport().height() if way > 0 else top < 0
        return hidden and self._scroll(way * _STEP)

    def bring(self, part: QWidget) -> None:
        """Bring a part into sight once it has its place."""
        self._wanted = part
        self._soon.start()

    def _bring(self) -> None:
        """Scroll to what is wanted; of a part that is higher than the view, to its beginning."""
        part = self._wanted
        if self.page is None or part is None or not Shiboken.isValid(part):
            return
        if not self.page.isAncestorOf(part):
            return  # another page was put meanwhile
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
