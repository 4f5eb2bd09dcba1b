"""Two lists held against each other: what is the same thing in both, and what left its order."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)
Key = Callable[[T], tuple[Hashable, ...]]
Pair = tuple[int | None, int | None]


def pairs(before: Sequence[T], after: Sequence[T], keys: Iterable[Key[T]]) -> list[Pair]:
    """Pair the places of what is equal, then of what has the same first key, and so on.

    An empty key pairs nothing. What is only in `after` stands with None before it; what is only in
    `before` goes to the end.
    """
    partner: dict[int, int] = {}
    old, new = list(range(len(before))), list(range(len(after)))
    for key in (_itself, *keys):
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for place in old:
            waiting[key(before[place])].append(place)
        for place in new:
            known = key(after[place])
            if any(part != "" for part in known) and waiting[known]:
                partner[place] = waiting[known].popleft()
        taken = set(partner.values())
        old = [place for place in old if place not in taken]
        new = [place for place in new if place not in partner]
    found: list[Pair] = [(partner.get(place), place) for place in range(len(after))]
    return found + [(place, None) for place in old]


def longest_rising(numbers: Sequence[int]) -> set[int]:
    """Give the places of a longest rising run of different numbers, gaps allowed."""
    ends: list[int] = []  # the smallest number that a run of each length ends with
    places: list[int] = []
    previous: list[int] = []
    for place, number in enumerate(numbers):
        length = bisect_left(ends, number)
        previous.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    kept: set[int] = set()
    last = places[-1] if places else -1
    while last >= 0:
        kept.add(last)
        last = previous[last]
    return kept


def _itself(value: Hashable) -> tuple[Hashable, ...]:
    return (value,)
