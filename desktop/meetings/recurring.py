"""How often something is to be done, in the words of a captured line: «هر هفته», «ماهانه».

The one hard rule: as a deadline, these words leave the text that they end, which is printed with
them beside it; in the middle of a sentence, and where a word holds them, they stay: «در پایان هر
ماه».
"""

import re
from collections.abc import Iterator, Sequence

from db.records import Recurrence
from desktop.calendar.jalali import folded
from desktop.meetings.openings import Opening
from desktop.meetings.understood import Part, Role
from desktop.persian import ordinal

_EVERY = {
    "هفته": Recurrence.WEEKLY,
    "ماه": Recurrence.MONTHLY,
    "سهماه": Recurrence.SEASONAL,
    "فصل": Recurrence.SEASONAL,
}
_OFTEN = {
    "هفتگی": Recurrence.WEEKLY,
    "ماهانه": Recurrence.MONTHLY,
    "ماهیانه": Recurrence.MONTHLY,
    "سهماهه": Recurrence.SEASONAL,
    "فصلی": Recurrence.SEASONAL,
    "مستمر": Recurrence.CONTINUOUS,
}
_GAP = "[\\s\u200c]"
_PHRASE = re.compile(
    rf"(?<![^\s(«،؛])(?:(?:در\s+)?هر\s+(?P<unit>سه{_GAP}ماه|هفته|ماه|فصل)"
    rf"|(?P<often>هفتگی|ماهانه|ماهیانه|سه{_GAP}ماهه|فصلی|مستمر))(?![^\s،؛.)»])"
)
_END = re.compile(r"[\s،؛.)»]*")
# «برنامهٔ هفتگی» and «برنامه‌های هفتگی» speak of something that is called so.
_NAMES = re.compile(r"(?:[ٔۀ]|های|ی)\s+$")
# «در پایان هر ماه»، «پنجم هر ماه» and «سه‌شنبهٔ هر هفته» need the words that follow.
_ORDINALS = (*map(ordinal, range(1, 32)), "اول", r"[12۱۲]?[0-9۰-۹]|[3۳][01۰۱]")
_HOLDING = re.compile(
    rf"(?:(?:[ٔۀ]|\u200cی|شنبه|جمعه)|(?:^|[\s«(])(?:{'|'.join(_ORDINALS)}|آغاز|ابتدای|آخر|پایان"
    r"|انتهای|نیمه|وسط|روز|روزهای|از|به|با|تا|برای|طی|و|یا))\s+$"
)


def named(line: str, opening: Opening, limit: int) -> Sequence[Part]:
    """Read what stands behind «تکرار:»."""
    phrase = _PHRASE.match(line, opening.words, limit)
    if phrase is None:
        return ()
    return (_part(phrase, opening.start),)


def find(line: str, parts: Sequence[Part]) -> tuple[Part, ...]:
    """Add what the text itself says first, where no label does."""
    if any(part.role is Role.RECURRENCE for part in parts):
        return tuple(parts)
    for place, (start, end) in enumerate(_gaps(line, parts)):
        for phrase in _phrases(line, start, end):
            goes_on = any(map(str.isalnum, line[phrase.end() : end]))
            stays = goes_on or _HOLDING.search(line[start : phrase.start()]) is not None
            return (*parts[:place], _part(phrase, phrase.start(), inside=stays), *parts[place:])
    return tuple(parts)


def first(line: str, start: int, end: int) -> int:
    """Give the place where a piece of the line first says how often; its end if nowhere."""
    return next((phrase.start() for phrase in _phrases(line, start, end)), end)


def last(line: str, start: int, end: int) -> int:
    """Give the end of a piece of the line without the words at its end that say how often."""
    phrases = _phrases(line, start, end)
    return next((each.start() for each in phrases if _END.fullmatch(line, each.end(), end)), end)


def _phrases(line: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Give what says how often in a piece of the line, but nothing that is quoted."""
    for phrase in _PHRASE.finditer(line, start, end):
        quoted = line.rfind("«", 0, phrase.start()) > line.rfind("»", 0, phrase.start())
        apart = phrase["unit"] or _is_apart(line[start:end], phrase.start() - start, phrase)
        if apart and not quoted:
            yield phrase


def _gaps(line: str, parts: Sequence[Part]) -> Iterator[tuple[int, int]]:
    """Give the text before each part, and behind the last one."""
    start = 0
    for part in parts:
        yield start, part.start
        start = part.end
    yield start, len(line)


def _is_apart(text: str, at: int, phrase: re.Match[str]) -> bool:
    """Tell whether an adjective ends what is to be done, and says so of that."""
    ends = _END.fullmatch(text, at + len(phrase[0])) is not None
    return ends and _NAMES.search(text[:at]) is None


def _part(phrase: re.Match[str], start: int, *, inside: bool = False) -> Part:
    unit, often = phrase["unit"], phrase["often"]
    again = _EVERY[_solid(unit)] if unit else _OFTEN[_solid(often)]
    return Part(Role.RECURRENCE, start, phrase.end(), phrase[0], recurrence=again, inside=inside)


def _solid(words: str) -> str:
    return "".join(folded(words).replace("\u200c", "").split())
