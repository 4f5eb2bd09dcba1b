"""Asking the system to let go of a stick, so that it can be pulled out."""

import sys

from desktop.transfer.drive import Drive, Eject

if sys.platform == "win32":
    from desktop.transfer import windows as system
else:
    from desktop.transfer import linux as system

__all__ = ["Eject", "eject"]


def eject(drive: Drive) -> Eject:
    """Let go of a drive; it may take as long as what was written there takes to be kept."""
    return system.eject(drive)
