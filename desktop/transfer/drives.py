"""Which sticks are plugged in now.

The one hard rule: asking never raises; it may take as long as a dead stick does, so that it is
asked away from the window.
"""

import sys
from pathlib import Path

from desktop.transfer.drive import Drive

if sys.platform == "win32":
    from desktop.transfer import windows as system
else:
    from desktop.transfer import linux as system

__all__ = ["Drive", "drive_of", "drives"]


def drives() -> tuple[Drive, ...]:
    """Give the drives that can be taken away, in the order of their folders."""
    return tuple(sorted(system.drives(), key=lambda each: each.folder))


def drive_of(folder: Path) -> Drive | None:
    """Give the drive that a folder is on; None where it is on none that can be taken away."""
    return next((each for each in system.drives() if system.holds(each, folder)), None)
