"""What the mayor wrote in an answer that is not taken in: to be read, and copied to be used.

Hard rule: it is told that nothing of it was taken in.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.loans.late_words import LateWords
from ui.loan_sentences import late_remarks
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

NAME = "loan_late"
_WIDTH, _HEIGHT = 560, 400
_TITLE = "ملاحظه‌های شهردار در پاسخی که گرفته نشد"


class LateDialog(QDialog):
    """`refused` is the sentence that says why; it goes with a copy of the remarks."""

    def __init__(self, words: LateWords, refused: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_TITLE)
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._told = f"{refused}\n\n{late_remarks(words)}"
        close = Button("بستن", kind="primary", key="Esc", name=f"{NAME}.close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        copy = Button("کپی متن", name=f"{NAME}.copy")
        copy.clicked.connect(self._on_copy)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(close)
        buttons.addWidget(copy)
        buttons.addStretch(1)
        why = Label(refused, role="text_2", name=f"{NAME}.why")
        why.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Label(_TITLE, px=16, weight=BOLD))
        column.addWidget(why)
        column.addWidget(_remarks(words), 1)
        column.addLayout(buttons)
        close.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._told)


def _remarks(words: LateWords) -> QScrollArea:
    page = QWidget()
    page.setProperty("look", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.SMALL)
    for number, line in enumerate(late_remarks(words).splitlines(), 1):
        label = Label(line, name=f"{NAME}.{number}")
        label.setWordWrap(True)
        column.addWidget(label)
    column.addStretch(1)
    area = QScrollArea()
    area.setObjectName(f"{NAME}.list")
    area.setAccessibleName(_TITLE)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
