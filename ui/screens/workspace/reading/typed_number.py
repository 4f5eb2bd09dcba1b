"""A number that is typed figure by figure while no field has the keyboard."""

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.persian import latin_digits

_PAUSE_MS = 1_200  # after which the next figure begins another number


class TypedNumber(QObject):
    """Figures of any script; `ended` once nothing more will be added to what was typed."""

    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._figures = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.end)

    def add(self, figure: str) -> int:
        """Give the number as far as it is typed."""
        self._figures += latin_digits(figure)
        self._pause.start()
        return int(self._figures)

    def end(self) -> None:
        self._pause.stop()
        if self._figures:
            self._figures = ""
            self.ended.emit()
