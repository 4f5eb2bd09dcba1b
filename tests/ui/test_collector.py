"""Widgets that nobody holds any more die in the main thread, whatever a worker does."""

import gc
import threading
import weakref
from io import BytesIO

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.documents.minutes_pdf import write_minutes_pdf
from tests.desktop.documents.sample import FULL
from tests.ui.keys import shown, type_text
from ui.collector import Collector
from ui.widgets.line_field import LineField


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


def test_all_that_lives_is_not_looked_through_while_somebody_types(
    qtbot: QtBot, qapp: QApplication
) -> None:
    collector = qapp.findChild(Collector)
    assert isinstance(collector, Collector)
    collector._typing.setInterval(800)
    field = LineField()
    shown(qtbot, field)
    searched: list[int] = []

    def note(phase: str, said: dict[str, int]) -> None:
        if phase == "start":
            searched.append(said["generation"])

    type_text("س")
    for _ in range(12):
        gc.collect(1)  # a search through everything is due now
    gc.callbacks.append(note)
    try:
        for letter in "لام بر":
            type_text(letter)
            qtbot.wait(200)
        assert 2 not in searched
        qtbot.waitUntil(lambda: 2 in searched)
    finally:
        gc.callbacks.remove(note)
        collector._typing.setInterval(2_000)
