"""Invisible marks by which programs that read the PDF find the order of the text again.

Readers such as pdftotext and PDFium get glyphs from left to right and guess what belongs
together: a space, a bracket or a colon beside a number is drawn into it, and comes out on the
wrong side. A directional mark between the two keeps them apart. Nowhere else is there one, since
a phrase with a mark inside is not found by who searches for it. The hard rule: marks are the
only thing that is added to a text.
"""

import re

MARKS = "\u200e\u200f\u061c"
# Alone and after a space, left-to-right and right-to-left; in pdf.js U+200F goes left-to-right.
_ALONE, _AFTER_SPACE = ("\u200e", "\u200f"), ("\u200e", "\u061c")
_SAME_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)
_SIGNS = re.compile(r"(?<=[:،,/+\-−#%‰٪.]) +(?![\w ])")  # between two signs, the first like a digit


def mark(text: str, levels: bytes, *, rtl: bool) -> tuple[str, bytes, list[int]]:
    """Add marks, of the paragraph's own level; also the places before which they were added."""
    base = int(rtl)
    places = [match.start() for match in _SIGNS.finditer(text) if levels[match.start()] == base]
    if levels.count(base) < len(levels):
        starts = [run.start() for run in _SAME_LEVEL.finditer(levels)][1:]
        turns = [start for start in starts if base in (levels[start - 1], levels[start])]
        places += turns
        places += [turn + 1 for turn in turns if text[turn] == " "]  # held from both sides
    if not places:
        return text, levels, []
    places = sorted(set(places))
    alone, after_space, own = _ALONE[rtl], _AFTER_SPACE[rtl], bytes([base])
    parts: list[str] = []
    marked: list[bytes] = []
    before = 0
    for place in places:
        parts += (text[before:place], after_space if text[place - 1] == " " else alone)
        marked += (levels[before:place], own)
        before = place
    return "".join([*parts, text[before:]]), b"".join([*marked, levels[before:]]), places
