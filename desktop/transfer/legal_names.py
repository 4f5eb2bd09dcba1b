"""Which names a file can have wherever Dabir writes: on FAT32 and exFAT, Windows and Linux.

The one hard rule: it loads nothing of Dabir, since the process that writes loads it each time.
"""

import re

# Longest name of FAT and NTFS in UTF-16 units, of ext4 in bytes: the latter is the narrower.
MOST_BYTES = 255

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
# Windows opens these, with any ending, without an error and without a file.
_RESERVED = re.compile(
    r"(con|conin\$|conout\$|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\..*)?", re.IGNORECASE
)


def is_legal(name: str) -> bool:
    """Tell whether every file system that Dabir meets keeps the name as it is."""
    return (
        0 < len(name.encode(errors="replace")) <= MOST_BYTES
        and not _FORBIDDEN.search(name)
        and not _RESERVED.fullmatch(name)
        and not name.endswith((".", " "))
        and not name.startswith(" ")
    )
