"""Widgets that nobody holds any more die in the main thread, whatever a worker does."""

import threading
import weakref
from io import BytesIO

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.minutes_pdf import write_minutes_pdf
from tests.desktop.documents.sample import FULL


class Ring(QWidget):
    """Holds itself, so that only the search for cycles frees it."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_a_worker_leaves_old_widgets_to_the_main_thread(qtbot: QtBot) -> None:
    died_in: list[threading.Thread] = []
    ring = Ring()
    weakref.finalize(ring, lambda: died_in.append(threading.current_thread()))
    del ring
    worker = threading.Thread(target=write_minutes_pdf, args=(FULL, BytesIO()))
    worker.start()
    worker.join()
    assert not died_in
    kept: list[list[int]] = []

    def died() -> bool:
        kept.extend([] for _ in range(1000))  # enough for a search to be due
        return bool(died_in)

    qtbot.waitUntil(died)
    assert died_in == [threading.main_thread()]
