"""What the mayor says of one resolution, beside it: approved, or returned with a remark."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.records import Opinion
from desktop.persian import bound, digits
from ui.theme import BOLD, Space
from ui.widgets.labels import Caption, Label
from ui.widgets.text_field import TextField
from ui.widgets.toggle import SegmentedToggle, ToggleOption

_APPROVED, _RETURNED = "approved", "returned"
_OPTIONS = (
    ToggleOption(_APPROVED, "تأیید", "check", "ok"),
    ToggleOption(_RETURNED, "برگشت", "undo-2", "danger"),
)
_NUMBER_WIDTH = 22


class VerdictBox(QWidget):
    """Its two buttons, the remark under «برگشت», and what the remark of the round before was."""

    judged = Signal(int, bool)
    remarked = Signal(int, str)
    entered = Signal(int)  # the keyboard came into it
    finished = Signal(int)  # Enter after the remark
    grown = Signal()  # or shrunk: it needs another height

    def __init__(self, number: int, name: str) -> None:
        super().__init__()
        self.number = number
        self.setObjectName(name)
        title = bound("مصوبهٔ", number)
        self._number = Label(digits(number), weight=BOLD, role="text_3")
        self._number.setFixedWidth(_NUMBER_WIDTH)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        self.toggle = SegmentedToggle(
            _OPTIONS, name=f"{name}.verdict", label=f"نظر شما دربارهٔ {title}"
        )
        self.toggle.chosen.connect(self._on_chosen)
        self.remark = _Remark()
        self.remark.setObjectName(f"{name}.remark")
        self.remark.setAccessibleName(f"ملاحظه دربارهٔ {title}")
        self.remark.setPlaceholderText("ملاحظه")
        self.remark.edited.connect(lambda text: self.remarked.emit(number, text))
        self.remark.entered.connect(lambda: self.entered.emit(number))
        self.remark.returnPressed.connect(lambda: self.finished.emit(number))
        self._seen = Caption("دبیر این ملاحظه را می‌بیند.", name=f"{name}.seen")
        self._earlier = Caption(name=f"{name}.earlier")
        self._earlier.setWordWrap(True)
        self._earlier.hide()
        self._lay_out()
        self.show_opinion(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(Space.TINY)
        for widget in (self.toggle, self._earlier, self.remark, self._seen):
            column.addWidget(widget)
        column.addStretch(1)  # the buttons stay beside the number until the box has its new height
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        head = QVBoxLayout()
        head.addSpacing(6)
        head.addWidget(self._number)
        head.addStretch(1)
        row.addLayout(head)
        row.addLayout(column, 1)

    def event(self, event: QEvent, /) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.grown.emit()
        return answer

    def show_earlier(self, remark: str, *, answered: bool) -> None:
        """Tell the remark of the round before, and whether something was changed for it."""
        self._earlier.setText(
            f"پیش‌تر: «{remark}» {'اصلاح شد' if answered else 'تغییری نکرد'}" if remark else ""
        )
        self._earlier.set_role("ok" if answered else "warn")
        self._earlier.setVisible(bool(remark))

    def show_opinion(self, opinion: Opinion | None) -> None:
        """Show what is known; None: nothing was said yet."""
        approved = opinion.approved if opinion else None
        self.toggle.set_value({True: _APPROVED, False: _RETURNED, None: None}[approved])
        self.remark.set_value(opinion.remark if opinion else "")
        for widget in (self.remark, self._seen):
            widget.setVisible(approved is False)

    def set_current(self, *, on: bool) -> None:
        self._number.set_role("accent" if on else "text_3")

    def set_read_only(self, *, on: bool) -> None:
        self.toggle.setEnabled(not on)
        self.remark.setReadOnly(on)

    def ask(self) -> None:
        """Go to the remark."""
        self.remark.setFocus()

    def _on_chosen(self, key: str) -> None:
        self.judged.emit(self.number, key == _APPROVED)


class _Remark(TextField):
    """The field of a remark; Enter ends it."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__(lines=5, newlines=False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()
