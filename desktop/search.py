"""What a person typed, found again however it was written.

The one hard rule: two texts are compared only in their folded form, never as they were typed.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

from db import search

# A list of names is asked again with every letter that is typed.
_fold = lru_cache(maxsize=4096)(search.fold)


def is_same(one: str, other: str) -> bool:
    """Tell whether two names differ only in how they were typed."""
    return _fold(one) == _fold(other)


def begins(typed: str, text: str) -> bool:
    """Tell whether a text begins with what was typed."""
    return _fold(text).startswith(_fold(typed))


def matches(typed: str, text: str) -> bool:
    """Tell whether every typed word is somewhere in the text; nothing typed is in every text."""
    folded = _fold(text)
    return all(_fold(word) in folded for word in typed.split())


class KeptTexts:
    """Texts that are folded once, to be asked with every letter that is typed.

    Unlike in `matches`, a number is found as a whole one only: «۱۲» is neither in «۱۱۲» nor in
    «۱۴۰۵/۱۲/۸», of which «۱۲/۸» is a part. Without `whole` any part of it is found.
    """

    def __init__(self, *, whole: bool = True) -> None:
        self._whole = whole
        self._folded: list[str] = []

    def __len__(self) -> int:
        return len(self._folded)

    def add(self, text: str) -> None:
        # What is folded has no spaces; two numbers would become one.
        self._folded.append(search.fold(_BETWEEN_NUMBERS.sub("|", text)))

    def matching(self, typed: str) -> list[int]:
        """Give the places of the texts in which every typed word is."""
        found = list(range(len(self._folded)))
        for word in dict.fromkeys(map(search.fold, typed.split())):
            found = [place for place in found if word in self._folded[place]]
            if self._whole and (word[:1].isdigit() or word[-1:].isdigit()):
                whole = _whole(word)
                found = [place for place in found if whole.search(self._folded[place])]
        return found


_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s+(?=\d)")


def _whole(word: str) -> re.Pattern[str]:
    """Look for a folded word that begins and ends where its numbers do."""
    part = r"\d" if "/" in word else r"[\d/]"
    before = f"(?<!{part})" if word[:1].isdigit() else ""
    after = f"(?!{part})" if word[-1:].isdigit() else ""
    return re.compile(before + re.escape(word) + after)


def ranked(typed: str, texts: Sequence[str]) -> list[int]:
    """Find the texts that match, by their place: first those that begin with what was typed."""
    found = [place for place, text in enumerate(texts) if matches(typed, text)]
    return sorted(found, key=lambda place: not begins(typed, texts[place]))


class FoldedText:
    """A long text to look into, letter by letter; whoever shows it knows the place of each.

    What stands around words is passed over; within a number it counts, and the month of
    «۱۴۰۵/۰۷/۱۲» may be typed as «۷».
    """

    def __init__(self, letters: Sequence[str]) -> None:
        forms = _plain([_fold(letter) for letter in letters])
        self._folded = "".join(forms)
        self._origins = [place for place, form in enumerate(forms) for _ in form]

    def find(self, typed: str) -> Iterator[range]:
        """Give the places of the letters of each find; nothing typed is nowhere."""
        wanted = "".join(_plain([_fold(letter) for letter in typed]))
        start = self._folded.find(wanted) if wanted else -1
        while start >= 0:
            end = start + len(wanted)
            yield range(self._origins[start], self._origins[end - 1] + 1)
            start = self._folded.find(wanted, end)


def _plain(forms: Sequence[str]) -> list[str]:
    """Leave out what does not matter in a phrase, from the folded form of each of its letters."""
    around = zip(("", *forms), forms, (*forms[1:], ""), strict=False)
    return ["" if _is_passed_over(*three) else three[1] for three in around]


def _is_passed_over(before: str, form: str, after: str) -> bool:
    if form == "0":
        return before == "/" and after.isdigit()
    in_number = before.isdigit() and after.isdigit()
    return not in_number and all(unicodedata.category(sign).startswith("P") for sign in form)
