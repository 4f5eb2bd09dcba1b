import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.access.recovery import (
    DIGITS,
    GROUPS,
    RecoveryKeyError,
    new_recovery_key,
    read_recovery_key,
)
from desktop.persian import digits


def test_a_key_has_eight_groups_of_six_digits_each_eleven_times_something() -> None:
    for _ in range(50):
        made = new_recovery_key()
        assert re.fullmatch(r"\d{6}(-\d{6}){7}", made)
        assert all(int(group) % 11 == 0 for group in made.split("-"))
    assert len({new_recovery_key() for _ in range(50)}) == 50


@given(between=st.text(" -–‌\u200f\n.", max_size=3), persian=st.booleans())
def test_a_key_is_read_however_it_was_copied(between: str, *, persian: bool) -> None:
    made = new_recovery_key()
    typed = between.join(made.split("-"))
    assert read_recovery_key(digits(typed) if persian else typed) == made


@given(place=st.integers(0, GROUPS * DIGITS - 1), figure=st.integers(0, 9))
def test_a_wrong_figure_is_told_by_its_group(place: int, figure: int) -> None:
    made = new_recovery_key()
    figures = list(made.replace("-", ""))
    if figures[place] == str(figure):
        return
    figures[place] = str(figure)
    with pytest.raises(RecoveryKeyError) as refused:
        read_recovery_key("".join(figures))
    assert refused.value.group == place // DIGITS + 1


@given(place=st.integers(0, GROUPS * DIGITS - 2))
def test_two_figures_that_changed_places_are_told(place: int) -> None:
    made = new_recovery_key()
    figures = list(made.replace("-", ""))
    if figures[place] == figures[place + 1]:
        return
    figures[place], figures[place + 1] = figures[place + 1], figures[place]
    with pytest.raises(RecoveryKeyError) as refused:
        read_recovery_key("".join(figures))
    assert refused.value.group in {place // DIGITS + 1, (place + 1) // DIGITS + 1}


@pytest.mark.parametrize("kept", [0, 1, 6, 42, 47])
def test_too_few_figures_are_told(kept: int) -> None:
    figures = new_recovery_key().replace("-", "")
    with pytest.raises(RecoveryKeyError) as refused:
        read_recovery_key(figures[:kept])
    assert refused.value.group == 0


def test_too_many_figures_are_told() -> None:
    with pytest.raises(RecoveryKeyError):
        read_recovery_key(new_recovery_key() + "1")


@given(st.text(max_size=80))
def test_any_text_is_a_key_or_told_of(typed: str) -> None:
    with suppress(RecoveryKeyError):
        assert len(read_recovery_key(typed)) == GROUPS * (DIGITS + 1) - 1
