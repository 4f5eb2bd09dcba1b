"""Files of these names are there already and hold something else: replace them, or go elsewhere.

The one hard rule: nothing is replaced by Enter alone, which means the other place.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.persian import digits, isolate_name
from ui.theme import BOLD, MEDIUM, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import ElidedLabel, Label

_WIDTH = 520
_MOST = 5
_NAME = "replace"
_ADVICE = "اگر جایگزین شود، آنچه اکنون آنجاست پاک می‌شود. اگر آن را لازم دارید، جای دیگری برگزینید."


class ReplaceDialog(QDialog):
    """`wanted` when they are to be replaced, `unwanted` when another place is to be chosen."""

    wanted = Signal()
    unwanted = Signal()

    def __init__(self, paths: Sequence[Path], where: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(_NAME)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("پرونده‌ای به همین نام هست")
        self.setFixedWidth(_WIDTH)
        count = f"{digits(len(paths))} پرونده" if len(paths) > 1 else "پرونده‌ای"
        said = Label(f"در {where} {count} به همین نام هست که محتوای دیگری دارد:")
        said.setWordWrap(True)
        advice = Label(_ADVICE, role="text_2", name=f"{_NAME}.advice")
        advice.setWordWrap(True)
        other = Button("جای دیگر", kind="primary", name=f"{_NAME}.other")
        other.setDefault(True)
        replace = Button("جایگزین شود", name=f"{_NAME}.replace")
        leave = Button("بازگشت", key="Esc", name=f"{_NAME}.leave")
        other.clicked.connect(self._on_other)
        replace.clicked.connect(self._on_replace)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        for button in (other, replace, leave):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Label("جایگزین شود؟", px=16, weight=BOLD))
        column.addWidget(said)
        for number, path in enumerate(paths[:_MOST], 1):
            file = ElidedLabel(isolate_name(path.name), weight=MEDIUM, name=f"{_NAME}.{number}")
            # A name may be written from the left, but belongs under its sentence.
            file.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
            column.addWidget(file)
        if len(paths) > _MOST:
            rest = digits(len(paths) - _MOST)
            column.addWidget(Label(f"و {rest} پروندهٔ دیگر", role="text_2"))
        column.addWidget(advice)
        column.addLayout(buttons)
        self.setFixedHeight(column.totalHeightForWidth(_WIDTH))
        other.setFocus()

    def _on_other(self) -> None:
        self.accept()
        self.unwanted.emit()

    def _on_replace(self) -> None:
        self.accept()
        self.wanted.emit()
