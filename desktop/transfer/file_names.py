"""What exported files are called: legal on FAT32 and exFAT too, and the same every time.

The one hard rule: a name is built of numbers and set words only, never of typed text, so that it
can be neither too long nor forbidden.
"""

import re

from db.records import HeadquartersKind
from desktop.calendar.jalali import to_jalali
from desktop.minutes import Minutes
from desktop.persian import digits

# Longest name of FAT and NTFS in UTF-16 units, of ext4 in bytes: the latter is the narrower.
MOST_BYTES = 255

# What a paper is called in front of its headquarters.
MINUTES, INVITATIONS, ATTENDANCE_SHEET = "صورتجلسهٔ", "دعوت‌نامه‌های", "برگ حضور"

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]')
# Windows opens these, with any ending, without an error and without a file.
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])[ ]*(\..*)?", re.IGNORECASE)


def file_name(minutes: Minutes, suffix: str, paper: str = MINUTES) -> str:
    """Name a file: «صورتجلسهٔ قرارگاه منطقهٔ ۱۱ – جلسهٔ ۳ – ۱۴۰۴.۰۷.۱۲.pdf».

    The date has dots: hyphens between figures would show its parts in reverse after Persian text.
    """
    year, month, day = to_jalali(minutes.held_on)
    parts = [
        f"{paper} {_headquarters(minutes)}",
        f"جلسهٔ {minutes.number}",
        f"{year}.{month:02}.{day:02}",
    ]
    if minutes.version > 1:
        parts.append(f"نسخهٔ {minutes.version}")
    return digits(" – ".join(parts)) + suffix


def is_legal(name: str) -> bool:
    """Tell whether every file system that Dabir meets keeps the name as it is."""
    return (
        0 < len(name.encode(errors="replace")) <= MOST_BYTES
        and not _FORBIDDEN.search(name)
        and not _RESERVED.fullmatch(name)
        and not name.endswith((".", " "))
        and not name.startswith(" ")
    )


def _headquarters(minutes: Minutes) -> str:
    district = f"منطقهٔ {minutes.district}"
    if minutes.headquarters_kind is HeadquartersKind.SUBDISTRICT:
        return f"قرارگاه ناحیهٔ {minutes.subdistrict} {district}"
    return f"قرارگاه {district}"
