"""Two texts held against each other, word by word.

The one hard rule: nothing is lost. What is kept and removed is the text before, to the letter;
what is kept and added is the text after.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# A number with its points and strokes is one word («۱٬۲۵۰٬۰۰۰», «۱۲/۷/۱۴۰۵», «۱۰:۳۰»); a half-space
# and marks above a letter belong to their word. Spaces stand alone, and so does each other sign.
_TOKEN = re.compile(
    r"\d+(?:[٬٫/.,:]\d+)+|(?:\w|[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u200c\u200d])+|\s+|.",
    re.DOTALL,
)


class Fate(StrEnum):
    """What became of words."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a text with the spaces in it, all of one fate."""

    fate: Fate
    text: str


def word_changes(before: str, after: str) -> tuple[Words, ...]:
    """Give the stretches of both texts in reading order; what is removed goes before what came."""
    return tuple(
        Words(fate, "".join(stretch.text for stretch in stretches))
        for fate, stretches in groupby(_stretches(before, after), lambda each: each.fate)
    )


def _stretches(before: str, after: str) -> Iterator[Words]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    # Spaces alone hold nothing together: they are kept only beside a word that is.
    matcher = SequenceMatcher(str.isspace, old, new)
    for _, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        gone, come = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if gone == come:
            yield Words(Fate.KEPT, gone)
            continue
        if gone:
            yield Words(Fate.REMOVED, gone)
        if come:
            yield Words(Fate.ADDED, come)
