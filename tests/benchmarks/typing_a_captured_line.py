"""How long a key press takes in the line below the resolutions, with 500 known organizations.

    python -m tests.benchmarks.typing_a_captured_line

A key press is over when all that follows from it is laid out and painted: the tinted line, the
chips, the list of names. Needs a screen; figures only.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import quantiles

import click
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from db.records import MeetingState, Neighborhood, Organization
from desktop.meetings.listing import listed
from desktop.sample import fill
from tests.offices import open_office
from tests.ui.keys import press, type_text
from tests.ui.stage import child
from ui.app import make_application
from ui.desk import Desk
from ui.window import Window

ORGANIZATIONS, NEIGHBORHOODS = 500, 200
ROUNDS = 5
BETWEEN_MS = 5
LINES = (
    "پذیرش شبانهٔ ۶۰ نفر با غذای گرم @شهرداری ناحیهٔ ۴ +بهزیستی تا ۱۵ آبان #بی‌سرپناهان",
    (
        "بررسی استقرار اتوبوس خواب @سازمان ۴۲ +سازمان ۳۱۷ همکار: مجمع خیرین تا پایان آبان "
        "#بی‌سرپناهان *راه‌آهن ؟تأیید کارشناسی"
    ),
    "گزارش تا جلسهٔ بعد و دو هفته دیگر مسئول: ادارهٔ سلامت تا پایان ماه",
)


@click.command()
def main() -> None:
    """Type some lines with all their parts into the sample office."""
    app = make_application(sys.argv[:1])
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    with tempfile.TemporaryDirectory() as folder, open_office(Path(folder)) as office:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        fill(office)
        with office.database.act():
            for number in range(ORGANIZATIONS):
                office.database.insert(Organization(name=f"سازمان {number} شهر"))
            for number in range(NEIGHBORHOODS):
                office.database.insert(Neighborhood(name=f"محلهٔ {number}"))
        window = Window(Desk(office))
        window.resize(1366, 768)
        window.show()
        window.activateWindow()
        QTest.qWaitForWindowActive(window)
        draft = (each for each in listed(office) if each.meeting.state is MeetingState.DRAFT)
        window.open_meeting(next(draft).meeting.id)
        press("Ctrl+4")
        child(window, QWidget, "resolutions.add").setFocus()
        QTest.qWait(500)
        times = []
        for line in LINES * ROUNDS:
            press("Ctrl+A", "Del")
            for letter in line:
                QTest.qWait(BETWEEN_MS)
                begun = time.perf_counter()
                type_text(letter)
                app.processEvents()
                times.append((time.perf_counter() - begun) * 1000)
        press("Ctrl+A", "Del")
        window.close()
    cuts = quantiles(times, n=100)
    click.echo(
        f"{len(times)} keys: p50 {cuts[49]:.1f}  p95 {cuts[94]:.1f}  p99 {cuts[98]:.1f}  "
        f"max {max(times):.1f} ms"
    )


if __name__ == "__main__":
    main()
