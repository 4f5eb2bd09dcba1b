"""One list of known names, asked with every letter that is typed.

The one hard rule: names are compared only in their folded form, however they are spelled.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import takewhile
from operator import itemgetter

from db.search import fold

_GAPS = " \u200c"


class Lexicon:
    """Names in the order in which they are offered."""

    def __init__(self, names: Sequence[str] = (), earlier: Iterable[tuple[str, str]] = ()) -> None:
        """Know also earlier names, each with the name that it stands for now."""
        self.names = tuple(names)
        self._earlier = {fold(name): now for name, now in earlier}
        self._by_form = {fold(name): name for name in reversed(self.names)}
        self._forms = sorted(self._by_form)
        self._in_order = tuple(map(fold, self.names))

    def named(self, text: str) -> str | None:
        """Give the name that a text spells."""
        form = fold(text)
        return self._by_form.get(form) or self._earlier.get(form)

    def beginning(self, text: str) -> list[str]:
        """Give the names that begin with a text, and with more than nothing."""
        form = fold(text)
        start = bisect_left(self._forms, form) if form else len(self._forms)
        forms = takewhile(lambda each: each.startswith(form), self._forms[start:])
        return [self._by_form[each] for each in forms]

    def ranked(self, text: str) -> list[str]:
        """Give the names that hold every word of a text, first those that begin with it."""
        words, whole = [fold(word) for word in text.split()], fold(text)
        found = [
            (not form.startswith(whole), name)
            for name, form in zip(self.names, self._in_order, strict=True)
            if all(word in form for word in words)
        ]
        return [name for _, name in sorted(found, key=itemgetter(0))]


def rest_of(name: str, typed: str) -> str:
    """Give what is still to be typed of a name; "" if it does not begin with what was typed."""
    form = fold(typed)
    ends = (end for end in range(1, len(name) + 1) if fold(name[:end]) == form)
    rest = name[next(ends, len(name)) :]
    return rest.lstrip(_GAPS) if typed.endswith(tuple(_GAPS)) else rest
