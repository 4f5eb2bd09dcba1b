"""How long a key press takes while the pages beside it are made anew, and how soon they come.

    python -m tests.benchmarks.typing_with_preview

A process of its own presses the keys, as a person does who knows nothing of what the window is at:
bursts of letters, each after a rest just long enough for the making of pages to begin. A key press
is over when the field is painted. Needs a screen; figures only.
"""

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from statistics import quantiles
from typing import NamedTuple

import click
from PySide6.QtCore import QEventLoop, QSettings, QSocketNotifier, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records import Meeting, MeetingState
from desktop.documents.papers import minutes_paper
from desktop.meetings import dossier, editing
from desktop.meetings.compile import compile_minutes
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from desktop.pages import Pages, Sheets
from desktop.sample import fill
from tests.offices import open_office
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.app import make_application
from ui.desk import Desk
from ui.widgets.page_view import PageView
from ui.window import Window

BURSTS, LETTERS = 12, 14
BETWEEN, REST = 0.07, 0.23  # seconds from letter to letter, and from burst to burst
PATIENCE_MS = 30_000
TEXT = "سرمای زمستان و "
REMARKS_TO_A_PAGE = 7
WORDS = "ظرفیت مرکز با نیاز محله‌ها هم‌خوان نیست و پیش از سرما باید افزوده شود. " * 3


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Measure with a usual meeting and with one of a hundred pages."""
    if context.invoked_subcommand is not None:
        return
    app = make_application(sys.argv[:1])
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory() as folder, open_office(Path(folder)) as office:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        fill(office)
        usual = next(
            each.meeting for each in listed(office) if each.meeting.state is MeetingState.DRAFT
        )
        click.echo("pages  preview    p50     p99     max ms   picture after ms")
        measure(app, office, usual)
        thicken(office, usual, 100)
        measure(app, office, usual)


@main.command()
def typist() -> None:
    """Say when each key goes down, and wait as a person would before the next."""
    for _ in range(BURSTS):
        for _ in range(LETTERS):
            os.write(1, time.monotonic_ns().to_bytes(8, "little"))
            time.sleep(BETWEEN)
        time.sleep(REST - BETWEEN)


class Last(NamedTuple):
    """The pages that were shown at the last key press, and when that was."""

    pages: Sheets | None
    at: float


def thicken(office: OpenOffice, meeting: Meeting, pages: int) -> None:
    """Let people speak at length about the last item of the agenda."""
    item = dossier.read(office, meeting.id).agenda[-1].item
    for _ in range(pages * REMARKS_TO_A_PAGE):
        remark = editing.add_remark(office, item)
        editing.save(office, replace(remark, speaker="شهردار منطقه", gist=WORDS))


def measure(app: QApplication, office: OpenOffice, meeting: Meeting) -> None:
    made = Pages(minutes_paper(compile_minutes(office, meeting.id), lambda _done, _total: None))
    for opens in (False, True):
        QSettings().clear()  # or the second window would begin with the pages
        window = Window(Desk(office))
        window.resize(1366, 690)
        window.show()
        window.activateWindow()
        while not QTest.qWaitForWindowActive(window):
            window.activateWindow()
        window.open_meeting(meeting.id)
        view = opened_view(window) if opens else None
        child(window, QWidget, "heading.subject").setFocus()
        press("Ctrl+A")
        took, last = keys(view)
        picture = until_new(view, last) if view else 0.0
        cuts = quantiles(took, n=100)
        word = "open  " if opens else "closed"
        click.echo(
            f"{len(made.sizes):5}  {word}  {cuts[49]:6.1f}  {cuts[98]:6.1f}  {max(took):6.1f}"
            + (f"        {picture:6.0f}" if opens else "")
        )
        window.close()
        window.deleteLater()
        app.processEvents()


def opened_view(window: Window) -> PageView:
    press("Ctrl+P")
    view = child(window, PageView, "preview.pages")
    until_new(view, Last(None, 0.0))
    return view


def keys(view: PageView | None) -> tuple[list[float], Last]:
    """Take the key presses of the typist and give how many milliseconds each one took."""
    took: list[float] = []
    last = Last(None, 0.0)
    command = [sys.executable, "-m", "tests.benchmarks.typing_with_preview", "typist"]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as person:
        assert person.stdout is not None
        pipe = person.stdout.fileno()
        os.set_blocking(pipe, False)
        loop = QEventLoop()

        def on_keys() -> None:
            nonlocal last
            sent = os.read(pipe, 4096)
            if not sent:
                loop.quit()
            for at in range(0, len(sent), 8):
                type_text(TEXT[len(took) % len(TEXT)])
                focus = QApplication.focusWidget()
                if focus is not None:
                    focus.repaint()
                pressed = int.from_bytes(sent[at : at + 8], "little")
                took.append((time.monotonic_ns() - pressed) / 1_000_000)
                last = Last(view.pages if view else None, time.monotonic())

        notifier = QSocketNotifier(pipe, QSocketNotifier.Type.Read)
        notifier.activated.connect(on_keys)
        loop.exec()
        notifier.setEnabled(False)
    return took, last


def until_new(view: PageView, last: Last) -> float:
    """Wait for pages that follow the last key press, and tell how many milliseconds it took."""
    loop, look = QEventLoop(), QTimer(interval=2)
    look.timeout.connect(lambda: loop.exit() if _is_new(view, last) else None)
    look.start()
    QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
    loop.exec()
    return (time.monotonic() - last.at) * 1000


def _is_new(view: PageView, last: Last) -> bool:
    return view.pages is not last.pages and view.is_sharp()


if __name__ == "__main__":
    main()
