"""Parts, which files are until they have their names, and what is left of them.

The one hard rule: only what bears the name of a part is taken away, and never one that another
Dabir may be writing.
"""

import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from desktop.transfer.room import inside

_RANDOM = 8  # bytes in the name of a part
_PART = re.compile(rf"\.[0-9a-f]{{{2 * _RANDOM}}}\.part")
# Seconds. A part waits for its name until all the others are written, which takes minutes; one that
# another Dabir is about to name is never so old.
_FORGOTTEN = 3600.0


def part_of(path: Path) -> Path:
    """Name what a file is to be written as."""
    return path.with_name(f".{secrets.token_hex(_RANDOM)}.part")


def clear_remains(folder: Path) -> None:
    """Take away all parts, where nobody else writes; raises OSError."""
    remove(_parts_in(folder))


def clear_forgotten(own: Path) -> None:
    """Take away the parts beside a new one that nobody names any more, by the disk's own clock."""
    with suppress(OSError):
        latest = own.stat().st_mtime - _FORGOTTEN
        remove(each for each in _parts_in(own.parent) if each.lstat().st_mtime < latest)


def clear_forgotten_in(folder: Path) -> None:
    """Do the same where nothing is written, and where the disk tells its clock."""
    own = part_of(inside(folder))
    with suppress(OSError):
        own.touch(exist_ok=False)
        try:
            clear_forgotten(own)
        finally:
            own.unlink()


def remains_in(folder: Path) -> list[str]:
    """Name the parts that lie in a folder; raises OSError."""
    return sorted(each.name for each in _parts_in(folder))


def remove(paths: Iterable[Path]) -> bool:
    """Take files away where the disk lets them go; tell whether all are gone."""
    left = False
    for path in paths:
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left = left or os.path.lexists(path)
    return not left


def _parts_in(folder: Path) -> Iterator[Path]:
    return (each for each in folder.iterdir() if _PART.fullmatch(each.name))
