"""How often something is to be done, in the words of a captured line: «هر هفته», «ماهانه».

The one hard rule: these words stay in the text, which needs them, unless a label sets them apart:
«تکرار: ماهانه».
"""

import re
from collections.abc import Iterator, Sequence

from db.records import Recurrence
from desktop.calendar.jalali import folded
from desktop.meetings.openings import Opening
from desktop.meetings.understood import Part, Role

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
    rf"(?<![^\s(«،؛])(?:هر\s+(?P<unit>سه{_GAP}ماه|هفته|ماه|فصل)"
    rf"|(?P<often>هفتگی|ماهانه|ماهیانه|سه{_GAP}ماهه|فصلی|مستمر))(?![^\s،؛.)»])"
)
_END = re.compile(r"[\s،؛.)»]*")
# «برنامهٔ هفتگی» and «برنامه‌های هفتگی» speak of something that is called so.
_NAMES = re.compile(r"(?:[ٔۀ]|های|ی)\s+$")


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
        for phrase in _PHRASE.finditer(line, start, end):
            if phrase["unit"] or _is_apart(line[start:end], phrase.start() - start, phrase):
                return (*parts[:place], _part(phrase, phrase.start(), inside=True), *parts[place:])
    return tuple(parts)


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
