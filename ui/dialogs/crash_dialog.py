"""What a person sees after a defect: what happened, what is safe, where the report is.

The one hard rule: it needs nothing but the application, no office and no window. Whoever types on
while it comes presses no button of it.
"""

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.sentences import shown_path
from ui.theme import BOLD, Size, Space
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label

TITLE = "کاری در دبیر به پایان نرسید"
_SAVED = "آنچه نوشته‌اید ذخیره شده است."
_NOT_SAVED = (
    "آخرین نوشته‌ها هنوز ذخیره نشده است؛ پیش از بستن، از آن‌ها روی کاغذ یا جای دیگری رونوشت بردارید."
)
_REPORTED = (
    "گزارش آن در پوشهٔ داده‌ها نوشته شد و هیچ نوشته‌ای از شما در آن نیست؛ آن را به پشتیبان دبیر بدهید."
)
_NOT_REPORTED = "گزارش آن نوشته نشد؛ به پشتیبان دبیر بگویید که چه می‌کردید."
_WIDTH = 520
_STILL_MS = 500  # without a key: whoever typed has looked up


def told(report: Path | None, *, saved: bool) -> str:
    """Say what is safe and what was reported, in one paragraph."""
    return f"{_SAVED if saved else _NOT_SAVED} {_REPORTED if report else _NOT_REPORTED}"


class CrashDialog(QDialog):
    """Ends in `leaves`: whether the person wants to close Dabir."""

    def __init__(
        self, report: Path | None, *, saved: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.leaves = False
        self.setObjectName("crash")
        self.setWindowTitle(TITLE)
        self.setFixedWidth(_WIDTH)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFocus()
        self._typing = QTimer(self, singleShot=True, interval=_STILL_MS)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.SCREEN, Space.SCREEN, Space.SCREEN)
        column.setSpacing(Space.MEDIUM)
        column.addLayout(_heading())
        text = Label(told(report, saved=saved), name="crash.text")
        text.setWordWrap(True)
        column.addWidget(text)
        if report is not None:
            column.addWidget(_path_line(report))
        column.addSpacing(Space.SMALL)
        column.addLayout(self._buttons(report))
        self.setFixedHeight(column.totalHeightForWidth(_WIDTH))

    def _buttons(self, report: Path | None) -> QHBoxLayout:
        go_on = Button("ادامه", kind="primary", name="crash.continue")
        go_on.setDefault(True)
        self._typing.timeout.connect(go_on.setFocus)
        go_on.clicked.connect(self.accept)
        leave = Button("بستن دبیر", name="crash.leave")
        leave.clicked.connect(self._leave)
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        row.addWidget(go_on)
        row.addWidget(leave)
        row.addStretch(1)
        if report is not None:
            copy = Button("رونوشت نشانی", name="crash.copy")
            copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(report)))
            open_folder = Button("گشودن پوشه", icon="folder", name="crash.open")
            folder = QUrl.fromLocalFile(str(report.parent))
            open_folder.clicked.connect(lambda: QDesktopServices.openUrl(folder))
            row.addWidget(copy)
            row.addWidget(open_folder)
        return row

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._typing.start()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and self._typing.isActive():
            self._typing.start()
            return True
        return super().event(event)

    def _leave(self) -> None:
        self.leaves = True
        self.accept()


def _heading() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(Space.SMALL)
    row.addWidget(IconLabel("triangle-alert", "warn", Size.ICON))
    row.addWidget(Label(TITLE, px=16, weight=BOLD, name="crash.title"), 1)
    return row


def _path_line(report: Path) -> Label:
    line = Label(shown_path(report), px=12, role="text_2", name="crash.path")
    line.setWordWrap(True)
    line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
    line.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return line
