"""Which sticks are plugged in now.

The one hard rule: where the system refuses to tell, there are none. It may take as long as a dead
stick does, so that it is asked away from the window: for all at once in a process of its own, since
Dabir is to end whatever a stick does; of a folder only whoever works in such a process asks.
"""

import sys
from collections.abc import Callable
from pathlib import Path

from desktop.apart.runner import LostError, lent
from desktop.transfer.drive import Drive

if sys.platform == "win32":
    from desktop.transfer import windows as system
else:
    from desktop.transfer import linux as system

__all__ = ["Drive", "drive_of", "drives", "drives_here"]


def drives() -> tuple[Drive, ...]:
    """Give the drives that can be taken away, in the order of their folders."""
    try:
        with lent() as runner:
            return runner.do(drives_here, lambda _: True)
    except (LostError, OSError):
        return ()


def drive_of(folder: Path) -> Drive | None:
    """Give the drive that a folder is on; None where it is on none that can be taken away."""
    return next((each for each in system.drives() if system.holds(each, folder)), None)


def drives_here(_tell: Callable[[None], None]) -> tuple[Drive, ...]:
    """Give what `drives` gives, in a process that may be held by a dead stick."""
    return tuple(sorted(system.drives(), key=lambda each: each.folder))
