"""Secrets that a person copies as digits: a paper's recovery key, the code of a file on a stick.

As BitLocker has it: groups of six digits, each of which is eleven times a number of sixteen bits,
so that a group that was mistyped is named at once.
"""

import re
import secrets

from desktop.errors import UserError
from desktop.persian import latin_digits

DIGITS = 6
_FACTOR, _VALUES = 11, 1 << 16


class GroupError(UserError):
    """What was typed cannot be it; `group` is the first wrong one, from 1, 0 for too few."""

    def __init__(self, group: int) -> None:
        super().__init__(str(group))
        self.group = group


def new_groups(count: int) -> str:
    """Give as many groups at random, with hyphens between them."""
    groups = (secrets.randbelow(_VALUES) * _FACTOR for _ in range(count))
    return "-".join(f"{group:0{DIGITS}}" for group in groups)


def read_groups(typed: str, count: int, error: type[GroupError]) -> str:
    """Read what somebody copied, however it was grouped; raises the `error`."""
    figures = re.sub(r"\D", "", latin_digits(typed))
    groups = re.findall(rf"\d{{{DIGITS}}}", figures)
    for place, group in enumerate(groups, 1):
        value, left = divmod(int(group), _FACTOR)
        if left or value >= _VALUES:
            raise error(place)
    if len(figures) != count * DIGITS:
        raise error(0)
    return "-".join(groups)
