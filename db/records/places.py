"""Places, means and themes that resolutions speak of, and what figures are reported by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from db.records.base import TravellingRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighborhood(TravellingRecord):
    table: ClassVar[str] = "neighborhoods"
    name: str
    subdistrict: int | None = None
    low_income: bool = False
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity(TravellingRecord):
    """A place or a means that the district can use, with its size in `unit`s."""

    table: ClassVar[str] = "capacities"
    name: str
    kind: str = ""
    size: int | None = None
    unit: str = ""
    keeper_id: int | None = None
    neighborhood_id: int | None = None
    place: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusArea(TravellingRecord):
    table: ClassVar[str] = "focus_areas"
    name: str
    position: int
    retired: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(TravellingRecord):
    """What figures are reported by, in `unit`s."""

    table: ClassVar[str] = "indicators"
    name: str
    position: int
    unit: str = ""
    retired: bool = False
