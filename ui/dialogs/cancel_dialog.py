"""Calling a meeting off: it keeps its number, and the reason stays with it."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.theme import BOLD, Space
from ui.widgets.buttons import Button
from ui.widgets.labelled import Labelled
from ui.widgets.labels import Label
from ui.widgets.text_field import TextField

_WIDTH = 460


class CancelDialog(QDialog):
    """Asks for the reason; without one the meeting is not called off."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("cancel")
        self.setWindowTitle("لغو جلسه")
        self.setFixedWidth(_WIDTH)
        self._reason = TextField(lines=4)
        self._reason.setObjectName("cancel.reason")
        self._confirm = Button("لغو جلسه", kind="primary", key="Ctrl+Enter", name="cancel.confirm")
        self._confirm.clicked.connect(self._on_confirm)
        self._lay_out()
        self._reason.setFocus()

    def _lay_out(self) -> None:
        leave = Button("بازگشت", key="Esc", name="cancel.leave")
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        buttons.addWidget(self._confirm)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        words = Label("جلسه با شماره و علت لغو در فهرست می‌ماند و دیگر تغییر نمی‌کند.", role="text_2")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.WORKSPACE, Space.SCREEN, Space.WORKSPACE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Label("لغو جلسه", px=16, weight=BOLD))
        column.addWidget(words)
        column.addWidget(Labelled("علت لغو", self._reason))
        column.addLayout(buttons)

    @property
    def reason(self) -> str:
        return self._reason.value().strip()

    def _on_confirm(self) -> None:
        if self.reason:
            self.accept()
        else:
            self._reason.note.show_problem("علت لغو را بنویسید.")
            self._reason.setFocus()
