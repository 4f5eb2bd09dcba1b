"""The code of a file on a stick, large: to be read out to whoever shall sign.

Hard rule: it is shown only of a loan that is open.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.loans.envelope import SUFFIX
from desktop.loans.stick import let_go
from desktop.persian import digits, isolate_name
from desktop.transfer.drive import Eject
from ui.loan_sentences import pull_out
from ui.sentences import shown_path
from ui.tasks import Report, run_beside
from ui.theme import BOLD, MEDIUM, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Caption, IconLabel, Label

NAME = "loan_code"
_WIDTH = 460
_APART = (
    "این کد را جدا از پرونده به او بدهید، مثلاً تلفنی، گروه‌ها از چپ به راست. بی این کد کسی پرونده را"
    " نمی‌خواند؛ گم شدن حافظه چیزی را فاش نمی‌کند."
)
_WHERE = (
    "او در صفحهٔ نخست دبیرِ رایانهٔ خود «باز کردن صورتجلسهٔ روی حافظه» را می‌زند، این پرونده را"
    " برمی‌گزیند و این کد را همراه گذرواژهٔ خودش می‌نویسد."
)
_WRITTEN = "پرونده نوشته شد و با اصل برابر است."
_IN_FOLDER = "آن را از پوشهٔ {folder} به او برسانید."
_LATER = "تا پاسخ برنگشته، کد را در همین صورتجلسه با «نمایش کد» دوباره می‌بینید."


class CodeDialog(QDialog):
    """Stands until it is closed; `whose` is who shall get it, and `file` what it opens.

    With the folder that was just written to, the stick is let go of meanwhile.
    """

    def __init__(
        self, code: str, whose: str, file: str, parent: QWidget, written: Path | None = None
    ) -> None:
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
        self._written = Label(_WRITTEN, role="text_2", name=f"{NAME}.written")
        self._written.setWordWrap(True)
        self._written.setVisible(written is not None)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(head)
        called = isolate_name(file.removesuffix(SUFFIX))
        name = Label(f"پروندهٔ «{called}»", role="text_2", name=f"{NAME}.file")
        name.setWordWrap(True)
        column.addWidget(name)
        column.addWidget(_groups(code))
        for words in (_APART, _WHERE, _LATER):
            text = Label(words, role="text_2")
            text.setWordWrap(True)
            column.addWidget(text)
        column.addWidget(self._written)
        column.addLayout(buttons)
        self._fit()
        close.setFocus()
        if written is not None:
            told = partial(self._on_let_go, written)
            run_beside(self, partial(_let_go, written), told, lambda _problem: None)

    def _on_let_go(self, written: Path, ejected: Eject | None) -> None:
        by_hand = _IN_FOLDER.format(folder=shown_path(written))
        self._written.setText(f"{_WRITTEN} {pull_out(ejected) or by_hand}")
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._column.totalHeightForWidth(_WIDTH))


def _let_go(folder: Path, _report: Report) -> Eject | None:
    return let_go(folder)


def _groups(code: str) -> QWidget:
    """Show the groups in the order in which the field has them that takes them."""
    whole = QWidget()
    whole.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    whole.setObjectName(f"{NAME}.groups")
    whole.setAccessibleName(code)
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(Space.CARD)
    for at, group in enumerate(code.split("-")):
        number = Caption(f"گروه {digits(at + 1)}")
        text = Label(digits(group), px=24, weight=MEDIUM, name=f"{NAME}.groups.{at + 1}")
        for label in (number, text):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        grid.addWidget(number, 0, at)
        grid.addWidget(text, 1, at)
    return whole
