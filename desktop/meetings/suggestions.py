"""The names that an office knows, offered while somebody types one."""

from collections.abc import Iterable
from typing import NamedTuple

from db import people, places
from db.records import Indicator, Neighborhood, Organization
from desktop.alphabet import sort_key
from desktop.office import OpenOffice


class KnownNames(NamedTuple):
    """Names of the lists that a resolution draws from, in the order in which they are offered.

    Focus areas stand as the office has put them, all others by the alphabet. `earlier` are names
    that organizations gave up when two became one, each with the one that is meant by it now.
    """

    organizations: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    neighborhoods: tuple[str, ...] = ()
    earlier: tuple[tuple[str, str], ...] = ()


class KnownIndicator(NamedTuple):
    """What a figure can be reported by, and its unit."""

    name: str
    unit: str


def known_names(office: OpenOffice) -> KnownNames:
    """Read what the office knows now; a name that was typed a moment ago is among them."""
    database = office.database
    return KnownNames(
        _by_alphabet(people.organizations(database)),
        tuple(each.name for each in places.focus_areas(database)),
        _by_alphabet(places.neighborhoods(database)),
        tuple(people.earlier_names(database)),
    )


def known_indicators(office: OpenOffice) -> tuple[KnownIndicator, ...]:
    """Read by what figures are reported now, in the order that the office has given it."""
    found = office.database.select(Indicator, "retired = 0", order="position, id")
    return tuple(KnownIndicator(each.name, each.unit) for each in found)


def _by_alphabet(records: Iterable[Organization | Neighborhood]) -> tuple[str, ...]:
    return tuple(sorted((each.name for each in records), key=sort_key))
