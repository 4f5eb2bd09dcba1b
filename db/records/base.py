"""What every record has."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import ClassVar


def new_uuid() -> str:
    return str(uuid.uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row; `table` names its table."""

    table: ClassVar[str]
    id: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TravellingRecord(Record):
    """A row that another office can receive and recognise."""

    uuid: str = field(default_factory=new_uuid)
