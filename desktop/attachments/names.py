"""What an attached file is called: here, and when a copy of it leaves.

The one hard rule: a name is text from outside; it never leads to another folder, reorders the words
around it or looks like another name.
"""

import re
import unicodedata

from desktop.attachments.media import ENDINGS
from desktop.persian import ZWNJ, clean
from desktop.transfer.legal_names import MOST_BYTES, is_legal

MOST_LETTERS = 120
NAMELESS = "پیوست"

_MOST_OF_ENDING = 10
_FORBIDDEN = re.compile(r'[\\/:*?"<>|]')
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"})


def safe_name(name: str) -> str:
    """Give the last part of a path as it may be shown; «پیوست» where nothing is left of it."""
    last = re.split(r"[\\/]", clean(name))[-1]
    plain = "".join(letter if _is_seen(letter) else " " for letter in last)
    words = " ".join(plain.split()).strip(f" .{ZWNJ}")
    return clean(_shortened(words, MOST_LETTERS)) or NAMELESS


def copy_name(name: str, media_type: str) -> str:
    """Give the name of a copy: legal everywhere, with an ending that says what the file is."""
    plain = _FORBIDDEN.sub(" ", safe_name(name))
    words = " ".join(plain.split()).strip(" .") or NAMELESS
    endings = next((each for media, each in ENDINGS.items() if media == media_type), ())
    if endings and not words.casefold().endswith(endings):
        words += endings[0]
    if not is_legal(words):  # it is a device of Windows, or too long in bytes
        words = f"_{words}"
    while len(words.encode()) > MOST_BYTES:
        words = _shortened(words, len(words) - 1)
    return words


def _is_seen(letter: str) -> bool:
    return letter == ZWNJ or unicodedata.category(letter) not in _UNSEEN


def _shortened(name: str, most: int) -> str:
    """Shorten a name at the end of its words, before its ending."""
    if len(name) <= most:
        return name
    words, dot, ending = name.rpartition(".")
    if not words or len(ending) > _MOST_OF_ENDING:
        words, dot, ending = name, "", ""
    return words[: most - len(dot + ending)].rstrip(f" .{ZWNJ}") + dot + ending
