from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.access.passwords import (
    LEAST,
    MOST,
    Weakness,
    WeakPasswordError,
    check_password,
    meant,
    new_password,
)

NAME = "خانم رویا امینی"


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("", Weakness.SHORT),
        ("کوتاه", Weakness.SHORT),
        ("a1b2c3d", Weakness.SHORT),
        ("x" * (MOST + 1), Weakness.LONG),
        ("aaaaaaaa", Weakness.MONOTONOUS),
        ("۱۲۱۲۱۲۱۲۱۲", Weakness.MONOTONOUS),
        ("12345678", Weakness.ROW_OF_KEYS),
        ("۱۲۳۴۵۶۷۸", Weakness.ROW_OF_KEYS),
        ("87654321", Weakness.ROW_OF_KEYS),
        ("qwertyuiop", Weakness.ROW_OF_KEYS),
        ("QWERTYUI", Weakness.ROW_OF_KEYS),
        ("ضصثقفغعه", Weakness.ROW_OF_KEYS),
        ("رویا امینی", Weakness.NAME),
        ("رويا اميني", Weakness.NAME),
    ],
)
def test_what_is_guessed_too_easily_is_refused(password: str, weakness: Weakness) -> None:
    with pytest.raises(WeakPasswordError) as refused:
        check_password(password, NAME)
    assert refused.value.weakness is weakness


@pytest.mark.parametrize("password", ["باران در مهر", "dakobemu-4719", "سه گل زرد ۷", "a1b2c3d4"])
def test_what_is_sensible_passes(password: str) -> None:
    check_password(password, NAME)


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("گذر۱۲۳۴", "گذر1234"),
        ("گذر١٢٣٤", "گذر1234"),
        ("كتابي سبز", "کتابی سبز"),
        ("caf\u00e9 negro", "cafe\u0301 negro"),
        ("ｄａｋｏ-４７", "dako-47"),
    ],
)
def test_a_password_is_the_same_from_whichever_keyboard(typed: str, also: str) -> None:
    assert meant(typed) == meant(also)


@pytest.mark.parametrize(("one", "other"), [("Dako", "dako"), ("گل‌ها", "گل ها "), ("سد", "صد")])
def test_other_letters_are_another_password(one: str, other: str) -> None:
    assert meant(one) != meant(other)


@given(st.text(max_size=30))
def test_what_is_meant_stays_as_it_is(password: str) -> None:
    assert meant(meant(password)) == meant(password)


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_is_told_of_or_passes(password: str, name: str) -> None:
    with suppress(WeakPasswordError):
        check_password(password, name)
        assert LEAST <= len(meant(password)) <= MOST


def test_new_passwords_are_sensible_and_their_own() -> None:
    made = {new_password() for _ in range(200)}
    assert len(made) == 200
    for each in made:
        check_password(each, NAME)
        assert meant(each) == each
        assert each.isascii()
