"""The log in the data folder: what the program did, for whoever mends it.

The one hard rule: nothing that a person typed gets in. Messages are written with keys and counts
only, and of an error what `desktop/trace.py` tells.
"""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from desktop.errors import FolderFault
from desktop.trace import trace

MOST_BYTES = 1_000_000
FILES = 5


def log_file(folder: Path) -> Path:
    """Name the log of a data folder."""
    return folder / "log" / "dabir.log"


def start_logging(folder: Path) -> logging.Handler:
    """Write the log into the data folder until the handler is taken away; raises FolderFault."""
    path = log_file(folder)
    try:
        path.parent.mkdir(0o700, parents=True, exist_ok=True)
        handler = _LogFile(path, maxBytes=MOST_BYTES, backupCount=FILES - 1, encoding="utf-8")
    except OSError as fault:
        raise FolderFault(folder) from fault
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    return handler


def last_lines(folder: Path, count: int) -> list[str]:
    """Read the end of the log; nothing when it cannot be read."""
    try:
        text = log_file(folder).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return text.splitlines()[-count:]


class _LogFile(RotatingFileHandler):
    def handleError(self, record: logging.LogRecord) -> None:
        """Do nothing: a log that cannot be written must not disturb the work."""


class _Formatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # another handler may have left the error's sentence there
        return super().format(record)

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None]
        | tuple[None, None, None],
    ) -> str:
        return trace(ei[1]) if ei[1] is not None else ""
