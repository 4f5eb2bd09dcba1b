"""What changed in some minutes, word by word, to be read beside the work."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.differences import Difference
from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.change_list import ChangeList
from ui.widgets.labels import CountBadge, Label

NAME = "changes"
_WIDTH, _HEIGHT = 560, 480
_NOTHING = "هنوز چیزی تغییر نکرده است."


class ChangesDialog(QDialog):
    def __init__(self, title: str, changes: Sequence[Difference], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setFixedSize(_WIDTH, _HEIGHT)
        head = QHBoxLayout()
        head.setSpacing(Space.SMALL)
        head.addWidget(Label(title, px=16, weight=BOLD))
        head.addWidget(CountBadge(len(changes), name=f"{NAME}.count"))
        head.addStretch(1)
        close = Button("بستن", key="Esc", name=f"{NAME}.close")
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        column.addWidget(self._list(changes), 1)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def _list(self, changes: Sequence[Difference]) -> QWidget:
        if not changes:
            return Label(_NOTHING, role="text_2", name=f"{NAME}.nothing")
        shown = ChangeList(name=f"{NAME}.list")
        shown.show_changes(changes)
        page = QWidget()
        page.setProperty("look", "page")
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(shown)
        inside.addStretch(1)
        area = QScrollArea()
        area.setObjectName(f"{NAME}.area")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidgetResizable(True)
        area.setWidget(page)
        return area
