"""Which names are most likely one name, written twice.

Two names of organizations are near when, word by word in their folded form (ي is ی, ك is ک, and
half-spaces and marks count for nothing),

- they hold the same numbers, in figures or in words: «ناحیهٔ ۱» is never near «ناحیهٔ ۲»; and
- without «اداره», «اداره کل» and «سازمان» at their beginning they are the same letters, however
  those are divided into words, or differ in one word of at least four letters by one letter: one
  too many, one too few, another one, or two that changed places.

The one hard rule: shorter words have to be the same. What tells «بلوک ب» from «بلوک پ», or «شرق»
from «غرب», is no slip of the hand. Names of people are near in the same way, with other words at
their beginning.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from db.search import fold
from desktop.persian import cardinal, ordinal

_KINDS = frozenset(map(fold, ("اداره", "اداره‌کل", "کل", "سازمان")))
_TITLES = frozenset(map(fold, ("آقای", "خانم", "دکتر", "مهندس", "سید", "سیده")))
_LARGEST = 100
_NUMBERS = {
    fold(word): str(number)
    for number in range(1, _LARGEST)
    for word in (cardinal(number), ordinal(number))
} | {fold("اول"): "1"}
_LEAST_LETTERS = 4

Words = tuple[str, ...]


def near_names(one: str, other: str) -> bool:
    """Tell whether two names of organizations or focus areas most likely mean one."""
    return _alike(_words(one, _KINDS), _words(other, _KINDS))


def near_people(one: str, other: str) -> bool:
    """Tell whether two names are most likely one person's, once misspelled."""
    return _alike(_words(one, _TITLES), _words(other, _TITLES))


def same_person(one: str, other: str) -> bool:
    """Tell whether two names are one person's, be it with a title or without."""
    return plain_name(one) == plain_name(other)


def plain_name(name: str) -> str:
    """Give what is the same however a person's name is typed, be it with a title or without."""
    return "".join(_words(name, _TITLES))


def near_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give each pair of organizations' names that are near, in the order of the names."""
    listed = list(dict.fromkeys(names))
    words = [_words(name, _KINDS) for name in listed]
    shelves: defaultdict[Words, list[int]] = defaultdict(list)
    for place, each in enumerate(words):
        shelves["".join(each),].append(place)
        for left_out in range(len(each)):  # near ones share all words but one
            shelves[*each[:left_out], "", *each[left_out + 1 :], ""].append(place)
    pairs = {pair for shelf in shelves.values() for pair in combinations(shelf, 2)}
    for one, other in sorted(pairs):
        if _alike(words[one], words[other]):
            yield listed[one], listed[other]


def _words(name: str, passed_over: frozenset[str]) -> Words:
    """Give the folded words that tell a name, numbers in figures."""
    words = [_NUMBERS.get(word, word) for word in map(fold, name.split()) if word]
    begin = next((at for at, word in enumerate(words) if word not in passed_over), 0)
    return tuple(words[begin:])


def _alike(one: Words, other: Words) -> bool:
    if not one or not other or _numbers(one) != _numbers(other):
        return False
    if "".join(one) == "".join(other):
        return True
    if len(one) != len(other):
        return False
    differing = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(differing) == 1 and _one_slip(*differing[0])


def _numbers(words: Words) -> list[str]:
    figures = "".join(letter if letter.isdigit() else " " for letter in " ".join(words))
    return figures.split()


def _one_slip(one: str, other: str) -> bool:
    """Tell whether two words of some length differ by one letter, or by two that changed places."""
    short, long = sorted((one, other), key=len)
    if len(short) < _LEAST_LETTERS or len(long) - len(short) > 1:
        return False
    letters = enumerate(zip(short, long, strict=False))
    at = next((at for at, (this, that) in letters if this != that), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return swapped or short[at + 1 :] == long[at + 1 :]
