"""Paths and sizes as sentences show them."""

import re
from pathlib import Path

from desktop.persian import digits, isolate

_LRM = "\u200e"
_PERSIAN = re.compile("[\u0590-\u08ff]")
_UNITS = ("بایت", "کیلوبایت", "مگابایت", "گیگابایت")
_THOUSAND = 1000


def shown_path(path: Path) -> str:
    """Write a path so that it reads from left to right, whatever its folders are called."""
    text = str(path)
    if _PERSIAN.search(text):
        # Without the marks two Persian folder names beside each other would change places.
        text = text.replace("\\", "\\" + _LRM).replace("/", "/" + _LRM)
    return isolate(text)


def shown_size(size: int) -> str:
    """Write a number of bytes, rounded up: «۲ مگابایت»."""
    unit = 0
    while size >= _THOUSAND and unit < len(_UNITS) - 1:
        size = -(-size // _THOUSAND)
        unit += 1
    return f"{digits(size)} {_UNITS[unit]}"
