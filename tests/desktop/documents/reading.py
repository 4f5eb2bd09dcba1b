"""What reader programs take out of a page, and whether it says what a record says."""

import re
from collections.abc import Callable, Iterator
from datetime import date, time
from enum import Enum
from typing import Any

import msgspec

from desktop.calendar import jalali, tehran
from desktop.documents.sections.wording import in_groups
from desktop.minutes import LastTime, Minutes
from tests.desktop.typeset import conftest as taken

INTERNAL = {"uuid", "format", "media_type", "sha256", "trail"}


WRITTEN: dict[str, Callable[[str], str]] = {
    "check_code": in_groups,
    "certificate": lambda digest: digest[:16],
    "signed_at": tehran.in_words,
}


ROW = 900  # letters; so far apart at most are the lines of one cell


VOWELS = dict.fromkeys(range(0x64B, 0x653))  # pdftotext takes them for a line of their own


def letters(text: str) -> str:
    return taken.letters(text).translate(VOWELS)


def sheets(pdf: bytes) -> list[str]:
    """The text of each page, letters only."""
    return [letters(page) for page in taken.pdftotext(pdf).split("\f")[:-1]]


def leaves(part: Any, name: str = "") -> Iterator[Any]:
    """Everything that the record says, less what only programs read."""
    if isinstance(part, LastTime):  # its meeting is named by the month alone
        yield from leaves((part.value, part.period))
    elif isinstance(part, msgspec.Struct):
        for field in part.__struct_fields__:
            yield from leaves(getattr(part, field), field)
    elif isinstance(part, tuple):
        for one in part:
            yield from leaves(one, name)
    elif part not in (None, "") and name not in INTERNAL:
        yield WRITTEN[name](part) if name in WRITTEN else part


def typed(minutes: Minutes) -> list[str]:
    return [leaf for leaf in leaves(minutes) if isinstance(leaf, str) and type(leaf) is str]


def holds(text: str, field: str) -> bool:
    """Whether the field's words stand in the text in order.

    Between the lines of a cell a program reads those of its neighbours.
    """
    words = [letters(word) for word in field.split()]
    for first in re.finditer(re.escape(words[0]), text):
        place = first.end()
        for word in words[1:]:
            place = text.find(word, place, first.start() + ROW)
            if place < 0:
                break
            place += len(word)
        else:
            return True
    return False


def in_reading_order(line: str) -> str:
    """Turn a line as it stands on the page, from left to right, into one as it is read."""
    return _NUMBER.sub(lambda run: run[0][::-1], line[::-1])


_NUMBER = re.compile(r"[\dA-Za-z](?:[\dA-Za-z/:.,٫٬@_-]*[\dA-Za-z])?")


def is_held(text: str, leaf: Any) -> bool:
    match leaf:
        case str() if not isinstance(leaf, Enum):
            return holds(text, leaf)
        case date():
            forms = {jalali.numeric(leaf), jalali.medium(leaf), jalali.long(leaf)}
            return any(holds(text, form) for form in forms)
        case time():
            return letters(jalali.clock(leaf)) in text
    return True
