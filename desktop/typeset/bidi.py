"""Order of mixed text: the Unicode Bidirectional Algorithm (UAX #9) for one paragraph.

The hard rule: levels are found on the whole logical paragraph, before any line is broken; a
broken line is only put in order. Explicit embeddings and isolates are not supported (text is
cleaned of them beforehand); left-to-right and right-to-left marks are.

A paragraph is handled as a string with one letter per character, its bidi class, so that most
rules are one regular expression.
"""

import re
import unicodedata
from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import TypeVar

T = TypeVar("T")

_LETTERS = {
    "L": "L",
    "R": "R",
    "AL": "A",
    "EN": "E",
    "ES": "S",
    "ET": "T",
    "AN": "N",
    "CS": "C",
    "NSM": "M",
    "BN": "B",
    "B": "P",
    "S": "G",
    "WS": "W",
    "ON": "O",
    "": "L",  # not assigned in this version of Unicode
}
_PAIRS = (  # BidiBrackets.txt, less the two that are canonically equal to U+3008 and U+3009
    "()[]{}༺༻༼༽᚛᚜⁅⁆⁽⁾₍₎⌈⌉⌊⌋❨❩❪❫❬❭❮❯❰❱❲❳❴❵⟅⟆⟦⟧⟨⟩⟪⟫⟬⟭⟮⟯⦃⦄⦅⦆⦇⦈⦉⦊⦋⦌⦍⦐⦏⦎⦑⦒⦓⦔⦕⦖⦗⦘"
    "⧘⧙⧚⧛⧼⧽⸢⸣⸤⸥⸦⸧⸨⸩⹕⹖⹗⹘⹙⹚⹛⹜〈〉《》「」『』【】〔〕〖〗〘〙〚〛﹙﹚﹛﹜﹝﹞（）［］｛｝｟｠｢｣"
)
CLOSING = dict(zip(_PAIRS[::2], _PAIRS[1::2], strict=True))
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_BRACKET = re.compile(f"[{re.escape(_PAIRS)}\u2329\u232a]")
_STRONG = re.compile("[LRA]")
_MARKS = re.compile("([^M])M+")
_AFTER_ARABIC = re.compile("A[^LRAE]*E[^LRA]*")
_IN_EUROPEAN = re.compile("(?<=E)[SC](?=E)")
_IN_ARABIC = re.compile("(?<=N)C(?=N)")
_TERMINATORS = re.compile("T+(?=E)|(?<=E)T+")
_AFTER_LEFT = re.compile("L[^LR]*")
_NEUTRAL_IN_LEFT = re.compile("(?<=L)[OWGP]+(?=L)")
_NEUTRAL_IN_RIGHT = re.compile("(?<=[REN])[OWGP]+(?=[REN])")
_REMOVED = re.compile("(B+)|[^B]+")
_BEFORE_SEPARATOR = re.compile("(?<![WB])[WB]*[GP]")
_DEEPEST_NESTING = 63  # BD16


class Base(Enum):
    """Direction of a paragraph; AUTO takes that of its first strong letter."""

    LTR = 0
    RTL = 1
    AUTO = 2


class _Classes(dict[int, str]):
    """Class letter of a code point, for `str.translate`."""

    def __missing__(self, code: int) -> str:
        letter = self[code] = _LETTERS.get(unicodedata.bidirectional(chr(code)), "B")
        return letter


_CLASSES = _Classes()


def levels(text: str, base: Base = Base.RTL) -> bytes:
    """Embedding level of each character, as if the paragraph were one line."""
    classes = text.translate(_CLASSES)
    level = _base_level(classes, base)
    foreign = "LEN" if level else "RAEN"
    if not any(letter in classes for letter in foreign):
        return bytes([level]) * len(text)
    bare = classes.replace("B", "")
    if len(bare) == len(classes):
        found = _resolve(text, classes, level)
    else:
        kept = [letter for letter, kind in zip(text, classes, strict=True) if kind != "B"]
        found = _put_back(_resolve("".join(kept), bare, level), classes, level)
    return _reset_whitespace(found, classes, level)


def is_rtl(text: str, base: Base) -> bool:
    """Whether the paragraph as a whole runs from right to left."""
    return _base_level(text.translate(_CLASSES) if base is Base.AUTO else "", base) == 1


def visual_order(items: Sequence[T], item_levels: Sequence[int]) -> list[T]:
    """L2: the items of one line from left to right."""
    ordered = list(items)
    kinds = set(item_levels)
    if len(kinds) <= 1:
        return ordered[::-1] if any(level % 2 for level in kinds) else ordered
    ranks = bytes(item_levels)
    for level in range(max(kinds), 0, -1):
        for run in _reaching(level).finditer(ranks):
            start, end = run.span()
            ordered[start:end] = ordered[start:end][::-1]
    return ordered


@cache
def _reaching(level: int) -> re.Pattern[bytes]:
    """Find runs of this level or a higher one."""
    return re.compile(rb"[\x%02x-\xff]+" % level)


def _base_level(classes: str, base: Base) -> int:
    """P2 and P3."""
    if base is not Base.AUTO:
        return 1 if base is Base.RTL else 0
    strong = _STRONG.search(classes)
    return 1 if strong and strong[0] != "L" else 0


def _resolve(text: str, classes: str, level: int) -> str:
    """Levels as characters, after the rules W1 to I2; `classes` has no B left."""
    edge = "RL"[not level]
    kinds = _weak(f"{edge}{classes}{edge}")
    kinds = _brackets(text, classes, kinds, edge)
    if level:
        kinds = _NEUTRAL_IN_LEFT.sub(_all_left, kinds)
        return kinds[1:-1].translate(_LEVELS_RTL)
    kinds = _NEUTRAL_IN_RIGHT.sub(_all_right, kinds)
    return kinds[1:-1].translate(_LEVELS_LTR)


_LEVELS_RTL = str.maketrans("LENROWGP", "\2\2\2\1\1\1\1\1")
_LEVELS_LTR = str.maketrans("LENROWGP", "\0\2\2\1\0\0\0\0")


def _all_left(match: re.Match[str]) -> str:
    return "L" * len(match[0])


def _all_right(match: re.Match[str]) -> str:
    return "R" * len(match[0])


def _weak(kinds: str) -> str:
    """W1 to W7, on classes with the paragraph's direction at both edges."""
    if "M" in kinds:
        kinds = _MARKS.sub(lambda match: match[1] * len(match[0]), kinds)
    if "E" in kinds:
        kinds = _AFTER_ARABIC.sub(lambda match: match[0].replace("E", "N"), kinds)
    kinds = kinds.replace("A", "R")
    kinds = _IN_EUROPEAN.sub("E", kinds)
    kinds = _IN_ARABIC.sub("N", kinds)
    kinds = _TERMINATORS.sub(lambda match: "E" * len(match[0]), kinds)
    kinds = kinds.translate(_SEPARATORS)
    return _AFTER_LEFT.sub(lambda match: match[0].replace("E", "L"), kinds)


_SEPARATORS = str.maketrans("STC", "OOO")


def _brackets(text: str, classes: str, kinds: str, edge: str) -> str:
    """N0: a pair of brackets takes the direction of what it encloses or follows."""
    if not _BRACKET.search(text):
        return kinds
    resolved = kinds.replace("E", "R").replace("N", "R")
    for opening, closing in _pairs(text, kinds):
        inside = resolved[opening + 1 : closing]
        other = "L" if edge == "R" else "R"
        if edge in inside:
            direction = edge
        elif other in inside:
            before = max(resolved.rfind("L", 0, opening), resolved.rfind("R", 0, opening))
            direction = other if resolved[before] == other else edge
        else:
            continue
        for place in (opening, closing):
            end = place + 1
            while end <= len(classes) and classes[end - 1] == "M":
                end += 1
            kinds = kinds[:place] + direction * (end - place) + kinds[end:]
            resolved = resolved[:place] + direction * (end - place) + resolved[end:]
    return kinds


def _pairs(text: str, kinds: str) -> list[tuple[int, int]]:
    """BD16: places in `kinds` (one more than in `text`) of matching brackets."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[str, int]] = []
    for match in _BRACKET.finditer(text):
        place = match.start() + 1
        if kinds[place] != "O":
            continue
        bracket = _CANONICAL.get(match[0], match[0])
        if bracket in CLOSING:
            if len(waiting) == _DEEPEST_NESTING:
                return []
            waiting.append((CLOSING[bracket], place))
            continue
        for depth in range(len(waiting) - 1, -1, -1):
            if waiting[depth][0] == bracket:
                pairs.append((waiting[depth][1], place))
                del waiting[depth:]
                break
    return sorted(pairs)


def _put_back(found: str, classes: str, level: int) -> str:
    """Give the characters that rule X9 removes the level of what stands before them."""
    parts = []
    before, place = chr(level), 0
    for run in _REMOVED.finditer(classes):
        if run[1]:
            parts.append(before * len(run[0]))
        else:
            parts.append(found[place : place + len(run[0])])
            place += len(run[0])
            before = parts[-1][-1]
    return "".join(parts)


def _reset_whitespace(found: str, classes: str, level: int) -> bytes:
    """L1: separators and the spaces before them or at the end get the base level."""
    end = len(classes.rstrip("WB"))
    resolved = bytearray(found[:end], "ascii")
    if "G" in classes or "P" in classes:
        for match in _BEFORE_SEPARATOR.finditer(classes):
            resolved[match.start() : match.end()] = bytes([level]) * len(match[0])
    return bytes(resolved) + bytes([level]) * (len(classes) - end)
