"""Proves that a written file says what was to be said, letter for letter.

The hard rule: no file leaves before its text, taken out of its bytes again and brought back into
the order of reading, is the text that came in.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from desktop.typeset import bidi, reader
from desktop.typeset.compositor import LINE_END, clean
from desktop.typeset.makeup import MadeUp
from desktop.typeset.reading import MARKS
from desktop.typeset.shaping import REPLACEMENT
from desktop.typeset.structure import Element, Mark, Source
from desktop.typeset.style import Text

_MARK = re.compile(f"[{MARKS}]")  # the room adds some of its own to any text
_LETTER = re.compile(f"[^ {MARKS}]")
_ANY = re.compile(".+", re.DOTALL)
_SAME_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)


class LostTextError(Exception):
    """The file does not say what was to be written; it must not leave."""

    def __init__(self, page: int, wanted: str, found: str) -> None:
        # A report goes to those who write Dabir: which letters, but not what an office wrote.
        missing = "".join(sorted((Counter(wanted) - Counter(found)).elements()))
        extra = "".join(sorted((Counter(found) - Counter(wanted)).elements()))
        wrong = f"missing {missing!a}, extra {extra!a}" if missing or extra else "out of order"
        super().__init__(f"page {page + 1}: {wrong}")


def prove(data: bytes, made: MadeUp) -> None:
    """Compare the file with the sources of all that is in the tree."""
    lines: dict[Element, list[str]] = {}
    for page, marks in enumerate(reader.pages(data)):
        for mark in marks:
            if mark.number is not None:
                lines.setdefault(made.pages[page].marked[mark.number], []).extend(mark.lines)
    proven: set[tuple[Source, tuple[str, ...]]] = set()
    for element in made.root.walk():
        if element.source:
            said = (element.source, tuple(lines.get(element, ())))
            if said not in proven:
                begins = next((kid.page for kid in element.kids if isinstance(kid, Mark)), 0)
                _compare(*said, begins)
                proven.add(said)


def _compare(source: Source, drawn: Sequence[str], page: int) -> None:
    lines = filter(_LETTER.search, map(_without_marks, drawn))
    for text, levels in zip(_typed(source.text), source.levels, strict=True):
        # Beside a mark a space may end a line or begin the next: there only letters are compared.
        only = _LETTER if _MARK.search(text) else _ANY
        letter = _LETTER.search(text)
        while letter:
            line = "".join(only.findall(next(lines, "")))
            start, end = letter.start(), _reach(text, letter.start(), len(line), only)
            if not line or not _says(line, text[start:end], levels[start:end], only):
                raise LostTextError(page, text[start : end if line else None], line)
            letter = _LETTER.search(text, end)  # a line break takes the place of spaces
    if more := next(lines, ""):
        raise LostTextError(page, "", more)


def _typed(text: Text) -> list[str]:
    """Give what stands between line feeds, as it can be printed."""
    lines = [""]
    for run in (text,) if isinstance(text, str) else [run.text for run in text]:
        first, *others = LINE_END.split(run)
        lines[-1] += first
        lines += others
    return [clean(line) for line in lines]


def _without_marks(line: str) -> str:
    return line.replace("\u200e", "").replace("\u200f", "").replace("\u061c", "")


def _reach(text: str, start: int, count: int, only: re.Pattern[str]) -> int:
    """Say where so many letters from a place on end."""
    if only is _ANY:
        return start + count
    letters = [letter.end() for letter in islice(only.finditer(text, start), count)]
    return letters[-1] if letters else start


def _says(line: str, wanted: str, levels: bytes, only: re.Pattern[str]) -> bool:
    """Whether a line, as it stands on the page from left to right, is this text."""
    if levels.count(1) == len(line) == len(wanted) and line[::-1] == wanted:
        return True  # the usual line, of one direction
    runs = [run.span() for run in _SAME_LEVEL.finditer(levels)]
    place = 0
    for start, end in bidi.visual_order(runs, [levels[start] for start, _ in runs]):
        letters = "".join(only.findall(wanted[start:end]))
        found = line[place : place + len(letters)]
        place += len(letters)
        if levels[start] % 2:
            found = found[::-1]
        if found != letters and not _alike(found, letters):
            return False
    return place == len(line)


def _alike(found: str, wanted: str) -> bool:
    """Whether nothing differs but that a sign stands for a letter."""
    pairs = zip(found, wanted, strict=False)
    return len(found) == len(wanted) and all(one in (two, REPLACEMENT) for one, two in pairs)
