"""What looking for similar open work costs, on 20,000 resolutions with 40,000 actions.

    python -m tests.benchmarks.finding_similar_work --open 5    # of 100 actions; then 100

First without a window: reading all of it, one look, one act. Then key presses in the line below the
resolutions, as in `typing_a_captured_line`, at the pace of a quick typist, with all that comes of
them. The sentences are pieces of the sample's, so that far more is alike than in an office. Needs a
screen; figures only.
"""

import random
import sys
import tempfile
import time
import tracemalloc
from datetime import date, timedelta
from pathlib import Path
from statistics import quantiles

import click
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.records import (
    Action,
    ActionState,
    Change,
    ChangeKind,
    Meeting,
    MeetingState,
    Progress,
    Resolution,
)
from desktop.meetings.listing import listed
from desktop.meetings.similar import SimilarWork
from desktop.meetings.understood import Understood
from desktop.office import OpenOffice
from desktop.sample import fill
from tests.benchmarks.thirty_years import mixed
from tests.benchmarks.typing_a_captured_line import LINES
from tests.offices import open_office
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.app import make_application
from ui.desk import Desk
from ui.window import Window

RESOLUTIONS, OF_ONE_MEETING, ACTIONS = 20_000, 12, 2
FIRST = date(1996, 1, 1)
YEARS = 30
BETWEEN_MS = 120
ROUNDS = 2
ALIKE = (
    "تعمیر سامانهٔ گرمایش مددسرا",
    "برگزاری جلسه با معتمدان محله",
    "پذیرش شبانهٔ ۶۰ نفر با غذای گرم",
    "توزیع ۳۵۰ بستهٔ لوازم‌التحریر میان دانش‌آموزان خانواده‌های زیر پوشش کمیتهٔ امداد",
)


@click.command(help=__doc__)
@click.option("--open", "share", type=click.IntRange(0, 100), default=5, help="of 100 actions")
def main(share: int) -> None:
    app = make_application(sys.argv[:1])
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory() as folder, open_office(Path(folder)) as office:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        fill(office)
        _fill_thirty_years(office, share)
        draft = next(each for each in listed(office) if each.meeting.state is MeetingState.DRAFT)
        _without_window(office, draft.meeting)
        window = Window(Desk(office))
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        window.open_meeting(draft.meeting.id)
        press("Ctrl+4")
        child(window, QWidget, "resolutions.add").setFocus()
        QTest.qWait(500)
        times = []
        for line in (*ALIKE, *LINES) * ROUNDS:
            press("Ctrl+A", "Del")
            for letter in line:
                QTest.qWait(BETWEEN_MS)
                begun = time.perf_counter()
                type_text(letter)
                app.processEvents()
                times.append((time.perf_counter() - begun) * 1000)
        press("Ctrl+A", "Del")
        window.close()
    _tell("keys", times)


def _without_window(office: OpenOffice, meeting: Meeting) -> None:
    begun = time.perf_counter()
    known = SimilarWork(office)
    click.echo(f"read: {(time.perf_counter() - begun) * 1000:.0f} ms")
    times = []
    for line in ALIKE + LINES:
        for end in range(1, len(line) + 1):
            begun = time.perf_counter()
            known.find(Understood(line[:end], (), line[:end]), meeting)
            times.append((time.perf_counter() - begun) * 1000)
    _tell("looks", times)
    times = []
    for key in range(1, RESOLUTIONS, RESOLUTIONS // 200):
        begun = time.perf_counter()
        known.hear((Change(Resolution.table, key, ChangeKind.EDITED),))
        times.append((time.perf_counter() - begun) * 1000)
    _tell("acts", times)
    tracemalloc.start()
    known = SimilarWork(office)
    click.echo(f"memory: {tracemalloc.get_traced_memory()[0] / 1e6:.0f} MB")
    tracemalloc.stop()


def _fill_thirty_years(office: OpenOffice, share: int) -> None:
    chance = random.Random(share)
    decided = [each.text.split() for each in office.database.select(Resolution)]
    done = [each.text.split() for each in office.database.select(Action)]
    body, meetings = office.headquarters.id, RESOLUTIONS // OF_ONE_MEETING
    with office.database.act():
        for number in range(1, meetings + 1):
            day = FIRST + timedelta(days=number * YEARS * 365 // meetings)
            meeting = Meeting(headquarters_id=body, number=number, held_on=day)
            meeting = office.database.insert(meeting)
            for position in range(1, OF_ONE_MEETING + 1):
                resolution = Resolution(
                    meeting_id=meeting.id, position=position, text=mixed(decided, chance)
                )
                resolution = office.database.insert(resolution)
                for place in range(1, ACTIONS + 1):
                    is_open = chance.randrange(100) < share
                    state = ActionState.OPEN if is_open else ActionState.DONE
                    action = Action(
                        resolution_id=resolution.id,
                        position=place,
                        text=mixed(done, chance),
                        state=state,
                    )
                    action = office.database.insert(action)
                    if not is_open:
                        office.database.insert(
                            Progress(action_id=action.id, reported_on=day, state=state)
                        )
    office.database.forget_acts()


def _tell(what: str, times: list[float]) -> None:
    cuts = quantiles(times, n=100)
    click.echo(
        f"{len(times)} {what}: p50 {cuts[49]:.1f}  p95 {cuts[94]:.1f}  p99 {cuts[98]:.1f}  "
        f"max {max(times):.1f} ms"
    )


if __name__ == "__main__":
    main()
