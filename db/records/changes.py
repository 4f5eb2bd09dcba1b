"""What an act did to the rows."""

from enum import StrEnum
from typing import NamedTuple


class ChangeKind(StrEnum):
    ADDED = "added"
    EDITED = "edited"
    REMOVED = "removed"


class Change(NamedTuple):
    """What an act did to one row."""

    table: str
    id: int
    kind: ChangeKind
