"""Python's search for unused cycles, done in the main thread alone.

Hard rule: a widget dies in the thread that owns it. Left to itself, Python searches in whichever
thread makes objects; a worker that comes upon an old widget there destroys it, and then it and the
main thread wait for each other for ever.
"""

import gc

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS = 500
_REST_MS = 2_000  # without a letter
_ALL = 2  # the oldest of Python's three generations


class Collector(QObject):
    """Searches now and then, when as much was made as Python itself would have waited for.

    All that lives is looked through only while nobody types: in a large office that takes a tenth
    of a second.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self._search)
        self._timer.start()
        self._typing = QTimer(self, singleShot=True, interval=_REST_MS)
        # The one sign of a letter that costs nothing where there is none.
        QGuiApplication.inputMethod().cursorRectangleChanged.connect(self._typing.start)

    def _search(self) -> None:
        made, enough = gc.get_count(), gc.get_threshold()
        due = [generation for generation in range(3) if made[generation] > enough[generation]]
        if self._typing.isActive():
            due = [generation for generation in due if generation < _ALL]
        if due:
            gc.collect(max(due))
