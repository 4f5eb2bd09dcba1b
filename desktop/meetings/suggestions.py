"""The names that an office knows, offered while somebody types one."""

from typing import NamedTuple

from db import people, places
from desktop.office import OpenOffice


class KnownNames(NamedTuple):
    """Names of the lists that a resolution draws from, in the order in which they are offered."""

    organizations: tuple[str, ...] = ()
    focus_areas: tuple[str, ...] = ()
    neighborhoods: tuple[str, ...] = ()


def known_names(office: OpenOffice) -> KnownNames:
    """Read what the office knows now; a name that was typed a moment ago is among them."""
    database = office.database
    return KnownNames(
        tuple(each.name for each in people.organizations(database)),
        tuple(each.name for each in places.focus_areas(database)),
        tuple(each.name for each in places.neighborhoods(database)),
    )
