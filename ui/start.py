"""Opening the window on a data folder, and closing it in order.

The one hard rule: the log and the crash hooks come first and go last.
"""

import logging
import signal
import sys
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QSettings, QThreadPool
from PySide6.QtWidgets import QApplication

from desktop.calendar.holidays import holiday
from desktop.errors import EnvironmentFault
from desktop.log import start_logging
from desktop.version import VERSION
from ui.app import make_application
from ui.clock import today_here
from ui.crash import CrashHooks
from ui.dialogs.notice_dialog import NoticeDialog
from ui.gate import Gate
from ui.sentences import sentence
from ui.single_start import SingleStart

DONE, FAILED = 0, 1

_log = logging.getLogger(__name__)


def open_window(folder: Path) -> int:
    """Run the window until it is closed and give the exit code."""
    app = make_application(sys.argv[:1])
    # Qt's loop does not look at Python's signals; whoever presses Ctrl+C shall be heard at once.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    with SingleStart(folder) as start:
        try:
            return _open(app, folder) if start.is_first() else DONE
        except EnvironmentFault as fault:
            NoticeDialog(sentence(fault)).exec()
            return FAILED


def _open(app: QApplication, folder: Path) -> int:
    """Show the window; raises an EnvironmentFault when there is no way in."""
    start_logging(folder)
    hooks = CrashHooks(folder, app)
    # Habits of the window stay with the office's data, not in the system's registry.
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    try:
        return _run(app, folder, hooks)
    except EnvironmentFault:
        raise
    except Exception as defect:  # noqa: BLE001 - told like any other, though no loop runs yet
        hooks.on_defect(defect)
        return FAILED
    finally:
        hooks.remove()


def _run(app: QApplication, folder: Path, hooks: CrashHooks) -> int:
    _log.info("Dabir %s", VERSION)
    gate = Gate(folder)
    hooks.save = gate.flush
    gate.show()
    app.processEvents()
    _log.info("the window is up")
    # The first question for a holiday loads half a second of calendars: not while someone types.
    Thread(target=holiday, args=(today_here(),), name="holidays", daemon=True).start()
    code = app.exec()
    QThreadPool.globalInstance().waitForDone()
    gate.end()
    _log.info("the window is closed")
    return code
