"""Taking pictures of the window: opening it, waiting for what it shows, and grabbing it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEventLoop, QPoint, QTimer
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records import MeetingState
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from tests.ui.stage import child
from ui.desk import Desk
from ui.widgets.page_view import PageView
from ui.window import Window

SETTLED = 120  # milliseconds
LONGEST_WAIT = 10_000

Pictures = Iterator[tuple[str, QPixmap]]


def newest(office: OpenOffice, state: MeetingState) -> int:
    return next(each.meeting.id for each in listed(office) if each.meeting.state is state)


def see_pages(window: Window, name: str) -> None:
    view = child(window, PageView, name)
    wait_until(lambda: view.count > 0 and view.is_sharp())


def wait_until(done: Callable[[], bool]) -> None:
    """Let the window live until something is so, which it has to be before long."""
    for _ in range(LONGEST_WAIT // SETTLED):
        live(SETTLED)
        if done():
            return
    raise TimeoutError


def live(milliseconds: int) -> None:
    """Let the window live; `QTest.qWait` would keep Python from working in other threads."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def to_front(window: QWidget) -> None:
    """Have the keyboard speak to a window, also after another one stood over it."""
    window.activateWindow()
    wait_until(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)


@contextmanager
def opened(office: OpenOffice, size: tuple[int, int]) -> Iterator[Window]:
    window = Window(Desk(office))
    window.setFixedSize(*size)  # or it would grow where something has no room
    window.show()
    to_front(window)
    yield window
    window.close()


def shown(window: QWidget, dialog: QWidget) -> QPixmap:
    dialog.show()
    to_front(dialog)
    return picture(window, dialog)


def picture(window: QWidget, over: QWidget | None = None) -> QPixmap:
    """Grab the window, with a dialog or a popup where it stands over it."""
    QTest.qWait(SETTLED)
    grabbed = window.grab()
    if over is not None:
        place = over.mapToGlobal(QPoint(0, 0)) - window.mapToGlobal(QPoint(0, 0))
        painter = QPainter(grabbed)
        painter.drawPixmap(place, over.grab())
        painter.end()
    return grabbed
