"""What is left behind when Dabir itself fails: a report that can be handed on.

The one hard rule: a report holds nothing that a person typed (see `desktop/log.py`).
"""

import faulthandler
import platform
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

from desktop.log import last_lines
from desktop.trace import trace
from desktop.version import VERSION

LOG_LINES = 100


def reports_folder(folder: Path) -> Path:
    """Name the folder of the reports of a data folder."""
    return folder / "reports"


def write_report(folder: Path, error: BaseException) -> Path | None:
    """Write down what happened; None when not even that is possible."""
    path = reports_folder(folder) / f"dabir-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
    text = "\n".join(
        [
            f"Dabir {VERSION}",
            f"Python {platform.python_version()}, {platform.platform()}",
            f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}",
            "",
            trace(error),
            "",
            *last_lines(folder, LOG_LINES),
            "",
        ]
    )
    try:
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    except OSError:
        return None
    return path


class FaultTrace:
    """Where the interpreter writes its last words when it is killed by a fault in native code.

    A trace that an earlier run left is kept as a report.
    """

    def __init__(self, folder: Path) -> None:
        """Begin to watch; without a file, when none can be written."""
        self._file: TextIO | None = None
        path = folder / "log" / "fault.txt"
        with suppress(OSError):
            path.parent.mkdir(0o700, parents=True, exist_ok=True)
            _keep(path, reports_folder(folder))
            self._file = path.open("w", encoding="utf-8")
            faulthandler.enable(self._file)

    def close(self) -> None:
        """Stop watching: the program ends in order."""
        faulthandler.disable()
        if self._file is not None:
            self._file.close()


def _keep(trace_file: Path, reports: Path) -> None:
    if not trace_file.exists() or not trace_file.stat().st_size:
        return
    left_at = datetime.fromtimestamp(trace_file.stat().st_mtime, UTC)
    reports.mkdir(0o700, parents=True, exist_ok=True)
    trace_file.replace(reports / f"fault-{left_at:%Y%m%dT%H%M%S}.txt")
