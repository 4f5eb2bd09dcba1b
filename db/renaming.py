"""Giving a whole file its name, so that it has it also after a power cut.

The one hard rule: what is renamed was synced before; it has the old name or the new one.
"""

import os
import time
from pathlib import Path

_TRIES = 5
_PAUSE = 0.05  # seconds


def put(part: Path, path: Path) -> None:
    """Put a file in the place of another; raises OSError."""
    for left in reversed(range(_TRIES)):
        try:
            part.replace(path)
            break
        except PermissionError:  # on Windows, while somebody just reads or scans it
            if not left:
                raise
            time.sleep(_PAUSE)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Let a new name in a folder survive a power cut; Windows does so by itself."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
