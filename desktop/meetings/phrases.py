"""Phrases that this office has used before, found by how they begin.

The one hard rule: a phrase is what somebody here has written, never made up, and no text with a
number as long as a person's; it is offered whole words at a time, as far as most of those agree who
began like that.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from heapq import merge
from itertools import accumulate, islice
from typing import NamedTuple

from db.data_file import DataFile
from db.records import Change
from db.said_texts import TABLES, SaidText, last_said, said_in
from db.search import fold
from desktop.office import OpenOffice
from desktop.persian import ZWNJ

LEAST_TYPED = 3
MOST = 20_000  # texts, the latest; what was last said years ago helps nobody
_AT_A_TIME = 1_000
_LEAST_OFFERED = 6  # letters; a shorter offer goes on even where they disagree
_LONGEST = 60
_GAPS = (" ", "\u00a0", ZWNJ)
_AFTER_ALL = chr(0x10FFFF)


# What people are told apart by is nobody's phrase; it may be typed in groups. Spaces fold away.
_PERSONAL_NUMBER = re.compile(r"(?:\d[-‐‒–—−]*){10}")


class _Phrase(NamedTuple):
    """A text with its folded form, and after how many letters of that each of its words ends."""

    form: str
    said: SaidText
    ends: tuple[int, ...]


def _phrase(said: SaidText) -> _Phrase:
    words = [fold(word) for word in said.text.split()]
    return _Phrase("".join(words), said, tuple(accumulate(map(len, words))))


class _Stretch(NamedTuple):
    """Texts that begin alike, from `low` to before `high`, for so many folded letters."""

    low: int
    high: int
    length: int

    @property
    def uses(self) -> int:
        return self.high - self.low


class Phrases:
    """The texts of an office in the order of their letters; as often as they were written."""

    def __init__(self, said: Iterable[SaidText] = ()) -> None:
        phrases = filter(_may_be_told, map(_phrase, said))
        # Little by little: one long sort in another thread would stop the one that types.
        parts = iter(lambda: sorted(islice(phrases, _AT_A_TIME)), [])
        self._known = list(merge(*parts))
        self._forms = [each.form for each in self._known]
        self._form_of = {(each.said.table, each.said.id): each.form for each in self._known}

    def __len__(self) -> int:
        return len(self._known)

    def hear(self, office: OpenOffice, changes: Iterable[Change]) -> None:
        """Follow an act, an undo or a redo."""
        touched: dict[str, set[int]] = {}
        for change in changes:
            if change.table in TABLES:
                touched.setdefault(change.table, set()).add(change.id)
        for table, keys in touched.items():
            for key in keys:
                self._forget(table, key)
        for said in said_in(office.database, touched):
            self._enter(said)

    def rest_of(self, typed: str) -> str:
        """Give how a text may go on, "" for no idea; the most used and latest comes first."""
        form = fold(typed)
        if len(form) < LEAST_TYPED:
            return ""
        low = bisect_right(self._forms, form)  # those that say no more than this are behind
        high = bisect_left(self._forms, form + _AFTER_ALL, low)
        if low == high:
            return ""
        stretch = self._agreed(_Stretch(low, high, len(form)))
        return _between(self._latest(stretch).text, typed, len(form), stretch.length)

    def _agreed(self, begun: _Stretch) -> _Stretch:
        """Go on word by word, as long as most go the same way."""
        now = begun
        while now.length - begun.length < _LONGEST:
            ended = bisect_right(self._forms, self._forms[now.low][: now.length], now.low, now.high)
            ways = list(self._ways(_Stretch(ended, now.high, now.length)))
            if not ways:
                break
            most = max(each.uses for each in ways)
            offered = now.length - begun.length
            if (offered and ended - now.low >= most) or (
                offered >= _LEAST_OFFERED and 2 * most <= now.uses
            ):
                break
            now = max(
                (each for each in ways if each.uses == most),
                key=lambda each: self._latest(each).held_on,
            )
        return now

    def _ways(self, stretch: _Stretch) -> Iterable[_Stretch]:
        """Give the texts of a stretch by the word with which they go on."""
        low = stretch.low
        while low < stretch.high:
            form, _, ends = self._known[low]
            length = ends[bisect_right(ends, stretch.length)]
            alike = form[:length]
            high = low + 1
            if high < stretch.high and self._forms[high].startswith(alike):
                high = bisect_left(self._forms, alike + _AFTER_ALL, high, stretch.high)
            yield _Stretch(low, high, length)
            low = high

    def _latest(self, stretch: _Stretch) -> SaidText:
        texts = (each.said for each in self._known[stretch.low : stretch.high])
        return max(texts, key=lambda each: each.held_on)

    def _enter(self, said: SaidText) -> None:
        phrase = _phrase(said)
        if not _may_be_told(phrase):
            return
        place = bisect_left(self._forms, phrase.form)
        self._forms.insert(place, phrase.form)
        self._known.insert(place, phrase)
        self._form_of[said.table, said.id] = phrase.form

    def _forget(self, table: str, key: int) -> None:
        form = self._form_of.pop((table, key), None)
        if form is None:
            return
        place = bisect_left(self._forms, form)
        while (self._known[place].said.table, self._known[place].said.id) != (table, key):
            place += 1
        del self._forms[place], self._known[place]


def read_phrases(file: DataFile) -> Phrases:
    """Read the history of an office's file, in whichever thread; raises EnvironmentFault."""
    return Phrases(last_said(file, MOST))


def _may_be_told(phrase: _Phrase) -> bool:
    return not _PERSONAL_NUMBER.search(phrase.form)


def _between(text: str, typed: str, start: int, end: int) -> str:
    """Cut a stretch out of a text, by folded letters; it joins to what was typed."""
    rest = text[_place(text, start) : _place(text, end)]
    return rest.lstrip("".join(_GAPS)) if typed.endswith(_GAPS) else rest


def _place(text: str, length: int) -> int:
    """Find where so many folded letters end, with the marks above the last one."""
    count = 0
    for place, letter in enumerate(text):
        if count >= length and not _is_mark(letter):
            return place
        count += len(fold(letter))
    return len(text)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Me"}
