"""What the district can use: places and means, with their size, and what that makes for each kind.

The one hard rule: a capacity is a place or a means. There is no field in it for anybody who is
helped there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from db.people import organization_named
from db.places import neighborhood_named
from db.records import Capacity, Neighborhood, Organization, TravellingRecord
from db.search import fold
from desktop.alphabet import sort_key
from desktop.office import OpenOffice
from desktop.persian import clean

LARGEST = 99_999


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityLine(TravellingRecord):
    """A capacity, with the key and the uuid of its record; keeper and neighborhood by name."""

    name: str
    kind: str = ""
    size: int | None = None
    unit: str = ""
    keeper: str = ""
    neighborhood: str = ""
    place: str = ""


class Total(NamedTuple):
    """How many capacities of a kind there are, and how large they are together, unit by unit."""

    kind: str
    places: int
    sizes: tuple[tuple[int, str], ...]


class Words(NamedTuple):
    """The kinds and the units that this office has used, by the alphabet."""

    kinds: tuple[str, ...] = ()
    units: tuple[str, ...] = ()


def capacity_lines(office: OpenOffice, *, retired: bool = False) -> tuple[CapacityLine, ...]:
    """Give the capacities by kind and name, those without a kind last; or those set aside."""
    database = office.database
    found = database.select(Capacity, "retired = ?", (retired,))
    keepers = database.by_key(Organization, {each.keeper_id for each in found if each.keeper_id})
    places = database.by_key(
        Neighborhood, {each.neighborhood_id for each in found if each.neighborhood_id}
    )
    found.sort(key=lambda each: (not each.kind, sort_key(each.kind), sort_key(each.name)))
    return tuple(
        CapacityLine(
            id=each.id,
            uuid=each.uuid,
            name=each.name,
            kind=each.kind,
            size=each.size,
            unit=each.unit,
            keeper=keepers[each.keeper_id].name if each.keeper_id else "",
            neighborhood=places[each.neighborhood_id].name if each.neighborhood_id else "",
            place=each.place,
        )
        for each in found
    )


def totals(lines: Sequence[CapacityLine]) -> tuple[Total, ...]:
    """Sum up each kind, in the order in which they come; spelling tells no kinds or units apart."""
    kinds: dict[str, list[CapacityLine]] = {}
    for line in lines:
        kinds.setdefault(fold(line.kind), []).append(line)
    return tuple(Total(of[0].kind, len(of), _sizes(of)) for of in kinds.values())


def _sizes(lines: Iterable[CapacityLine]) -> tuple[tuple[int, str], ...]:
    sums: dict[str, tuple[int, str]] = {}
    for line in lines:
        if line.size is not None:
            known, unit = sums.get(fold(line.unit), (0, line.unit))
            sums[fold(line.unit)] = (known + line.size, unit)
    return tuple(sums.values())


def words(office: OpenOffice) -> Words:
    """Give what was written as kinds and units so far, also of what is set aside."""
    known = office.database.select(Capacity)
    return Words(
        _by_alphabet(each.kind for each in known), _by_alphabet(each.unit for each in known)
    )


def _by_alphabet(texts: Iterable[str]) -> tuple[str, ...]:
    distinct = {fold(text): text for text in texts if text}
    return tuple(sorted(distinct.values(), key=sort_key))


def save_capacity(office: OpenOffice, line: CapacityLine) -> None:
    """Write what was changed in a line; one without a name keeps the name that it had.

    Keeper and neighborhood go by their names, however they are spelled; new ones join their lists.
    """
    with office.database.act():
        stored = office.database.get(Capacity, line.id)
        office.database.update(_filled(office, stored, line))


def add_capacity(office: OpenOffice, line: CapacityLine) -> Capacity:
    """Add a capacity as a line says it."""
    with office.database.act():
        return office.database.insert(_filled(office, Capacity(name="", uuid=line.uuid), line))


def set_aside(office: OpenOffice, line: CapacityLine, *, retired: bool) -> None:
    """Count a capacity no more, or again."""
    with office.database.act():
        stored = office.database.get(Capacity, line.id)
        office.database.update(replace(stored, retired=retired))


def _filled(office: OpenOffice, stored: Capacity, line: CapacityLine) -> Capacity:
    database = office.database
    keeper, place = clean(line.keeper.strip()), clean(line.neighborhood.strip())
    return replace(
        stored,
        name=clean(line.name) if line.name.strip() else stored.name,
        kind=clean(line.kind.strip()),
        size=line.size,
        unit=clean(line.unit.strip()),
        keeper_id=organization_named(database, keeper).id if keeper else None,
        neighborhood_id=neighborhood_named(database, place).id if place else None,
        place=clean(line.place),
    )
