"""Reading what a disk really holds, past the memory in which the system keeps what it wrote.

The one hard rule: where the way past the memory is closed, the memory is at least emptied first. A
stick that was pulled out can be read from memory for a long time.
"""

import errno
import os
import sys
from collections.abc import Iterator
from io import FileIO
from mmap import mmap
from pathlib import Path

PIECE = 256 * 1024  # bytes; so that slowness shows as no movement rather than as one long call

_NO_WAY_PAST = {errno.EINVAL, errno.ENOTSUP}


def pieces(path: Path) -> Iterator[bytes]:
    """Read a file from its disk; raises OSError."""
    page = memoryview(mmap(-1, PIECE))  # the disk itself writes into whole pages of memory only
    try:
        file, read = _begin(path, page, direct=True)
    except OSError as refusal:
        if refusal.errno not in _NO_WAY_PAST:
            raise
        file, read = _begin(path, page, direct=False)
    with file:
        while read:
            yield bytes(page[:read])
            read = file.readinto(page)


def _begin(path: Path, page: memoryview, *, direct: bool) -> tuple[FileIO, int]:
    """Open a file and read its first piece, since some refuse only then."""
    file = _opened(path, direct=direct)
    try:
        return file, file.readinto(page)
    except OSError:
        file.close()
        raise


if sys.platform == "win32":
    from desktop.transfer.windows import open_uncached as _opened
else:
    # macOS and others have no such flag.
    _DIRECT = getattr(os, "O_DIRECT", 0)

    def _opened(path: Path, *, direct: bool) -> FileIO:
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        handle = os.open(path, flags | (_DIRECT if direct else 0))
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)
        return FileIO(handle)
