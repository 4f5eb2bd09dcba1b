"""How far a long work is, and the way to stop it.

The one hard rule: what is over within half a second shows nothing, and what is over is gone before
anybody hears of it.
"""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from ui.tasks import SCALE, Task
from ui.theme import Space
from ui.widgets.buttons import Button
from ui.widgets.labels import Label

SHOW_AFTER_MS = 500
_WIDTH = 380
_STOPPING = "در حال توقف…"


class ProgressDialog(QDialog):
    """Shows itself when the task takes long, and goes when it ends."""

    def __init__(self, task: Task, what: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._task = task
        self.setObjectName("progress")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(what)
        self.setFixedWidth(_WIDTH)
        self._what = Label(what, name="progress.what")
        self._bar = QProgressBar(maximum=SCALE)
        self._bar.setObjectName("progress.bar")
        self._bar.setAccessibleName(what)
        self._stop = Button("توقف", key="Esc", name="progress.stop")
        self._stop.clicked.connect(self.reject)
        self._lay_out()
        self._soon = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._soon.timeout.connect(self.show)
        self._soon.start()
        task.progressed.connect(self._bar.setValue)
        task.ended.connect(self._leave)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.SCREEN, Space.SCREEN, Space.SCREEN, Space.SCREEN)
        column.setSpacing(Space.CARD)
        column.addWidget(self._what)
        column.addWidget(self._bar)
        column.addLayout(buttons)

    def reject(self) -> None:
        """Stop the work; the dialog goes when it has stopped."""
        self._task.cancel()
        self._what.setText(_STOPPING)
        self._stop.setEnabled(False)

    def _leave(self) -> None:
        # What comes of the work may open a dialog: this one lives on behind it, and stays away.
        self._soon.stop()
        self.accept()
        self.deleteLater()
