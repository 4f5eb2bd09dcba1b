"""What a key press takes in an office of thirty years, and how long one waits for its screens.

    python -m tests.benchmarks.typing_after_thirty_years --data DIR

DIR comes from `tests.benchmarks.thirty_years`, and is left as it was; without it one is made first.
A process of its own presses the keys, as in `typing_with_preview`, ten in a second and without a
rest, so that each half second of typing is written away between them. A key press is over when all
that follows from it is painted. "work" is the processor's time of all that the window did since the
key before, writing away included: what a key takes at most where nothing else runs. Needs a screen;
figures only.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from statistics import quantiles

import click
from PySide6.QtCore import QEventLoop, QSettings, QSocketNotifier
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from db.records import MeetingState
from desktop.meetings.listing import listed
from desktop.office import OpenOffice
from tests.benchmarks.finding_similar_work import ALIKE
from tests.benchmarks.thirty_years import fill_thirty_years
from tests.benchmarks.typing_a_captured_line import LINES
from tests.offices import open_office
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.app import make_application
from ui.desk import Desk
from ui.window import Window

BETWEEN = 0.1  # seconds from letter to letter
REST_MS = 1_500
SENTENCE = "ظرفیت مرکز با نیاز محله‌ها هم‌خوان نیست و پیش از سرما باید افزوده شود. " * 3
NAMES = "نیک فره کری احم رضا حسی رست صاد جعف نور قاس توک سلی بهر یگا کیا صفر مقد شری امی " * 2
SOUGHT = "آمادگی برای فصل سرما ۱۴۰۳ " * 8


@click.group(invoke_without_command=True, help=__doc__)
@click.option("--data", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_context
def main(context: click.Context, data: Path | None) -> None:
    if context.invoked_subcommand is not None:
        return
    app = make_application(sys.argv[:1])
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        if data:
            shutil.copytree(data, folder)
        else:
            fill_thirty_years(folder)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, place)
        with _taking("opening the file, the window and its list"):
            office = open_office(folder)
            window = Window(Desk(office))
            window.resize(1366, 768)
            window.show()
            app.processEvents()
        with office:
            while not QTest.qWaitForWindowActive(window):
                window.activateWindow()
            _measure(office, window)
            window.close()


@main.command()
@click.argument("keys", type=int)
def typist(keys: int) -> None:
    """Say when each key goes down, and wait before the next."""
    for _ in range(keys):
        os.write(1, time.monotonic_ns().to_bytes(8, "little"))
        time.sleep(BETWEEN)


def _measure(office: OpenOffice, window: Window) -> None:
    meetings = listed(office)
    draft = next(each.meeting for each in meetings if each.meeting.state is MeetingState.DRAFT)
    signed = [each.meeting for each in meetings if each.meeting.state is MeetingState.SIGNED]
    click.echo(f"{len(meetings)} meetings")
    with _taking("opening a signed meeting"):
        window.open_meeting(signed[-1].id)
    with _taking("the list of meetings again"):
        window.show_meetings()
    click.echo(
        f"{'milliseconds a key':28} {'p50':>6} {'p99':>6} {'max':>6}   work {'p99':>6} {'max':>6}"
    )
    _type("filter of the meetings", SOUGHT, lambda: _focus(window, "meetings.filter"))
    window.show_roster()
    _type("filter of the seats", SOUGHT, lambda: _focus(window, "roster.filter"))
    with _taking("opening the draft"):
        window.open_meeting(draft.id)
    for section, key in (("attendance", "Ctrl+2"), ("agenda", "Ctrl+3"), ("resolutions", "Ctrl+4")):
        with _taking(f"the section {section} at first"):
            press(key)
    press("Ctrl+2", "Home")
    _type("letters that lead to a name", NAMES, lambda: None)
    press("Ctrl+3", "Ctrl+B", "Ctrl+R", "Tab")
    _type("a remark", SENTENCE, lambda: None)
    press("Ctrl+4")
    _type("the text of a resolution", SENTENCE, lambda: _focus(window, "resolutions.1.text"))
    press("Ctrl+4")
    lines = " ".join((*ALIKE, *LINES))
    _type("the captured line", lines, lambda: _focus(window, "resolutions.add"))


def _focus(window: Window, name: str) -> None:
    child(window, QWidget, name).setFocus()


@contextmanager
def _taking(what: str) -> Iterator[None]:
    """Tell how long something takes until all of it is painted."""
    begun = time.perf_counter()
    yield
    QApplication.processEvents()
    click.echo(f"{what}: {(time.perf_counter() - begun) * 1000:.0f} ms")


def _type(what: str, text: str, begin: Callable[[], None]) -> None:
    begin()
    QTest.qWait(REST_MS)
    took, work = _keys(text)
    QTest.qWait(REST_MS)
    click.echo(
        f"{what:28} {quantiles(took, n=2)[0]:6.1f} {quantiles(took, n=100)[98]:6.1f}"
        f" {max(took):6.1f}        {quantiles(work, n=100)[98]:6.1f} {max(work):6.1f}"
    )


def _keys(text: str) -> tuple[list[float], list[float]]:
    """Take the key presses of the typist and give the milliseconds of each, and of the work."""
    took: list[float] = []
    worked: list[float] = []
    command = [sys.executable, "-m", "tests.benchmarks.typing_after_thirty_years"]
    with subprocess.Popen([*command, "typist", str(len(text))], stdout=subprocess.PIPE) as person:
        assert person.stdout is not None
        pipe = person.stdout.fileno()
        os.set_blocking(pipe, False)
        loop = QEventLoop()

        def on_keys() -> None:
            sent = os.read(pipe, 4096)
            if not sent:
                loop.quit()
            if not worked:  # not what it took to start the typist
                worked.append(time.thread_time())
            for at in range(0, len(sent), 8):
                type_text(text[len(took)])
                # Without the pipe, of which this is the listener.
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeSocketNotifiers)
                pressed = int.from_bytes(sent[at : at + 8], "little")
                took.append((time.monotonic_ns() - pressed) / 1_000_000)
                worked.append(time.thread_time())

        notifier = QSocketNotifier(pipe, QSocketNotifier.Type.Read)
        notifier.activated.connect(on_keys)
        loop.exec()
        notifier.setEnabled(False)
    return took, [(after - before) * 1000 for before, after in pairwise(worked)]


if __name__ == "__main__":
    main()
