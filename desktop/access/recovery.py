"""The recovery key: forty-eight digits on paper that open the office when no password does."""

from desktop.access.digit_groups import DIGITS, GroupError, new_groups, read_groups

__all__ = ["DIGITS", "GROUPS", "RecoveryKeyError", "new_recovery_key", "read_recovery_key"]

GROUPS = 8


class RecoveryKeyError(GroupError):
    """What was typed is no recovery key; `group` is the first wrong one, from 1, 0 for too few."""


def new_recovery_key() -> str:
    """Give the groups with hyphens between them."""
    return new_groups(GROUPS)


def read_recovery_key(typed: str) -> str:
    """Read what somebody copied from paper; raises RecoveryKeyError."""
    return read_groups(typed, GROUPS, RecoveryKeyError)
