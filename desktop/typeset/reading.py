"""Invisible marks by which programs that read the PDF find the order of the text again.

Readers such as pdftotext and PDFium get glyphs from left to right and guess what belongs
together: a space, a bracket or a colon beside a number is drawn into it, and comes out on the
wrong side. A directional mark between the two keeps them apart. pdf.js loses a space where it
puts pieces of a line together, and finds one too many beside a letter with its mark: there the
space is to be one glyph with a mark. The hard rule: marks are the only thing that is added to a
text.
"""

import re
from collections.abc import Collection

MARKS = "\u200e\u200f\u061c"
# Alone and with a space, left-to-right and right-to-left; in pdf.js U+200F goes left-to-right.
_ALONE, _WITH_SPACE = ("\u200e", "\u200f"), ("\u200e", "\u061c")
_SAME_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)
_BESIDE = re.compile(
    r"(?<=[:،,/+\-−#%‰٪.]) +(?![\w ])"  # between two signs, the first like a digit
    "|(?<=[\u064b-\u065f\u0670])( +)"  # after a letter with its mark
)
_SPACES = re.compile(" *")


def mark(
    text: str, levels: bytes, changes: Collection[int], *, rtl: bool
) -> tuple[str, bytes, list[int]]:
    """Add marks, of the paragraph's own level; also the places before which they were added.

    `changes`: where the text begins to be shown in another way.
    """
    base = int(rtl)
    places: list[int] = []
    spaces: list[int] = []  # their ends
    for found in _BESIDE.finditer(text):
        if found[1]:
            spaces.append(found.end())
        elif levels[found.start()] == base:
            places.append(found.start())
    if len(changes) > 1:
        spaces += [_past_spaces(text, change) for change in changes if change]
    if levels.count(base) < len(levels):
        starts = [run.start() for run in _SAME_LEVEL.finditer(levels)][1:]
        turns = [start for start in starts if base in (levels[start - 1], levels[start])]
        places += turns
        spaces += [_past_spaces(text, turn) for turn in turns if text[turn] == " "]
    places += [end for end in spaces if text[end - 1 : end] == " " and levels[end - 1] == base]
    if not places:
        return text, levels, []
    places = sorted(set(places))
    alone, with_space, own = _ALONE[rtl], _WITH_SPACE[rtl], bytes([base])
    parts: list[str] = []
    marked: list[bytes] = []
    before = 0
    for place in places:
        parts += (text[before:place], with_space if text[place - 1] == " " else alone)
        marked += (levels[before:place], own)
        before = place
    return "".join([*parts, text[before:]]), b"".join([*marked, levels[before:]]), places


def _past_spaces(text: str, place: int) -> int:
    found = _SPACES.match(text, place)
    return found.end() if found else place
