"""One sentence that somebody has to read before anything else can be done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from ui.theme import Size, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label

_WIDTH = 460


class NoticeDialog(QDialog):
    """The sentence and a button that closes it; it needs no window."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.setObjectName("notice")
        self.setWindowTitle("دبیر")
        self.setFixedWidth(_WIDTH)
        words = Label(text, name="notice.text")
        words.setWordWrap(True)
        self.setAccessibleDescription(text)
        close = Button("بستن", kind="primary", name="notice.close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(Space.MEDIUM)
        row.addWidget(IconLabel("info", "accent", Size.ICON), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.SCREEN, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.CARD)
        column.addLayout(row)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFixedHeight(column.totalHeightForWidth(_WIDTH))
        close.setFocus()
