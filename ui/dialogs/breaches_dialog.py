"""What does not hold in the office's file, one thing in a line, to be read and handed on."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.theme import BOLD, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label

_WIDTH, _HEIGHT = 620, 420
_NAME = "breaches"


class BreachesDialog(QDialog):
    """The sentences, what to do, and a copy of them for whoever has to hear it."""

    def __init__(self, sentences: Sequence[str], advice: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("آنچه درست نیست")
        self.setFixedSize(_WIDTH, _HEIGHT)
        self._told = "\n".join((*sentences, advice))
        self._copy = Button("کپی متن", name=f"{_NAME}.copy")
        self._copy.clicked.connect(self._on_copy)
        close = Button("بستن", kind="primary", name=f"{_NAME}.close")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(close)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        what_to_do = Label(advice, role="text_2", name=f"{_NAME}.advice")
        what_to_do.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Label("آنچه در پروندهٔ دفتر درست نیست", px=16, weight=BOLD))
        column.addWidget(_list(sentences), 1)
        column.addWidget(what_to_do)
        column.addLayout(buttons)
        close.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._told)


def _list(sentences: Sequence[str]) -> QScrollArea:
    page = QWidget()
    page.setProperty("look", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.SMALL)
    for number, each in enumerate(sentences, 1):
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        mark = IconLabel("triangle-alert", "danger", Size.ICON)
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = Label(each, name=f"{_NAME}.{number}")
        words.setWordWrap(True)
        row.addWidget(words, 1)
        column.addLayout(row)
    column.addStretch(1)
    area = QScrollArea()
    area.setObjectName(f"{_NAME}.list")
    area.setAccessibleName("آنچه درست نیست")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(page)
    return area
