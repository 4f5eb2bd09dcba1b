"""The order in which Persian names stand in a list.

By code point پ چ ژ گ would come behind ی, and «ناحیهٔ ۱۰» before «ناحیهٔ ۲».
"""

import re
import unicodedata

from desktop.persian import latin_digits

# The national order: آ has a place of its own, a hamza leaves its seat where that stands.
_LETTERS = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_PLACES = {letter: place for place, letter in enumerate(_LETTERS)}
_SEATS = str.maketrans("أإٱؤئىيكۀةھ", "اااویییکههه")
_SKIPPED = frozenset({"Mn", "Cf"})  # diacritics; half-spaces and marks of direction
_PARTS = re.compile(r"\d{1,18}|.", re.ASCII | re.DOTALL)

_SPACE, _NUMBER, _PERSIAN, _OTHER = range(4)

Key = tuple[tuple[int, int], ...]


def sort_key(text: str) -> Key:
    """Give what sorts names by the alphabet, word by word, and numbers by their value."""
    letters = "".join(
        letter
        for letter in unicodedata.normalize("NFC", latin_digits(text)).translate(_SEATS)
        if unicodedata.category(letter) not in _SKIPPED and letter != "ـ"
    )
    return tuple(_rank(part) for part in _PARTS.findall(" ".join(letters.split())))


def _rank(part: str) -> tuple[int, int]:
    if part == " ":
        return _SPACE, 0
    if part.isdecimal():
        return _NUMBER, int(part)
    if part in _PLACES:
        return _PERSIAN, _PLACES[part]
    return _OTHER, ord(part.casefold()[0])
