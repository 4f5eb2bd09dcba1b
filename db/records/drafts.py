"""Words that wait for their record."""

from dataclasses import dataclass
from typing import ClassVar

from db.records.base import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Record):
    """What was typed into a field that belongs to no record yet; `place` names the field."""

    table: ClassVar[str] = "drafts"
    place: str
    text: str
