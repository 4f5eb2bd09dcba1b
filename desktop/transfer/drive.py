"""A stick, or another disk that comes and goes."""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path


@dataclass(frozen=True)
class Drive:
    """A drive where it is now; sizes in bytes.

    `label` is what its owner calls it, `serial` what it is known again by wherever it is plugged
    in: that of the device and that of its file system; "" where the system tells none.
    """

    folder: Path
    label: str
    serial: str
    file_system: str
    size: int
    free: int
    read_only: bool


class Eject(Enum):
    """What came of asking the system to let go of a drive."""

    DONE = "done"
    BUSY = "busy"  # another program holds it
    UNABLE = "unable"  # this system has no way for us
