"""Everything to read finished pages with: the pages, a line to find in them, a foot to go by.

Hard rule: it shows pages and knows nothing of what they are or who made them.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.pages import Sheets
from desktop.persian import digits, read_int
from ui.theme import Size, Space, font
from ui.widgets.buttons import IconButton
from ui.widgets.command import Command
from ui.widgets.find_line import FindLine
from ui.widgets.keys import ENTER
from ui.widgets.labels import Hairline, Label
from ui.widgets.line_field import PersianLine
from ui.widgets.page_search import PageSearch
from ui.widgets.page_view import Fit, PageView
from ui.widgets.paint import text_width

_NUMBER_WIDTH = 46


class PageReader(QWidget):
    """Pages, and Ctrl+F, F3, Ctrl with +, −, 0 and 9 for whoever is among them."""

    typed_keys = (("PageUp PageDown", "ورق زدن"), ("Esc", "بازگشت"))

    def __init__(self, *, name: str, finds: bool = True) -> None:
        """Read pages; where they hold no letters, nothing is to be found on them."""
        super().__init__()
        self._finds = finds
        self.view = PageView(name=f"{name}.pages")
        self._find = FindLine(name=f"{name}.find")
        self._find.hide()
        self._search = PageSearch(self.view)
        self._foot = _Foot(self.view, name, finds=finds)
        self._listen()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self._find, self.view, self._foot):
            column.addWidget(widget)

    def _listen(self) -> None:
        self._find.typed.connect(self._search.seek)
        self._find.stepped.connect(self._search.step)
        self._find.left.connect(self.close_find)
        self._search.told.connect(self._find.show_count)
        self._foot.finding.connect(self.open_find)
        if self._finds:
            self._offer("یافتن در صفحه‌ها", self.open_find, "Ctrl+F")
            self._offer("رفتن به یافتهٔ بعدی", lambda: self._step(1), "F3")
            self._offer("رفتن به یافتهٔ پیشین", lambda: self._step(-1), "Shift+F3")
        # With and without the shift key.
        self._offer("بزرگ‌تر کردن صفحه", lambda: self.view.zoom_by(1), "Ctrl++", "Ctrl+=")
        self._offer("کوچک‌تر کردن صفحه", lambda: self.view.zoom_by(-1), "Ctrl+-")
        self._offer("نمایش به پهنای صفحه", lambda: self.view.set_zoom(Fit.WIDTH), "Ctrl+0")
        self._offer("نمایش همهٔ صفحه", self.view.fit_page, "Ctrl+9")

    def _offer(self, text: str, do: Callable[[], None], *keys: str) -> None:
        Command(self, text, do, *keys, within=True)

    def show_pages(self, pages: Sheets | None) -> None:
        """Show other pages at the same place, and find on them what was sought on the old."""
        self.view.show_pages(pages)
        if self._find.isVisible():
            self._search.again()

    def open_find(self) -> None:
        """Take up a search, or go on with the last one."""
        self._find.begin()
        self._search.seek(self._find.text)

    def close_find(self) -> None:
        """Take the line and its marks away."""
        self._find.hide()
        self._search.seek("")
        self.view.setFocus()

    def _step(self, by: int) -> None:
        if self._find.isVisible():
            self._search.step(by)
        else:
            self.open_find()


class _Foot(QFrame):
    """Which page of how many, and how large."""

    finding = Signal()

    def __init__(self, view: PageView, name: str, *, finds: bool) -> None:
        super().__init__()
        self.setProperty("look", "paneFoot")
        self.setFixedHeight(Size.CARD_HEADER)
        self._view = view
        self._number = _PageNumber(view, name=f"{name}.page")
        self._count = Label(role="text_2", name=f"{name}.count")
        self._zoom = Label(role="text_2", name=f"{name}.zoom")
        self._zoom.setFixedWidth(text_width("۳۰۰٪", font(13)) + Space.SMALL)
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        find = IconButton("search", "یافتن در صفحه‌ها", name=f"{name}.open_find", key="Ctrl+F")
        nearer = IconButton("plus", "بزرگ‌تر", name=f"{name}.nearer", key="Ctrl++")
        farther = IconButton("minus", "کوچک‌تر", name=f"{name}.farther", key="Ctrl+-")
        tip = "به پهنای صفحه؛ بار دوم، همهٔ صفحه"
        fit = IconButton("move-horizontal", tip, name=f"{name}.fit", key="Ctrl+0")
        find.clicked.connect(self.finding)
        nearer.clicked.connect(lambda: view.zoom_by(1))
        farther.clicked.connect(lambda: view.zoom_by(-1))
        fit.clicked.connect(self._on_fit)
        view.moved.connect(self._refresh)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, 0, Space.MEDIUM, 0)
        row.setSpacing(Space.TINY)
        row.addWidget(Label("صفحهٔ", role="text_2"))
        row.addWidget(self._number)
        row.addWidget(self._count)
        row.addStretch(1)
        if finds:
            row.addWidget(find)
            row.addWidget(Hairline(standing=True))
        for widget in (nearer, self._zoom, farther, fit):
            row.addWidget(widget)

    def _on_fit(self) -> None:
        if self._view.wish is Fit.WIDTH:
            self._view.fit_page()
        else:
            self._view.set_zoom(Fit.WIDTH)

    def _refresh(self) -> None:
        self._count.setText(f"از {digits(self._view.count)}")
        self._zoom.setText(f"{digits(round(100 * self._view.zoom))}٪")
        self._number.show_page()


class _PageNumber(PersianLine):
    """The number of the page in front; Enter goes to the one that is typed."""

    def __init__(self, view: PageView, *, name: str) -> None:
        super().__init__()
        self._view = view
        self.setObjectName(name)
        self.setAccessibleName("شمارهٔ صفحه")
        self.setToolTip("شمارهٔ صفحه را بنویسید و Enter بزنید")
        self.setFixedSize(_NUMBER_WIDTH, Size.BUTTON_IN_NOTICE)
        self.setProperty("look", "quiet")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def show_page(self) -> None:
        """Say where one is, unless somebody is typing where to go."""
        self.setAccessibleDescription(self._view.accessibleDescription())
        if not self.hasFocus() or not self.isModified():
            self.setText(digits(self._view.page + 1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            page = read_int(self.text())
            self._back_to_the_pages()
            if page is not None:
                self._view.go_to(page - 1)
        elif event.key() == Qt.Key.Key_Escape:
            self._back_to_the_pages()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.setModified(False)
        self.show_page()

    def _back_to_the_pages(self) -> None:
        self._view.setFocus()
