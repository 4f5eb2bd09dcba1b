"""What a name that is being typed into the captured line may become.

The one hard rule: behind a mark or a word with a colon names are offered unasked; anywhere else
only to whoever asks, so that plain text is typed in peace.
"""

import re
from dataclasses import dataclass

from desktop.meetings.capture import Lexicons
from desktop.meetings.lexicon import rest_of
from desktop.meetings.openings import MARKS, openings
from desktop.meetings.understood import Role

_FEWEST = 2  # letters, where no mark says that a name comes
_MOST_WORDS = 4
_ENDS_A_NAME = re.compile(r"[،؛.:!؟?»]")
_MARK = {role: mark for mark, role in reversed(MARKS.items())}
_NAMED = (Role.RESPONSIBLE, Role.SUPPORTER, Role.FOCUS_AREA, Role.NEIGHBORHOOD)
_BARE_WORD = re.compile(r"(?:^|\s)(?P<word>مسئول|همکار|محور|محله) +(?P<typed>\S[^،؛.:!؟?»@+#*]*)$")
_ROLE_OF_WORD = dict(zip(("مسئول", "همکار", "محور", "محله"), _NAMED, strict=True))


@dataclass(frozen=True, slots=True)
class Offer:
    """A name in a role, and what is written for it."""

    role: Role
    name: str
    written: str


@dataclass(frozen=True, slots=True)
class Completion:
    """What may stand in the line from `start` to `end`.

    `rest` is what the first offer adds to the typed letters, "" if that is nothing to show;
    `unasked`: a list of the offers may open by itself.
    """

    start: int
    end: int
    offers: tuple[Offer, ...]
    rest: str
    unasked: bool


def complete(line: str, place: int, known: Lexicons) -> Completion | None:
    """Find what may become of the name that ends at a place in the line."""
    before = line[:place]
    if line[place : place + 1].strip():
        return None  # in the middle of a word
    return _marked(before, known) or _named_by_word(before, known) or _bare(before, known)


def _marked(before: str, known: Lexicons) -> Completion | None:
    opened = [each for each in openings(before) if each.role in known]
    if not opened or (opened[-1].loose and opened[-1].words > opened[-1].start + 1):
        return None
    role, words = opened[-1].role, opened[-1].words
    typed = before[words:]
    names = known[role].ranked(typed)
    if _ENDS_A_NAME.search(typed) or not names or _is_whole(typed, names, known[role].named(typed)):
        return None
    offers = tuple(Offer(role, name, f"{name} ") for name in names)
    rest = rest_of(names[0], typed) if typed.strip() else ""
    return Completion(words, len(before), offers, rest, unasked=True)


def _is_whole(typed: str, names: list[str], name: str | None) -> bool:
    """Tell whether a known name is typed out, and could not become a longer one."""
    return name is not None and (names == [name] or typed.endswith(" "))


def _named_by_word(before: str, known: Lexicons) -> Completion | None:
    """Complete «مسئول به», which becomes «مسئول: بهزیستی»."""
    found = _BARE_WORD.search(before)
    if found is None or len(found["typed"]) < _FEWEST:
        return None
    role, typed = _ROLE_OF_WORD[found["word"]], found["typed"]
    names = known[role].beginning(typed)
    if not names:
        return None
    offers = tuple(Offer(role, name, f"{found['word']}: {name} ") for name in names)
    rest = rest_of(names[0], typed)
    return Completion(found.start("word"), len(before), offers, rest, unasked=False)


def _bare(before: str, known: Lexicons) -> Completion | None:
    """Complete the last words of plain text, as few as begin a name, with its mark."""
    starts = [word.start() for word in re.finditer(r"\S+", before)][-_MOST_WORDS:]
    for start in starts:
        typed = before[start:]
        offers = tuple(
            Offer(role, name, f"{_MARK[role]}{name} ")
            for role in _NAMED
            for name in known[role].beginning(typed)
        )
        if offers and len(typed.strip()) >= _FEWEST:
            return Completion(start, len(before), offers, "", unasked=False)
    return None
