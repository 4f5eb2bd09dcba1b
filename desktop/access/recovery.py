"""The recovery key: forty-eight digits on paper that open the office when no password does.

As BitLocker has it: eight groups of six digits, each of which is eleven times a number of sixteen
bits, so that a group that was mistyped is named at once.
"""

import re
import secrets

from desktop.errors import UserError
from desktop.persian import latin_digits

GROUPS, DIGITS = 8, 6
_FACTOR, _VALUES = 11, 1 << 16


class RecoveryKeyError(UserError):
    """What was typed is no recovery key; `group` is the first wrong one, from 1, 0 for too few."""

    def __init__(self, group: int) -> None:
        super().__init__(str(group))
        self.group = group


def new_recovery_key() -> str:
    """Give the groups with hyphens between them."""
    groups = (secrets.randbelow(_VALUES) * _FACTOR for _ in range(GROUPS))
    return "-".join(f"{group:0{DIGITS}}" for group in groups)


def read_recovery_key(typed: str) -> str:
    """Read what somebody copied from paper; raises RecoveryKeyError."""
    figures = re.sub(r"\D", "", latin_digits(typed))
    groups = re.findall(rf"\d{{{DIGITS}}}", figures)
    for place, group in enumerate(groups, 1):
        value, left = divmod(int(group), _FACTOR)
        if left or value >= _VALUES:
            raise RecoveryKeyError(place)
    if len(figures) != GROUPS * DIGITS:
        raise RecoveryKeyError(0)
    return "-".join(groups)
