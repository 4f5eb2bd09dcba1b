"""The code of a file on a stick, large: to be read out to whoever shall sign.

Hard rule: it is shown only of a loan that is open.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.persian import digits
from ui.theme import BOLD, MEDIUM, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption, IconLabel, Label

NAME = "loan_code"
_WIDTH = 460
_APART = (
    "این کد را جدا از فلش به او بدهید، مثلاً تلفنی. بی این کد کسی پرونده را نمی‌خواند؛ گم شدن فلش"
    " چیزی را فاش نمی‌کند."
)
_LATER = "تا پاسخ برنگشته، کد را در همین صورتجلسه با «نمایش کد» دوباره می‌بینید."


class CodeDialog(QDialog):
    """Stands until it is closed; `whose` is who shall get it."""

    def __init__(self, code: str, whose: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setWindowTitle("کد پرونده")
        self.setFixedWidth(_WIDTH)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(IconLabel("lock-keyhole", "accent", Size.ICON))
        head.addWidget(Label(f"کد پرونده برای {whose}", px=16, weight=BOLD, name=f"{NAME}.title"))
        head.addStretch(1)
        close = Button("بستن", kind="primary", key="Esc", name=f"{NAME}.close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addWidget(close)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(_groups(code))
        for words in (_APART, _LATER):
            text = Label(words, role="text_2")
            text.setWordWrap(True)
            column.addWidget(text)
        column.addLayout(buttons)
        self.setFixedHeight(column.totalHeightForWidth(_WIDTH))
        close.setFocus()


def _groups(code: str) -> QWidget:
    whole = QWidget()
    whole.setObjectName(f"{NAME}.groups")
    whole.setAccessibleName(code)
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.CARD)
    for at, group in enumerate(code.split("-")):
        number = Caption(f"گروه {digits(at + 1)}")
        text = Label(digits(group), px=24, weight=MEDIUM, name=f"{NAME}.groups.{at + 1}")
        for label in (number, text):  # absolute, or digits alone would hug the left
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        grid.addWidget(number, 0, at)
        grid.addWidget(text, 1, at)
    return whole
