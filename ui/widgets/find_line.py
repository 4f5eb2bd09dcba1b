"""The line that one types into to find a text, and how many there are.

Hard rule: the line only asks; who finds, and where, is its owner.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from desktop.persian import digits
from ui.theme import Space, font
from ui.widgets.buttons import IconButton
from ui.widgets.keys import ENTER
from ui.widgets.labels import Label
from ui.widgets.line_field import LineField
from ui.widgets.paint import text_width

_HEIGHT = 50
_NONE = "یافت نشد"


class FindLine(QFrame):
    """Enter and Shift+Enter go on and back, Esc leaves."""

    typed = Signal(object)  # str
    stepped = Signal(int)  # 1 or -1
    left = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("look", "paneHead")
        self.setFixedHeight(_HEIGHT)
        self._field = LineField()
        self._field.setObjectName(f"{name}.text")
        self._field.setAccessibleName("یافتن در صفحه‌ها")
        self._field.setPlaceholderText("یافتن در صفحه‌ها")
        self._field.edited.connect(self.typed)
        self._told = Label(px=12, role="text_2", name=f"{name}.count")
        self._told.setFixedWidth(text_width("۱۰۰ از ۱۰۰۰", font(12)))
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        back = IconButton("chevron-up", "پیشین", name=f"{name}.previous", key="Shift+F3")
        back.clicked.connect(lambda: self.stepped.emit(-1))
        onward = IconButton("chevron-down", "بعدی", name=f"{name}.next", key="F3")
        onward.clicked.connect(lambda: self.stepped.emit(1))
        close = IconButton("x", "بستن", name=f"{name}.close", key="Esc")
        close.clicked.connect(self.left)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.SMALL, 0, Space.MEDIUM, 0)
        row.setSpacing(2)
        row.addWidget(self._field, 1)
        row.addSpacing(Space.TINY)
        for widget in (self._told, back, onward, close):
            row.addWidget(widget)

    @property
    def text(self) -> str:
        return self._field.text()

    def begin(self) -> None:
        """Take the keyboard; what was sought last can be typed over."""
        self.show()
        self._field.setFocus()
        self._field.selectAll()

    def show_count(self, current: int, count: int) -> None:
        """Say which of how many, from 0; nothing while nothing is sought."""
        found = f"{digits(current + 1)} از {digits(count)}" if count else _NONE
        self._told.setText(found if self.text else "")
        self._told.set_role("text_2" if count else "danger")
        self._field.setAccessibleDescription(self._told.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
