from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop.pairing import longest_rising, pairs

letters = st.lists(st.sampled_from(["", "الف", "ب", "پ"]), max_size=6)


def first(text: str) -> tuple[str]:
    return (text[:1],)


@given(letters, letters)
def test_each_thing_is_told_once(before: list[str], after: list[str]) -> None:
    found = pairs(before, after, [first])
    assert sorted(old for old, _ in found if old is not None) == list(range(len(before)))
    assert [new for _, new in found if new is not None] == list(range(len(after)))


def test_what_is_equal_goes_before_what_is_alike() -> None:
    assert pairs(["بابل", "باران"], ["باران", "بابک"], [first]) == [(1, 0), (0, 1)]


def test_what_has_no_key_stays_alone() -> None:
    assert pairs([("", 1)], [("", 2)], [lambda it: (it[0],)]) == [(None, 0), (0, None)]


@given(st.permutations(range(7)))
def test_the_longest_rising_run_rises_and_none_is_longer(numbers: list[int]) -> None:
    kept = [numbers[place] for place in sorted(longest_rising(numbers))]
    assert kept == sorted(kept)
    longer = combinations(numbers, len(kept) + 1)
    assert not any(list(each) == sorted(each) for each in longer)
