"""Images of USB sticks.

The one hard rule: each run has a stick of its own, formatted a moment ago, so that what is found
on it is the work of that run alone.
"""

import subprocess
from pathlib import Path

FILE_SYSTEMS = ("vfat", "exfat")

_SIZE = 256 * 1024 * 1024  # sparse
_COMMANDS = {
    "vfat": ("mkfs.vfat", "-F", "32", "-n", "DABIR"),
    "exfat": ("mkfs.exfat", "-L", "DABIR"),
}


def formatted(image: Path, file_system: str) -> Path:
    """Make the image anew, empty, with a file system on the whole stick."""
    image.unlink(missing_ok=True)
    with image.open("xb") as file:
        file.truncate(_SIZE)
    subprocess.run([*_COMMANDS[file_system], image], check=True, capture_output=True)
    return image
