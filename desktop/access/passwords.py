"""Passwords: what a sensible one is, how it is read, and new ones for whoever has lost theirs.

The one hard rule: a password is compared as it is meant, whichever keyboard typed its digits and
letters.
"""

import secrets
import unicodedata
from enum import StrEnum

from desktop.errors import UserError
from desktop.persian import clean, latin_digits
from desktop.roster.near import plain_name

LEAST = 8  # letters, signs and digits
MOST = 200
_LEAST_DIFFERENT = 4
_ROWS = (
    "0123456789",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "ضصثقفغعهخحجچ",
    "شسیبلاتنمکگ",
    "ظطزرذدپو",
)
_VOWELS, _CONSONANTS = "aeou", "bdfghkmnprstvz"  # none that looks like another or like a digit
_SYLLABLES, _NUMBERS = 4, 4


class Weakness(StrEnum):
    """Why a password is no sensible one."""

    SHORT = "short"
    LONG = "long"
    MONOTONOUS = "monotonous"
    ROW_OF_KEYS = "row_of_keys"
    NAME = "name"


class WeakPasswordError(UserError):
    def __init__(self, weakness: Weakness) -> None:
        super().__init__(weakness.value)
        self.weakness = weakness


def meant(password: str) -> str:
    """Give a password as it is compared."""
    return latin_digits(clean(unicodedata.normalize("NFKC", password)))


def check_password(password: str, name: str) -> None:
    """Raise WeakPasswordError for what is guessed too easily."""
    letters = meant(password).casefold()
    if len(letters) < LEAST:
        raise WeakPasswordError(Weakness.SHORT)
    if len(letters) > MOST:
        raise WeakPasswordError(Weakness.LONG)
    if len(set(letters)) < _LEAST_DIFFERENT:
        raise WeakPasswordError(Weakness.MONOTONOUS)
    if any(letters in row * 2 or letters[::-1] in row * 2 for row in _ROWS):
        raise WeakPasswordError(Weakness.ROW_OF_KEYS)
    if plain_name(password) and plain_name(password) in plain_name(name):
        raise WeakPasswordError(Weakness.NAME)


def new_password() -> str:
    """Give a password that can be told and typed on any keyboard: «dakobemu-4719»."""
    word = "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(_SYLLABLES))
    return f"{word}-{''.join(secrets.choice('23456789') for _ in range(_NUMBERS))}"
