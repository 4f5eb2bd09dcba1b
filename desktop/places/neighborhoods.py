"""The neighborhoods of the district: where each lies, which are low-income, how often each is used.

The one hard rule: what was typed in a meeting is never replaced. A neighborhood that gets another
name is found by it in every list; the minutes go on saying what was typed.
"""

from dataclasses import dataclass, replace

from db.places import (
    capacities_by_neighborhood,
    neighborhood_named,
    resolutions_by_neighborhood,
)
from db.records import Neighborhood, TravellingRecord
from db.search import fold
from desktop.alphabet import sort_key
from desktop.office import OpenOffice
from desktop.persian import clean

SUBDISTRICTS = range(1, 21)
_BEHIND_ALL = SUBDISTRICTS.stop


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighborhoodLine(TravellingRecord):
    """A neighborhood, with the key and the uuid of its record, and how often it is used."""

    name: str
    subdistrict: int | None
    low_income: bool
    resolutions: int
    capacities: int


def neighborhood_lines(
    office: OpenOffice, *, retired: bool = False
) -> tuple[NeighborhoodLine, ...]:
    """Give the neighborhoods by subdistrict and alphabet; or those that are set aside.

    One whose subdistrict is not known comes behind the others.
    """
    found = office.database.select(Neighborhood, "retired = ?", (retired,))
    resolutions = resolutions_by_neighborhood(office.database)
    capacities = capacities_by_neighborhood(office.database)
    found.sort(key=lambda each: (each.subdistrict or _BEHIND_ALL, sort_key(each.name)))
    return tuple(
        NeighborhoodLine(
            id=each.id,
            uuid=each.uuid,
            name=each.name,
            subdistrict=each.subdistrict,
            low_income=each.low_income,
            resolutions=resolutions.get(each.id, 0),
            capacities=capacities.get(each.id, 0),
        )
        for each in found
    )


def is_taken(office: OpenOffice, name: str, neighborhood_id: int = 0) -> bool:
    """Tell whether another neighborhood has this name, however it is spelled."""
    wanted = fold(name)
    others = office.database.select(Neighborhood, "id <> ?", (neighborhood_id,))
    return any(fold(each.name) == wanted for each in others)


def save_neighborhood(office: OpenOffice, line: NeighborhoodLine) -> None:
    """Write what was changed in a line; a name that another one has, or none, is not written."""
    with office.database.act():
        stored = office.database.get(Neighborhood, line.id)
        name = clean(line.name.strip())
        if not name or is_taken(office, name, line.id):
            name = stored.name
        office.database.update(
            replace(stored, name=name, subdistrict=line.subdistrict, low_income=line.low_income)
        )


def add_neighborhood(office: OpenOffice, name: str, subdistrict: int | None = None) -> Neighborhood:
    """Add a neighborhood; one that is known, be it set aside, is there again.

    A subdistrict that is told goes for a known one too; one that is not told takes nothing away.
    """
    with office.database.act():
        known = neighborhood_named(office.database, clean(name.strip()))
        known = replace(known, retired=False, subdistrict=subdistrict or known.subdistrict)
        office.database.update(known)
    return known


def set_aside(office: OpenOffice, line: NeighborhoodLine, *, retired: bool) -> None:
    """Offer a neighborhood no more, or again; what speaks of it stays."""
    with office.database.act():
        stored = office.database.get(Neighborhood, line.id)
        office.database.update(replace(stored, retired=retired))
