"""The sign in a header that says whether what was typed at the desk is safe."""

from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.persian import digits
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label

_GAP = 6


class SaveSign(QWidget):
    """Whether what was typed is safe."""

    retry = Signal()

    def __init__(self, *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._icon = IconLabel("check", "ok")
        self._text = Label(name=f"{name}.text")
        self._button = Button("ذخیرهٔ دوباره", kind="small", name=f"{name}.retry")
        self._button.clicked.connect(self.retry)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        for widget in (self._icon, self._text, self._button):
            row.addWidget(widget)
        self.setVisible(False)

    def follow(self, desk: Desk) -> None:
        """Tell of what is typed at this desk, and let it be written again."""
        desk.waiting.connect(self.show_saving)
        desk.saved.connect(self.show_saved)
        desk.failed.connect(self.show_failed)
        self.retry.connect(desk.flush)

    def show_saved(self, at: time) -> None:
        self._show("check", f"ذخیره شد، {digits(f'{at:%H:%M:%S}')}", "ok")

    def show_saving(self) -> None:
        self._show("refresh-cw", "در حال ذخیره", "text_3")

    def show_failed(self) -> None:
        self._show("triangle-alert", "ذخیره نشد", "danger")

    def _show(self, icon: str, text: str, role: str) -> None:
        self._icon.set_icon(icon, role)
        self._text.setText(text)
        self._text.set_role(role)
        self._button.setVisible(role == "danger")
        self.setAccessibleName(text)
        self.setVisible(True)
