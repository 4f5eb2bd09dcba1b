"""Invisible marks by which programs that read the PDF find the order of the text again.

Readers such as pdftotext and PDFium get glyphs from left to right and guess what belongs
together: a space, a bracket or a colon beside a number is drawn into it, and comes out on the
wrong side. A directional mark between the two keeps them apart. The hard rule: marks are the
only thing that is added to a text.
"""

import re

_MARKS = ("\u200e", "\u200f")  # left-to-right, right-to-left
_SAME_LEVEL = re.compile(rb"(.)\1*", re.DOTALL)
_SIGNS = re.compile(r"(?<=[:،,/+\-−#%‰٪.]) +(?![\w ])")  # between two signs, the first like a digit


def mark(text: str, levels: bytes, *, rtl: bool) -> tuple[str, bytes, list[int]]:
    """Add marks, of the paragraph's own level; also the places before which they were added."""
    base = int(rtl)
    places = []
    if levels.count(base) < len(levels):
        starts = [run.start() for run in _SAME_LEVEL.finditer(levels)][1:]
        places = [start for start in starts if base in (levels[start - 1], levels[start])]
    places += [match.start() for match in _SIGNS.finditer(text) if levels[match.start()] == base]
    if not places:
        return text, levels, []
    places = sorted(set(places))
    parts, marked, before = [], [], 0
    for place in places:
        parts.append(text[before:place])
        marked.append(levels[before:place])
        before = place
    return (
        _MARKS[rtl].join([*parts, text[before:]]),
        bytes([base]).join([*marked, levels[before:]]),
        places,
    )
