"""Where the parts of a captured line can begin: its marks, its words with a colon, its «تا».

The one hard rule: a mark inside a word, or a word that the sentence points at, begins nothing.
"""

import re
from typing import NamedTuple

from desktop.calendar.jalali import folded
from desktop.calendar.periods import NAMES
from desktop.meetings.understood import Role

MARKS = {
    "@": Role.RESPONSIBLE,
    "+": Role.SUPPORTER,
    "#": Role.FOCUS_AREA,
    "*": Role.NEIGHBORHOOD,
    "؟": Role.CONDITION,
    "?": Role.CONDITION,
}
WORDS = {
    "مسئول": Role.RESPONSIBLE,
    "مسؤول": Role.RESPONSIBLE,
    "همکاران": Role.SUPPORTER,
    "همکار": Role.SUPPORTER,
    "محور": Role.FOCUS_AREA,
    "محله": Role.NEIGHBORHOOD,
    "شرط": Role.CONDITION,
    "مهلت": Role.DEADLINE,
    "تکرار": Role.RECURRENCE,
}
_LEADS = frozenset({"تا", "ظرف", "حداکثر"})
_POINTING = frozenset({"هر", "این", "آن", "همان", "همین", "یک", "چند", "چه", "کدام", "به"})

_WORD = re.compile(r"(?<![^\s(«،؛])[^\s(«،؛]\S*")
_DECIDER = re.compile(r"با\s+نظر\s+(?=\S)")
_LABEL = re.compile(rf"({'|'.join(WORDS)})\s?:\s*")
_FROM = re.compile(r"(?:^|\s)(?:از|بین|مابین)\s+((?:\S+\s+){1,5})$")
_TIME = re.compile(
    rf"(?:{NAMES})|.*شنبه|جمعه|امروز|فردا|اکنون|صبح|ظهر|عصر|شب|ساعت|ابتدای?|اغاز|اول|اوایل|اخر|پایان"
    r"|ماه|هفته|سال|روز|فصل|تاریخ|\d+[/:.]\d+.*"
)


class Opening(NamedTuple):
    """Where a part seems to begin, and where its words do; a loose one has a space between."""

    role: Role
    start: int
    words: int
    loose: bool = False
    labelled: bool = False


def openings(line: str) -> list[Opening]:
    """Find the marks and the words with a colon that stand where a part can begin."""
    found: list[Opening] = []
    for word in _WORD.finditer(line):
        opening = _opening(line, word.start(), word[0])
        before = found[-1] if found else None
        if opening is None or _goes_with(before, opening, line):
            continue
        if opening.role is Role.DECIDER and (before is None or before.role is not Role.CONDITION):
            continue
        if before and before.labelled and before.words == opening.start:
            opening = before._replace(role=opening.role, words=opening.words)
            del found[-1]  # «مهلت: تا پایان ماه», «مسئول: @بهزیستی»
        found.append(opening)
    return found


def _opening(line: str, start: int, word: str) -> Opening | None:
    if (role := MARKS.get(word[0])) is not None:
        words = start + 1 + len(line[start + 1 :]) - len(line[start + 1 :].lstrip())
        loose = words > start + 1 or words == len(line)
        return None if loose and role is Role.CONDITION else Opening(role, start, words, loose)
    label = _LABEL.match(line, start)
    if label and not _is_pointed_at(line[:start]):
        return Opening(WORDS[label[1]], start, label.end(), labelled=True)
    if decider := _DECIDER.match(line, start):
        return Opening(Role.DECIDER, start, decider.end())
    if word in _LEADS and not _is_range(line[:start]):
        return Opening(Role.DEADLINE, start, start)
    return None


def _goes_with(before: Opening | None, opening: Opening, line: str) -> bool:
    """Tell whether a word goes on with a deadline that has begun: «حداکثر تا شنبه»."""
    return (
        before is not None
        and before.role is opening.role is Role.DEADLINE
        and line[before.words : opening.start].strip() in _LEADS
    )


def _is_pointed_at(before: str) -> bool:
    """Tell whether a word with a colon is one of the sentence: «هر محله: یک مدرسه»."""
    words = before.split()
    return bool(words) and words[-1].lstrip("«(") in _POINTING


def _is_range(before: str) -> bool:
    """Tell whether «تا» ends a range: «از صبح تا شب», «از ۵ تا ۱۲ بهمن»."""
    since = _FROM.search(before)
    if since is None:
        return False
    words = folded(since[1]).split()
    return any(map(_TIME.fullmatch, words)) or any(map(str.isdecimal, words[-1:]))
