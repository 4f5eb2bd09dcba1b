"""What somebody means who seeks a send by words.

The one hard rule: «ناحیهٔ ۲، جلسهٔ ۱۰» means minutes that went, not whatever has such a number in it;
any other word means a text, and figures also a part of a number.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from db.search import fold
from desktop.sending.history import SentMinutes

_AROUND = "،,"
_DISTRICT, _SUBDISTRICT, _MEETING = "منطقه", "ناحیه", "جلسه"
_NAMED = re.compile(
    rf"(?<!\S)(?:{_DISTRICT}(?: \d+)?(?= {_MEETING})|({_SUBDISTRICT}|{_MEETING})ی? ?(\d+)(?!\S))"
)


class Minutes(NamedTuple):
    """Minutes of a table, 0 for the district's; None for any."""

    table: int | None
    number: int | None


@dataclass(frozen=True)
class Sought:
    """Minutes that were named, each of which must have gone, and the other words."""

    minutes: tuple[Minutes, ...]
    words: str

    def went_in(self, sent: tuple[SentMinutes, ...]) -> bool:
        """Tell whether all the minutes that were named are among these."""
        return all(any(_is(each, wanted) for each in sent) for wanted in self.minutes)


def sought(typed: str) -> Sought:
    """Read what was typed, in whichever digits."""
    words = " ".join(filter(None, (fold(word).strip(_AROUND) for word in typed.split())))
    return Sought(tuple(_named(words)), _NAMED.sub(" ", words).strip())


def _named(words: str) -> Iterator[Minutes]:
    """Name minutes; a table that was named is that of the meetings after it."""
    table: int | None = None
    alone = False  # no meeting of it was named yet
    for found in _NAMED.finditer(words):
        kind, number = found.groups()
        if kind == _MEETING:
            yield Minutes(table, int(number))
            alone = False
            continue
        if alone:
            yield Minutes(table, None)
        table, alone = int(number or 0), True
    if alone:
        yield Minutes(table, None)


def _is(minutes: SentMinutes, wanted: Minutes) -> bool:
    table = minutes.headquarters.subdistrict or 0
    return wanted.table in {None, table} and wanted.number in {None, minutes.number}
