"""Asking the system to let go of a stick, so that it can be pulled out.

The one hard rule: a stick that is dead or busy keeps nobody waiting.
"""

import sys
from functools import partial

from desktop.transfer.drive import Drive, Eject
from desktop.transfer.patience import Tell, asked

if sys.platform == "win32":
    from desktop.transfer import windows as system
else:
    from desktop.transfer import linux as system

__all__ = ["Eject", "eject"]

_PATIENCE = 30.0  # seconds; all is synced by then, so that little is left to be written


def eject(drive: Drive, *, patience: float = _PATIENCE) -> Eject:
    """Let go of a drive; one that is still at work after `patience` seconds is BUSY."""
    question = partial(_let_go, drive)
    return asked(question, drive.folder, otherwise=Eject.BUSY, patience=patience)


def _let_go(drive: Drive, _tell: Tell) -> Eject:
    return system.eject(drive)
