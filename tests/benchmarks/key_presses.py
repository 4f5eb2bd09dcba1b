"""How many keys two whole meetings take, beside the same minutes typed into an empty page.

    python -m tests.benchmarks.key_presses

Every key that goes down is counted, from the first start on: letters, Enter, Tab, and Shift, Ctrl
and AltGr beside them, on the standard Persian keyboard. "plain" is the page as one can read it,
"bare" nothing but its words (`tests/scenarios/plain.py`). The same keys are a test, too
(`tests/ui/test_first_meetings.py`). Needs a screen.
"""

import sys
import tempfile
from pathlib import Path

import click
from PySide6.QtCore import QSettings
from PySide6.QtTest import QTest

from tests.scenarios import DISTRICT_11, DISTRICT_14
from tests.scenarios.plain import bare_text, plain_text
from tests.ui.hands import strokes
from tests.ui.practised import Practised
from ui.app import make_application
from ui.gate import Gate


@click.command(help=__doc__)
def main() -> None:
    make_application(sys.argv[:1])
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    click.echo("district    Dabir   plain  ratio    bare  ratio")
    for scenario in (DISTRICT_11, DISTRICT_14):
        with tempfile.TemporaryDirectory() as folder:
            QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
            window = Gate(Path(folder))
            window.show()
            window.activateWindow()
            QTest.qWaitForWindowActive(window)
            secretary = Practised(scenario)
            secretary.work()
            secretary.pause()
            window.close()
            window.end()
        pressed = secretary.hands.pressed
        rivals = [strokes(text(scenario)) for text in (plain_text, bare_text)]
        click.echo(
            f"{scenario.district:8} {pressed:8}"
            + "".join(f"{keys:8} {pressed / keys:6.2f}" for keys in rivals)
        )


if __name__ == "__main__":
    main()
